// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace flipbook::ui {

// Frames side by side over a width: ruler and thumbnails share it, so that a frame stands below
// its tick.
struct TimelineScale {
    int frame_count = 0;
    double width = 0;

    double frame_width() const { return frame_count > 0 ? width / frame_count : width; }
    double left_of(int frame) const { return frame * frame_width(); }
    double centre_of(int frame) const { return (frame + 0.5) * frame_width(); }

    // The frame at an x, the nearest for one beside the scale; 0 where there are no frames.
    int frame_at(double x) const
    {
        if (frame_count < 1 || width <= 0)
            return 0;
        return std::clamp(static_cast<int>(x / frame_width()), 0, frame_count - 1);
    }

    // Every how many frames there is room for something of that width: 1, 2, 5, 10, …
    int stride_for(double needed) const
    {
        int stride = 1;
        for (int i = 0; frame_width() * stride < needed && stride < 100'000; ++i)
            stride = i % 3 == 0 ? stride * 2 : i % 3 == 1 ? stride / 2 * 5 : stride * 2;
        return stride;
    }
};

}  // namespace flipbook::ui
