// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/clip_edit.h"

#include <algorithm>
#include <string>

#include "export/frame_filters.h"

namespace flipbook {

namespace {

constexpr int most_repeats = 1000;
constexpr int most_held = 1000;
constexpr int most_frames = 1'000'000;

Error refused(const std::string& field, int value, const std::string& needed)
{
    return {ErrorCode::invalid_request,
            field + " is " + std::to_string(value) + ", and " + needed + " was needed."};
}

std::string range(int lowest, int highest)
{
    return std::to_string(lowest) + " to " + std::to_string(highest);
}

Result<void> check(const ClipEdit& edit, int frame_count)
{
    const auto within = [](const char* field, int value, int lowest, int highest) -> Result<void> {
        if (value < lowest || value > highest)
            return refused(field, value, range(lowest, highest));
        return {};
    };
    FLIPBOOK_TRY(within("The first frame", edit.first, 0, frame_count - 1));
    if (edit.last)
        FLIPBOOK_TRY(within("The last frame", *edit.last, edit.first, frame_count - 1));
    FLIPBOOK_TRY(within("The number of repeats", edit.repeats, 1, most_repeats));
    FLIPBOOK_TRY(within("The hold of the first frame", edit.hold_first, 0, most_held));
    FLIPBOOK_TRY(within("The hold of the last frame", edit.hold_last, 0, most_held));
    if (edit.interpolation != 1 && edit.interpolation != 2 && edit.interpolation != 4)
        return refused("The interpolation", edit.interpolation, "1, 2 or 4");
    return {};
}

// Forward, and back again without showing either end twice in a row.
std::vector<int> one_pass(int pictures, bool is_ping_pong)
{
    std::vector<int> order;
    for (int i = 0; i < pictures; ++i)
        order.push_back(i);
    if (is_ping_pong)
        for (int i = pictures - 2; i > 0; --i)
            order.push_back(i);
    return order;
}

std::vector<int> show_order(const ClipEdit& edit, int pictures)
{
    const std::vector<int> pass = one_pass(pictures, edit.is_ping_pong);
    const auto held = [&](int frames) {
        return static_cast<std::size_t>(frames * edit.interpolation);
    };
    std::vector<int> order(held(edit.hold_first), pass.front());
    for (int i = 0; i < edit.repeats; ++i)
        order.insert(order.end(), pass.begin(), pass.end());
    order.insert(order.end(), held(edit.hold_last), pass.back());
    return order;
}

}  // namespace

int frames_of(const ClipEdit& edit, int clip_frames)
{
    const int steps = edit.last.value_or(clip_frames - 1) - edit.first;
    return static_cast<int>(show_order(edit, edit.interpolation * steps + 1).size());
}

Result<EditedClip> edited(const Clip& clip, const ClipEdit& edit)
{
    const auto frame_count = static_cast<int>(clip.frames.size());
    FLIPBOOK_TRY(check(edit, frame_count));
    const auto begin = clip.frames.begin() + edit.first;
    const auto end = clip.frames.begin() + edit.last.value_or(frame_count - 1) + 1;
    EditedClip result{{begin, end}, {}, edit.frame_rate.value_or(clip.frame_rate)};
    if (edit.size && *edit.size != clip.frames.front().size) {
        FLIPBOOK_ASSIGN(result.pictures, resized(result.pictures, *edit.size, edit.resizing));
    }
    if (edit.interpolation > 1) {
        FLIPBOOK_ASSIGN(result.pictures, interpolated(result.pictures, edit.interpolation));
        result.frame_rate *= edit.interpolation;
    }
    result.order = show_order(edit, static_cast<int>(result.pictures.size()));
    if (result.order.size() > most_frames)
        return refused("The number of frames", static_cast<int>(result.order.size()),
                       range(1, most_frames));
    return result;
}

}  // namespace flipbook
