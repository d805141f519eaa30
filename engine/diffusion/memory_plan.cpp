// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/memory_plan.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "flipbook/memory_shortage.h"

namespace flipbook {

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

// Largest working set in units of one activation of the top level: an estimate from the shapes
// (skips, a residual block's tensors, the feed-forward's inner width), on the safe side.
constexpr std::uint64_t denoise_units = 26;
constexpr std::uint64_t decode_units = 10;

// What libraries and small tensors take besides.
constexpr std::uint64_t base_bytes = 64 * mebibyte;

std::uint64_t product(std::initializer_list<int> factors)
{
    std::uint64_t result = 1;
    for (const int factor : factors)
        result *= static_cast<std::uint64_t>(std::max(factor, 0));
    return result;
}

std::uint64_t predict(const MemoryNeeds& needs, const MemoryPlan& plan)
{
    const auto branches =
        static_cast<std::uint64_t>(plan.branches_in_turn ? 1 : std::max(needs.branches, 1));
    const auto frames = static_cast<std::uint64_t>(std::min(plan.decode_frames, needs.frames));
    const std::uint64_t decode =
        plan.tiled_decode ? needs.decode_one_tile : needs.decode_one_frame * frames;
    return needs.weights + base_bytes + std::max(needs.denoise_one_branch * branches, decode);
}

// The plan with one more remedy, if that changes anything.
std::optional<MemoryPlan> stricter(const MemoryNeeds& needs, MemoryPlan plan)
{
    if (!plan.branches_in_turn && needs.branches > 1) {
        plan.branches_in_turn = true;
        plan.notices.emplace_back("Running the two guidance branches in turn to save memory.");
    } else if (plan.decode_frames > 1 && needs.frames > 1) {
        plan.decode_frames = 1;
        plan.notices.emplace_back("Decoding frame by frame to save memory.");
    } else if (!plan.tiled_decode) {
        plan.decode_frames = 1;
        plan.tiled_decode = true;
        plan.notices.emplace_back("Decoding each frame in tiles to save memory.");
    } else {
        return std::nullopt;
    }
    plan.predicted_bytes = predict(needs, plan);
    return plan;
}

}  // namespace

std::uint64_t denoise_bytes(const UNetMemoryShape& shape)
{
    return denoise_units
           * product({shape.channels, shape.frames, shape.latent_height, shape.latent_width,
                      shape.element_bytes});
}

std::uint64_t decode_bytes(const VaeMemoryShape& shape)
{
    return decode_units * product({shape.channels, shape.height, shape.width, shape.element_bytes});
}

Result<MemoryPlan> plan_memory(const MemoryNeeds& needs, std::uint64_t available,
                               std::size_t remedies)
{
    MemoryPlan plan;
    plan.predicted_bytes = predict(needs, plan);
    while (plan.predicted_bytes > available || plan.notices.size() < remedies) {
        const auto next = stricter(needs, plan);
        if (!next)
            return out_of_memory_error({plan.predicted_bytes, available});
        plan = *next;
    }
    return plan;
}

}  // namespace flipbook
