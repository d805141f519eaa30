// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

namespace flipbook {

// Each libav type has a way of its own to be freed.
struct AvDeleter {
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFilterGraph* graph) const { avfilter_graph_free(&graph); }
    void operator()(AVFilterInOut* ends) const { avfilter_inout_free(&ends); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

template <class T> using AvPointer = std::unique_ptr<T, AvDeleter>;

// A format context that reads owns its input, one that writes leaves its output to us.
struct CloseInput {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};

struct CloseOutput {
    void operator()(AVFormatContext* context) const
    {
        avio_closep(&context->pb);
        avformat_free_context(context);
    }
};

using InputFormat = std::unique_ptr<AVFormatContext, CloseInput>;
using OutputFormat = std::unique_ptr<AVFormatContext, CloseOutput>;

}  // namespace flipbook
