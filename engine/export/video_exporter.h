// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/video_presets.h"

namespace flipbook {

// One file of frames that follow each other at equal times.
Result<std::unique_ptr<Exporter>> open_video_exporter(const VideoPreset& preset,
                                                      const ExportRequest& request, Size size,
                                                      int frame_rate);

}  // namespace flipbook
