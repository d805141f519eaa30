// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/clip.h"
#include "flipbook/exporter.h"
#include "flipbook/result.h"

namespace flipbook {

// A folder of 00000.png, 00001.png, ..., 8 bits a channel. The recipe is the text `flipbook-recipe`
// of each picture, so that one picture taken out still tells it, and the file recipe.json.
Result<std::unique_ptr<Exporter>> open_image_sequence_exporter(const ExportRequest& request,
                                                               Size size, int frame_rate);

// With 16 bits a channel; in builds with FFmpeg.
Result<std::unique_ptr<Exporter>> open_deep_image_sequence_exporter(const ExportRequest& request,
                                                                    Size size, int frame_rate);

}  // namespace flipbook
