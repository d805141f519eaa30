// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace flipbook::ui {

// What sentences of the engine have in common: what changes from one to the next are the places
// %1, %2 and so on, in this order.
struct Shape {
    const char* words;  // English, and to translate in the context "EngineSentence".
    // The places with words of the engine, "13", which are translated as well. In all others are
    // names, paths and numbers, which stay as they are.
    const char* parts = "";
};

// Of settings, prompts and devices; of models; of files. The first shape that fits counts, so what
// says more stands before what says less. A test compares all with the engine.
std::span<const Shape> request_sentences();
std::span<const Shape> model_sentences();
std::span<const Shape> file_sentences();

// What stands in places: kinds of models, what was needed, reasons.
std::span<const Shape> sentence_parts();

// Reasons in the words of the operating system.
std::span<const Shape> system_reasons();

}  // namespace flipbook::ui
