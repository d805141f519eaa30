// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/av_pointers.h"
#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// Frames to pictures of 256 colours, one palette for the whole clip: libavfilter's palettegen and
// paletteuse with the dither sierra2_4a. The palette is known after the last frame only, so the
// graph holds all of them, four bytes a pixel.
class PaletteGraph {
public:
    static Result<PaletteGraph> create(Size size, AVRational time_base);

    // Precondition: the frame has the graph's size. Times rise.
    Result<void> add_frame(const Frame& frame, std::int64_t time);

    // No more frames are to come. Error: out_of_memory.
    Result<void> finish();

    // After finish(), the next picture as pal8 with its time; null after the last.
    Result<AvPointer<AVFrame>> next_picture();

private:
    PaletteGraph() = default;

    AvPointer<AVFilterGraph> m_graph;
    AVFilterContext* m_source = nullptr;  // Both belong to the graph.
    AVFilterContext* m_sink = nullptr;
};

}  // namespace flipbook
