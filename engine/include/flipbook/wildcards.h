// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

// A prompt without choices, drawn by the seed: the same prompt, seed and files give the same text.
// The forms are those of A1111's extension "Dynamic Prompts":
//   {red|green|blue}         one of them; "3::red" is drawn three times as often as "1::green"
//   {2$$calm|misty|bright}   two different ones, joined by ", "
//   __animals__              a line of animals.txt in `folder`, __sea/animals__ of a folder in it;
//                            empty lines and those that begin with # are none
// Choices may hold choices. Braces without a bar or without an end, and characters behind a
// backslash, are text. Any thread; reads the files that are named.
// Errors: not_found, a wildcard without a file or lines, which it names; invalid_request, choices
// that lead into each other or make more than 100 kB.
Result<std::string> resolve_wildcards(std::string_view prompt, std::uint64_t seed,
                                      const std::filesystem::path& folder);

// Both prompts of the request, by its own seed.
Result<void> resolve_wildcards(GenerationRequest& request, const std::filesystem::path& folder);

}  // namespace flipbook
