// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/loss_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

LossPlot::LossPlot(QWidget* parent)
    : PlotView("loss",
               {tr("Training loss"), tr("Loss"),
                tr("The loss of each step, its mean, and the learning rate on the right; dots are "
                   "samples.")},
               parent),
      m_raw(plot().addGraph()), m_mean(plot().addGraph()), m_other_mean(plot().addGraph()),
      m_rate(plot().addGraph(plot().xAxis, plot().yAxis2)), m_mark_graph(plot().addGraph())
{
    plot().xAxis->setLabel(LossPlot::tr("step"));
    plot().yAxis->setLabel(LossPlot::tr("loss"));
    plot().yAxis2->setLabel(LossPlot::tr("learning rate"));
    plot().yAxis2->setVisible(true);
    plot().yAxis2->setNumberFormat(QStringLiteral("gb"));
    plot().yAxis2->setNumberPrecision(2);
    plot().yAxis2->ticker()->setTickCount(3);
    m_mark_graph->setLineStyle(QCPGraph::lsNone);
    m_mark_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 7));
    begin();
}

void LossPlot::show_points(TrainingPoints points)
{
    if (points == m_points)
        return;
    m_points = std::move(points);
    m_means = smoothed_losses(m_points, m_smoothing);
    changed();
}

void LossPlot::show_other(TrainingPoints points)
{
    m_other = std::move(points);
    changed();
}

void LossPlot::show_marks(std::vector<std::int64_t> steps)
{
    m_marks = std::move(steps);
    changed();
}

void LossPlot::set_smoothing(double smoothing)
{
    m_smoothing = smoothing;
    m_means = smoothed_losses(m_points, m_smoothing);
    changed();
}

void LossPlot::set_logarithmic(bool logarithmic)
{
    QCPAxis* axis = plot().yAxis;
    axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setTicker(logarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    changed();
}

void LossPlot::set_range(QCustomPlot& plot, const std::vector<double>& other_means) const
{
    double lowest = 1e300, highest = 0;
    for (const TrainingPoint& point : m_points) {
        lowest = std::min(lowest, point.loss);
        highest = std::max(highest, point.loss);
    }
    for (const double mean : other_means) {
        lowest = std::min(lowest, mean);
        highest = std::max(highest, mean);
    }
    std::int64_t last = 1;
    for (const TrainingPoints* points : {&m_points, &m_other})
        if (!points->empty())
            last = std::max(last, points->back().step);
    plot.xAxis->setRange(0, static_cast<double>(last));
    if (highest <= 0) {
        plot.yAxis->setRange(0.1, 1);
        return;
    }
    const bool is_logarithmic = plot.yAxis->scaleType() == QCPAxis::stLogarithmic;
    plot.yAxis->setRange(is_logarithmic ? std::max(lowest, 1e-9) / 1.1 : 0, 1.1 * highest);
}

void LossPlot::draw(QCustomPlot& plot)
{
    const auto show = [](QCPGraph* graph, const TrainingPoints& points, auto value) {
        QVector<double> x, y;
        for (std::size_t i = 0; i < points.size(); ++i) {
            x.append(static_cast<double>(points[i].step));
            y.append(value(i));
        }
        graph->setData(x, y, true);
    };
    const std::vector<double> other = smoothed_losses(m_other, m_smoothing);
    show(m_raw, m_points, [this](std::size_t i) { return m_points[i].loss; });
    show(m_mean, m_points, [this](std::size_t i) { return m_means[i]; });
    show(m_other_mean, m_other, [&other](std::size_t i) { return other[i]; });
    show(m_rate, m_points, [this](std::size_t i) { return m_points[i].learning_rate; });
    QVector<double> marks, heights;
    for (const std::int64_t step : m_marks)
        if (const TrainingPoint* point = point_at(static_cast<double>(step))) {
            marks.append(static_cast<double>(step));
            heights.append(m_means[static_cast<std::size_t>(point - m_points.data())]);
        }
    m_mark_graph->setData(marks, heights, true);
    set_range(plot, other);
    double highest_rate = 0;
    for (const TrainingPoint& point : m_points)
        highest_rate = std::max(highest_rate, point.learning_rate);
    plot.yAxis2->setRange(0, highest_rate > 0 ? 1.1 * highest_rate : 1);
}

void LossPlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    QColor faint = theme.colour(PlotTheme::blue);
    faint.setAlpha(90);
    m_raw->setPen(QPen(faint, 1));
    m_mean->setPen(theme.line(PlotTheme::blue));
    m_other_mean->setPen(theme.line(PlotTheme::grey));
    m_rate->setPen(theme.line(PlotTheme::orange));
    m_mark_graph->setPen(theme.line(PlotTheme::red));
}

// The one whose step is nearest.
const TrainingPoint* LossPlot::point_at(double step) const
{
    if (m_points.empty())
        return nullptr;
    const auto after = std::lower_bound(m_points.begin(), m_points.end(), step,
                                        [](const TrainingPoint& point, double wanted) {
                                            return static_cast<double>(point.step) < wanted;
                                        });
    if (after == m_points.end())
        return &m_points.back();
    if (after == m_points.begin())
        return &*after;
    const auto before = after - 1;
    return step - static_cast<double>(before->step) < static_cast<double>(after->step) - step
               ? &*before
               : &*after;
}

QString LossPlot::text_at(double x, double) const
{
    const TrainingPoint* point = point_at(x);
    if (!point || x < 0)
        return {};
    const auto index = static_cast<std::size_t>(point - m_points.data());
    const auto number = [this](double value) { return locale().toString(value, 'g', 3); };
    return tr("Step %1: loss %2, mean %3\nLearning rate %4, gradient %5")
        .arg(point->step)
        .arg(number(point->loss), number(m_means[index]), number(point->learning_rate),
             number(point->gradient_norm));
}

void LossPlot::clicked_at(double x)
{
    if (const TrainingPoint* point = point_at(x))
        Q_EMIT step_clicked(point->step);
}

PlotTable LossPlot::table() const
{
    PlotTable table{{tr("Step"), tr("Loss"), tr("Mean"), tr("Learning rate"), tr("Gradient")}, {}};
    for (std::size_t i = 0; i < m_points.size(); ++i)
        table.rows.append({static_cast<qlonglong>(m_points[i].step), m_points[i].loss, m_means[i],
                           m_points[i].learning_rate, m_points[i].gradient_norm});
    return table;
}

}  // namespace flipbook::ui
