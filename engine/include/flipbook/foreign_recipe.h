// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flipbook/model_kind.h"
#include "flipbook/request.h"

namespace flipbook {

// A model that another program's recipe names. Which file here it is, is for the caller to find.
// LoRAs stand here for their hashes; it is the tags in the prompt that ask for them.
struct NamedModel {
    ModelKind kind = ModelKind::unknown;
    std::string name;  // As it is spelled there, often without folder and ending.
    std::string hash;  // The first digits of its SHA-256, see FileHashes; empty where unsaid.

    bool operator==(const NamedModel&) const = default;
};

// A setting of another program's recipe that was not taken over.
struct UnusedSetting {
    enum class Reason {
        unknown,           // Nothing here is called so.
        wrong_value,       // Known, but not with this value.
        second_pass,       // Enlarging and mending a finished picture.
        guiding_picture,   // ControlNet and its like.
        starting_picture,  // Beginning with a picture in place of noise.
        several,           // The first of several was taken.
        civitai_name,      // A LoRA by its name on the web, where its file is called otherwise.
    };
    std::string name;  // As the recipe spells it.
    std::string value;
    Reason reason = Reason::unknown;

    bool operator==(const UnusedSetting&) const = default;
};

// "Hires upscale "2" is not used: …". For people.
std::string sentence(const UnusedSetting& unused);

// What another program has written down of how its picture or clip was made.
struct ForeignRecipe {
    std::string origin;     // "an infotext".
    bool is_guess = false;  // Put together from parts that may mean something else: to be checked.
    GenerationRequest request;
    std::vector<NamedModel> models;
    std::vector<UnusedSetting> unused;
};

// Reads what another program's text says over `base`; nothing for a text of no form that is known.
// engine/core/foreign/foreign_recipes.cpp lists the forms. Never fails on a damaged text.
std::optional<ForeignRecipe> read_foreign_recipe(const std::string& text,
                                                 const GenerationRequest& base = {});

}  // namespace flipbook
