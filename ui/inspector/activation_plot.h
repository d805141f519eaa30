// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/inspector/inspection.h"
#include "ui/plots/plot_view.h"

class QCPGraph;

namespace flipbook::ui {

// How strongly layers answer over the steps of a clip: the standard deviation of what they give, a
// line for each. Follows a clip that is being made.
class ActivationPlot final : public PlotView {
    Q_OBJECT

public:
    explicit ActivationPlot(QWidget* parent = nullptr);

    // In the order of steps; of these layers the first most_lines are drawn, all are in the table.
    void show_layers(std::vector<LayerFacts> layers, int steps);
    QStringList drawn_layers() const;
    PlotTable table() const override;

    static constexpr qsizetype most_lines = 24;

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;

private:
    std::vector<LayerFacts> m_layers;
    int m_steps = 0;
    std::vector<QCPGraph*> m_lines;
    PlotTheme m_theme;
};

}  // namespace flipbook::ui
