// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "export/av_pointers.h"
#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// What another program finds in a clip file. Pixels are computed here from the decoded samples by
// the formula of BT.709, not by swscale, which wrote them.
struct DecodedClip {
    std::vector<Frame> frames;
    std::vector<double> times;  // Seconds.
    double duration = 0;        // Seconds.
    AVRational frame_rate = {0, 1};
    AVCodecID codec = AV_CODEC_ID_NONE;
    AVPixelFormat pixel_format = AV_PIX_FMT_NONE;
    AVColorSpace colour_space = AVCOL_SPC_UNSPECIFIED;
    AVColorPrimaries primaries = AVCOL_PRI_UNSPECIFIED;
    AVColorTransferCharacteristic transfer = AVCOL_TRC_UNSPECIFIED;
    AVColorRange range = AVCOL_RANGE_UNSPECIFIED;
};

Result<DecodedClip> decode_clip(const std::filesystem::path& path);

}  // namespace flipbook
