// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/queue_model.h"

#include <QDataStream>
#include <QMimeData>
#include <algorithm>

#include "ui/jobs/generation_queue.h"
#include "ui/jobs/job_text.h"

namespace flipbook::ui {

namespace {

const QString mime_type = QStringLiteral("application/x-flipbook-jobs");

}  // namespace

QueueModel::QueueModel(GenerationQueue& queue, QObject* parent)
    : QAbstractListModel(parent), m_queue(queue)
{
    connect(&queue, &GenerationQueue::job_added, this, &QueueModel::follow_queue);
    connect(&queue, &GenerationQueue::job_removed, this, &QueueModel::follow_queue);
    connect(&queue, &GenerationQueue::order_changed, this, &QueueModel::follow_queue);
    connect(&queue, &GenerationQueue::job_changed, this, [this](const GenerationJob& job) {
        if (const QModelIndex index = index_of(job.id); index.isValid())
            Q_EMIT dataChanged(index, index);
    });
    follow_queue();
}

const GenerationJob* QueueModel::job_at(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_ids.size() ? m_queue.find(m_ids[row]) : nullptr;
}

QModelIndex QueueModel::index_of(qint64 id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? QModelIndex() : index(static_cast<int>(found - m_ids.begin()));
}

void QueueModel::follow_queue()
{
    for (int row = static_cast<int>(m_ids.size()) - 1; row >= 0; --row) {
        if (m_queue.find(m_ids[static_cast<std::size_t>(row)]))
            continue;
        beginRemoveRows({}, row, row);
        m_ids.erase(m_ids.begin() + row);
        endRemoveRows();
    }
    const std::vector<GenerationJob>& jobs = m_queue.jobs();
    for (std::size_t place = 0; place < jobs.size(); ++place) {
        if (std::find(m_ids.begin(), m_ids.end(), jobs[place].id) != m_ids.end())
            continue;
        const int row = static_cast<int>(std::min(place, m_ids.size()));
        beginInsertRows({}, row, row);
        m_ids.insert(m_ids.begin() + row, jobs[place].id);
        endInsertRows();
    }
    follow_order();
}

void QueueModel::follow_order()
{
    std::vector<qint64> order;
    for (const GenerationJob& job : m_queue.jobs())
        order.push_back(job.id);
    if (order == m_ids)
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QList<qint64> ids;
    for (const QModelIndex& index : before)
        ids.append(m_ids[static_cast<std::size_t>(index.row())]);
    m_ids = std::move(order);
    QModelIndexList after;
    for (const qint64 id : ids)
        after.append(index_of(id));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    const GenerationJob* job = job_at(index);
    if (!job)
        return {};
    switch (role) {
    case id_role:
        return job->id;
    case Qt::DisplayRole:
        return job_title(*job);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2").arg(job_title(*job), job_state_text(*job));
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(job_title(*job), job_state_text(*job));
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const
{
    const GenerationJob* job = job_at(index);
    if (!job)
        return Qt::ItemIsDropEnabled;  // Between the rows.
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return job->state == JobState::waiting ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList QueueModel::mimeTypes() const
{
    return {mime_type};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    QList<int> rows;
    for (const QModelIndex& index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    for (const int row : rows)
        stream << m_ids[static_cast<std::size_t>(row)];
    auto* data = new QMimeData;
    data->setData(mime_type, bytes);
    return data;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                              const QModelIndex& parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(mime_type))
        return false;
    if (row < 0)
        row = parent.isValid() ? parent.row() : rowCount();
    const int first_waiting = m_queue.running() ? 1 : 0;
    int place = std::max(0, row - first_waiting);
    QByteArray bytes = data->data(mime_type);
    QDataStream stream(&bytes, QIODevice::ReadOnly);
    while (!stream.atEnd()) {
        qint64 id = 0;
        stream >> id;
        // A job from above leaves its place, so that all below it move up by one.
        const int from = index_of(id).row() - first_waiting;
        if (from < place)
            --place;
        m_queue.move(id, place++);
    }
    // The queue has moved the rows: the view must not remove what it thinks was copied.
    return false;
}

}  // namespace flipbook::ui
