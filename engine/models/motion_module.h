// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalog/model_kind.h"
#include "flipbook/registry.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/network_context.h"

namespace flipbook {

// A place in the UNet where temporal layers can sit: behind the spatial transformer of a layer, or
// behind its residual block where it has none, and always before skips and samplers.
struct MotionSlot {
    enum class Part { down, mid, up };

    Part part = Part::down;
    int64_t block = 0;  // 0 for mid.
    int64_t layer = 0;  // 0 for mid.

    auto operator<=>(const MotionSlot&) const = default;
};

// "down_blocks.0.motion_modules.1", "mid_block.motion_modules.0".
std::string slot_name(const MotionSlot& slot);

// Slots and how many channels flow through them.
using MotionSlots = std::map<MotionSlot, int64_t>;

// Temporal layers for some of the UNet's slots. They know nothing of the UNet's weights.
class MotionModule {
public:
    virtual ~MotionModule() = default;

    // The slots it fills.
    virtual MotionSlots slots() const = 0;

    // The longest window it was made for. Longer ones are the caller's mistake.
    virtual int64_t max_frames() const = 0;

    // hidden [B·F, C, h, w] of F = context.frame_count frames, channels-last; gives the same
    // shape, with scale, effect and norm scope of the context. Outside grad mode the argument may
    // be overwritten. Not called where the effect is 0 at every frame.
    virtual at::Tensor forward(at::Tensor hidden, const MotionSlot& slot,
                               const NetworkContext& context) const = 0;

    // The parameters that forward() uses in a slot.
    virtual std::vector<at::Tensor> slot_parameters(const MotionSlot& slot) const = 0;

    // Whose parameters a file fills, under the names of diffusers' MotionAdapter.
    virtual torch::nn::Module& network() = 0;
};

// AnimateLCM and most community modules are built like v2, with norms per frame.
enum class MotionVersion { v1, v2, v3, animatelcm };

// The shape of a motion module, as its file tells it.
struct MotionModuleConfig {
    MotionVersion version = MotionVersion::v3;
    std::vector<int64_t> block_out_channels{320, 640, 1280, 1280};
    int64_t layers_per_block = 2;  // In down blocks; up blocks have one more.
    bool has_mid_block = false;
    int64_t max_frames = 32;           // Rows of the position table.
    int64_t attentions_per_block = 2;  // attn1, attn2, …
    int64_t heads = 8;
    int64_t norm_groups = 32;
    bool has_position_encoding = true;

    bool operator==(const MotionModuleConfig&) const = default;
};

// The config of a file, from the names and shapes of its tensors in the original or in diffusers'
// layout. The versions differ in nothing else: a middle module is v2's, a table of 24 rows is v1's,
// and a middle module without any table AnimateLCM's, which gets 32 rows. Error:
// unsupported_format, naming the tensor that is missing.
Result<MotionModuleConfig> motion_module_config(const TensorShapes& tensors);

// Which norms are joint, by the code of guoyww/AnimateDiff or of diffusers.
NormScopes norm_scopes(NormPolicy policy, MotionVersion version);

// A kind of motion module. The first entry that recognises a file builds its module.
struct MotionModuleEntry {
    std::string name;
    std::function<bool(const TensorShapes& tensors)> recognises;

    // Parameters are allocated with dtype and device of `options`, but not filled. The config is
    // what the file's tensors tell and, for an adapter folder, its config.json besides.
    std::function<std::shared_ptr<MotionModule>(const MotionModuleConfig& config,
                                                const at::TensorOptions& options)>
        make;
};

Registry<MotionModuleEntry> builtin_motion_modules();

}  // namespace flipbook
