// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/consistency_plot.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

std::vector<double> frame_differences(const ClipPtr& clip)
{
    std::vector<double> differences;
    if (!clip || clip->frames.size() < 2)
        return differences;
    for (std::size_t i = 0; i < clip->frames.size(); ++i) {
        const auto& pixels = clip->frames[i].pixels;
        const auto& next = clip->frames[(i + 1) % clip->frames.size()].pixels;
        std::uint64_t sum = 0;
        for (std::size_t j = 0; j < pixels.size(); ++j)
            sum += static_cast<std::uint64_t>(std::abs(pixels[j] - next[j]));
        differences.push_back(static_cast<double>(sum) / static_cast<double>(pixels.size()));
    }
    return differences;
}

ConsistencyPlot::ConsistencyPlot(QWidget* parent)
    : PlotView("consistency",
               {tr("Change between frames"), tr("Change"),
                tr("How much each frame differs from the next; the last bar is the loop's seam.")},
               parent),
      m_task(frame_differences,
             [this](const std::vector<double>& differences) {
                 m_differences = differences;
                 changed();
                 Q_EMIT ready();
             }),
      m_bars(new QCPBars(plot().xAxis, plot().yAxis)),
      m_seam(new QCPBars(plot().xAxis, plot().yAxis))
{
    m_bars->setWidth(0.8);
    m_seam->setWidth(0.8);
    plot().xAxis->setLabel(ConsistencyPlot::tr("frame"));
    plot().yAxis->setLabel(ConsistencyPlot::tr("mean difference"));
    const auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
    whole->setTickStep(1);
    whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    plot().xAxis->setTicker(whole);
    begin();
}

void ConsistencyPlot::show_clip(const ClipPtr& clip)
{
    m_task.start(clip);
}

void ConsistencyPlot::draw(QCustomPlot& plot)
{
    QVector<double> frames, values;
    double highest = 1;
    for (const double difference : m_differences) {
        frames.append(static_cast<double>(frames.size() + 1));
        values.append(difference);
        highest = std::max(highest, difference);
    }
    const bool has_seam = !frames.isEmpty();
    m_seam->setData(has_seam ? QVector<double>{frames.last()} : frames,
                    has_seam ? QVector<double>{values.last()} : values);
    if (has_seam) {
        frames.removeLast();
        values.removeLast();
    }
    m_bars->setData(frames, values, true);
    plot.xAxis->setRange(0.5, std::max(1.0, static_cast<double>(m_differences.size())) + 0.5);
    plot.yAxis->setRange(0, 1.1 * highest);
}

// The seam is told apart by hatching, too.
void ConsistencyPlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(theme.fill(PlotTheme::blue));
    m_seam->setPen(QPen(theme.colour(PlotTheme::orange)));
    m_seam->setBrush(QBrush(theme.colour(PlotTheme::orange), Qt::BDiagPattern));
}

int ConsistencyPlot::frame_at(double x) const
{
    const auto frame = static_cast<int>(std::lround(x)) - 1;
    return frame >= 0 && frame < static_cast<int>(m_differences.size()) ? frame : -1;
}

QString ConsistencyPlot::text_at(double x, double) const
{
    const int frame = frame_at(x);
    if (frame < 0)
        return {};
    const double value = m_differences[static_cast<std::size_t>(frame)];
    const QString number = locale().toString(value, 'f', 2);
    if (frame + 1 == static_cast<int>(m_differences.size()))
        return tr("Seam of the loop, last frame to first: %1 of 255").arg(number);
    return tr("Frame %1 to %2: %3 of 255").arg(frame + 1).arg(frame + 2).arg(number);
}

void ConsistencyPlot::clicked_at(double x)
{
    if (const int frame = frame_at(x); frame >= 0)
        Q_EMIT frame_clicked(frame);
}

PlotTable ConsistencyPlot::table() const
{
    PlotTable table{{tr("Frame"), tr("Next"), tr("Mean difference")}, {}};
    const int count = static_cast<int>(m_differences.size());
    for (int frame = 0; frame < count; ++frame)
        table.rows.append(
            {frame + 1, (frame + 1) % count + 1, m_differences[static_cast<std::size_t>(frame)]});
    return table;
}

}  // namespace flipbook::ui
