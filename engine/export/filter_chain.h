// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "export/av_pointers.h"
#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// Frames through filters of libavfilter: one input, one output.
class FilterChain {
public:
    // `filters` as FFmpeg's -filter_complex writes them, without the names of the two ends. What
    // goes in has 8 bits a channel, or 16. Errors: internal where they are none, out_of_memory.
    static Result<FilterChain> create(Size size, AVRational time_base, const std::string& filters,
                                      bool is_deep = false);

    // Precondition: the frame has the chain's size. Times rise.
    Result<void> add_frame(const Frame& frame, std::int64_t time);

    // No more frames are to come. Error: out_of_memory.
    Result<void> finish();

    // After finish(), the next picture with its time, as the last filter leaves it; null after the
    // last one.
    Result<AvPointer<AVFrame>> next_picture();

private:
    FilterChain() = default;

    bool m_is_deep = false;
    AvPointer<AVFilterGraph> m_graph;
    AVFilterContext* m_source = nullptr;  // Both belong to the graph.
    AVFilterContext* m_sink = nullptr;
};

}  // namespace flipbook
