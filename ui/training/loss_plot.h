// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "ui/plots/plot_view.h"
#include "ui/training/training_log.h"

class QCPGraph;

namespace flipbook::ui {

// P6: the loss of a training as it is, faintly, and its exponential mean; the learning rate on the
// right; marks where samples were made; another run's mean to compare with.
class LossPlot final : public PlotView {
    Q_OBJECT

public:
    explicit LossPlot(QWidget* parent = nullptr);

    void show_points(TrainingPoints points);
    void show_other(TrainingPoints points);  // Empty: none.
    void show_marks(std::vector<std::int64_t> steps);
    void set_smoothing(double smoothing);  // As smoothed_losses().
    void set_logarithmic(bool logarithmic);

    PlotTable table() const override;

Q_SIGNALS:
    void step_clicked(qint64 step);

protected:
    void draw(QCustomPlot& plot) override;
    void restyle(QCustomPlot& plot, const PlotTheme& theme) override;
    QString text_at(double x, double y) const override;
    void clicked_at(double x) override;

private:
    const TrainingPoint* point_at(double step) const;
    void set_range(QCustomPlot& plot, const std::vector<double>& other_means) const;

    TrainingPoints m_points;
    TrainingPoints m_other;
    std::vector<std::int64_t> m_marks;
    std::vector<double> m_means;
    double m_smoothing = 0.95;
    QCPGraph* m_raw;
    QCPGraph* m_mean;
    QCPGraph* m_other_mean;
    QCPGraph* m_rate;
    QCPGraph* m_mark_graph;
};

}  // namespace flipbook::ui
