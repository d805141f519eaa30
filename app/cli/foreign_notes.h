// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "flipbook/foreign_recipe.h"

namespace flipbook::cli {

// What to know before using another program's recipe, a sentence each: what it was read from, what
// of it is not used and why, and the models that it names.
std::vector<std::string> foreign_notes(const ForeignRecipe& recipe);

}  // namespace flipbook::cli
