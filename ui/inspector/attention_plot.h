// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/check.h"
#include "ui/plots/plot_view.h"

class QCPColorMap;

namespace flipbook::ui {

// How much each frame looks at each other one in a head of a temporal attention; strong where much.
class AttentionPlot final : public PlotView {
    Q_OBJECT

public:
    explicit AttentionPlot(QWidget* parent = nullptr);

    void show_map(const AttentionMap& map);
    const AttentionMap& map() const { return m_map; }
    PlotTable table() const override;

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;

private:
    double weight(std::int64_t row, std::int64_t column) const;

    AttentionMap m_map;
    QCPColorMap* m_picture;
};

}  // namespace flipbook::ui
