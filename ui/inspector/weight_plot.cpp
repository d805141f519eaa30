// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/weight_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

WeightPlot::WeightPlot(QWidget* parent)
    : PlotView("weights",
               {tr("Weights"), tr("Weights"),
                tr("How often a weight has a value, of what is chosen in the list.")},
               parent),
      m_bars(new QCPBars(plot().xAxis, plot().yAxis))
{
    plot().xAxis->setLabel(WeightPlot::tr("value"));
    plot().yAxis->setLabel(WeightPlot::tr("weights"));
    begin();
}

void WeightPlot::show_histogram(const CheckHistogram& histogram)
{
    m_histogram = histogram;
    changed();
}

double WeightPlot::width() const
{
    const double range = m_histogram.high - m_histogram.low;
    return range > 0 ? range / static_cast<double>(m_histogram.counts.size()) : 1;
}

double WeightPlot::from(std::size_t bar) const
{
    return m_histogram.low + width() * static_cast<double>(bar);
}

void WeightPlot::draw(QCustomPlot& plot)
{
    QVector<double> values, counts;
    double highest = 1;
    for (std::size_t bar = 0; bar < m_histogram.counts.size(); ++bar) {
        const auto count = static_cast<double>(m_histogram.counts[bar]);
        values.append(from(bar) + width() / 2);
        counts.append(count);
        highest = std::max(highest, count);
    }
    m_bars->setWidth(width());
    m_bars->setData(values, counts, true);
    const bool is_empty = values.isEmpty();
    plot.xAxis->setRange(is_empty ? -1 : m_histogram.low,
                         is_empty ? 1 : from(m_histogram.counts.size()));
    plot.yAxis->setRange(0, 1.1 * highest);
}

void WeightPlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    m_bars->setPen(QPen(theme.colour(PlotTheme::blue), 1));
    m_bars->setBrush(theme.fill(PlotTheme::blue));
}

QString WeightPlot::text_at(double x, double) const
{
    const double place = std::floor((x - m_histogram.low) / width());
    if (place < 0 || place >= static_cast<double>(m_histogram.counts.size()))
        return {};
    const auto bar = static_cast<std::size_t>(place);
    return tr("%1 to %2: %L3 weights")
        .arg(locale().toString(from(bar), 'g', 3), locale().toString(from(bar + 1), 'g', 3))
        .arg(static_cast<qlonglong>(m_histogram.counts[bar]));
}

PlotTable WeightPlot::table() const
{
    PlotTable table{{tr("From"), tr("To"), tr("Weights")}, {}};
    for (std::size_t bar = 0; bar < m_histogram.counts.size(); ++bar)
        table.rows.append(
            {from(bar), from(bar + 1), static_cast<qlonglong>(m_histogram.counts[bar])});
    return table;
}

}  // namespace flipbook::ui
