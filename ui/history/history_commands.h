// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUndoCommand>

namespace flipbook::ui {

class HistoryStore;

// What is done to clips of the history, as steps of undo. The history outlives them.

class TrashCommand final : public QUndoCommand {
public:
    enum class Way { into_trash, out_of_trash };

    TrashCommand(HistoryStore& history, QList<qint64> clips, Way way);

    void undo() override { set(m_way == Way::out_of_trash); }
    void redo() override { set(m_way == Way::into_trash); }

private:
    void set(bool trashed);

    HistoryStore& m_history;
    QList<qint64> m_clips;
    Way m_way;
};

class RenameCommand final : public QUndoCommand {
public:
    RenameCommand(HistoryStore& history, qint64 clip, QString name);

    void undo() override;
    void redo() override;

private:
    HistoryStore& m_history;
    qint64 m_clip;
    QString m_before;
    QString m_after;
};

}  // namespace flipbook::ui
