// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "flipbook/event.h"
#include "ui/plots/plot_view.h"

class QCPBars;
class QCPGraph;

namespace flipbook::ui {

// P1: how long each step took in the UNet, the sampler, the preview and elsewhere, the moving mean,
// and the run before as a ghost. What lies between two steps is counted to the second.
class StepTimePlot final : public PlotView {
    Q_OBJECT

public:
    explicit StepTimePlot(QWidget* parent = nullptr);

    void begin_run();
    void add_steps(const std::vector<StepCompleted>& steps);

    // Milliseconds of each step so far; all windows of a step count together.
    std::vector<double> milliseconds() const;
    const std::vector<double>& milliseconds_before() const { return m_run_before; }
    PlotTable table() const override;

Q_SIGNALS:
    void step_clicked(int step);  // 1 …

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;
    void clicked_at(double x) override;

private:
    // Of a step, in milliseconds.
    enum Part { network, sampler, preview, other, part_count };
    using StepTime = std::array<double, part_count>;
    static double total(const StepTime& step);
    QString name(Part part) const;

    std::vector<StepTime> m_run;
    std::vector<double> m_run_before;
    int m_steps = 0;  // Of the whole run.
    std::array<QCPBars*, part_count> m_bars;
    QCPGraph* m_mean;
    QCPGraph* m_ghost;
};

// The mean of each value and up to four before it.
std::vector<double> moving_mean(const std::vector<double>& values);

}  // namespace flipbook::ui
