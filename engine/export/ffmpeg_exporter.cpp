// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ffmpeg_exporter.h"

#include <string>

#include "core/utf8_path.h"
#include "export/encoded_file.h"
#include "export/file_bytes.h"
#include "export/frame_checks.h"
#include "export/gif_comment.h"
#include "export/palette_graph.h"
#include "export/yuv_converter.h"

extern "C" {
#include <libavutil/mathematics.h>
}

namespace flipbook {

namespace {

class VideoExporter : public Exporter {
public:
    VideoExporter(Size size, YuvConverter converter, EncodedFile file)
        : m_size(size), m_converter(std::move(converter)), m_file(std::move(file))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        FLIPBOOK_ASSIGN(auto picture, m_converter.convert(frame));
        picture->pts = m_frame_count++;
        return m_file.encode(*picture);
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        FLIPBOOK_TRY(m_file.close());
        return m_file.commit();
    }

private:
    Size m_size;
    YuvConverter m_converter;
    EncodedFile m_file;
    int m_frame_count = 0;
};

Result<std::unique_ptr<Exporter>> open_video_exporter(const ExportRequest& request, Size size,
                                                      const Encoding& encoding)
{
    FLIPBOOK_ASSIGN(auto converter, YuvConverter::create(size));
    FLIPBOOK_ASSIGN(auto file, EncodedFile::create(request, converter.padded_size(), encoding));
    return std::unique_ptr<Exporter>(
        std::make_unique<VideoExporter>(size, std::move(converter), std::move(file)));
}

// When frame number `index` begins, in hundredths of a second.
std::int64_t gif_time(int index, int frame_rate)
{
    constexpr int fastest = 50;
    return av_rescale_rnd(index, 100, frame_rate < fastest ? frame_rate : fastest,
                          AV_ROUND_NEAR_INF);
}

class GifExporter : public Exporter {
public:
    GifExporter(Size size, int frame_rate, std::string recipe, PaletteGraph palette,
                EncodedFile file)
        : m_size(size), m_frame_rate(frame_rate), m_recipe(std::move(recipe)),
          m_palette(std::move(palette)), m_file(std::move(file))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        return m_palette.add_frame(frame, gif_time(m_frame_count++, m_frame_rate));
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        FLIPBOOK_TRY(encode_pictures());
        const std::int64_t last_delay =
            gif_time(m_frame_count, m_frame_rate) - gif_time(m_frame_count - 1, m_frame_rate);
        FLIPBOOK_TRY(m_file.set_muxer_option("final_delay", last_delay));
        FLIPBOOK_TRY(m_file.close());
        if (!m_recipe.empty())
            FLIPBOOK_TRY(add_comment());
        return m_file.commit();
    }

private:
    Result<void> encode_pictures()
    {
        FLIPBOOK_TRY(m_palette.finish());
        for (;;) {
            FLIPBOOK_ASSIGN(const auto picture, m_palette.next_picture());
            if (picture == nullptr)
                return {};
            FLIPBOOK_TRY(m_file.encode(*picture));
        }
    }

    Result<void> add_comment()
    {
        auto gif = read_bytes(m_file.temporary_path());
        if (!gif)
            return Error{ErrorCode::io,
                         path_to_utf8(m_file.target())
                             + " could not be written: its temporary file went away."};
        FLIPBOOK_TRY(insert_gif_comment(gif.value(), m_recipe));
        return write_bytes(m_file.temporary_path(), gif.value(), m_file.target());
    }

    Size m_size;
    int m_frame_rate;
    std::string m_recipe;
    PaletteGraph m_palette;
    EncodedFile m_file;
    int m_frame_count = 0;
};

}  // namespace

Result<std::unique_ptr<Exporter>> open_mp4_exporter(const ExportRequest& request, Size size,
                                                    int frame_rate)
{
    Encoding encoding;
    encoding.muxer = "mp4";
    encoding.encoder = "libx264";
    encoding.pixel_format = AV_PIX_FMT_YUV420P;
    encoding.time_base = {1, frame_rate};
    encoding.frame_rate = {frame_rate, 1};
    encoding.encoder_options = {{"preset", "medium"}, {"crf", "18"}};
    encoding.muxer_options = {{"movflags", "+faststart"}};
    if (!request.recipe.empty())
        encoding.metadata = {{"description", request.recipe}};
    return open_video_exporter(request, size, encoding);
}

Result<std::unique_ptr<Exporter>> open_webm_exporter(const ExportRequest& request, Size size,
                                                     int frame_rate)
{
    Encoding encoding;
    encoding.muxer = "webm";
    encoding.encoder = "libvpx-vp9";
    encoding.pixel_format = AV_PIX_FMT_YUV420P;
    encoding.time_base = {1, frame_rate};
    encoding.frame_rate = {frame_rate, 1};
    // Quality alone decides: a bit rate of 0 takes the limit away.
    encoding.encoder_options = {
        {"crf", "24"}, {"b", "0"}, {"deadline", "good"}, {"cpu-used", "2"}, {"row-mt", "1"}};
    if (!request.recipe.empty())
        encoding.metadata = {{"FLIPBOOK_RECIPE", request.recipe}};
    return open_video_exporter(request, size, encoding);
}

Result<std::unique_ptr<Exporter>> open_gif_exporter(const ExportRequest& request, Size size,
                                                    int frame_rate)
{
    Encoding encoding;
    encoding.muxer = "gif";
    encoding.encoder = "gif";
    encoding.pixel_format = AV_PIX_FMT_PAL8;
    encoding.time_base = {1, 100};
    encoding.frame_rate = {frame_rate, 1};
    // The file counts repetitions: 0 = for ever, and no count at all (-1) = once.
    const int repetitions = request.loops == 0 ? 0 : request.loops == 1 ? -1 : request.loops - 1;
    encoding.muxer_options = {{"loop", std::to_string(repetitions)}};
    FLIPBOOK_ASSIGN(auto palette, PaletteGraph::create(size, encoding.time_base));
    FLIPBOOK_ASSIGN(auto file, EncodedFile::create(request, size, encoding));
    return std::unique_ptr<Exporter>(std::make_unique<GifExporter>(
        size, frame_rate, request.recipe, std::move(palette), std::move(file)));
}

}  // namespace flipbook
