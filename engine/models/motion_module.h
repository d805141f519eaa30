// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/model_kind.h"
#include "flipbook/registry.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/module_settings.h"
#include "models/motion_slots.h"
#include "models/network_context.h"
#include "models/weights.h"

namespace flipbook {

// Temporal layers, or others, for some of the UNet's slots. They know nothing of the UNet's
// weights.
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

    // Whose parameters a file fills, under their names.
    virtual torch::nn::Module& network() = 0;

    // What a clip chooses among: NetworkContext::context_shares has a column for each.
    virtual std::vector<std::string> contexts() const { return {}; }

    // Makes a new one, whose weights have been drawn, change nothing yet: its last layers become 0.
    virtual void become_identity() { }
};

using MotionModulePtr = std::shared_ptr<MotionModule>;

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

// A file of a motion module of any kind, of which only the header has been read.
struct MotionModuleFile {
    std::filesystem::path path;
    std::map<std::string, std::string> metadata;
    std::optional<Weights> weights;  // Under the names of the file; nothing for a script.
    bool is_script = false;          // A TorchScript archive.
};

// What a new module is made from, or one whose weights follow from a file.
struct MotionModuleShape {
    std::string source;  // Begins messages: "cameras.safetensors".
    MotionSlots slots;
    ModuleSettings settings;  // Of the kind's own, "hidden" = "256".
};

// A kind of motion module.
struct MotionModuleEntry {
    std::string name;
    std::string description;
    std::function<bool(const MotionModuleFile& file)> recognises;

    // The module with its weights, or those that are packed when they are used first.
    std::function<Result<MotionModulePtr>(const MotionModuleFile& file,
                                          const at::TensorOptions& options, WeightForm form)>
        load;

    // A module with parameters that are allocated but not filled; empty for kinds that no training
    // of "motion-module" with a "kind" makes.
    std::function<Result<MotionModulePtr>(const MotionModuleShape& shape,
                                          const at::TensorOptions& options)>
        make;
};

// The list. The first entry that recognises a file loads it.
Registry<MotionModuleEntry> builtin_motion_modules();

// Each in a file of its own.
MotionModuleEntry animatediff_kind();
MotionModuleEntry timestep_modulated_kind();
MotionModuleEntry low_rank_context_kind();
MotionModuleEntry torchscript_kind();

}  // namespace flipbook
