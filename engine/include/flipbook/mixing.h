// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// Two motion modules of one kind and shape become a third, or their difference a MotionLoRA.
struct MixRequest {
    std::filesystem::path first;  // Files of any layout, or folders of diffusers.
    std::filesystem::path second;
    std::filesystem::path output;  // A .safetensors file; a blend has the names of `first`.

    // Of the blend first + share (second - first), any number: one for all, or a list of places and
    // shares of which the last that names a tensor counts, "0.3, up:0.8, up/attention:1". A place
    // is a block of the UNet ("down", "mid", "up.1-2"), a sub-layer ("attention", "feed_forward",
    // "norms", "projections"), or both with a slash between.
    std::string shares = "0.5";

    // Above 0: instead, second - first as a MotionLoRA of this rank: of each projection of the
    // attentions, the best approximation by a singular value decomposition (Eckart and Young 1936,
    // "The approximation of one matrix by another of lower rank"). At strength 1, it makes of the
    // first what the second is there.
    std::int64_t difference_rank = 0;

    bool half = false;  // Store as fp16. A MotionLoRA always is.
    bool overwrite = false;
};

struct MixReport {
    std::size_t tensors = 0;  // Written.
    std::uint64_t bytes = 0;
    std::vector<std::string> notices;  // How much a MotionLoRA does not hold.
};

// Blocks; may be called from any thread. The output appears complete or not at all. `goes_on` is
// asked between tensors. Errors: invalid_request (shares, rank, output exists or is an input);
// unsupported_format, where the two are no motion modules of one kind and shape, naming the first
// tensor at fault; those of opening files; io; cancelled.
Result<MixReport> mix_motion_modules(const MixRequest& request,
                                     const std::function<bool()>& goes_on = {});

}  // namespace flipbook
