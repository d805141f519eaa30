// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign_notes.h"

#include "model_page_text.h"

namespace flipbook::cli {

namespace {

std::string model_note(const NamedModel& model, const std::string& option)
{
    std::string note = std::string("It was made with ") + description(model.kind);
    if (!model.name.empty())
        note += " \"" + model.name + '"';
    if (!model.hash.empty())
        note += ", SHA-256 " + model.hash + "…";
    return note + ": give its file by " + option + '.';
}

}  // namespace

std::vector<std::string> foreign_notes(const ForeignRecipe& recipe)
{
    std::vector<std::string> notes{"Read from " + recipe.origin
                                   + (recipe.is_guess ? "; please check." : ".")};
    for (const UnusedSetting& unused : recipe.unused)
        notes.push_back(sentence(unused));
    for (const NamedModel& model : recipe.models) {
        const std::string option = option_for(model.kind);
        // LoRAs are asked for by the prompt's tags.
        if (!option.empty() && model.kind != ModelKind::lora)
            notes.push_back(model_note(model, option));
    }
    return notes;
}

}  // namespace flipbook::cli
