// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/preset_steps.h"

#include <QPointer>
#include <QUndoStack>
#include <optional>
#include <utility>

#include "ui/document/preset_library.h"

namespace flipbook::ui {

namespace {

// Where there is none, the shipped one of that id is seen or nothing.
using OwnPreset = std::optional<MotionPreset>;

OwnPreset own_preset(const PresetLibrary& library, const QString& id)
{
    const MotionPreset* preset = library.find(id);
    return preset && preset->is_own ? OwnPreset(*preset) : std::nullopt;
}

class PresetCommand final : public QUndoCommand {
public:
    PresetCommand(PresetLibrary& library, QString id, OwnPreset before, const QString& label)
        : QUndoCommand(label), m_library(&library), m_id(std::move(id)),
          m_before(std::move(before)), m_after(own_preset(library, m_id))
    { }

    void undo() override { put(m_before); }

    void redo() override
    {
        // The stack's own call: it is done already.
        if (std::exchange(m_is_new, false))
            return;
        put(m_after);
    }

private:
    void put(const OwnPreset& preset)
    {
        if (!m_library)
            return;
        if (preset)
            m_library->save(*preset);
        else
            m_library->remove(m_id);
    }

    QPointer<PresetLibrary> m_library;
    QString m_id;
    OwnPreset m_before;
    OwnPreset m_after;
    bool m_is_new = true;
};

}  // namespace

QString change_preset(PresetLibrary& library, QUndoStack& undo, const QString& label,
                      const QString& id, const std::function<QString()>& change)
{
    OwnPreset before = own_preset(library, id);
    const QString changed = change();
    if (!changed.isEmpty())
        undo.push(new PresetCommand(library, changed, std::move(before), label));
    return changed;
}

}  // namespace flipbook::ui
