// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

class QUndoStack;
class QWidget;

namespace flipbook::ui {

struct Actions;

// Undo, redo and the list of all steps (Tools ▸ Undo history), where a click goes back or forth to
// a step. GUI thread.
class UndoSteps final : public QObject {
    Q_OBJECT

public:
    // `commit` makes a step of what is typed and not in the document yet.
    UndoSteps(QUndoStack& stack, const Actions& actions, std::function<void()> commit,
              QWidget& window);

private:
    void name_next();
    void show_history();

    QUndoStack& m_stack;
    const Actions& m_actions;
    std::function<void()> m_commit;
    QWidget& m_window;
};

}  // namespace flipbook::ui
