// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/step_time_plot.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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
    : PlotView(
        "step_time",
        {tr("Step time"), tr("Steps"),
         tr("How long each step takes in the network, and above it in the sampler, the preview "
            "and elsewhere, with the mean of the last five and the run before.")},
        parent),
      m_mean(plot().addGraph()), m_ghost(plot().addGraph())
{
    for (int part = 0; part < part_count; ++part) {
        QCPBars*& bars = m_bars[static_cast<std::size_t>(part)];
        bars = new QCPBars(plot().xAxis, plot().yAxis);
        bars->setName(name(static_cast<Part>(part)));
        bars->setWidth(0.8);
        if (part > 0)
            bars->moveAbove(m_bars[static_cast<std::size_t>(part) - 1]);
    }
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

double StepTimePlot::total(const StepTime& step)
{
    return std::accumulate(step.begin(), step.end(), 0.0);
}

QString StepTimePlot::name(Part part) const
{
    switch (part) {
    case network:
        return tr("Network");
    case sampler:
        return tr("Sampler");
    case preview:
        return tr("Preview");
    default:
        return tr("Other");
    }
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
        totals.push_back(total(step));
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
        StepTime& time = m_run[count - 1];
        time[network] += 1000 * step.seconds;
        time[sampler] += 1000 * step.sampler_seconds;
        time[preview] += 1000 * step.preview_seconds;
        time[other] +=
            1000
            * std::max(0.0, step.seconds_between - step.sampler_seconds - step.preview_seconds);
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
    for (std::size_t part = 0; part < part_count; ++part) {
        QVector<double> times;
        for (const StepTime& step : m_run)
            times.append(step[part]);
        m_bars[part]->setData(steps, times, true);
    }
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
    constexpr std::array series{PlotTheme::blue, PlotTheme::green, PlotTheme::purple,
                                PlotTheme::red};
    for (std::size_t part = 0; part < part_count; ++part) {
        m_bars[part]->setPen(Qt::NoPen);
        m_bars[part]->setBrush(theme.fill(series[part]));
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
            .arg(number(total(m_run[index])), number(moving_mean(milliseconds())[index]));
    for (int part = 0; part < part_count; ++part)
        if (const double time = m_run[index][static_cast<std::size_t>(part)]; time > 0)
            text += tr("\n%1: %2 ms").arg(name(static_cast<Part>(part)), number(time));
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
    PlotTable table{{tr("Step"), tr("ms")}, {}};
    for (int part = 0; part < part_count; ++part)
        table.columns << name(static_cast<Part>(part));
    table.columns << tr("Mean of 5") << tr("Run before");
    const std::vector<double> totals = milliseconds();
    const std::vector<double> means = moving_mean(totals);
    const std::size_t count = std::max(m_run.size(), m_run_before.size());
    for (std::size_t i = 0; i < count; ++i) {
        QVariantList row{static_cast<int>(i) + 1, cell(totals, i)};
        for (std::size_t part = 0; part < part_count; ++part)
            row << (i < m_run.size() ? QVariant(m_run[i][part]) : QVariant());
        row << cell(means, i) << cell(m_run_before, i);
        table.rows.append(row);
    }
    return table;
}

}  // namespace flipbook::ui
