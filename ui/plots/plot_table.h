// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QVariantList>

namespace flipbook::ui {

// What a plot shows, in numbers: for screen readers, keyboards and other programs.
struct PlotTable {
    QStringList columns;
    QList<QVariantList> rows;  // Whole numbers, doubles, texts; an invalid value is an empty cell.
};

// A cell as people read it.
QString cell_text(const QVariant& cell, const QLocale& locale);

// RFC 4180 with numbers in the C locale, whatever the window's language is.
QString to_csv(const PlotTable& table);

}  // namespace flipbook::ui
