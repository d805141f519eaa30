// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace flipbook::ui {

class QueueModel;

// Draws a job: its state as a glyph, the prompt, and below it what it is at; a bar while it runs.
class QueueDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit QueueDelegate(const QueueModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const QueueModel& m_model;
};

}  // namespace flipbook::ui
