// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/attention.h"
#include "models/layers.h"
#include "models/motion_module.h"

namespace flipbook {

// The layers of one slot (Guo et al. 2023, "AnimateDiff"):
// x + proj_out(block(proj_in(norm(x)))), where the block is attentions over the frames, each with
// its LayerNorm and the position encoding, and a feed-forward.
class TemporalTransformer : public torch::nn::Module {
public:
    // `name` is that of the slot, for those who look at the attention.
    TemporalTransformer(int64_t channels, const MotionModuleConfig& config,
                        const at::TensorOptions& options, std::string name = {});

    // As MotionModule::forward().
    at::Tensor forward(at::Tensor hidden, const NetworkContext& context) const;

private:
    void register_block(int64_t channels, const MotionModuleConfig& config,
                        const at::TensorOptions& options);
    at::Tensor run_block(at::Tensor tokens, int64_t width, const NetworkContext& context) const;
    void show_attention(std::size_t index, const at::Tensor& input, int64_t width,
                        const NetworkContext& context) const;

    std::shared_ptr<GroupNorm> norm;
    std::shared_ptr<Linear> proj_in;
    std::vector<std::shared_ptr<LayerNorm>> norms;               // transformer_blocks.0.norm1, …
    std::vector<std::shared_ptr<TemporalAttention>> attentions;  // transformer_blocks.0.attn1, …
    std::shared_ptr<LayerNorm> norm3;                            // transformer_blocks.0.norm3
    std::shared_ptr<FeedForward> ff;                             // transformer_blocks.0.ff
    std::shared_ptr<Linear> proj_out;
    std::string m_name;
    at::Tensor m_position_encoding;  // [max_frames, C], undefined without.
};

// AnimateDiff v1, v2, v3 and what is built like them.
class AnimateDiffMotionModule : public MotionModule, public torch::nn::Module {
public:
    AnimateDiffMotionModule(const MotionModuleConfig& config, const at::TensorOptions& options);

    MotionSlots slots() const override;
    int64_t max_frames() const override { return m_config.max_frames; }
    at::Tensor forward(at::Tensor hidden, const MotionSlot& slot,
                       const NetworkContext& context) const override;
    std::vector<at::Tensor> slot_parameters(const MotionSlot& slot) const override;
    torch::nn::Module& network() override { return *this; }

    const MotionModuleConfig& config() const { return m_config; }

private:
    MotionModuleConfig m_config;
    std::map<MotionSlot, std::shared_ptr<TemporalTransformer>> m_transformers;
};

// [frames, C], fp64 on the CPU: PE(p, 2k) = sin(p w_k), PE(p, 2k+1) = cos(p w_k) with
// w_k = 10000^(-2k/C) (Vaswani et al. 2017). Files carry it too, with the same values.
at::Tensor position_encoding(int64_t frames, int64_t channels);

}  // namespace flipbook
