// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/frame_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>
#include <utility>

#include "core/utf8_path.h"
#include "export/av_error.h"
#include "export/av_pointers.h"

namespace flipbook {

namespace {

Error damaged(const std::filesystem::path& file, const std::string& why)
{
    return {ErrorCode::corrupt, path_to_utf8(file) + " cannot be decoded: " + why};
}

// One file while it is decoded.
class Decoding {
public:
    Decoding(int short_side, std::size_t most_frames)
        : m_short_side(short_side), m_most_frames(most_frames)
    { }

    Result<void> open(const std::filesystem::path& file)
    {
        AVFormatContext* input = nullptr;
        FLIPBOOK_TRY(av_check(avformat_open_input(&input, av_url(file).c_str(), nullptr, nullptr),
                              "opening it"));
        m_input.reset(input);
        FLIPBOOK_TRY(av_check(avformat_find_stream_info(input, nullptr), "reading its streams"));
        const AVCodec* codec = nullptr;
        m_stream = av_find_best_stream(input, AVMEDIA_TYPE_VIDEO, -1, -1, &codec, 0);
        FLIPBOOK_TRY(av_check(m_stream, "looking for pictures"));
        m_decoder.reset(avcodec_alloc_context3(codec));
        const AVStream& stream = *input->streams[m_stream];
        FLIPBOOK_TRY(av_check(avcodec_parameters_to_context(m_decoder.get(), stream.codecpar),
                              "preparing the decoder"));
        return av_check(avcodec_open2(m_decoder.get(), codec, nullptr), "opening the decoder");
    }

    Result<std::vector<Frame>> run()
    {
        const AvPointer<AVPacket> packet(av_packet_alloc());
        while (!has_enough() && av_read_frame(m_input.get(), packet.get()) >= 0) {
            const int code = packet->stream_index == m_stream
                                 ? avcodec_send_packet(m_decoder.get(), packet.get())
                                 : 0;
            av_packet_unref(packet.get());
            FLIPBOOK_TRY(av_check(code, "decoding"));
            FLIPBOOK_TRY(take_frames());
        }
        if (!has_enough()) {
            FLIPBOOK_TRY(av_check(avcodec_send_packet(m_decoder.get(), nullptr), "decoding"));
            FLIPBOOK_TRY(take_frames());
        }
        return std::move(m_frames);
    }

private:
    bool has_enough() const { return m_frames.size() >= m_most_frames; }

    Result<void> take_frames()
    {
        const AvPointer<AVFrame> picture(av_frame_alloc());
        while (!has_enough()) {
            const int code = avcodec_receive_frame(m_decoder.get(), picture.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return {};
            FLIPBOOK_TRY(av_check(code, "decoding"));
            if (picture->flags & AV_FRAME_FLAG_CORRUPT)
                return Error{ErrorCode::corrupt, "A frame of it is damaged."};
            FLIPBOOK_TRY(take_frame(*picture));
        }
        return {};
    }

    Result<void> take_frame(const AVFrame& picture)
    {
        const double factor = static_cast<double>(m_short_side)
                              / static_cast<double>(std::min(picture.width, picture.height));
        const auto scaled = [factor](int length) {
            return std::max(1, static_cast<int>(std::lround(length * factor)));
        };
        Frame frame{{scaled(picture.width), scaled(picture.height)}, {}};
        const auto format = static_cast<AVPixelFormat>(picture.format);
        const AvPointer<SwsContext> converter(sws_getContext(
            picture.width, picture.height, format, frame.size.width, frame.size.height,
            AV_PIX_FMT_RGB24, factor < 1 ? SWS_AREA : SWS_BICUBIC, nullptr, nullptr, nullptr));
        if (!converter)
            return Error{ErrorCode::corrupt, "Its pixels are of a form that cannot be converted."};
        const int matrix = picture.colorspace == AVCOL_SPC_BT709 ? SWS_CS_ITU709 : SWS_CS_DEFAULT;
        constexpr int one = 1 << 16;  // Contrast and saturation are fixed-point numbers.
        sws_setColorspaceDetails(converter.get(), sws_getCoefficients(matrix),
                                 picture.color_range == AVCOL_RANGE_JPEG ? 1 : 0,
                                 sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, one, one);
        const auto row_bytes = static_cast<std::size_t>(frame.size.width) * 3;
        frame.pixels.resize(row_bytes * static_cast<std::size_t>(frame.size.height));
        const std::array<std::uint8_t*, 1> planes{frame.pixels.data()};
        const std::array<int, 1> strides{static_cast<int>(row_bytes)};
        FLIPBOOK_TRY(av_check(sws_scale(converter.get(), picture.data, picture.linesize, 0,
                                        picture.height, planes.data(), strides.data()),
                              "scaling"));
        m_frames.push_back(std::move(frame));
        return {};
    }

    int m_short_side;
    std::size_t m_most_frames;
    InputFormat m_input;
    AvPointer<AVCodecContext> m_decoder;
    int m_stream = 0;
    std::vector<Frame> m_frames;
};

}  // namespace

Result<std::vector<Frame>> read_frames(const std::filesystem::path& file, int short_side,
                                       int most_frames)
{
    silence_av_log();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return Error{ErrorCode::not_found, path_to_utf8(file) + " does not exist."};
    Decoding decoding(short_side, static_cast<std::size_t>(most_frames));
    if (const auto opened = decoding.open(file); !opened)
        return damaged(file, opened.error().message);
    auto frames = decoding.run();
    if (!frames)
        return damaged(file, frames.error().message);
    if (frames.value().empty())
        return damaged(file, "It holds no picture.");
    return frames;
}

}  // namespace flipbook
