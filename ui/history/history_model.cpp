// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_model.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <functional>
#include <utility>

#include "ui/history/history_store.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistoryPanel)
};

QString tool_tip(const ClipRecord& clip)
{
    const QLocale locale;
    const QString name = clip.name.isEmpty() ? QString() : clip.name + QLatin1Char('\n');
    QString text = name + clip_words(clip) + QLatin1Char('\n') + clip_facts(clip)
                   + QStringLiteral(" · ") + clip_seed(clip) + QLatin1Char('\n')
                   + locale.toString(clip.created.toLocalTime(), QLocale::ShortFormat);
    if (clip.seconds > 0)
        text += Text::tr(" · made in %1 s").arg(locale.toString(clip.seconds, 'f', 1));
    if (clip.is_partial)
        text += QLatin1Char('\n') + Text::tr("Stopped before its end");
    return text;
}

}  // namespace

QString clip_words(const ClipRecord& clip)
{
    const QString prompt = clip.prompt.simplified();
    return prompt.isEmpty() ? Text::tr("(no prompt)") : prompt;
}

QString clip_title(const ClipRecord& clip)
{
    return clip.name.isEmpty() ? clip_words(clip) : clip.name;
}

QString clip_facts(const ClipRecord& clip)
{
    return Text::tr("%1×%2 · %3 frames")
        .arg(clip.size.width)
        .arg(clip.size.height)
        .arg(clip.frames);
}

QString clip_seed(const ClipRecord& clip)
{
    return Text::tr("seed %1").arg(clip.seed);
}

HistoryModel::HistoryModel(const HistoryStore& history, QObject* parent)
    : QAbstractListModel(parent), m_history(history)
{
    connect(&history, &HistoryStore::loaded, this, &HistoryModel::reload);
    connect(&history, &HistoryStore::clip_added, this, [this](qint64 id) {
        const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id, std::greater<>());
        const int row = static_cast<int>(place - m_ids.begin());
        beginInsertRows({}, row, row);
        m_ids.insert(place, id);
        endInsertRows();
    });
    connect(&history, &HistoryStore::clip_changed, this, [this](qint64 id) {
        if (const QModelIndex index = index_of(id); index.isValid())
            Q_EMIT dataChanged(index, index);
    });
    connect(&history, &HistoryStore::clip_removed, this, [this](qint64 id) {
        const QModelIndex index = index_of(id);
        if (!index.isValid())
            return;
        beginRemoveRows({}, index.row(), index.row());
        m_ids.erase(m_ids.begin() + index.row());
        endRemoveRows();
    });
    reload();
}

void HistoryModel::reload()
{
    beginResetModel();
    m_ids.clear();
    for (const ClipRecord& clip : m_history.clips())
        m_ids.push_back(clip.id);
    endResetModel();
}

const ClipRecord* HistoryModel::clip_at(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_ids.size() ? m_history.find(m_ids[row]) : nullptr;
}

QModelIndex HistoryModel::index_of(qint64 id) const
{
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), id, std::greater<>());
    return found == m_ids.end() || *found != id ? QModelIndex()
                                                : index(static_cast<int>(found - m_ids.begin()));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    const ClipRecord* clip = clip_at(index);
    if (!clip)
        return {};
    switch (role) {
    case id_role:
        return clip->id;
    case Qt::DisplayRole:
        return clip_title(*clip);
    case Qt::EditRole:
        return clip->name;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2, %3%4")
            .arg(clip_title(*clip), clip_facts(*clip), clip_seed(*clip),
                 clip->is_starred ? Text::tr(", starred") : QString());
    case Qt::ToolTipRole:
        return tool_tip(*clip);
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsEditable;
}

bool HistoryModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const ClipRecord* clip = clip_at(index);
    if (!clip || role != Qt::EditRole)
        return false;
    if (const QString name = value.toString().simplified(); name != clip->name)
        Q_EMIT rename_wanted(clip->id, name);
    return true;
}

HistoryFilter::HistoryFilter(HistoryModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
}

void HistoryFilter::show_found(std::optional<QSet<qint64>> ids)
{
    m_found = std::move(ids);
    invalidateFilter();
}

void HistoryFilter::show_only_starred(bool only)
{
    m_only_starred = only;
    invalidateFilter();
}

void HistoryFilter::show_trash(bool trash)
{
    m_trash = trash;
    invalidateFilter();
}

qint64 HistoryFilter::id_at(const QModelIndex& index) const
{
    return index.isValid() ? index.data(HistoryModel::id_role).toLongLong() : 0;
}

QModelIndex HistoryFilter::index_of(qint64 id) const
{
    return mapFromSource(m_model.index_of(id));
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const ClipRecord* clip = m_model.clip_at(m_model.index(row));
    return clip && clip->is_trashed() == m_trash && (!m_only_starred || clip->is_starred)
           && (!m_found || m_found->contains(clip->id));
}

}  // namespace flipbook::ui
