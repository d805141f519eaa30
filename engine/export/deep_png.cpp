// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/deep_png.h"

#include "export/av_error.h"
#include "export/picture_converter.h"

namespace flipbook {

// stb, which writes the other PNGs, knows 8 bits only.
Result<std::vector<std::uint8_t>> encode_deep_png(const Frame& frame)
{
    silence_av_log();
    const std::string encoding = "encoding a PNG";
    const AvPointer<AVCodecContext> encoder(
        avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_PNG)));
    const AvPointer<AVPacket> packet(av_packet_alloc());
    if (encoder == nullptr || packet == nullptr)
        return av_error(AVERROR(ENOMEM), encoding);
    encoder->width = frame.size.width;
    encoder->height = frame.size.height;
    encoder->pix_fmt = AV_PIX_FMT_RGB48BE;
    encoder->time_base = {1, 1};
    FLIPBOOK_TRY(av_check(avcodec_open2(encoder.get(), nullptr, nullptr), encoding));
    FLIPBOOK_ASSIGN(auto converter, PictureConverter::create(frame.size, AV_PIX_FMT_RGB48BE));
    FLIPBOOK_ASSIGN(const auto picture, converter.convert(frame));
    FLIPBOOK_TRY(av_check(avcodec_send_frame(encoder.get(), picture.get()), encoding));
    FLIPBOOK_TRY(av_check(avcodec_send_frame(encoder.get(), nullptr), encoding));
    FLIPBOOK_TRY(av_check(avcodec_receive_packet(encoder.get(), packet.get()), encoding));
    return std::vector<std::uint8_t>(packet->data, packet->data + packet->size);
}

}  // namespace flipbook
