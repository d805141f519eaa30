// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>
#include <string>
#include <vector>

#include "core/motion_blocks.h"
#include "flipbook/result.h"
#include "models/layers.h"
#include "models/motion_module.h"
#include "models/network_context.h"
#include "models/text_conditioning.h"
#include "models/unet_blocks.h"
#include "models/unet_config.h"

namespace flipbook {

// [B] timesteps, fractional ones too -> [B, width], fp32: cosines in front of sines of t·f_i with
// f_i = 10000^(-i / (width/2)) (Ho et al. 2020; diffusers' flip_sin_to_cos, freq_shift 0).
at::Tensor sinusoidal_embedding(const at::Tensor& timesteps, int64_t width);

// Timesteps to what every residual block receives: linear_2(silu(linear_1(sinusoids))).
class TimeEmbedding : public torch::nn::Module {
public:
    TimeEmbedding(int64_t width, int64_t time_channels, const at::TensorOptions& options);
    at::Tensor forward(const at::Tensor& timesteps) const;  // [B] -> [B, time_channels]

private:
    std::shared_ptr<Linear> linear_1;
    std::shared_ptr<Linear> linear_2;
    int64_t m_width;
};

// A motion module beside the model's own.
struct FurtherModule {
    std::shared_ptr<const MotionModule> module;
    MotionBlocks blocks;
    std::string name;  // For messages: the path of its file.
};

// Stable Diffusion's noise predictor with slots for motion modules. Parameters have the names of
// diffusers' UNet2DConditionModel (checkpoint_tensors.h) and are not filled by the constructor.
// The engine thread's alone.
class UNet : public torch::nn::Module {
public:
    // `options`: dtype and device of the parameters.
    UNet(const UNetConfig& config, const at::TensorOptions& options);

    const UNetConfig& config() const { return m_config; }

    // The slots a motion module can fill.
    MotionSlots motion_slots() const;

    // Puts a module into its slots, in place of any other module. The UNet's own weights stay as
    // they are. Error: unsupported_format, naming the first slot that the UNet does not have or
    // whose width is another.
    Result<void> attach(const std::shared_ptr<const MotionModule>& module);
    void detach_motion_module();

    // Puts further modules behind that one, slot by slot in this order, in place of any further
    // ones before. Errors: as attach(); unsupported_format for a module that has no slot in its
    // blocks. After an error nothing has changed.
    Result<void> attach_further(const std::vector<FurtherModule>& modules);

    // embeddings [R, S, cross_attention_dim]: a row per branch, or per branch and frame.
    TextConditioning prepare_text(const at::Tensor& embeddings) const;

    // Predicts the noise. latents [B·F, in_channels, h, w] of any float dtype, branch outer and
    // frame inner, F = context.frame_count; timesteps [B] fp32; text prepared for these B
    // branches. Returns [B·F, out_channels, h, w], contiguous, in the dtype of `latents`. Branches
    // do not influence each other. Sides need not be multiples of 8.
    at::Tensor forward(const at::Tensor& latents, const at::Tensor& timesteps,
                       const TextConditioning& text, const NetworkContext& context) const;

private:
    void register_blocks(const at::TensorOptions& options);
    at::Tensor run_blocks(at::Tensor hidden, const UNetPass& pass) const;
    Result<void> check_slots(const MotionSlots& slots, const std::string& name) const;
    std::vector<MotionPass> motion_passes(const NetworkContext& context) const;

    UNetConfig m_config;
    std::shared_ptr<TimeEmbedding> time_embedding;
    std::shared_ptr<Conv2d> conv_in;
    std::vector<std::shared_ptr<DownBlock>> down_blocks;
    std::shared_ptr<MidBlock> mid_block;
    std::vector<std::shared_ptr<UpBlock>> up_blocks;
    std::shared_ptr<GroupNorm> conv_norm_out;
    std::shared_ptr<Conv2d> conv_out;
    std::shared_ptr<const AttachedModule> m_motion_module;  // Null for still frames.
    std::vector<std::shared_ptr<const AttachedModule>> m_further;
};

}  // namespace flipbook
