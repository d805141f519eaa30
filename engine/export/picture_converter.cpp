// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/picture_converter.h"

#include <algorithm>
#include <iterator>

#include "export/av_error.h"

extern "C" {
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
}

namespace flipbook {

namespace {

bool shares_chroma(AVPixelFormat format)
{
    const AVPixFmtDescriptor* form = av_pix_fmt_desc_get(format);
    return form->log2_chroma_w > 0 || form->log2_chroma_h > 0;
}

Result<void> choose_bt709(SwsContext* scaler)
{
    const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
    constexpr int full_range = 1;
    constexpr int limited_range = 0;
    constexpr int unchanged = 1 << 16;  // Contrast and saturation, 16.16 fixed point.
    return av_check(sws_setColorspaceDetails(scaler, bt709, full_range, bt709, limited_range, 0,
                                             unchanged, unchanged),
                    "choosing BT.709");
}

Result<AvPointer<SwsContext>> open_scaler(Size size, AVPixelFormat source, AVPixelFormat format)
{
    const char* const opening = "opening the colour conversion";
    AvPointer<SwsContext> scaler(sws_alloc_context());
    if (scaler == nullptr)
        return av_error(AVERROR(ENOMEM), opening);
    const auto set = [&](const char* option, int value) {
        return av_check(av_opt_set_int(scaler.get(), option, value, 0), opening);
    };
    FLIPBOOK_TRY(set("srcw", size.width));
    FLIPBOOK_TRY(set("srch", size.height));
    FLIPBOOK_TRY(set("src_format", source));
    FLIPBOOK_TRY(set("dstw", size.width));
    FLIPBOOK_TRY(set("dsth", size.height));
    FLIPBOOK_TRY(set("dst_format", format));
    // Without FULL_CHR_H_INP every second pixel's colour is thrown away before filtering.
    FLIPBOOK_TRY(set("sws_flags", SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP));
    if (shares_chroma(format)) {
        // In 256ths of a luma sample: on the left column, between the rows.
        FLIPBOOK_TRY(set("dst_h_chr_pos", 0));
        FLIPBOOK_TRY(set("dst_v_chr_pos", 128));
    }
    if (is_yuv(format))
        FLIPBOOK_TRY(choose_bt709(scaler.get()));
    FLIPBOOK_TRY(av_check(sws_init_context(scaler.get(), nullptr, nullptr), opening));
    return scaler;
}

}  // namespace

bool is_yuv(AVPixelFormat format)
{
    return (av_pix_fmt_desc_get(format)->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) == 0;
}

AVPixelFormat rgb_format(bool is_deep)
{
    return is_deep ? AV_PIX_FMT_RGB48 : AV_PIX_FMT_RGB24;
}

std::vector<std::uint16_t> deep_pixels(const Frame& frame)
{
    if (!frame.deep_pixels.empty())
        return frame.deep_pixels;
    std::vector<std::uint16_t> pixels;
    constexpr int repeated = 0x101;
    std::transform(frame.pixels.begin(), frame.pixels.end(), std::back_inserter(pixels),
                   [](std::uint8_t level) { return static_cast<std::uint16_t>(level * repeated); });
    return pixels;
}

Result<AvPointer<AVFrame>> allocate_picture(Size size, AVPixelFormat format)
{
    AvPointer<AVFrame> picture(av_frame_alloc());
    if (picture == nullptr)
        return av_error(AVERROR(ENOMEM), "allocating a picture");
    picture->width = size.width;
    picture->height = size.height;
    picture->format = format;
    FLIPBOOK_TRY(av_check(av_frame_get_buffer(picture.get(), 0), "allocating a picture"));
    return picture;
}

Result<PictureConverter> PictureConverter::create(Size source, AVPixelFormat format)
{
    PictureConverter converter;
    converter.m_format = format;
    converter.m_padded_size = source;
    if (shares_chroma(format))
        converter.m_padded_size = {source.width + source.width % 2,
                                   source.height + source.height % 2};
    const AVPixelFormat rgb = rgb_format(av_pix_fmt_desc_get(format)->comp[0].depth > 8);
    FLIPBOOK_ASSIGN(converter.m_rgb, allocate_picture(converter.m_padded_size, rgb));
    FLIPBOOK_ASSIGN(converter.m_scaler, open_scaler(converter.m_padded_size, rgb, format));
    return converter;
}

template <class Value> void PictureConverter::pad(const std::vector<Value>& pixels, Size size)
{
    const std::ptrdiff_t row_values = std::ptrdiff_t(size.width) * 3;
    for (int y = 0; y < m_padded_size.height; ++y) {
        const Value* source = pixels.data() + std::min(y, size.height - 1) * row_values;
        auto* target =
            reinterpret_cast<Value*>(m_rgb->data[0] + std::ptrdiff_t(y) * m_rgb->linesize[0]);
        std::copy_n(source, row_values, target);
        if (m_padded_size.width > size.width)
            std::copy_n(source + row_values - 3, 3, target + row_values);
    }
}

Result<AvPointer<AVFrame>> PictureConverter::convert(const Frame& frame)
{
    if (m_rgb->format == AV_PIX_FMT_RGB24)
        pad(frame.pixels, frame.size);
    else
        pad(deep_pixels(frame), frame.size);
    FLIPBOOK_ASSIGN(auto picture, allocate_picture(m_padded_size, m_format));
    if (is_yuv(m_format)) {
        picture->colorspace = AVCOL_SPC_BT709;
        picture->color_primaries = AVCOL_PRI_BT709;
        picture->color_trc = AVCOL_TRC_BT709;
        picture->color_range = AVCOL_RANGE_MPEG;
    }
    if (shares_chroma(m_format))
        picture->chroma_location = AVCHROMA_LOC_LEFT;
    FLIPBOOK_TRY(av_check(sws_scale(m_scaler.get(), m_rgb->data, m_rgb->linesize, 0,
                                    m_padded_size.height, picture->data, picture->linesize),
                          "converting the colours of a frame"));
    return picture;
}

}  // namespace flipbook
