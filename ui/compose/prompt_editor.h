// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QStringList>
#include <QTimer>

#include "ui/compose/prompt_keys.h"

namespace flipbook::ui {

class PromptCompletion;

// The text of a prompt. Besides what every editor does:
//   Ctrl+Up, Ctrl+Down     weight of the word, the selection, the brackets or the tag, by 0.1
//   Alt+Left, Alt+Right    moves the phrase between commas
//   Ctrl+/                 comments the lines
//   Alt+Up, Alt+Down       earlier prompts of this session
//   Ctrl+Space             completes a name; after two letters by itself
// Each press is one step of the editor's own undo, which lasts until rested(). Tab goes to the
// next control.
class PromptEditor final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PromptEditor(QWidget* parent = nullptr);

    // Replaces the text where it differs, and forgets the editor's undo: somebody else changed it.
    void show_text(const QString& text);

    // What completion offers, see PromptCompletion.
    PromptCompletion& completion() { return *m_completion; }

    // Remembers a prompt for Alt+Up; the same one twice is kept once.
    void remember(const QString& text);

    // Height in lines that the editor asks for.
    void set_lines(int lines);

    // Ends what is being typed: emits edited() if it is due, and rested().
    void rest();

Q_SIGNALS:
    void edited(const QString& text);  // Shortly after the text changed by the user's hand.
    // Focus left or three seconds went by: a step of the document's undo, no longer of this one.
    void rested();
    void infotext_pasted(const QString& text);

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    bool handle_key(QKeyEvent& event);
    void text_changed();
    void replace_difference(const QString& before, const QString& after);
    void flush();
    void apply(const std::optional<PromptChange>& change);
    void recall(int direction);
    TextRange selection() const;

    PromptCompletion* m_completion;
    QTimer m_edit_timer;
    QTimer m_rest_timer;
    QString m_known_text;  // What was shown or passed on last.
    QStringList m_history;
    qsizetype m_history_place = 0;  // m_history.size(): the prompt that is being written.
    QString m_unfinished;
    int m_lines = 4;
};

}  // namespace flipbook::ui
