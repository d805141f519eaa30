// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <optional>

#include "flipbook/prompt_facts.h"
#include "ui/compose/compose_part.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/document.h"

class QBoxLayout;
class QLabel;

namespace flipbook::ui {

class PromptEditor;
class PromptHighlighter;

// What is to be seen, and what is not: both prompts, each with its tokens counted by chunk.
class PromptPart final : public ComposePart {
    Q_OBJECT

public:
    PromptPart(Document& document, ModelShelf& shelf, QWidget* parent = nullptr);

    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;
    void commit() override;
    void focus_prompt();

    // Tokens of each chunk; empty until the vocabulary is there.
    QJsonArray chunk_tokens() const;
    QJsonArray negative_chunk_tokens() const;

    // For Alt+Up: what a clip was made of.
    void remember_prompts();
    void remember(const QString& prompt);

Q_SIGNALS:
    void infotext_pasted(const QString& text);
    void counted();

private:
    struct Field {
        QString name;
        std::string PromptOptions::*text;
        PromptEditor* editor = nullptr;
        PromptHighlighter* highlighter = nullptr;
        QLabel* counter = nullptr;
        PromptFacts facts = {};
    };
    void create_field(Field& field, const QString& title, const QString& hint, int lines);
    void open_reader(const std::filesystem::path& model);
    void read(Field& field);
    void fill_completion();
    void text_edited(const Field& field, const QString& text);

    Document& m_document;
    ModelShelf& m_shelf;
    QBoxLayout* m_column;
    Field m_positive{QStringLiteral("prompt"), &PromptOptions::positive};
    Field m_negative{QStringLiteral("negative"), &PromptOptions::negative};
    std::optional<PromptReader> m_reader;
    std::filesystem::path m_reader_model;  // Whose vocabulary it has, or is about to have.
    std::vector<PromptWord> m_words;       // Of the textual inversions that are used.
    EmphasisMode m_emphasis = EmphasisMode::original;
    int m_frame_count = 1;
};

}  // namespace flipbook::ui
