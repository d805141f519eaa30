// SPDX-License-Identifier: GPL-3.0-or-later
#include "decoded_clip.h"

#include <algorithm>
#include <cmath>

#include "export/av_error.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace flipbook {

namespace {

std::uint8_t to_byte(double value)
{
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

// Component of a pixel as a value of 8 bits, with what more bits add behind the point.
double sample(const AVFrame& picture, int component, int x, int y)
{
    const auto* form = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(picture.format));
    const AVComponentDescriptor& place = form->comp[component];
    const std::uint8_t* at = picture.data[place.plane]
                             + std::ptrdiff_t(y) * picture.linesize[place.plane]
                             + std::ptrdiff_t(x) * place.step + place.offset;
    const int value = place.depth > 8 ? at[0] | at[1] << 8 : at[0];
    return double(value >> place.shift) / double(1 << (place.depth - 8));
}

// Chroma at a luma position, between its four neighbours as a player does it: chroma samples lie on
// even columns, and halfway between the rows of their pair.
double shared_chroma_at(const AVFrame& picture, int component, int x, int y)
{
    const int last_column = picture.width / 2 - 1;
    const int last_row = picture.height / 2 - 1;
    const auto column = [&](double position) {
        return std::clamp(static_cast<int>(std::floor(position)), 0, last_column);
    };
    const double across = x / 2.0;
    const double down = y / 2.0 - 0.25;
    const double right_part = across - std::floor(across);
    const double lower_part = down - std::floor(down);
    const auto in_row = [&](double row_position) {
        const int row = std::clamp(static_cast<int>(std::floor(row_position)), 0, last_row);
        return (1 - right_part) * sample(picture, component, column(across), row)
               + right_part * sample(picture, component, column(across + 1), row);
    };
    return (1 - lower_part) * in_row(down) + lower_part * in_row(down + 1);
}

// BT.709-6, tables 3 and 4: limited range, 8 bits.
void append_yuv(Frame& frame, double y, double cb, double cr)
{
    const double luma = (y - 16) * 255.0 / 219.0;
    const double blue = (cb - 128) * 255.0 / 224.0;
    const double red = (cr - 128) * 255.0 / 224.0;
    frame.pixels.push_back(to_byte(luma + 1.5748 * red));
    frame.pixels.push_back(to_byte(luma - 0.1873 * blue - 0.4681 * red));
    frame.pixels.push_back(to_byte(luma + 1.8556 * blue));
}

Frame to_frame(const AVFrame& picture)
{
    const auto* form = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(picture.format));
    const bool is_rgb = (form->flags & AV_PIX_FMT_FLAG_RGB) != 0;
    const auto chroma_at = form->log2_chroma_w > 0 ? shared_chroma_at : sample;
    Frame frame{{picture.width, picture.height}, {}};
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            if (!is_rgb) {
                append_yuv(frame, sample(picture, 0, x, y), chroma_at(picture, 1, x, y),
                           chroma_at(picture, 2, x, y));
                continue;
            }
            for (const int component : {0, 1, 2}) {
                const double value = sample(picture, component, x, y);
                const bool is_deep = form->comp[component].depth == 16;
                frame.pixels.push_back(to_byte(is_deep ? value * 256 / 257 : value));
                if (is_deep)
                    frame.deep_pixels.push_back(static_cast<std::uint16_t>(value * 256));
            }
        }
    }
    return frame;
}

Result<InputFormat> open_input(const std::filesystem::path& path)
{
    AVFormatContext* input = nullptr;
    FLIPBOOK_TRY(av_check(avformat_open_input(&input, av_url(path).c_str(), nullptr, nullptr),
                          "opening the written file"));
    InputFormat owned(input);
    FLIPBOOK_TRY(av_check(avformat_find_stream_info(input, nullptr), "reading its streams"));
    return owned;
}

Result<AvPointer<AVCodecContext>> open_decoder(const AVStream& stream)
{
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    AvPointer<AVCodecContext> decoder(avcodec_alloc_context3(codec));
    FLIPBOOK_TRY(av_check(avcodec_parameters_to_context(decoder.get(), stream.codecpar),
                          "preparing the decoder"));
    FLIPBOOK_TRY(av_check(avcodec_open2(decoder.get(), codec, nullptr), "opening the decoder"));
    return decoder;
}

Result<void> take_frames(AVCodecContext* decoder, const AVStream& stream, DecodedClip& clip)
{
    const AvPointer<AVFrame> picture(av_frame_alloc());
    for (;;) {
        const int code = avcodec_receive_frame(decoder, picture.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        FLIPBOOK_TRY(av_check(code, "decoding"));
        clip.pixel_format = static_cast<AVPixelFormat>(picture->format);
        clip.frames.push_back(to_frame(*picture));
        clip.times.push_back(double(picture->best_effort_timestamp) * av_q2d(stream.time_base));
    }
}

}  // namespace

Result<DecodedClip> decode_clip(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto input, open_input(path));
    const AVStream& stream = *input->streams[0];
    FLIPBOOK_ASSIGN(const auto decoder, open_decoder(stream));
    DecodedClip clip;
    // WebM states it for the file only, and MP4 for the file only in milliseconds.
    clip.duration = stream.duration != AV_NOPTS_VALUE
                        ? double(stream.duration) * av_q2d(stream.time_base)
                        : double(input->duration) / AV_TIME_BASE;
    clip.frame_rate = stream.avg_frame_rate;
    clip.codec = stream.codecpar->codec_id;
    clip.colour_space = stream.codecpar->color_space;
    clip.primaries = stream.codecpar->color_primaries;
    clip.transfer = stream.codecpar->color_trc;
    clip.range = stream.codecpar->color_range;

    const AvPointer<AVPacket> packet(av_packet_alloc());
    while (av_read_frame(input.get(), packet.get()) >= 0) {
        FLIPBOOK_TRY(av_check(avcodec_send_packet(decoder.get(), packet.get()), "decoding"));
        av_packet_unref(packet.get());
        FLIPBOOK_TRY(take_frames(decoder.get(), stream, clip));
    }
    FLIPBOOK_TRY(av_check(avcodec_send_packet(decoder.get(), nullptr), "decoding the end"));
    FLIPBOOK_TRY(take_frames(decoder.get(), stream, clip));
    return clip;
}

}  // namespace flipbook
