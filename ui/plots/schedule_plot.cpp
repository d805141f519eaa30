// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/schedule_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/errors/error_text.h"
#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

constexpr std::size_t few_steps = 60;  // Points are drawn one by one up to here.

std::pair<QVector<double>, QVector<double>> sigma_points(const std::vector<NoiseStep>& steps)
{
    QVector<double> x, y;
    for (const NoiseStep& step : steps) {
        x.append(static_cast<double>(x.size() + 1));
        y.append(step.sigma);
    }
    return {x, y};
}

bool has_motion(const GenerationRequest& request)
{
    return request.motion.source != MotionSource::none;
}

}  // namespace

SchedulePlot::SchedulePlot(QWidget* parent)
    : PlotView(
        "schedule",
        {tr("Noise schedule"), tr("Noise"),
         tr("How much noise each step begins with, and the picture's share ᾱ (dashed, right).")},
        parent),
      m_curve(plot().addGraph()), m_ghost(plot().addGraph()),
      m_signal(plot().addGraph(plot().xAxis, plot().yAxis2)), m_dot(plot().addGraph()),
      m_cursor(new QCPItemLine(&plot())), m_message(new QCPItemText(&plot()))
{
    plot().xAxis->setLabel(tr("step"));
    plot().yAxis->setLabel(QStringLiteral("σ"));
    plot().yAxis->setScaleType(QCPAxis::stLogarithmic);
    plot().yAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    plot().yAxis->setNumberFormat(QStringLiteral("g"));
    plot().yAxis2->setVisible(true);
    plot().yAxis2->setRange(0, 1.02);
    const auto few = QSharedPointer<QCPAxisTicker>::create();
    few->setTickCount(2);
    plot().yAxis2->setTicker(few);
    const auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
    whole->setTickStep(1);
    whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    plot().xAxis->setTicker(whole);
    m_dot->setLineStyle(QCPGraph::lsNone);
    m_cursor->setVisible(false);
    m_message->setVisible(false);  // Until it is drawn it would say "text".
    m_message->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_message->position->setCoords(0.5, 0.5);
    begin();
}

void SchedulePlot::show_settings(const GenerationRequest& next)
{
    const bool is_shown =
        !m_next.empty() && next.sampling.scheduler == m_shown.scheduler
        && next.sampling.schedule == m_shown.schedule && next.sampling.betas == m_shown.betas
        && next.sampling.steps == m_shown.steps && has_motion(next) == m_has_motion;
    if (is_shown)
        return;
    m_shown = next.sampling;
    m_has_motion = has_motion(next);
    const auto steps = preview_schedule(m_shown, m_has_motion);
    m_next = steps ? steps.value() : std::vector<NoiseStep>{};
    m_problem = steps ? QString() : error_text(steps.error());
    changed();
}

void SchedulePlot::begin_run(const GenerationRequest& running)
{
    const auto steps = preview_schedule(running.sampling, has_motion(running));
    m_ran = steps ? steps.value() : std::vector<NoiseStep>{};
    m_step = 0;
    m_cursor_step.reset();
    changed();
}

void SchedulePlot::set_step(int step)
{
    m_step = step;
    changed();
}

void SchedulePlot::end_run()
{
    m_step = 0;
    changed();
}

void SchedulePlot::set_cursor(int step)
{
    m_cursor_step = step;
    changed();
}

std::optional<NoiseStep> SchedulePlot::dot() const
{
    if (m_step < 1 || m_ran.empty())
        return std::nullopt;
    return m_ran[std::min(static_cast<std::size_t>(m_step), m_ran.size()) - 1];
}

void SchedulePlot::draw(QCustomPlot& plot)
{
    const auto [x, sigmas] = sigma_points(m_next);
    m_curve->setData(x, sigmas, true);
    QCPScatterStyle points(QCPScatterStyle::ssDisc, 4);
    m_curve->setScatterStyle(m_next.size() <= few_steps ? points : QCPScatterStyle());
    const auto [ghost_x, ghost_sigmas] = sigma_points(m_ran);
    m_ghost->setData(ghost_x, ghost_sigmas, true);
    m_ghost->setVisible(ghost_sigmas != sigmas);
    QVector<double> shares;
    for (const NoiseStep& step : m_next)
        shares.append(step.signal_power);
    m_signal->setData(x, shares, true);

    const auto now = dot();
    m_dot->setData(now ? QVector<double>{1.0 * m_step} : QVector<double>(),
                   now ? QVector<double>{now->sigma} : QVector<double>());
    m_message->setText(m_problem);
    m_message->setVisible(!m_problem.isEmpty());
    set_range(plot);
    m_cursor->setVisible(m_cursor_step.has_value());
    if (m_cursor_step) {
        m_cursor->start->setCoords(*m_cursor_step, plot.yAxis->range().lower);
        m_cursor->end->setCoords(*m_cursor_step, plot.yAxis->range().upper);
    }
}

void SchedulePlot::set_range(QCustomPlot& plot) const
{
    double least = 0.1;
    double most = 10;
    std::size_t count = 1;
    for (const auto* steps : {&m_next, &m_ran})
        for (const NoiseStep& step : *steps) {
            least = std::min(least, step.sigma);
            most = std::max(most, step.sigma);
            count = std::max(count, steps->size());
        }
    plot.xAxis->setRange(0.5, static_cast<double>(count) + 0.5);
    plot.yAxis->setRange(0.8 * least, 1.3 * most);
}

void SchedulePlot::restyle(QCustomPlot& plot, const PlotTheme& theme)
{
    m_curve->setPen(theme.line(PlotTheme::blue));
    m_ghost->setPen(theme.line(PlotTheme::grey));
    m_signal->setPen(theme.line(PlotTheme::orange));
    m_dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.background, 1.5),
                                           theme.fill(PlotTheme::red, 255), 11));
    m_cursor->setPen(theme.line(PlotTheme::green));
    m_message->setColor(theme.text);
    m_message->setFont(plot.xAxis->tickLabelFont());
}

QString SchedulePlot::text_at(double x, double) const
{
    const auto index = static_cast<std::size_t>(std::max(0L, std::lround(x) - 1));
    if (x < 0.5 || index >= m_next.size())
        return m_problem;
    const NoiseStep& step = m_next[index];
    return tr("Step %1: σ %2, timestep %3, picture's share %4 %")
        .arg(index + 1)
        .arg(locale().toString(step.sigma, 'g', 4), locale().toString(step.timestep, 'f', 0),
             locale().toString(100 * step.signal_power, 'f', 1));
}

PlotTable SchedulePlot::table() const
{
    PlotTable table{{tr("Step"), tr("σ"), tr("ᾱ"), tr("Timestep")}, {}};
    for (const NoiseStep& step : m_next)
        table.rows.append({static_cast<int>(table.rows.size()) + 1, step.sigma, step.signal_power,
                           step.timestep});
    return table;
}

}  // namespace flipbook::ui
