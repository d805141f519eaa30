// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/av_pointers.h"
#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// RGB to yuv420p, BT.709 in limited range, chroma between the left luma samples as H.264 and VP9
// expect it. Odd sizes grow by one: 4:2:0 has a chroma sample for every 2x2 pixels, and libx264
// refuses what does not divide. The new column and row repeat their neighbours.
class YuvConverter {
public:
    static Result<YuvConverter> create(Size source);

    Size padded_size() const { return m_padded_size; }

    // Precondition: the frame has the source size. The picture is new: an encoder may keep it.
    Result<AvPointer<AVFrame>> convert(const Frame& frame);

private:
    YuvConverter() = default;
    void pad(const Frame& frame);

    Size m_padded_size;
    AvPointer<AVFrame> m_rgb;  // The padded frame, aligned as swscale reads fastest.
    AvPointer<SwsContext> m_scaler;
};

// A picture with memory of its own. Error: out_of_memory.
Result<AvPointer<AVFrame>> allocate_picture(Size size, AVPixelFormat format);

}  // namespace flipbook
