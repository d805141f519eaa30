// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "flipbook/foreign_recipe.h"

namespace flipbook {

// Nothing for a text of another form; over `base` whatever the text says.
using ForeignReader = std::optional<ForeignRecipe> (*)(const std::string& text,
                                                       const GenerationRequest& base);

std::optional<ForeignRecipe> read_animatediff_cli_recipe(const std::string& text,
                                                         const GenerationRequest& base);
std::optional<ForeignRecipe> read_comfyui_recipe(const std::string& text,
                                                 const GenerationRequest& base);
std::optional<ForeignRecipe> read_infotext_recipe(const std::string& text,
                                                  const GenerationRequest& base);
std::optional<ForeignRecipe> read_invokeai_metadata(const std::string& text,
                                                    const GenerationRequest& base);
std::optional<ForeignRecipe> read_official_config(const std::string& text,
                                                  const GenerationRequest& base);

}  // namespace flipbook
