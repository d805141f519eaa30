// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/clip.h"
#include "flipbook/exporter.h"
#include "flipbook/result.h"

namespace flipbook {

// H.264 (CRF 18) and VP9 (CRF 24), 4:2:0, BT.709 and tagged so; an odd side grows by one pixel. The
// recipe becomes the tag `description` of MP4 and `FLIPBOOK_RECIPE` of WebM.
Result<std::unique_ptr<Exporter>> open_mp4_exporter(const ExportRequest& request, Size size,
                                                    int frame_rate);
Result<std::unique_ptr<Exporter>> open_webm_exporter(const ExportRequest& request, Size size,
                                                     int frame_rate);

// 256 colours chosen for the clip. GIF counts time in hundredths of a second: delays alternate so
// that every frame begins at its time, rounded. Browsers slow down what is faster than 50 frames a
// second, so that is the most it plays at. `loops` is how often the clip plays, 0 for ever. The
// recipe becomes a comment.
Result<std::unique_ptr<Exporter>> open_gif_exporter(const ExportRequest& request, Size size,
                                                    int frame_rate);

}  // namespace flipbook
