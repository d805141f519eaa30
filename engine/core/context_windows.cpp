// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/context_windows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <set>
#include <utility>

namespace flipbook {
namespace {

using Frames = std::vector<int>;

// `count` frames from `first` on, each `spacing` behind the one before.
Frames frames_from(int first, int count, int spacing)
{
    Frames frames(static_cast<std::size_t>(count));
    for (int& frame : frames)
        frame = std::exchange(first, first + spacing);
    return frames;
}

// The bits of the step mirrored about the binary point: 0, 1/2, 1/4, 3/4, 1/8, …
double ordered_halving(int step)
{
    double value = 0;
    double half = 0.5;
    for (auto bits = static_cast<std::uint32_t>(step); bits != 0; bits >>= 1, half /= 2)
        value += (bits & 1U) != 0 ? half : 0.0;
    return value;
}

// Spacings of the frames within a window: 1, 2, 4, … as far as `stride` allows and until one
// window spans the clip.
std::vector<int> spacings(int frame_count, const ContextOptions& options)
{
    std::vector<int> result{1};
    while (static_cast<int>(result.size()) < options.stride
           && static_cast<std::int64_t>(options.length) * result.back() < frame_count)
        result.push_back(2 * result.back());
    return result;
}

// A window before it is fitted into the clip: frames first, first + spacing, …
struct Placement {
    int first;  // 0 … frame_count - 1.
    int spacing;
};

// Where the windows of the uniform schedules start: one sweep over the clip for each spacing.
std::vector<Placement> uniform_placements(int frame_count, const ContextOptions& options, int step,
                                          bool closed)
{
    const double shift = ordered_halving(step);
    // nearbyint rounds halves to even, as the reference does.
    const auto pad = static_cast<std::int64_t>(std::nearbyint(frame_count * shift));
    const std::int64_t end = pad + frame_count - (closed ? 0 : options.overlap);
    std::vector<Placement> placements;
    for (int spacing : spacings(frame_count, options)) {
        const auto advance = static_cast<std::int64_t>(options.length) * spacing - options.overlap;
        for (auto at = pad + static_cast<std::int64_t>(shift * spacing); at < end; at += advance)
            placements.push_back({static_cast<int>(at % frame_count), spacing});
    }
    return placements;
}

std::vector<Frames> looped_uniform(int frame_count, const ContextOptions& options, int step)
{
    std::vector<Frames> windows;
    for (auto [first, spacing] :
         uniform_placements(frame_count, options, step, options.closed_loop)) {
        // Going round in a loop, frames come again after this many.
        const int cycle = frame_count / std::gcd(frame_count, spacing);
        Frames frames = frames_from(first, std::min(options.length, cycle), spacing);
        for (int& frame : frames)
            frame %= frame_count;
        windows.push_back(std::move(frames));
    }
    return windows;
}

bool contains(const Frames& frames, int frame)
{
    return std::find(frames.begin(), frames.end(), frame) != frames.end();
}

// Without windows that wrap: those end at the last frame instead, and the frame where they would
// have gone on from the beginning starts a window of its own unless the next window has it.
std::vector<Frames> straight_windows(int frame_count, const ContextOptions& options, int step)
{
    const auto placements = uniform_placements(frame_count, options, step, false);
    // How many frames of a spacing fit into the clip, and the way from the first to the last.
    const auto count_of = [&](int spacing) {
        return std::min(options.length, (frame_count - 1) / spacing + 1);
    };
    const auto span_of = [&](int spacing) { return (count_of(spacing) - 1) * spacing; };
    std::vector<Frames> windows;
    // The window that follows is taken as it was placed, unless it is the first one again.
    const auto next_has = [&](std::size_t next, int frame) {
        if (next == placements.size())
            return contains(windows.front(), frame);
        const auto [first, spacing] = placements[next];
        const int distance = (frame - first + frame_count) % frame_count;
        return distance % spacing == 0 && distance <= span_of(spacing);
    };
    for (std::size_t i = 0; i < placements.size(); ++i) {
        const auto [first, spacing] = placements[i];
        const int last_fitting = frame_count - 1 - span_of(spacing);
        windows.push_back(frames_from(std::min(first, last_fitting), count_of(spacing), spacing));
        if (first <= last_fitting)
            continue;
        const int wrapped =
            first + ((frame_count - 1 - first) / spacing + 1) * spacing - frame_count;
        if (!next_has(i + 1, wrapped))
            windows.push_back(
                frames_from(std::min(wrapped, frame_count - options.length), options.length, 1));
    }
    return windows;
}

// With strides, the next window may have the wrapped frame but not its neighbours. The reference
// then leaves them out altogether.
void cover_all_frames(std::vector<Frames>& windows, int frame_count, int length)
{
    std::vector<bool> covered(static_cast<std::size_t>(frame_count), false);
    const auto mark = [&](const Frames& frames) {
        for (int frame : frames)
            covered[static_cast<std::size_t>(frame)] = true;
    };
    std::for_each(windows.begin(), windows.end(), mark);
    for (int frame = 0; frame < frame_count; ++frame)
        if (!covered[static_cast<std::size_t>(frame)]) {
            windows.push_back(frames_from(std::min(frame, frame_count - length), length, 1));
            mark(windows.back());
        }
}

std::vector<Frames> standard_uniform(int frame_count, const ContextOptions& options, int step)
{
    std::vector<Frames> windows;
    std::set<Frames> seen;
    for (Frames& window : straight_windows(frame_count, options, step))
        if (seen.insert(window).second)
            windows.push_back(std::move(window));
    cover_all_frames(windows, frame_count, options.length);
    return windows;
}

std::vector<Frames> standard_static(int frame_count, const ContextOptions& options)
{
    std::vector<Frames> windows;
    const int last = frame_count - options.length;
    for (int start = 0; start < last; start += options.length - options.overlap)
        windows.push_back(frames_from(start, options.length, 1));
    windows.push_back(frames_from(last, options.length, 1));
    return windows;
}

std::vector<Frames> batched(int frame_count, const ContextOptions& options)
{
    std::vector<Frames> windows;
    for (int start = 0; start < frame_count; start += options.length)
        windows.push_back(frames_from(start, std::min(options.length, frame_count - start), 1));
    return windows;
}

std::vector<float> pyramid_weights(std::size_t count)
{
    std::vector<float> weights(count);
    for (std::size_t i = 0; i < count; ++i)
        weights[i] = static_cast<float>(std::min(i + 1, count - i));
    return weights;
}

// Ramps at both ends, except where the clip itself begins or ends. They run through k/(overlap+1)
// and not from 0 to 1: two that meet still add up to 1, and no frame is left without weight.
std::vector<float> overlap_weights(const Frames& frames, int frame_count, int overlap)
{
    std::vector<float> weights(frames.size(), 1.0F);
    const bool fades_in = frames.front() != 0;
    const bool fades_out = frames.back() != frame_count - 1;
    const auto ramp = std::min(static_cast<std::size_t>(overlap), frames.size());
    for (std::size_t i = 0; i < ramp; ++i) {
        const float height = static_cast<float>(i + 1) / static_cast<float>(overlap + 1);
        float& head = weights[i];
        float& tail = weights[frames.size() - 1 - i];
        head = fades_in ? std::min(head, height) : head;
        tail = fades_out ? std::min(tail, height) : tail;
    }
    return weights;
}

std::vector<Frames> window_frames(int frame_count, const ContextOptions& options, int step)
{
    switch (options.schedule) {
    case ContextSchedule::looped_uniform:
        return looped_uniform(frame_count, options, step);
    case ContextSchedule::standard_static:
        return standard_static(frame_count, options);
    case ContextSchedule::batched:
        return batched(frame_count, options);
    case ContextSchedule::standard_uniform:
        break;
    }
    return standard_uniform(frame_count, options, step);
}

std::vector<float> fuse_weights(const Frames& frames, int frame_count,
                                const ContextOptions& options)
{
    switch (options.fuse_method) {
    case FuseMethod::pyramid:
        return pyramid_weights(frames.size());
    case FuseMethod::overlap_linear:
        return overlap_weights(frames, frame_count, options.overlap);
    case FuseMethod::flat:
        break;
    }
    return std::vector<float>(frames.size(), 1.0F);
}

}  // namespace

std::vector<ContextWindow> context_windows(int frame_count, const ContextOptions& options, int step)
{
    ContextOptions valid = options;
    valid.length = std::max(options.length, 1);
    valid.stride = std::max(options.stride, 1);
    valid.overlap = std::clamp(options.overlap, 0, valid.length - 1);
    if (frame_count <= valid.length)
        return {{frames_from(0, frame_count, 1),
                 std::vector<float>(static_cast<std::size_t>(frame_count), 1.0F)}};

    std::vector<ContextWindow> windows;
    for (Frames& frames : window_frames(frame_count, valid, step)) {
        std::vector<float> weights = fuse_weights(frames, frame_count, valid);
        windows.push_back({std::move(frames), std::move(weights)});
    }
    return windows;
}

}  // namespace flipbook
