// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/undo_steps.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

#include "ui/window/actions.h"

namespace flipbook::ui {

UndoSteps::UndoSteps(QUndoStack& stack, const Actions& actions, std::function<void()> commit,
                     QWidget& window)
    : QObject(&window), m_stack(stack), m_actions(actions), m_commit(std::move(commit)),
      m_window(window)
{
    connect(actions.undo, &QAction::triggered, this, [this] {
        m_commit();
        m_stack.undo();
    });
    connect(actions.redo, &QAction::triggered, this, [this] {
        m_commit();
        m_stack.redo();
    });
    connect(actions.undo_history, &QAction::triggered, this, &UndoSteps::show_history);
    connect(&stack, &QUndoStack::indexChanged, this, &UndoSteps::name_next);
    name_next();
}

void UndoSteps::name_next()
{
    m_actions.undo->setEnabled(m_stack.canUndo());
    m_actions.redo->setEnabled(m_stack.canRedo());
    m_actions.undo->setText(m_stack.canUndo() ? tr("&Undo: %1").arg(m_stack.undoText())
                                              : tr("&Undo"));
    m_actions.redo->setText(m_stack.canRedo() ? tr("&Redo: %1").arg(m_stack.redoText())
                                              : tr("&Redo"));
}

// Beside the work, so that each step is seen while the list is walked.
void UndoSteps::show_history()
{
    const QString name = QStringLiteral("undo_history");
    m_commit();
    if (auto* shown = m_window.findChild<QDialog*>(name)) {
        shown->raise();
        shown->activateWindow();
        return;
    }
    auto* dialog = new QDialog(&m_window);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Undo history"));
    dialog->resize(340, 420);
    auto* steps = new QUndoView(&m_stack, dialog);
    steps->setObjectName(QStringLiteral("undo_history.steps"));
    steps->setAccessibleName(tr("Steps, the latest last"));
    steps->setEmptyLabel(tr("As it was opened"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(steps);
    column->addWidget(buttons);
    dialog->show();
}

}  // namespace flipbook::ui
