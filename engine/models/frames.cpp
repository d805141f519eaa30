// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace flipbook {

// [n, 3, h, w] of 0 … 1 to whole numbers [n, h, w, 3] on the processor. at::round rounds halves to
// even.
static at::Tensor to_levels(const at::Tensor& values, double highest, at::ScalarType type)
{
    const auto levels = (values * highest).round_().to(type);
    return levels.permute({0, 2, 3, 1}).contiguous().to(at::kCPU);
}

std::vector<Frame> to_frames(const at::Tensor& pictures, bool is_deep)
{
    const at::NoGradGuard no_grad;
    const auto values = (pictures.to(at::kFloat) / 2 + 0.5).clamp_(0, 1);
    const auto pixels = to_levels(values, 255, at::kByte);
    const auto deep = is_deep ? to_levels(values, 65535, at::kInt) : at::Tensor();

    const Size size{static_cast<int>(pictures.size(3)), static_cast<int>(pictures.size(2))};
    std::vector<Frame> frames;
    for (int64_t i = 0; i < pixels.size(0); ++i) {
        const auto picture = pixels[i];
        const auto* begin = picture.const_data_ptr<std::uint8_t>();
        Frame frame{size, {begin, begin + picture.numel()}};
        if (is_deep) {
            const auto* first = deep[i].const_data_ptr<int>();
            std::transform(first, first + picture.numel(), std::back_inserter(frame.deep_pixels),
                           [](int level) { return static_cast<std::uint16_t>(level); });
        }
        frames.push_back(std::move(frame));
    }
    return frames;
}

at::Tensor from_frames(const std::vector<Frame>& frames)
{
    const Size size = frames.front().size;
    const auto pixels =
        at::empty({static_cast<int64_t>(frames.size()), size.height, size.width, 3}, at::kByte);
    auto* place = pixels.data_ptr<std::uint8_t>();
    for (const Frame& frame : frames)
        place = std::copy(frame.pixels.begin(), frame.pixels.end(), place);
    return (pixels.permute({0, 3, 1, 2}).to(at::kFloat) / 127.5 - 1).contiguous();
}

}  // namespace flipbook
