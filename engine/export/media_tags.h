// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "flipbook/result.h"

namespace flipbook {

// By their names in lower case.
using MediaTags = std::map<std::string, std::string>;

// The tags of a media container as a whole. `demuxer` is "mov" or "matroska". Only the file itself
// is opened, whatever it refers to. Errors: corrupt, io, out_of_memory; unsupported_format in a
// build without FFmpeg.
Result<MediaTags> read_media_tags(const std::filesystem::path& path, const char* demuxer);

}  // namespace flipbook
