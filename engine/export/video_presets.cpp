// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/video_presets.h"

#include <array>
#include <string_view>

#include "export/av_error.h"
#include "export/png.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace flipbook {

namespace {

Encoding video(const char* muxer, const char* encoder, AVPixelFormat format, int frame_rate)
{
    Encoding encoding;
    encoding.muxer = muxer;
    encoding.encoder = encoder;
    encoding.pixel_format = format;
    encoding.time_base = {1, frame_rate};
    encoding.frame_rate = {frame_rate, 1};
    return encoding;
}

// Texts of the clip under the names that a container has for them; those that are there.
AvOptions tags(std::initializer_list<std::pair<const char*, const std::string&>> texts)
{
    AvOptions options;
    for (const auto& [name, text] : texts)
        if (!text.empty())
            options.emplace_back(name, text);
    return options;
}

// Explorer and older players show no comment but that of the plain tags, so no mdta keys here.
Encoding mp4(const ExportRequest& request, const char* encoder, AVPixelFormat format,
             int frame_rate)
{
    Encoding encoding = video("mp4", encoder, format, frame_rate);
    encoding.muxer_options = {{"movflags", "+faststart"}};
    encoding.metadata = tags({{"description", request.recipe}, {"comment", request.infotext}});
    return encoding;
}

Encoding h264(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = mp4(request, "libx264", AV_PIX_FMT_YUV420P, frame_rate);
    encoding.encoder_options = {{"preset", "medium"}, {"crf", "18"}};
    return encoding;
}

Encoding small_h264(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = h264(request, frame_rate);
    encoding.encoder_options = {{"preset", "medium"}, {"crf", "23"}};
    return encoding;
}

// Apple's players want the parameter sets in the header, which is what hvc1 says. x265 has a log
// of its own, and where a clip ends before its B-frames do, their times are those of no frame.
Encoding h265(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = mp4(request, "libx265", AV_PIX_FMT_YUV420P10LE, frame_rate);
    encoding.codec_tag = "hvc1";
    encoding.encoder_options = {
        {"preset", "medium"}, {"crf", "20"}, {"x265-params", "log-level=none:bframes=0"}};
    return encoding;
}

// `quality` is what CRF is to the others.
Encoding nvenc(const ExportRequest& request, const char* encoder, const char* quality,
               int frame_rate)
{
    Encoding encoding = mp4(request, encoder, AV_PIX_FMT_YUV420P, frame_rate);
    encoding.encoder_options = {{"preset", "p5"}, {"rc", "vbr"}, {"cq", quality}, {"b", "0"}};
    return encoding;
}

Encoding h264_nvenc(const ExportRequest& request, int frame_rate)
{
    return nvenc(request, "h264_nvenc", "19", frame_rate);
}

Encoding hevc_nvenc(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = nvenc(request, "hevc_nvenc", "21", frame_rate);
    encoding.codec_tag = "hvc1";
    return encoding;
}

Encoding webm(const ExportRequest& request, const char* encoder, AVPixelFormat format,
              int frame_rate)
{
    Encoding encoding = video("webm", encoder, format, frame_rate);
    encoding.metadata = tags({{"FLIPBOOK_RECIPE", request.recipe},
                              {"COMMENT", request.infotext},
                              {"PARAMETERS", request.infotext}});
    return encoding;
}

// Quality alone decides: a bit rate of 0 takes the limit away.
Encoding vp9(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = webm(request, "libvpx-vp9", AV_PIX_FMT_YUV420P, frame_rate);
    encoding.encoder_options = {
        {"crf", "24"}, {"b", "0"}, {"deadline", "good"}, {"cpu-used", "2"}, {"row-mt", "1"}};
    return encoding;
}

// SVT-AV1 is faster, but takes no side below 64 pixels and writes to the terminal.
Encoding av1(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = webm(request, "libaom-av1", AV_PIX_FMT_YUV420P10LE, frame_rate);
    encoding.encoder_options = {{"crf", "30"}, {"b", "0"}, {"cpu-used", "6"}, {"row-mt", "1"}};
    return encoding;
}

// Texts of QuickTime's plain tags end at 64 kB, those of mdta keys do not.
Encoding prores(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = video("mov", "prores_ks", AV_PIX_FMT_YUVA444P10LE, frame_rate);
    encoding.encoder_options = {{"profile", "4444"}, {"vendor", "apl0"}};
    encoding.muxer_options = {{"movflags", "+faststart+use_metadata_tags"}};
    encoding.metadata = tags({{"description", request.recipe}, {"comment", request.infotext}});
    return encoding;
}

// Every frame stands alone, in as many slices as fit its size, with check sums: what is damaged
// stays small.
Encoding ffv1(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = video("matroska", "ffv1", AV_PIX_FMT_BGR0, frame_rate);
    encoding.encoder_options = {{"level", "3"}, {"g", "1"}, {"slicecrc", "1"}};
    encoding.metadata = tags({{"FLIPBOOK_RECIPE", request.recipe}, {"COMMENT", request.infotext}});
    return encoding;
}

Encoding deep_ffv1(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = ffv1(request, frame_rate);
    encoding.pixel_format = AV_PIX_FMT_GBRP16;
    return encoding;
}

// libavformat writes no text into PNG.
Encoding apng(const ExportRequest& request, int frame_rate)
{
    Encoding encoding = video("apng", "apng", AV_PIX_FMT_RGB24, frame_rate);
    encoding.muxer_options = {{"plays", std::to_string(request.loops)}};
    encoding.edit = [recipe = request.recipe, infotext = request.infotext](auto& png) {
        if (!recipe.empty())
            insert_png_text(png, "flipbook-recipe", recipe);
        if (!infotext.empty())
            insert_png_text(png, "parameters", infotext);
        return Result<void>();
    };
    return encoding;
}

}  // namespace

std::span<const VideoPreset> video_presets()
{
    static const std::array<VideoPreset, 11> presets{{
        {"mp4", "MP4, H.264", {".mp4"}, "libx264", h264},
        {"mp4_small", "MP4, H.264, smaller", {".mp4"}, "libx264", small_h264},
        {"mp4_h265", "MP4, H.265", {".mp4"}, "libx265", h265},
        {"mp4_nvenc", "MP4, H.264 by the graphics card", {".mp4"}, "h264_nvenc", h264_nvenc},
        {"mp4_h265_nvenc", "MP4, H.265 by the graphics card", {".mp4"}, "hevc_nvenc", hevc_nvenc},
        {"webm", "WebM, VP9", {".webm"}, "libvpx-vp9", vp9},
        {"webm_av1", "WebM, AV1", {".webm"}, "libaom-av1", av1},
        {"prores", "QuickTime, ProRes 4444", {".mov"}, "prores_ks", prores},
        {"ffv1", "Matroska, FFV1, lossless", {".mkv"}, "ffv1", ffv1},
        {"ffv1_16", "Matroska, FFV1, lossless, 16 bits", {".mkv"}, "ffv1", deep_ffv1, 16},
        {"apng", "Animated PNG, lossless", {".png", ".apng"}, "apng", apng},
    }};
    return presets;
}

std::string ffmpeg_options(const VideoPreset& preset)
{
    const Encoding encoding = preset.encoding({}, 1);
    std::string words = std::string("-c:v ") + preset.encoder;
    const auto add = [&words](const std::string& name, const std::string& value) {
        words.append(" -").append(name).append(" ").append(value);
    };
    for (const auto& [name, value] : encoding.encoder_options)
        add(name == "b" ? "b:v" : name, value);
    add("pix_fmt", av_get_pix_fmt_name(encoding.pixel_format));
    if (!encoding.codec_tag.empty())
        add("tag:v", encoding.codec_tag);
    for (const auto& [name, value] : encoding.muxer_options)
        add(name, value);
    return words;
}

bool is_usable(const VideoPreset& preset)
{
    const AVCodec* codec = avcodec_find_encoder_by_name(preset.encoder);
    if (codec == nullptr || !std::string_view(preset.encoder).ends_with("_nvenc"))
        return codec != nullptr;
    silence_av_log();
    const AvPointer<AVCodecContext> encoder(avcodec_alloc_context3(codec));
    encoder->width = encoder->height = 256;
    encoder->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder->time_base = {1, 8};
    return avcodec_open2(encoder.get(), codec, nullptr) >= 0;
}

}  // namespace flipbook
