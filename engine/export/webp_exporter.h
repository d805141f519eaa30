// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/exporter.h"

namespace flipbook {

constexpr int webp_quality = 80;

// Animated WebP by libwebp, of that quality or without loss; times in milliseconds. `loops` is how
// often the clip plays, 0 for ever. The infotext becomes Exif's user comment, the recipe its image
// description.
Result<std::unique_ptr<Exporter>> open_webp_exporter(const ExportRequest& request, Size size,
                                                     int frame_rate);
Result<std::unique_ptr<Exporter>> open_lossless_webp_exporter(const ExportRequest& request,
                                                              Size size, int frame_rate);

}  // namespace flipbook
