// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames.h"

#include <algorithm>

namespace flipbook {

std::vector<Frame> to_frames(const at::Tensor& pictures)
{
    const at::NoGradGuard no_grad;
    // at::round rounds halves to even.
    const auto levels = (pictures.to(at::kFloat) / 2 + 0.5).clamp_(0, 1).mul_(255).round_();
    const auto pixels = levels.to(at::kByte).permute({0, 2, 3, 1}).contiguous().to(at::kCPU);

    const Size size{static_cast<int>(pictures.size(3)), static_cast<int>(pictures.size(2))};
    std::vector<Frame> frames;
    for (int64_t i = 0; i < pixels.size(0); ++i) {
        const auto picture = pixels[i];
        const auto* begin = picture.const_data_ptr<std::uint8_t>();
        frames.push_back({size, {begin, begin + picture.numel()}});
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
