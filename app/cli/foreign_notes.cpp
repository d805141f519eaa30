// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign_notes.h"

namespace flipbook::cli {

namespace {

// The option that names a file of the kind; nothing for LoRAs, which the prompt's tags ask for.
const char* option_for(ModelKind kind)
{
    switch (kind) {
    case ModelKind::sd15_checkpoint:
        return "--model";
    case ModelKind::vae:
        return "--vae";
    case ModelKind::motion_module:
        return "--motion";
    case ModelKind::textual_inversion:
        return "--embedding";
    default:
        return nullptr;
    }
}

std::string model_note(const NamedModel& model, const char* option)
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
    for (const NamedModel& model : recipe.models)
        if (const char* option = option_for(model.kind))
            notes.push_back(model_note(model, option));
    return notes;
}

}  // namespace flipbook::cli
