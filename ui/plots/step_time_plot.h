// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "flipbook/event.h"
#include "ui/plots/plot_view.h"

class QCPBars;
class QCPGraph;

namespace flipbook::ui {

// P1: how long each step took in the UNet and between its passes, the moving mean, and the run
// before as a ghost.
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
    struct StepTime {
        double network = 0;
        double between = 0;
        double total() const { return network + between; }
    };

    std::vector<StepTime> m_run;
    std::vector<double> m_run_before;
    int m_steps = 0;  // Of the whole run.
    QCPBars* m_network;
    QCPBars* m_between;
    QCPGraph* m_mean;
    QCPGraph* m_ghost;
};

// The mean of each value and up to four before it.
std::vector<double> moving_mean(const std::vector<double>& values);

}  // namespace flipbook::ui
