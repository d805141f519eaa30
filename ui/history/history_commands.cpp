// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_commands.h"

#include <QCoreApplication>
#include <utility>

#include "ui/history/history_store.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistoryPanel)
};

QString trash_label(qsizetype count, TrashCommand::Way way)
{
    if (way == TrashCommand::Way::out_of_trash)
        return count == 1 ? Text::tr("Put a clip back") : Text::tr("Put %1 clips back").arg(count);
    return count == 1 ? Text::tr("Move a clip to the trash")
                      : Text::tr("Move %1 clips to the trash").arg(count);
}

}  // namespace

TrashCommand::TrashCommand(HistoryStore& history, QList<qint64> clips, Way way)
    : QUndoCommand(trash_label(clips.size(), way)), m_history(history), m_clips(std::move(clips)),
      m_way(way)
{ }

void TrashCommand::set(bool trashed)
{
    for (const qint64 id : m_clips)
        m_history.set_trashed(id, trashed);
}

RenameCommand::RenameCommand(HistoryStore& history, qint64 clip, QString name)
    : QUndoCommand(Text::tr("Rename a clip")), m_history(history), m_clip(clip),
      m_after(std::move(name))
{
    if (const ClipRecord* record = history.find(clip))
        m_before = record->name;
}

void RenameCommand::undo()
{
    m_history.set_name(m_clip, m_before);
}

void RenameCommand::redo()
{
    m_history.set_name(m_clip, m_after);
}

}  // namespace flipbook::ui
