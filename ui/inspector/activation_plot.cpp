// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/activation_plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

constexpr qsizetype most_names = 6;  // More would hide the lines.

// Beyond the colours, marks tell lines apart.
QCPScatterStyle mark_of(std::size_t line)
{
    constexpr std::array marks{QCPScatterStyle::ssNone, QCPScatterStyle::ssDisc,
                               QCPScatterStyle::ssSquare, QCPScatterStyle::ssTriangle};
    constexpr std::size_t colours = 6;
    constexpr double size = 5;
    return QCPScatterStyle(marks[line / colours % marks.size()], size);
}

}  // namespace

ActivationPlot::ActivationPlot(QWidget* parent)
    : PlotView("activations",
               {tr("Activations"), tr("Activations"),
                tr("The standard deviation of what layers give, step by step, a line for each.")},
               parent)
{
    plot().xAxis->setLabel(ActivationPlot::tr("step"));
    plot().yAxis->setLabel(ActivationPlot::tr("std. dev."));
    plot().axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    const auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
    whole->setTickStep(1);
    whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    plot().xAxis->setTicker(whole);
    begin();
}

void ActivationPlot::show_layers(std::vector<LayerFacts> layers, int steps)
{
    m_layers = std::move(layers);
    m_steps = steps;
    changed();
}

QStringList ActivationPlot::drawn_layers() const
{
    QStringList names;
    for (const LayerFacts& facts : m_layers)
        if (!names.contains(facts.layer) && names.size() < most_lines)
            names << facts.layer;
    return names;
}

void ActivationPlot::draw(QCustomPlot& plot)
{
    const QStringList names = drawn_layers();
    while (m_lines.size() < static_cast<std::size_t>(names.size()))
        m_lines.push_back(plot.addGraph());
    double highest = 0;
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        QVector<double> steps, values;
        const QString name = names.value(static_cast<qsizetype>(line));
        for (const LayerFacts& facts : m_layers)
            if (!name.isEmpty() && facts.layer == name) {
                steps.append(facts.step);
                values.append(facts.deviation);
                highest = std::max(highest, facts.deviation);
            }
        m_lines[line]->setName(name);
        m_lines[line]->setData(steps, values, true);
        if (name.isEmpty())
            m_lines[line]->removeFromLegend();
        else
            m_lines[line]->addToLegend();
    }
    restyle(plot, m_theme);
    plot.legend->setVisible(names.size() > 1 && names.size() <= most_names
                            && plot.height() > 40 * static_cast<int>(names.size()));
    plot.xAxis->setRange(0.5, std::max(1, m_steps) + 0.5);
    plot.yAxis->setRange(0, highest > 0 ? 1.1 * highest : 1);
}

void ActivationPlot::restyle(QCustomPlot&, const PlotTheme& theme)
{
    m_theme = theme;
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        const auto series = static_cast<PlotTheme::Series>(line % (PlotTheme::grey + 1));
        m_lines[line]->setPen(theme.line(series));
        m_lines[line]->setScatterStyle(mark_of(line));
    }
}

// Of the line that is nearest there.
QString ActivationPlot::text_at(double x, double y) const
{
    const auto step = static_cast<int>(std::lround(x));
    const QStringList drawn = drawn_layers();
    const LayerFacts* nearest = nullptr;
    for (const LayerFacts& facts : m_layers)
        if (facts.step == step && drawn.contains(facts.layer)
            && (!nearest || std::abs(facts.deviation - y) < std::abs(nearest->deviation - y)))
            nearest = &facts;
    if (!nearest)
        return {};
    const auto number = [this](double value) { return locale().toString(value, 'g', 3); };
    return tr("%1, step %2: standard deviation %3, mean %4, from %5 to %6")
        .arg(nearest->layer)
        .arg(step)
        .arg(number(nearest->deviation), number(nearest->mean), number(nearest->low),
             number(nearest->high));
}

PlotTable ActivationPlot::table() const
{
    PlotTable table{{tr("Step"), tr("Layer"), tr("Mean"), tr("Standard deviation"), tr("Least"),
                     tr("Greatest"), tr("Not finite")},
                    {}};
    for (const LayerFacts& facts : m_layers)
        table.rows.append({facts.step, facts.layer, facts.mean, facts.deviation, facts.low,
                           facts.high, facts.not_finite});
    return table;
}

}  // namespace flipbook::ui
