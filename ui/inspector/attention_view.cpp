// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/attention_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/inspector/attention_plot.h"

namespace flipbook::ui {

namespace {

constexpr int map_role = Qt::UserRole;

}  // namespace

AttentionView::AttentionView(QWidget* parent)
    : QWidget(parent), m_step(new QSpinBox(this)), m_list(new QTableWidget(this)),
      m_plot(new AttentionPlot(this))
{
    m_step->setObjectName(QStringLiteral("inspector.step"));
    m_step->setAccessibleName(tr("Step"));
    m_step->setRange(1, 1);
    m_list->setObjectName(QStringLiteral("inspector.heads"));
    m_list->setAccessibleName(tr("Attention heads"));
    m_list->setColumnCount(3);
    m_list->setHorizontalHeaderLabels({tr("Distance"), tr("Head"), tr("Layer")});
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->verticalHeader()->hide();
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTabKeyNavigation(false);
    m_list->setWordWrap(false);
    m_list->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_list->setMinimumSize(0, 0);

    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("Step"), this);
    label->setBuddy(m_step);
    row->addWidget(label);
    row->addWidget(m_step);
    row->addStretch(1);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(left);
    splitter->addWidget(m_plot);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({400, 600});  // Shares.
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 2, 0, 0);
    whole->addWidget(splitter);

    connect(m_step, &QSpinBox::valueChanged, this, &AttentionView::fill);
    connect(m_list, &QTableWidget::currentCellChanged, this, &AttentionView::show_chosen);
}

void AttentionView::show_maps(std::vector<HeadFacts> heads, std::vector<AttentionMap> maps)
{
    m_heads = std::move(heads);
    m_maps = std::move(maps);
    int last = 1;
    for (const HeadFacts& head : m_heads)
        last = std::max(last, head.step);
    const QSignalBlocker blocker(m_step);
    m_step->setRange(1, last);
    m_step->setValue(last);
    fill();
}

void AttentionView::set_path(const QString& path)
{
    m_path = path;
    fill();
}

int AttentionView::head_count() const
{
    return m_list->rowCount();
}

// Of one step: the report's order is by distance already.
void AttentionView::fill()
{
    {
        const QSignalBlocker blocker(m_list);
        m_list->setRowCount(0);
        for (std::size_t map = 0; map < m_heads.size(); ++map) {
            const HeadFacts& head = m_heads[map];
            if (head.step != m_step->value() || !lies_below(head.layer, m_path))
                continue;
            const int row = m_list->rowCount();
            m_list->insertRow(row);
            auto* distance = new QTableWidgetItem(locale().toString(head.distance, 'f', 2));
            distance->setData(map_role, static_cast<qulonglong>(map));
            m_list->setItem(row, 0, distance);
            m_list->setItem(row, 1, new QTableWidgetItem(locale().toString(head.head + 1)));
            m_list->setItem(row, 2, new QTableWidgetItem(head.layer));
        }
        if (m_list->rowCount() > 0)
            m_list->setCurrentCell(0, 0);
    }
    show_chosen();
}

void AttentionView::show_chosen()
{
    const QTableWidgetItem* item = m_list->item(m_list->currentRow(), 0);
    const std::size_t map = item ? item->data(map_role).toULongLong() : m_maps.size();
    m_plot->show_map(map < m_maps.size() ? m_maps[map] : AttentionMap());
    Q_EMIT changed();
}

}  // namespace flipbook::ui
