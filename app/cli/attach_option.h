// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "command_line.h"
#include "flipbook/request.h"

namespace flipbook::cli {

// --attach: further motion modules.
const std::vector<CommandOption<GenerationRequest>>& attach_options();

}  // namespace flipbook::cli
