// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "command_line.h"
#include "flipbook/request.h"

namespace flipbook::cli {

// --lora, --motion-lora and --lora-dir, each of which may be given several times and then replaces
// the list of a recipe; `none` leaves that list empty.
const std::vector<CommandOption<GenerationRequest>>& lora_options();

}  // namespace flipbook::cli
