// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/filter_chain.h"

#include <algorithm>

#include "export/av_error.h"
#include "export/picture_converter.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/mem.h>
#include <libavutil/pixdesc.h>
}

namespace flipbook {

namespace {

const std::string making = "making the picture filters";

Result<AVFilterContext*> add_end(AVFilterGraph* graph, const char* kind,
                                 const std::string& arguments)
{
    AVFilterContext* end = nullptr;
    FLIPBOOK_TRY(av_check(avfilter_graph_create_filter(&end, avfilter_get_by_name(kind), kind,
                                                       arguments.c_str(), nullptr, graph),
                          making));
    return end;
}

// What a description of filters leaves open: `name` stands for the end of another filter.
AvPointer<AVFilterInOut> open_end(const char* name, AVFilterContext* filter)
{
    AvPointer<AVFilterInOut> end(avfilter_inout_alloc());
    if (end != nullptr) {
        end->name = av_strdup(name);
        end->filter_ctx = filter;
    }
    return end;
}

Result<void> add_filters(AVFilterGraph* graph, const std::string& filters, AVFilterContext* source,
                         AVFilterContext* sink)
{
    // The source is what comes in, so it feeds what the description calls its input.
    AVFilterInOut* outputs = open_end("in", source).release();
    AVFilterInOut* inputs = open_end("out", sink).release();
    const int code =
        outputs != nullptr && inputs != nullptr
            ? avfilter_graph_parse_ptr(graph, filters.c_str(), &inputs, &outputs, nullptr)
            : AVERROR(ENOMEM);
    const AvPointer<AVFilterInOut> left_inputs(inputs), left_outputs(outputs);
    FLIPBOOK_TRY(av_check(code, making));
    return av_check(avfilter_graph_config(graph, nullptr), making);
}

}  // namespace

Result<FilterChain> FilterChain::create(Size size, AVRational time_base, const std::string& filters,
                                        bool is_deep)
{
    silence_av_log();
    FilterChain chain;
    chain.m_is_deep = is_deep;
    chain.m_graph.reset(avfilter_graph_alloc());
    AVFilterGraph* graph = chain.m_graph.get();
    if (graph == nullptr)
        return av_error(AVERROR(ENOMEM), making);
    const std::string source =
        "video_size=" + std::to_string(size.width) + "x" + std::to_string(size.height)
        + ":pix_fmt=" + av_get_pix_fmt_name(rgb_format(is_deep)) + ":pixel_aspect=1/1:time_base="
        + std::to_string(time_base.num) + "/" + std::to_string(time_base.den)
        + ":frame_rate=" + std::to_string(time_base.den) + "/" + std::to_string(time_base.num);
    FLIPBOOK_ASSIGN(chain.m_source, add_end(graph, "buffer", source));
    FLIPBOOK_ASSIGN(chain.m_sink, add_end(graph, "buffersink", ""));
    FLIPBOOK_TRY(add_filters(graph, filters, chain.m_source, chain.m_sink));
    return chain;
}

Result<void> FilterChain::add_frame(const Frame& frame, std::int64_t time)
{
    FLIPBOOK_ASSIGN(auto picture, allocate_picture(frame.size, rgb_format(m_is_deep)));
    const std::ptrdiff_t row_bytes = std::ptrdiff_t(frame.size.width) * (m_is_deep ? 6 : 3);
    const std::vector<std::uint16_t> deep =
        m_is_deep ? deep_pixels(frame) : std::vector<std::uint16_t>();
    const auto* source =
        m_is_deep ? reinterpret_cast<const std::uint8_t*>(deep.data()) : frame.pixels.data();
    for (int y = 0; y < frame.size.height; ++y)
        std::copy_n(source + y * row_bytes, row_bytes,
                    picture->data[0] + std::ptrdiff_t(y) * picture->linesize[0]);
    picture->pts = time;
    // Pushing lets the filters work now, so that no second copy waits in the chain.
    const int code = av_buffersrc_add_frame_flags(m_source, picture.get(), AV_BUFFERSRC_FLAG_PUSH);
    return av_check(code, "filtering a frame");
}

Result<void> FilterChain::finish()
{
    return av_check(av_buffersrc_add_frame_flags(m_source, nullptr, AV_BUFFERSRC_FLAG_PUSH),
                    "filtering the last frame");
}

Result<AvPointer<AVFrame>> FilterChain::next_picture()
{
    AvPointer<AVFrame> picture(av_frame_alloc());
    if (picture == nullptr)
        return av_error(AVERROR(ENOMEM), "allocating a picture");
    const int code = av_buffersink_get_frame(m_sink, picture.get());
    if (code == AVERROR_EOF || code == AVERROR(EAGAIN))
        return AvPointer<AVFrame>();
    FLIPBOOK_TRY(av_check(code, "filtering"));
    return picture;
}

}  // namespace flipbook
