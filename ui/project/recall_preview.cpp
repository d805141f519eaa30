// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/recall_preview.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/document/settings_difference.h"

namespace flipbook::ui {

namespace {

QTableWidget* change_table(const std::vector<SettingDifference>& changes, QWidget* parent)
{
    auto* table = new QTableWidget(static_cast<int>(changes.size()), 3, parent);
    table->setObjectName(QStringLiteral("recall.changes"));
    table->setAccessibleName(RecallPreview::tr("Changes"));
    table->setHorizontalHeaderLabels(
        {RecallPreview::tr("Setting"), RecallPreview::tr("Now"), RecallPreview::tr("Then")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    for (int row = 0; row < table->rowCount(); ++row) {
        const SettingDifference& change = changes[static_cast<std::size_t>(row)];
        const QString texts[] = {change.name, change.first, change.second};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(texts[column].simplified());
            item->setToolTip(texts[column]);
            table->setItem(row, column, item);
        }
    }
    table->resizeColumnToContents(0);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    return table;
}

// Selectable, so that a model's name can be looked for elsewhere.
QPlainTextEdit* note_list(const QStringList& notes, QWidget* parent)
{
    constexpr int most_lines = 5;
    auto* list = new QPlainTextEdit(notes.join(QLatin1Char('\n')), parent);
    list->setObjectName(QStringLiteral("recall.notes"));
    list->setAccessibleName(RecallPreview::tr("Notes"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    const int lines = std::min(static_cast<int>(notes.size()), most_lines);
    list->setFixedHeight((lines + 1) * list->fontMetrics().lineSpacing());
    return list;
}

}  // namespace

RecallPreview::RecallPreview(const QString& name, const GenerationRequest& now,
                             GenerationRequest then, const QStringList& notes, QWidget* parent)
    : QDialog(parent), m_request(std::move(then))
{
    setObjectName(QStringLiteral("recall_preview"));
    setWindowTitle(tr("Recall settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 420);
    const std::vector<SettingDifference> changes = settings_difference(now, m_request);
    m_change_count = static_cast<int>(changes.size());
    auto* column = new QVBoxLayout(this);
    auto* text = new QLabel(m_change_count > 0
                                ? tr("These settings of %1 differ from what is set now.").arg(name)
                                : tr("The settings of %1 are what is set now.").arg(name),
                            this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    column->addWidget(text);
    column->addWidget(change_table(changes, this), 1);
    if (!notes.isEmpty())
        column->addWidget(note_list(notes, this));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(QStringLiteral("recall.apply"));
    apply->setEnabled(m_change_count > 0);
    apply->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

}  // namespace flipbook::ui
