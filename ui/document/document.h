// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>

#include "ui/document/composition.h"

namespace flipbook::ui {

// The window's single truth: what will be generated next, and every edit that led to it. Panels
// show it and change it through edit() only, and know no other panel. GUI thread.
class Document final : public QObject {
    Q_OBJECT

public:
    using Change = std::function<void(Composition&)>;

    explicit Document(QObject* parent = nullptr);

    const Composition& composition() const { return m_composition; }
    const GenerationRequest& request() const { return m_composition.request; }

    // What a setting is reset to, and what the dots of changed settings compare with: the model's
    // own defaults. Emits changed().
    const Composition& defaults() const { return m_defaults; }
    void set_defaults(Composition defaults);

    // One step of undo, named by `label` as it stands in the Edit menu, "Change CFG 7 → 7.5".
    // Edits in a row with the same non-empty `gesture` become one step; end_gesture() ends the
    // row. Nothing happens where the change changes nothing.
    void edit(const QString& label, const Change& change, const QString& gesture = {});
    void end_gesture();

    // What the program goes on with by itself, such as the seed after a clip. No step of undo:
    // what the user did last is what is taken back next.
    void advance(const Change& change);

    // Replaces everything and forgets the past: a project was opened.
    void load(Composition composition);

    QUndoStack& undo_stack() { return m_undo_stack; }

Q_SIGNALS:
    // After every edit, undo and redo.
    void changed(const flipbook::ui::Composition& composition);

private:
    friend class EditCommand;  // Undo and redo set the composition.
    void set_composition(Composition composition);

    Composition m_composition;
    Composition m_defaults;
    QUndoStack m_undo_stack;
    int m_gesture_number = 0;
};

}  // namespace flipbook::ui
