// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/palette_graph.h"

#include <algorithm>
#include <string>

#include "export/av_error.h"
#include "export/yuv_converter.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace flipbook {

static Result<AVFilterContext*> add_filter(AVFilterGraph* graph, const char* name,
                                           const std::string& arguments)
{
    AVFilterContext* filter = nullptr;
    const int code = avfilter_graph_create_filter(&filter, avfilter_get_by_name(name), name,
                                                  arguments.c_str(), nullptr, graph);
    FLIPBOOK_TRY(av_check(code, std::string("making the filter ") + name));
    return filter;
}

static Result<void> link(AVFilterContext* from, unsigned output, AVFilterContext* to,
                         unsigned input)
{
    return av_check(avfilter_link(from, output, to, input), "linking the palette filters");
}

Result<PaletteGraph> PaletteGraph::create(Size size, AVRational time_base)
{
    silence_av_log();
    PaletteGraph palette;
    palette.m_graph.reset(avfilter_graph_alloc());
    AVFilterGraph* graph = palette.m_graph.get();
    if (graph == nullptr)
        return av_error(AVERROR(ENOMEM), "making the palette filters");

    const std::string source =
        "video_size=" + std::to_string(size.width) + "x" + std::to_string(size.height)
        + ":pix_fmt=rgb24:pixel_aspect=1/1:time_base=" + std::to_string(time_base.num) + "/"
        + std::to_string(time_base.den);
    FLIPBOOK_ASSIGN(palette.m_source, add_filter(graph, "buffer", source));
    FLIPBOOK_ASSIGN(AVFilterContext * split, add_filter(graph, "split", "2"));
    FLIPBOOK_ASSIGN(AVFilterContext * generate, add_filter(graph, "palettegen", ""));
    FLIPBOOK_ASSIGN(AVFilterContext * use, add_filter(graph, "paletteuse", "dither=sierra2_4a"));
    FLIPBOOK_ASSIGN(palette.m_sink, add_filter(graph, "buffersink", ""));
    FLIPBOOK_TRY(link(palette.m_source, 0, split, 0));
    FLIPBOOK_TRY(link(split, 0, use, 0));
    FLIPBOOK_TRY(link(split, 1, generate, 0));
    FLIPBOOK_TRY(link(generate, 0, use, 1));
    FLIPBOOK_TRY(link(use, 0, palette.m_sink, 0));
    FLIPBOOK_TRY(av_check(avfilter_graph_config(graph, nullptr), "opening the palette filters"));
    return palette;
}

Result<void> PaletteGraph::add_frame(const Frame& frame, std::int64_t time)
{
    FLIPBOOK_ASSIGN(auto picture, allocate_picture(frame.size, AV_PIX_FMT_RGB24));
    const std::ptrdiff_t row_bytes = std::ptrdiff_t(frame.size.width) * 3;
    for (int y = 0; y < frame.size.height; ++y)
        std::copy_n(frame.pixels.data() + y * row_bytes, row_bytes,
                    picture->data[0] + std::ptrdiff_t(y) * picture->linesize[0]);
    picture->pts = time;
    // Pushing counts the colours now, so that no second copy waits in the graph.
    const int code = av_buffersrc_add_frame_flags(m_source, picture.get(), AV_BUFFERSRC_FLAG_PUSH);
    return av_check(code, "counting the colours of a frame");
}

Result<void> PaletteGraph::finish()
{
    return av_check(av_buffersrc_add_frame_flags(m_source, nullptr, AV_BUFFERSRC_FLAG_PUSH),
                    "choosing the palette");
}

Result<AvPointer<AVFrame>> PaletteGraph::next_picture()
{
    AvPointer<AVFrame> picture(av_frame_alloc());
    if (picture == nullptr)
        return av_error(AVERROR(ENOMEM), "allocating a picture");
    const int code = av_buffersink_get_frame(m_sink, picture.get());
    if (code == AVERROR_EOF)
        return AvPointer<AVFrame>();
    FLIPBOOK_TRY(av_check(code, "applying the palette"));
    return picture;
}

}  // namespace flipbook
