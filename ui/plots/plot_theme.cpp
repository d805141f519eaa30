// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_theme.h"

#include <algorithm>
#include <array>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

constexpr double least_font_size = 9;

// On white the darker ones of the set, on black the lighter ones: 3 : 1 above either at least.
constexpr std::array<QRgb, 6> on_light{0x0072b2, 0xb36b00, 0x007a59, 0xc04a00, 0xa8558a, 0x6b6b6b};
constexpr std::array<QRgb, 6> on_dark{0x56b4e9, 0xe69f00, 0x2fc49a, 0xff7a3d, 0xdf97c0, 0xb0b0b0};
constexpr std::array<Qt::PenStyle, 6> styles{Qt::SolidLine, Qt::DashLine,       Qt::DashDotLine,
                                             Qt::SolidLine, Qt::DashDotDotLine, Qt::DotLine};

QColor between(const QColor& first, const QColor& second, double share)
{
    return QColor::fromRgbF(
        static_cast<float>(first.redF() + (second.redF() - first.redF()) * share),
        static_cast<float>(first.greenF() + (second.greenF() - first.greenF()) * share),
        static_cast<float>(first.blueF() + (second.blueF() - first.blueF()) * share));
}

}  // namespace

PlotTheme PlotTheme::of(const QPalette& palette)
{
    PlotTheme theme;
    theme.background = palette.color(QPalette::Base);
    theme.text = palette.color(QPalette::Text);
    theme.grid = between(theme.background, theme.text, 0.18);
    theme.is_dark = theme.background.lightness() < 128;
    return theme;
}

QColor PlotTheme::colour(Series series) const
{
    return QColor((is_dark ? on_dark : on_light)[static_cast<std::size_t>(series)]);
}

QPen PlotTheme::line(Series series) const
{
    return QPen(colour(series), 1.6, styles[static_cast<std::size_t>(series)]);
}

QBrush PlotTheme::fill(Series series, int alpha) const
{
    QColor filled = colour(series);
    filled.setAlpha(alpha);
    return filled;
}

void PlotTheme::apply(QCustomPlot& plot) const
{
    QFont font = plot.font();
    font.setPointSizeF(std::max(least_font_size, font.pointSizeF() - 1));
    plot.setBackground(background);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setSubTickPen(QPen(grid));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font);
        axis->setLabelFont(font);
        axis->setLabelPadding(2);
        axis->setTickLabelPadding(2);
        axis->grid()->setPen(QPen(grid, 1, Qt::SolidLine));
        axis->grid()->setZeroLinePen(QPen(grid));
        axis->grid()->setSubGridVisible(false);
    }
    plot.legend->setFont(font);
    plot.legend->setTextColor(text);
    plot.legend->setBorderPen(Qt::NoPen);
    QColor veil = background;
    veil.setAlpha(190);
    plot.legend->setBrush(veil);
}

}  // namespace flipbook::ui
