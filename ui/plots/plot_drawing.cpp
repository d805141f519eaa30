// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_drawing.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

namespace {

void draw_on(QPaintDevice& device, QCustomPlot& plot)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&painter, plot.width(), plot.height());
}

}  // namespace

QByteArray to_pdf(QCustomPlot& plot)
{
    constexpr double points_per_inch = 72;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    // A unit is a pixel, so that text keeps its size beside the lines.
    writer.setResolution(plot.logicalDpiX());
    writer.setPageMargins({});
    writer.setPageSize(QPageSize(QSizeF(plot.size()) * points_per_inch / plot.logicalDpiX(),
                                 QPageSize::Point, {}, QPageSize::ExactMatch));
    draw_on(writer, plot);
    return bytes;
}

QByteArray to_svg(QCustomPlot& plot, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title.toHtmlEscaped());  // It is put into the XML as it is.
    generator.setResolution(plot.logicalDpiX());
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(), plot.size()));
    draw_on(generator, plot);
    return bytes;
}

}  // namespace flipbook::ui
