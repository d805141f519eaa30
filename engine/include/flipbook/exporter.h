// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/registry.h"
#include "flipbook/result.h"

namespace flipbook {

struct ExportRequest {
    std::filesystem::path path;  // The format follows the extension; a folder for "png_frames".
    std::string format;          // Name of an ExporterEntry; empty = by extension.
    std::string recipe;          // JSON, stored in the container; empty = none.
    int loops = 0;               // Of GIF: 0 = for ever.
    bool overwrite = false;      // Otherwise an existing target is an error.
};

// Writes one clip. Frames go beside the target and take its name in finish(). Unless finish()
// succeeds, the destructor leaves no file behind and an older target is untouched.
// Used by one thread at a time.
class Exporter {
public:
    virtual ~Exporter() = default;
    virtual Result<void> add_frame(const Frame& frame) = 0;
    virtual Result<void> finish() = 0;
};

struct ExporterEntry {
    std::string name;                     // "mp4".
    std::string description;              // "MP4, H.264".
    std::vector<std::string> extensions;  // ".mp4"; empty for a folder of files.
    std::function<Result<std::unique_ptr<Exporter>>(const ExportRequest&, Size, int frame_rate)>
        open;
};

// The recipe that a clip, picture, frame folder or side-car carries, as its JSON text.
// Errors: not_found, unsupported_format ("has no Flipbook recipe"), corrupt.
Result<std::string> read_recipe(const std::filesystem::path& path);

}  // namespace flipbook
