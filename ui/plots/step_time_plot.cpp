// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/step_time_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

constexpr std::size_t mean_length = 5;  // As the remaining time is reckoned.

QVariant cell(const std::vector<double>& values, std::size_t index)
{
    return index < values.size() ? QVariant(values[index]) : QVariant();
}

}  // namespace

std::vector<double> moving_mean(const std::vector<double>& values)
{
    std::vector<double> means;
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        if (i >= mean_length)
            sum -= values[i - mean_length];
        means.push_back(sum / static_cast<double>(std::min(i + 1, mean_length)));
    }
    return means;
}

StepTimePlot::StepTimePlot(QWidget* parent)
    : PlotView("step_time",
               {tr("Step time"), tr("Steps"),
                tr("How long each step takes in the network, and above it in sampler and preview, "
                   "with the mean of the last five and the run before.")},
               parent),
      m_network(new QCPBars(plot().xAxis, plot().yAxis)),
      m_between(new QCPBars(plot().xAxis, plot().yAxis)), m_mean(plot().addGraph()),
      m_ghost(plot().addGraph())
{
    m_network->setName(tr("network"));
    m_between->setName(tr("sampler and preview"));
    m_between->moveAbove(m_network);
    for (QCPBars* bars : {m_network, m_between})
        bars->setWidth(0.8);
    m_mean->setName(tr("mean of 5"));
    m_ghost->setName(tr("run before"));
    m_ghost->setLineStyle(QCPGraph::lsStepCenter);
    plot().xAxis->setLabel(tr("step"));
    plot().yAxis->setLabel(tr("ms"));
    const QSharedPointer<QCPAxisTicker> whole(new QCPAxisTickerFixed);
    static_cast<QCPAxisTickerFixed*>(whole.data())->setTickStep(1);
    static_cast<QCPAxisTickerFixed*>(whole.data())
        ->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    plot().xAxis->setTicker(whole);
    begin();
}

void StepTimePlot::begin_run()
{
    if (!m_run.empty())
        m_run_before = milliseconds();
    m_run.clear();
    changed();
}

std::vector<double> StepTimePlot::milliseconds() const
{
    std::vector<double> totals;
    for (const StepTime& step : m_run)
        totals.push_back(step.total());
    return totals;
}

void StepTimePlot::add_steps(const std::vector<StepCompleted>& steps)
{
    for (const StepCompleted& step : steps) {
        if (step.phase != Phase::denoise || step.step < 1)
            continue;
        m_steps = step.steps;
        const auto count = static_cast<std::size_t>(step.step);
        if (m_run.size() < count)
            m_run.resize(count);
        m_run[count - 1].network += 1000 * step.seconds;
        m_run[count - 1].between += 1000 * step.seconds_between;
    }
    changed();
}

void StepTimePlot::draw(QCustomPlot& plot)
{
    const auto points = [](const std::vector<double>& values) {
        QVector<double> x, y;
        for (const double value : values) {
            x.append(static_cast<double>(x.size() + 1));
            y.append(value);
        }
        return std::pair(x, y);
    };
    const std::vector<double> totals = milliseconds();
    const auto [steps, means] = points(moving_mean(totals));
    QVector<double> network, between;
    for (const StepTime& step : m_run) {
        network.append(step.network);
        between.append(step.between);
    }
    m_network->setData(steps, network, true);
    m_between->setData(steps, between, true);
    m_mean->setData(steps, means, true);
    const auto [ghost_steps, ghost_times] = points(m_run_before);
    m_ghost->setData(ghost_steps, ghost_times, true);

    double highest = 1;
    for (const auto* run : {&totals, &std::as_const(m_run_before)})
        for (const double time : *run)
            highest = std::max(highest, time);
    const std::size_t shown = std::max({m_run.size(), m_run_before.size(), std::size_t{1}});
    plot.xAxis->setRange(0.5, std::max(static_cast<double>(shown), 1.0 * m_steps) + 0.5);
    plot.yAxis->setRange(0, 1.1 * highest);
}

void StepTimePlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    for (const auto& [bars, series] :
         {std::pair(m_network, PlotTheme::blue), std::pair(m_between, PlotTheme::green)}) {
        bars->setPen(Qt::NoPen);
        bars->setBrush(theme.fill(series));
    }
    m_mean->setPen(theme.line(PlotTheme::orange));
    m_ghost->setPen(theme.line(PlotTheme::grey));
}

QString StepTimePlot::text_at(double x, double) const
{
    const auto index = static_cast<std::size_t>(std::max(0L, std::lround(x) - 1));
    if (x < 0.5 || index >= m_run.size())
        return {};
    const auto number = [this](double value) { return locale().toString(value, 'f', 0); };
    QString text =
        tr("Step %1: %2 ms, mean %3 ms")
            .arg(index + 1)
            .arg(number(m_run[index].total()), number(moving_mean(milliseconds())[index]));
    if (m_run[index].between > 0)
        text += tr("\nNetwork %1 ms, sampler and preview %2 ms")
                    .arg(number(m_run[index].network), number(m_run[index].between));
    if (index < m_run_before.size())
        text += tr("\nRun before: %1 ms").arg(number(m_run_before[index]));
    return text;
}

void StepTimePlot::clicked_at(double x)
{
    const auto step = static_cast<int>(std::lround(x));
    if (step >= 1 && step <= static_cast<int>(m_run.size()))
        Q_EMIT step_clicked(step);
}

PlotTable StepTimePlot::table() const
{
    PlotTable table{{tr("Step"), tr("ms"), tr("In the network"), tr("Mean of 5"), tr("Run before")},
                    {}};
    std::vector<double> network;
    for (const StepTime& step : m_run)
        network.push_back(step.network);
    const std::vector<double> totals = milliseconds();
    const std::vector<double> means = moving_mean(totals);
    const std::size_t count = std::max(m_run.size(), m_run_before.size());
    for (std::size_t i = 0; i < count; ++i)
        table.rows.append({static_cast<int>(i) + 1, cell(totals, i), cell(network, i),
                           cell(means, i), cell(m_run_before, i)});
    return table;
}

}  // namespace flipbook::ui
