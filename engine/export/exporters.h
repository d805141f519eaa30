// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "flipbook/clip.h"
#include "flipbook/exporter.h"
#include "flipbook/registry.h"
#include "flipbook/result.h"

namespace flipbook {

// All kinds of clip file that this build can write: mp4, webm and gif, where FFmpeg is there, and
// png_frames, always.
Registry<ExporterEntry> builtin_exporters();

// The exporter that request.format names or, if that is empty, the one for the path: by its
// extension in any case, png_frames for a path that ends in a slash.
// Frame rate 1 to 1000, sides 1 to 16384, loops 0 to 65536.
// Errors: invalid_request, which lists the formats there are, and also if the target exists and
// may not be overwritten; io; unsupported_format.
Result<std::unique_ptr<Exporter>> open_exporter(const Registry<ExporterEntry>& exporters,
                                                const ExportRequest& request, Size size,
                                                int frame_rate);

}  // namespace flipbook
