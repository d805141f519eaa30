// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <vector>

namespace flipbook::ui {

class GenerationQueue;
struct GenerationJob;

// The queue's jobs as rows of a list, in the queue's order. Rows keep their selection when they
// move. Waiting jobs are dragged to another place among those that wait. GUI thread.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int id_role = Qt::UserRole;

    explicit QueueModel(GenerationQueue& queue, QObject* parent = nullptr);

    const GenerationJob* job_at(const QModelIndex& index) const;
    QModelIndex index_of(qint64 id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

private:
    void follow_queue();
    void follow_order();

    GenerationQueue& m_queue;
    std::vector<qint64> m_ids;
};

}  // namespace flipbook::ui
