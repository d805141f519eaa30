// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/capabilities.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook::cli {

// Where a clip goes. `format` is a Format::name.
struct OutputTarget {
    std::filesystem::path path;
    std::string format;
};

// The format that a path asks for: by its extension, in any case; a path that ends in a separator
// is a folder of pictures, and loses the separator.
// Error: invalid_request, listing what can be written.
Result<OutputTarget> output_target(const std::filesystem::path& path,
                                   const std::vector<Format>& formats);

// The target written in another of the formats that its extension may stand for.
// Error: invalid_request where there is no such format, or it does not write such a file.
Result<OutputTarget> with_format(OutputTarget target, const std::string& name,
                                 const std::vector<Format>& formats);

// "flipbook-0001.mp4" with the first number from `number` on that is free in the current folder;
// a folder of pictures where MP4 cannot be written. Leaves `number` at the next one.
OutputTarget next_free_target(const std::vector<Format>& formats, int& number);

// "clip.mp4" and 42: "clip_42.mp4"; "frames/": "frames_42/".
std::filesystem::path with_seed(const std::filesystem::path& path, std::uint64_t seed);

// Whether the file's name has a word that is another one for each clip of several.
bool tells_clips_apart(const std::filesystem::path& path);

// The words in the file's name (flipbook/file_pattern.h) expanded, with the first number from
// `number` on that is free, and the next one left there. A name without words stays as it is.
std::filesystem::path expanded(const std::filesystem::path& path, const GenerationRequest& request,
                               int& number);

// Finds before the work what would make writing fail after it: a missing folder, and a file, or
// a folder with something in it, that is already there and may not be overwritten.
// Error: invalid_request.
Result<void> check_target(const std::filesystem::path& path, bool overwrite);

}  // namespace flipbook::cli
