// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/attention_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

AttentionPlot::AttentionPlot(QWidget* parent)
    : PlotView("attention",
               {tr("Attention"), tr("Attention"),
                tr("How much each frame, from top to bottom, looks at each frame, from left to "
                   "right; the stronger the colour, the more.")},
               parent),
      m_picture(new QCPColorMap(plot().xAxis, plot().yAxis))
{
    plot().xAxis->setLabel(AttentionPlot::tr("looked at"));
    plot().yAxis->setLabel(AttentionPlot::tr("frame"));
    plot().yAxis->setRangeReversed(true);
    for (QCPAxis* axis : {plot().xAxis, plot().yAxis}) {
        const auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
        whole->setTickStep(1);
        whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        axis->setTicker(whole);
        axis->grid()->setVisible(false);
    }
    m_picture->setInterpolate(false);
    begin();
}

void AttentionPlot::show_map(const AttentionMap& map)
{
    m_map = map;
    changed();
}

double AttentionPlot::weight(std::int64_t row, std::int64_t column) const
{
    return static_cast<double>(
        m_map.weights[static_cast<std::size_t>(row * m_map.frames + column)]);
}

void AttentionPlot::draw(QCustomPlot& plot)
{
    const auto frames = static_cast<int>(m_map.frames);
    m_picture->setVisible(frames > 0);
    const double last = std::max(1, frames);
    plot.xAxis->setRange(0.5, last + 0.5);
    plot.yAxis->setRange(0.5, last + 0.5);
    if (frames == 0)
        return;
    m_picture->data()->setSize(frames, frames);
    m_picture->data()->setRange({1, last}, {1, last});
    for (int row = 0; row < frames; ++row)
        for (int column = 0; column < frames; ++column)
            m_picture->data()->setCell(column, row, weight(row, column));
    m_picture->setDataRange(
        {0, static_cast<double>(*std::max_element(m_map.weights.begin(), m_map.weights.end()))});
}

// One colour of which there is more or less: all eyes see that.
void AttentionPlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setColorStopAt(0, theme.background);
    gradient.setColorStopAt(1, theme.colour(PlotTheme::blue));
    m_picture->setGradient(gradient);
}

QString AttentionPlot::text_at(double x, double y) const
{
    const auto row = static_cast<std::int64_t>(std::lround(y)) - 1;
    const auto column = static_cast<std::int64_t>(std::lround(x)) - 1;
    if (row < 0 || column < 0 || row >= m_map.frames || column >= m_map.frames)
        return {};
    return tr("Frame %1 looks at frame %2: %3 %")
        .arg(row + 1)
        .arg(column + 1)
        .arg(locale().toString(100 * weight(row, column), 'f', 1));
}

PlotTable AttentionPlot::table() const
{
    PlotTable table{{tr("Frame")}, {}};
    for (std::int64_t column = 1; column <= m_map.frames; ++column)
        table.columns << QString::number(column);
    for (std::int64_t row = 0; row < m_map.frames; ++row) {
        QVariantList cells{static_cast<int>(row + 1)};
        for (std::int64_t column = 0; column < m_map.frames; ++column)
            cells << weight(row, column);
        table.rows.append(cells);
    }
    return table;
}

}  // namespace flipbook::ui
