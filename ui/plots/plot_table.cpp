// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_table.h"

namespace flipbook::ui {

namespace {

QString quoted(QString text)
{
    const bool is_plain = !text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"'))
                          && !text.contains(QLatin1Char('\n'));
    if (is_plain)
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

}  // namespace

QString cell_text(const QVariant& cell, const QLocale& locale)
{
    if (cell.typeId() == QMetaType::Double)
        return locale.toString(cell.toDouble(), 'g', 5);
    if (cell.typeId() == QMetaType::Int)
        return locale.toString(cell.toInt());
    return cell.toString();
}

QString to_csv(const PlotTable& table)
{
    QString csv;
    QStringList cells;
    for (const QString& column : table.columns)
        cells.append(quoted(column));
    csv += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    for (const QVariantList& row : table.rows) {
        cells.clear();
        for (const QVariant& cell : row)
            cells.append(cell.typeId() == QMetaType::Double
                             ? QString::number(cell.toDouble(), 'g', 9)
                             : quoted(cell.toString()));
        csv += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return csv;
}

}  // namespace flipbook::ui
