// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

class QKeyEvent;
class QListWidget;
class QPlainTextEdit;

namespace flipbook::ui {

// A name that completion offers.
struct CompletionEntry {
    QString name;    // What is typed, and shown.
    QString insert;  // What takes its place, "<lora:name:1>".
    QString kind;    // Shown beside it: "LoRA", "embedding", "known word".
};

// Entries whose name begins with what stands before the cursor, at most three words of it.
struct CompletionMatches {
    std::vector<CompletionEntry> entries;
    std::vector<int> lengths;  // Of what each replaces before the cursor.
};
CompletionMatches matches_before(const QString& text, int cursor,
                                 const std::vector<CompletionEntry>& entries, int shortest);

// The list of names under the cursor of a prompt editor. Up and Down choose, Enter or Tab insert,
// Esc closes.
class PromptCompletion final : public QObject {
    Q_OBJECT

public:
    explicit PromptCompletion(QPlainTextEdit& editor);
    ~PromptCompletion() override;

    void set_entries(std::vector<CompletionEntry> entries) { m_entries = std::move(entries); }
    const std::vector<CompletionEntry>& entries() const { return m_entries; }

    enum class Trigger { typed, asked };  // Asked for, one letter or none is enough.
    void open(Trigger trigger);
    void close();
    bool is_open() const;

    // Whether a key of the editor belongs to the list, because it is open. The list never has the
    // focus, so that shortcuts go on working meanwhile.
    bool takes(const QKeyEvent& event) const;
    // Does what such a key says; false for all others.
    bool handle_key(const QKeyEvent& event);

private:
    void insert(int row);

    QPlainTextEdit& m_editor;
    QListWidget* m_list;
    std::vector<CompletionEntry> m_entries;
    CompletionMatches m_shown;
};

}  // namespace flipbook::ui
