// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/prompt_editor.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include "ui/compose/infotext.h"
#include "ui/compose/prompt_completion.h"

namespace flipbook::ui {

namespace {

constexpr int edit_delay_ms = 250;  // A prompt on its way is stored within a second.
constexpr int rest_ms = 3000;
constexpr double weight_step = 0.1;
constexpr qsizetype longest_history = 100;

}  // namespace

PromptEditor::PromptEditor(QWidget* parent)
    : QPlainTextEdit(parent), m_completion(new PromptCompletion(*this))
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit_timer.setSingleShot(true);
    m_edit_timer.setInterval(edit_delay_ms);
    m_rest_timer.setSingleShot(true);
    m_rest_timer.setInterval(rest_ms);
    connect(&m_edit_timer, &QTimer::timeout, this, &PromptEditor::flush);
    connect(&m_rest_timer, &QTimer::timeout, this, &PromptEditor::rest);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEditor::text_changed);
}

void PromptEditor::show_text(const QString& text)
{
    // What is being typed stays while nobody else changes the prompt.
    if (text == m_known_text)
        return;
    m_edit_timer.stop();
    m_rest_timer.stop();
    const QString before = toPlainText();
    m_known_text = text;
    replace_difference(before, text);
    document()->clearUndoRedoStacks();
}

// Only what differs, so that the cursor stays where it is in the rest.
void PromptEditor::replace_difference(const QString& before, const QString& after)
{
    const qsizetype shorter = qMin(before.size(), after.size());
    qsizetype same = 0;
    while (same < shorter && before[same] == after[same])
        ++same;
    qsizetype same_end = 0;
    while (same_end < shorter - same
           && before[before.size() - 1 - same_end] == after[after.size() - 1 - same_end])
        ++same_end;
    QTextCursor changed(document());
    changed.setPosition(static_cast<int>(same));
    changed.setPosition(static_cast<int>(before.size() - same_end), QTextCursor::KeepAnchor);
    changed.insertText(after.mid(same, after.size() - same - same_end));
}

void PromptEditor::text_changed()
{
    // Highlighting says that the text changed, too.
    if (toPlainText() == m_known_text)
        return;
    if (!m_edit_timer.isActive())
        m_edit_timer.start();
    m_rest_timer.start();
}

void PromptEditor::flush()
{
    m_edit_timer.stop();
    const QString text = toPlainText();
    if (text == m_known_text)
        return;
    m_known_text = text;
    Q_EMIT edited(text);
}

void PromptEditor::rest()
{
    flush();
    m_rest_timer.stop();
    // Now it is a step of the document's undo; kept here as well, it would be undone twice.
    document()->clearUndoRedoStacks();
    Q_EMIT rested();
}

void PromptEditor::remember(const QString& text)
{
    if (text.trimmed().isEmpty())
        return;
    m_history.removeAll(text);
    m_history << text;
    if (m_history.size() > longest_history)
        m_history.removeFirst();
    m_history_place = m_history.size();
}

void PromptEditor::set_lines(int lines)
{
    m_lines = lines;
    updateGeometry();
}

QSize PromptEditor::sizeHint() const
{
    const int frame = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin());
    return {QPlainTextEdit::sizeHint().width(), m_lines * fontMetrics().lineSpacing() + frame};
}

// Qt's own leaves room for scroll bars of usual length, some five lines.
QSize PromptEditor::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), sizeHint().height()};
}

TextRange PromptEditor::selection() const
{
    const QTextCursor cursor = textCursor();
    return {cursor.selectionStart(), cursor.selectionEnd()};
}

void PromptEditor::apply(const std::optional<PromptChange>& change)
{
    if (!change)
        return;
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.setPosition(change->range.begin);
    cursor.setPosition(change->range.end, QTextCursor::KeepAnchor);
    cursor.insertText(change->text);
    cursor.endEditBlock();
    cursor.setPosition(change->selection.begin);
    cursor.setPosition(change->selection.end, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void PromptEditor::recall(int direction)
{
    const qsizetype place = qBound(qsizetype{0}, m_history_place + direction, m_history.size());
    if (place == m_history_place)
        return;
    if (m_history_place == m_history.size())
        m_unfinished = toPlainText();
    m_history_place = place;
    const QString text = place == m_history.size() ? m_unfinished : m_history[place];
    const int length = static_cast<int>(text.size());
    apply(PromptChange{{0, static_cast<int>(toPlainText().size())}, text, {length, length}});
}

bool PromptEditor::handle_key(QKeyEvent& event)
{
    const bool is_ctrl = event.modifiers() == Qt::ControlModifier;
    const bool is_alt = event.modifiers() == Qt::AltModifier;
    // The number pad's arrows count as arrows.
    const bool is_ctrl_arrow = (event.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int direction = event.key() == Qt::Key_Up ? 1 : -1;
        if (is_ctrl_arrow)
            apply(change_weight(toPlainText(), selection(), direction * weight_step));
        else if (is_alt)
            recall(-direction);
        return is_ctrl_arrow || is_alt;
    }
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (is_alt)
            apply(move_phrase(toPlainText(), textCursor().position(),
                              event.key() == Qt::Key_Left ? -1 : 1));
        return is_alt;
    case Qt::Key_Slash:
        if (is_ctrl)
            apply(toggle_comment(toPlainText(), selection()));
        return is_ctrl;
    case Qt::Key_Space:
        if (is_ctrl)
            m_completion->open(PromptCompletion::Trigger::asked);
        return is_ctrl;
    default:
        return false;
    }
}

bool PromptEditor::event(QEvent* event)
{
    // The window asks with it whose key it is: the Esc that closes the list stops no clip.
    if (event->type() == QEvent::ShortcutOverride
        && m_completion->takes(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

bool PromptEditor::focusNextPrevChild(bool next)
{
    // Tab takes what completion offers, as Enter does.
    return !m_completion->is_open() && QPlainTextEdit::focusNextPrevChild(next);
}

void PromptEditor::keyPressEvent(QKeyEvent* event)
{
    if (m_completion->handle_key(*event) || handle_key(*event)) {
        event->accept();
        return;
    }
    const QString before = toPlainText();
    QPlainTextEdit::keyPressEvent(event);
    const bool is_typing = !event->text().isEmpty() && event->text().front().isPrint();
    const bool is_erasing = event->key() == Qt::Key_Backspace && m_completion->is_open();
    if ((is_typing || is_erasing) && toPlainText() != before)
        m_completion->open(PromptCompletion::Trigger::typed);
    else if (!event->text().isEmpty() || event->key() == Qt::Key_Left
             || event->key() == Qt::Key_Right)
        m_completion->close();
}

void PromptEditor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_completion->close();
    if (event->reason() == Qt::PopupFocusReason)  // A menu: the focus comes back.
        return;
    rest();
}

void PromptEditor::insertFromMimeData(const QMimeData* source)
{
    if (source->hasText() && parse_infotext(source->text())) {
        Q_EMIT infotext_pasted(source->text());
        return;
    }
    if (source->hasText())
        insertPlainText(source->text());
}

}  // namespace flipbook::ui
