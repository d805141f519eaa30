// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/context_map.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

constexpr int most_frames = 2000;  // More columns than any screen has.

}  // namespace

ContextMap::ContextMap(QWidget* parent)
    : PlotView("context",
               {tr("Windows"), tr("Windows"),
                tr("Which frames pass the network together, window by window.")},
               parent),
      m_map(new QCPColorMap(plot().xAxis, plot().yAxis)), m_frame(new QCPItemRect(&plot()))
{
    setMinimumHeight(150);
    m_map->setInterpolate(false);
    m_map->setTightBoundary(false);
    plot().yAxis->setRangeReversed(true);
    plot().xAxis->setLabel(tr("frame"));
    for (QCPAxis* axis : {plot().xAxis, plot().yAxis}) {
        const auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
        whole->setTickStep(1);
        whole->setTickCount(axis == plot().xAxis ? 5 : 3);
        whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        axis->setTicker(whole);
        axis->grid()->setVisible(false);
    }
    begin();
}

void ContextMap::show_windows(int frame_count, const ContextOptions& context)
{
    if (shows(frame_count, context))
        return;
    m_frame_count = frame_count;
    m_context = context;
    lay_windows();
}

void ContextMap::show_pass(std::optional<Pass> pass)
{
    if (pass == m_pass)
        return;
    const auto step_of = [](const std::optional<Pass>& one) { return one ? one->step : 1; };
    const bool is_moved = step_of(pass) != step_of(m_pass);
    m_pass = pass;
    if (is_moved)
        lay_windows();
    else
        changed();
}

void ContextMap::lay_windows()
{
    const int frames = std::clamp(m_frame_count, 1, most_frames);
    m_windows = context_windows(frames, m_context, m_pass ? m_pass->step - 1 : 0);
    m_cover.fill(0, frames);
    for (const ContextWindow& window : m_windows)
        for (const int frame : window.frames)
            ++m_cover[frame];
    const auto [least, most] = std::minmax_element(m_cover.cbegin(), m_cover.cend());
    if (m_windows.size() == 1)
        m_summary = frames == 1 ? tr("The one frame passes the network alone.")
                                : tr("All %1 frames pass the network together.").arg(frames);
    else if (*least == *most)
        m_summary =
            tr("%1 windows; each frame is in %n of them.", nullptr, *least).arg(m_windows.size());
    else
        m_summary = tr("%1 windows; a frame is in %2 to %3 of them.")
                        .arg(m_windows.size())
                        .arg(*least)
                        .arg(*most);
    changed();
}

void ContextMap::draw(QCustomPlot& plot)
{
    if (m_windows.empty())
        return;
    // A map of one row or column has no extent of its own: it gets two that say the same.
    const int rows = static_cast<int>(m_windows.size());
    const int frames = static_cast<int>(m_cover.size());
    const int cell_rows = std::max(rows, 2), cell_columns = std::max(frames, 2);
    m_map->data()->setSize(cell_columns, cell_rows);
    m_map->data()->setRange(frames == 1 ? QCPRange(-0.25, 0.25) : QCPRange(0.0, frames - 1.0),
                            rows == 1 ? QCPRange(0.75, 1.25) : QCPRange(1.0, rows));
    m_map->data()->fill(0);
    for (int row = 0; row < cell_rows; ++row)
        for (const int frame : m_windows[static_cast<std::size_t>(std::min(row, rows - 1))].frames)
            for (int column = frame; column < (frames == 1 ? 2 : frame + 1); ++column)
                m_map->data()->setCell(column, row, m_cover[frame]);
    m_map->setDataRange(
        {0.0, std::max(2.0, 1.0 * *std::max_element(m_cover.cbegin(), m_cover.cend()))});
    m_frame->setVisible(m_pass && m_pass->window >= 1 && m_pass->window <= rows);
    if (m_frame->visible()) {
        const auto& passed = m_windows[static_cast<std::size_t>(m_pass->window - 1)].frames;
        const auto [first, last] = std::minmax_element(passed.begin(), passed.end());
        m_frame->topLeft->setCoords(*first - 0.5, m_pass->window - 0.5);
        m_frame->bottomRight->setCoords(*last + 0.5, m_pass->window + 0.5);
    }
    plot.xAxis->setRange(-0.5, frames - 0.5);
    plot.yAxis->setRange(0.5, rows + 0.5);
}

void ContextMap::restyle(QCustomPlot&, const PlotTheme& theme)
{
    // Frames of one window alone are plainly seen, too.
    const QColor full = theme.colour(PlotTheme::blue);
    const auto mixed = [&](double share) {
        const auto mix = [share](int a, int b) { return static_cast<int>(a + share * (b - a)); };
        return QColor(mix(theme.background.red(), full.red()),
                      mix(theme.background.green(), full.green()),
                      mix(theme.background.blue(), full.blue()));
    };
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setColorStopAt(0, theme.background);
    gradient.setColorStopAt(0.01, mixed(0.35));
    gradient.setColorStopAt(1, full);
    m_map->setGradient(gradient);
    m_frame->setPen(QPen(theme.colour(PlotTheme::orange), 2));
}

QString ContextMap::text_at(double x, double) const
{
    const auto frame = static_cast<int>(std::lround(x));
    if (frame < 0 || frame >= m_cover.size())
        return {};
    return tr("Frame %1 is in %n window(s).", nullptr, m_cover[frame]).arg(frame);
}

PlotTable ContextMap::table() const
{
    PlotTable table{{tr("Window"), tr("First frame"), tr("Last frame"), tr("Frames")}, {}};
    int number = 0;
    for (const ContextWindow& window : m_windows)
        table.rows.append({++number, window.frames.front(), window.frames.back(),
                           static_cast<int>(window.frames.size())});
    return table;
}

}  // namespace flipbook::ui
