// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "flipbook/foreign_recipe.h"

namespace flipbook {

// Adds the models of Civitai's JSON in an infotext: {"model": "6ce0161689", "lora:x": "…"} of
// "Hashes", or the list of "Civitai resources". False, and nothing added, for any other text.
bool read_civitai_models(const std::string& json, std::vector<NamedModel>& models);

}  // namespace flipbook
