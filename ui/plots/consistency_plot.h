// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "flipbook/clip.h"
#include "ui/plots/plot_view.h"
#include "ui/viewer/newest_task.h"

class QCPBars;

namespace flipbook::ui {

// The mean absolute difference of each frame to the next, 0 … 255; the last value is that of the
// last frame to the first, where a loop closes. Empty below two frames. Any thread.
std::vector<double> frame_differences(const ClipPtr& clip);

// P7: how much the picture changes from frame to frame, and at the seam of the loop.
class ConsistencyPlot final : public PlotView {
    Q_OBJECT

public:
    explicit ConsistencyPlot(QWidget* parent = nullptr);

    void show_clip(const ClipPtr& clip);  // Null empties the plot.
    const std::vector<double>& differences() const { return m_differences; }
    PlotTable table() const override;

Q_SIGNALS:
    void frame_clicked(int frame);  // From 0.
    void ready();

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;
    void clicked_at(double x) override;

private:
    int frame_at(double x) const;  // -1 beside the bars.

    std::vector<double> m_differences;
    NewestTask<ClipPtr, std::vector<double>> m_task;
    QCPBars* m_bars;
    QCPBars* m_seam;
};

}  // namespace flipbook::ui
