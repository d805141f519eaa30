// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

// The version of the program, "0.1.0".
const char* version();

// The request as one JSON object, version field included, every setting present. Seeds keep all
// 64 bits. Paths are UTF-8 with forward slashes. engine/README.md lists the keys.
std::string to_recipe(const GenerationRequest& request);

// Reads what to_recipe() wrote; missing keys keep the value they have in `base`, unknown ones are
// kept and written back. Errors: corrupt (no JSON object), invalid_request (a key with a wrong
// value, named).
Result<GenerationRequest> from_recipe(const std::string& json, GenerationRequest base = {});

}  // namespace flipbook
