// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>
#include <vector>

#include "flipbook/prompt_facts.h"

namespace flipbook::ui {

// Colours what a prompt's reader found: weights by their strength, tags, BREAK, comments, brackets
// without a partner; besides, wildcards, which the engine takes as text.
class PromptHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit PromptHighlighter(QTextDocument* document);

    // Spans of the whole text, in characters as QString counts them.
    void show(const QString& text, const PromptFacts& facts);

protected:
    void highlightBlock(const QString& text) override;

private:
    struct Mark {
        int begin;
        int end;
        QTextCharFormat format;
    };
    QTextCharFormat format_of(const PromptSpan& span) const;

    std::vector<Mark> m_marks;
};

// Where each byte of the text's UTF-8 stands in it; one entry more than there are bytes.
std::vector<int> character_places(const QString& text);

}  // namespace flipbook::ui
