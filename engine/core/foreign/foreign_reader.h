// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "flipbook/foreign_recipe.h"

namespace flipbook {

// Nothing for a text of another form; over `base` whatever the text says.
using ForeignReader = std::optional<ForeignRecipe> (*)(const std::string& text,
                                                       const GenerationRequest& base);

std::optional<ForeignRecipe> read_infotext_recipe(const std::string& text,
                                                  const GenerationRequest& base);

}  // namespace flipbook
