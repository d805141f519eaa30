// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "flipbook/request.h"
#include "flipbook/schedule_preview.h"
#include "ui/plots/plot_view.h"

class QCPGraph;
class QCPItemLine;
class QCPItemText;

namespace flipbook::ui {

// P3: how the noise falls over the steps, for the settings of the next clip and, as a ghost, of the
// running or the last one; the dot is where the running clip is.
class SchedulePlot final : public PlotView {
    Q_OBJECT

public:
    explicit SchedulePlot(QWidget* parent = nullptr);

    void show_settings(const GenerationRequest& next);
    void begin_run(const GenerationRequest& running);
    void set_step(int step);  // 1 …, of the running clip.
    void end_run();
    void set_cursor(int step);

    const std::vector<NoiseStep>& steps() const { return m_next; }
    std::optional<NoiseStep> dot() const;
    QString problem() const { return m_problem; }  // Instead of a curve.
    PlotTable table() const override;

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;

private:
    void set_range(QCustomPlot& plot) const;

    std::vector<NoiseStep> m_next, m_ran;
    SamplingOptions m_shown;  // What m_next was made of.
    bool m_has_motion = true;
    QString m_problem;
    int m_step = 0;
    std::optional<int> m_cursor_step;
    QCPGraph* m_curve;
    QCPGraph* m_ghost;
    QCPGraph* m_signal;
    QCPGraph* m_dot;
    QCPItemLine* m_cursor;
    QCPItemText* m_message;
};

}  // namespace flipbook::ui
