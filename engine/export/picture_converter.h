// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "export/av_pointers.h"
#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// Frames as an encoder takes them. Luma and chroma are BT.709 in limited range; where four pixels
// share a chroma sample it lies between the left ones, as H.264 and VP9 expect it, and odd sizes
// grow by one, for libx264 refuses what does not divide: the new column and row repeat their
// neighbours. RGB stays as it is, and what is transparent elsewhere is opaque here. What has more
// than 8 bits a channel is made of the frame's 16, if it has them.
class PictureConverter {
public:
    static Result<PictureConverter> create(Size source, AVPixelFormat format);

    Size padded_size() const { return m_padded_size; }

    // Precondition: the frame has the source size. The picture is new: an encoder may keep it.
    Result<AvPointer<AVFrame>> convert(const Frame& frame);

private:
    PictureConverter() = default;
    template <class Value> void pad(const std::vector<Value>& pixels, Size size);

    AVPixelFormat m_format = AV_PIX_FMT_NONE;
    Size m_padded_size;
    AvPointer<AVFrame> m_rgb;  // The padded frame, aligned as swscale reads fastest.
    AvPointer<SwsContext> m_scaler;
};

// Whether a picture is luma and chroma, and so has a matrix and a range.
bool is_yuv(AVPixelFormat format);

// The form of packed RGB that has so many bits a channel: 8, or 16 in the machine's byte order.
AVPixelFormat rgb_format(bool is_deep);

// All 16 bits a channel of the frame; those of 8 repeat themselves where it has no more.
std::vector<std::uint16_t> deep_pixels(const Frame& frame);

// A picture with memory of its own. Error: out_of_memory.
Result<AvPointer<AVFrame>> allocate_picture(Size size, AVPixelFormat format);

}  // namespace flipbook
