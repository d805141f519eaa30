// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/gradient_table.h"

#include <QHeaderView>
#include <algorithm>
#include <cmath>
#include <vector>

namespace flipbook::ui {

namespace {

constexpr std::size_t mean_length = 50;
constexpr double burst = 20;  // Times the mean.

std::map<QString, double> means_of(const TrainingPoints& points)
{
    std::map<QString, double> sums;
    const std::size_t first = points.size() - std::min(points.size(), mean_length);
    for (std::size_t i = first; i < points.size(); ++i)
        for (const auto& [part, norm] : points[i].part_norms)
            sums[part] += norm / static_cast<double>(points.size() - first);
    return sums;
}

QString judgement(double norm, double mean)
{
    if (!std::isfinite(norm))
        return GradientTable::tr("not a number");
    if (mean == 0)
        return GradientTable::tr("learns nothing");
    if (norm > burst * mean)
        return GradientTable::tr("far above its mean");
    return {};
}

}  // namespace

GradientTable::GradientTable(QWidget* parent) : QTableWidget(parent)
{
    setObjectName(QStringLiteral("training.gradients"));
    setAccessibleName(tr("Gradients of the parts"));
    setColumnCount(4);
    setHorizontalHeaderLabels({tr("Part"), tr("Gradient"), tr("Mean of 50"), tr("Health")});
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
}

void GradientTable::show_points(const TrainingPoints& points)
{
    const std::map<QString, double> means = means_of(points);
    setRowCount(static_cast<int>(means.size()));
    int row = 0;
    for (const auto& [part, mean] : means) {
        const auto& last = points.back().part_norms;
        const auto found = last.find(part);
        const double norm = found == last.end() ? 0 : found->second;
        const QStringList cells{part, locale().toString(norm, 'g', 3),
                                locale().toString(mean, 'g', 3), judgement(norm, mean)};
        for (int column = 0; column < cells.size(); ++column) {
            QTableWidgetItem* cell = item(row, column);
            if (!cell)
                setItem(row, column, cell = new QTableWidgetItem);
            cell->setText(cells[column]);
        }
        ++row;
    }
}

}  // namespace flipbook::ui
