// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// What a clip needs beyond the weights, in bytes. All are estimates from the shapes.
struct MemoryNeeds {
    std::uint64_t weights = 0;
    std::uint64_t denoise_one_branch = 0;
    int branches = 2;  // Of guidance.
    std::uint64_t decode_one_frame = 0;
    std::uint64_t decode_one_tile = 0;
    int frames = 1;
};

// How to run a clip within the memory there is.
struct MemoryPlan {
    bool branches_in_turn = false;
    int decode_frames = 4;  // Decoded at once; more gains nothing.
    bool tiled_decode = false;
    std::uint64_t predicted_bytes = 0;  // At the peak, weights included.
    std::vector<std::string> notices;   // One sentence for each remedy taken, in order.
};

struct UNetMemoryShape {
    int channels = 320;  // Of the top level.
    int frames = 16;     // Of one context window.
    int latent_height = 64;
    int latent_width = 64;
    int element_bytes = 4;
};

struct VaeMemoryShape {
    int channels = 128;  // Of the decoder's last level.
    int height = 512;    // Of the picture.
    int width = 512;
    int element_bytes = 4;
};

std::uint64_t denoise_bytes(const UNetMemoryShape& shape);
std::uint64_t decode_bytes(const VaeMemoryShape& shape);

// How many remedies plan_memory() knows.
constexpr std::size_t memory_remedies = 3;

// The first plan that fits, of these: everything at once; the branches in turn; decoding frame by
// frame; decoding in tiles. At least `remedies` of them are taken, for a plan that ran out of
// memory in spite of its prediction. `available` counts the weights in, whether they are loaded
// already or not. Error: out_of_memory, with the predicted and the available bytes.
Result<MemoryPlan> plan_memory(const MemoryNeeds& needs, std::uint64_t available,
                               std::size_t remedies = 0);

}  // namespace flipbook
