// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QSortFilterProxyModel>
#include <optional>
#include <vector>

namespace flipbook::ui {

class HistoryStore;
struct ClipRecord;

// All clips of the history as rows, newest first. GUI thread.
class HistoryModel final : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int id_role = Qt::UserRole;

    explicit HistoryModel(const HistoryStore& history, QObject* parent = nullptr);

    const ClipRecord* clip_at(const QModelIndex& index) const;
    QModelIndex index_of(qint64 id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    // Renaming is a step of undo, which is not made here.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void rename_wanted(qint64 id, const QString& name);

private:
    void reload();

    const HistoryStore& m_history;
    std::vector<qint64> m_ids;
};

// Those of them that are looked for.
class HistoryFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit HistoryFilter(HistoryModel& model, QObject* parent = nullptr);

    // What a search found; nothing = no search.
    void show_found(std::optional<QSet<qint64>> ids);
    void show_only_starred(bool only);
    void show_trash(bool trash);  // Instead of all else.
    bool shows_trash() const { return m_trash; }

    qint64 id_at(const QModelIndex& index) const;
    QModelIndex index_of(qint64 id) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    HistoryModel& m_model;
    std::optional<QSet<qint64>> m_found;
    bool m_only_starred = false;
    bool m_trash = false;
};

QString clip_words(const ClipRecord& clip);  // The prompt in one line, or that there is none.
QString clip_title(const ClipRecord& clip);  // Its name, or those words.
QString clip_facts(const ClipRecord& clip);  // "512×512 · 16 frames".
QString clip_seed(const ClipRecord& clip);   // "seed 42".

}  // namespace flipbook::ui
