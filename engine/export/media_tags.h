// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// The values of all tags of a media container in which a recipe may stand, likeliest first.
// `demuxer` is "mov" or "matroska". Only the file itself is opened, whatever it refers to.
// Errors: corrupt, io, out_of_memory; unsupported_format in a build without FFmpeg.
Result<std::vector<std::string>> read_media_tags(const std::filesystem::path& path,
                                                 const char* demuxer);

}  // namespace flipbook
