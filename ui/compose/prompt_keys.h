// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace flipbook::ui {

// Characters [begin, end) of a text; a cursor where both are equal.
struct TextRange {
    int begin = 0;
    int end = 0;

    bool operator==(const TextRange&) const = default;
};

// One change of a prompt: what stands in `range` becomes `text`, then `selection` is selected.
struct PromptChange {
    TextRange range;
    QString text;
    TextRange selection;

    bool operator==(const PromptChange&) const = default;
};

// What the keys of the prompt editor do, after A1111's. Each returns nothing where there is
// nothing to change.

// Adds to the weight of the selection, of the brackets or tag around the cursor, or of the word at
// it: "cat" becomes "(cat:1.1)", "(cat:1.1)" less 0.1 becomes "cat". Weights stay at or above 0.
std::optional<PromptChange> change_weight(const QString& prompt, TextRange selection,
                                          double difference);

// Puts "# " before each line of the selection, or takes it away where all of them have it.
std::optional<PromptChange> toggle_comment(const QString& prompt, TextRange selection);

// Changes places with the phrase between commas before (-1) or behind (+1).
std::optional<PromptChange> move_phrase(const QString& prompt, int cursor, int direction);

}  // namespace flipbook::ui
