// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <string>
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

private:
    at::Tensor m_values;
    bool m_is_zero = false;
};

// What one pass through the networks needs to know besides its tensors. A batch is B branches of
// F frames, branch outer: row b·F + f.
struct NetworkContext {
    int64_t frame_count = 1;  // F, the frames of the window.
    NormScopes norm_scopes;
    bool motion_enabled = true;
    FrameValues motion_scale;   // Multiplies K of the temporal attention.
    FrameValues motion_effect;  // e of (1-e) x + e module(x).
    ActivationObserver* observer = nullptr;
    // In grad mode layers keep what comes in alone, and are computed again in the backward pass.
    bool recomputes_layers = false;

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
