// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/exporter.h"

namespace flipbook {

// Animated WebP by libwebp, quality 80 or without loss; times in milliseconds. `loops` is how often
// the clip plays, 0 for ever. The infotext becomes Exif's user comment, the recipe its image
// description.
Result<std::unique_ptr<Exporter>> open_webp_exporter(const ExportRequest& request, Size size,
                                                     int frame_rate);
Result<std::unique_ptr<Exporter>> open_lossless_webp_exporter(const ExportRequest& request,
                                                              Size size, int frame_rate);

}  // namespace flipbook
