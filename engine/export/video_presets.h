// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "export/encoded_file.h"

namespace flipbook {

// A way to write a clip that an encoder of libav offers.
struct VideoPreset {
    const char* name;
    const char* description;
    std::vector<std::string> extensions;
    const char* encoder;
    Encoding (*encoding)(const ExportRequest& request, int frame_rate);
    int depth = 8;  // As in ExporterEntry.
};

// The list, best first where several have an extension in common. Luma and chroma are BT.709 and
// tagged so.
std::span<const VideoPreset> video_presets();

// What the ffmpeg program would be told to do the same, "-c:v libx264 -preset medium …".
std::string ffmpeg_options(const VideoPreset& preset);

// Whether the encoder is in this libav and, of one that needs a graphics card, works here.
bool is_usable(const VideoPreset& preset);

}  // namespace flipbook
