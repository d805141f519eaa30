// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace flipbook {

// Hears what every layer of a pass produced: to find the first layer with NaN or infinity, to
// report progress inside a pass, or to leave the pass by throwing. Called on the thread of the
// pass. The tensor is only good during the call, for later layers may overwrite it.
class ActivationObserver {
public:
    virtual ~ActivationObserver() = default;

    // `name` is the layer's name in checkpoints, "down_blocks.0.motion_modules.1" for instance.
    virtual void observe(const std::string& name, const at::Tensor& activation) = 0;

    // A pass over the frames of a window begins; both count from 0.
    virtual void pass_started(int /*step*/, int /*window*/) { }

    // Where wanted, how much the frames of a temporal attention look at each other: `weights`
    // [B, H, F, F], rows sum to one, of the picture's place or averaged over all of them; `name` is
    // "down_blocks.0.motion_modules.1.attn1".
    virtual bool wants_attention() const { return false; }
    virtual void observe_attention(const std::string& /*name*/, const at::Tensor& /*weights*/) { }
    // The place as a share of width and height; nothing for all of them.
    virtual std::optional<std::pair<double, double>> attention_place() const { return {}; }
};

// Which norms take their statistics jointly over all frames of a batch item instead of frame by
// frame. The norms of the spatial transformers are always per frame.
struct NormScopes {
    bool joint_resnet_norms = false;  // norm1 and norm2 of the residual blocks, conv_norm_out.
    bool joint_motion_norm = false;   // The GroupNorm at the entry of a motion module.

    bool operator==(const NormScopes&) const = default;
};

// One factor per frame of the window, kept on the device so that a pass moves nothing. Make it
// once per window.
class FrameValues {
public:
    FrameValues() = default;  // 1 at every frame, however many there are.

    // `options` are those of the network's parameters.
    FrameValues(const std::vector<double>& values, const at::TensorOptions& options);

    bool is_one() const { return !m_values.defined(); }
    bool is_zero() const { return m_is_zero; }  // At every frame.

    // [F]. Precondition: !is_one().
    const at::Tensor& tensor() const { return m_values; }

    // hidden + value · change, both [B·F, …]. Outside grad mode `hidden` may be overwritten.
    at::Tensor add_share(at::Tensor hidden, const at::Tensor& change) const;

private:
    at::Tensor m_values;
    bool m_is_zero = false;
};

// How a further motion module takes part in a pass.
struct MotionUse {
    FrameValues scale;  // As those of the context below.
    FrameValues effect;
    at::Tensor context_shares;
};

// What one pass through the networks needs to know besides its tensors. A batch is B branches of
// F frames, branch outer: row b·F + f.
struct NetworkContext {
    int64_t frame_count = 1;  // F, the frames of the window.
    // [F] int64 on the device: the rows of position encodings that the frames have; undefined: the
    // first F. Of training alone, which may leave frames out; a clip's windows all begin at 0.
    at::Tensor positions;
    NormScopes norm_scopes;
    bool motion_enabled = true;
    FrameValues motion_scale;   // Multiplies K of the temporal attention.
    FrameValues motion_effect;  // e of (1-e) x + e module(x).
    // [F, n] or [B·F, n]: how much of each of the module's contexts. Undefined for none.
    at::Tensor context_shares;
    // Of the modules of UNet::attach_further(), in that order; those beyond take part in full.
    std::vector<MotionUse> further;
    at::Tensor timesteps;  // [B] fp32 on the device of the pass. UNet::forward() sets it.
    ActivationObserver* observer = nullptr;
    // In grad mode layers keep what comes in alone, and are computed again in the backward pass.
    bool recomputes_layers = false;

    // The rows [F, …] of a table [max_frames, …] that belong to the frames.
    at::Tensor rows_of_frames(const at::Tensor& table) const
    {
        return positions.defined() ? table.index_select(0, positions)
                                   : table.narrow(0, 0, frame_count);
    }

    int64_t frames_per_resnet_statistic() const
    {
        return norm_scopes.joint_resnet_norms ? frame_count : 1;
    }

    int64_t frames_per_motion_statistic() const
    {
        return norm_scopes.joint_motion_norm ? frame_count : 1;
    }
};

}  // namespace flipbook
