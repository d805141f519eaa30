// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/check.h"
#include "ui/plots/plot_view.h"

class QCPBars;

namespace flipbook::ui {

// How the weights of a tensor, or of several, are spread over their range.
class WeightPlot final : public PlotView {
    Q_OBJECT

public:
    explicit WeightPlot(QWidget* parent = nullptr);

    void show_histogram(const CheckHistogram& histogram);
    const CheckHistogram& histogram() const { return m_histogram; }
    PlotTable table() const override;

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;

private:
    double width() const;  // Of a bar, in weights.
    double from(std::size_t bar) const;

    CheckHistogram m_histogram;
    QCPBars* m_bars;
};

}  // namespace flipbook::ui
