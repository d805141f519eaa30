// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "models/motion_module.h"
#include "models/network_context.h"
#include "models/resnet_block.h"
#include "models/spatial_transformer.h"
#include "models/text_conditioning.h"
#include "models/unet_config.h"

namespace flipbook {

// A motion module and the slots that it works in.
struct AttachedModule {
    std::shared_ptr<const MotionModule> module;
    std::set<MotionSlot> slots;
};

// The same as one pass sees it: with scale, effect and context of its own.
struct MotionPass {
    std::shared_ptr<const AttachedModule> attached;
    std::string mark;  // Behind the slot in names of layers: empty, "+1", "+2", …
    NetworkContext context;
};

// One pass through the UNet, as its blocks see it.
struct UNetPass {
    const at::Tensor& time;  // [B, time_channels], the time embedding after SiLU.
    const TextConditioning& text;
    const std::vector<MotionPass>& motion;  // That have an effect, in their order.
    const NetworkContext& context;
};

// What the blocks have in common: layers of a residual block, a spatial transformer in some
// blocks, and the place for motion modules. Registers resnets and attentions in itself.
class UNetBlock : public torch::nn::Module {
protected:
    // `first_slot` is the block's slot of layer 0.
    UNetBlock(std::string name, MotionSlot first_slot, const UNetConfig& config,
              const at::TensorOptions& options);

    void add_resnet(int64_t in, int64_t out);

    // `text_layer` is the next free index of TextConditioning::keys_values and is advanced.
    void add_attention(int64_t channels, std::size_t& text_layer);

    // Residual block, transformer and motion modules of a layer, on `parts` side by side.
    at::Tensor run_layer(std::size_t layer, std::vector<at::Tensor> parts,
                         const UNetPass& pass) const;
    at::Tensor run_resnet(std::size_t layer, at::Tensor hidden, const UNetPass& pass) const;
    // Both give back `hidden` where the block has none.
    at::Tensor run_attention(std::size_t layer, at::Tensor hidden, const UNetPass& pass) const;
    at::Tensor run_motion(std::size_t layer, at::Tensor hidden, const UNetPass& pass) const;

    void observe(const std::string& layer, const at::Tensor& hidden, const UNetPass& pass) const;

    UNetConfig m_config;
    at::TensorOptions m_options;

public:
    // Appends [R, S, 2C] of every spatial transformer, in the order they run.
    void append_keys_values(const at::Tensor& text, TextConditioning& conditioning) const;

private:
    at::Tensor run_layer_again(std::size_t layer, std::vector<at::Tensor> parts,
                               const UNetPass& pass) const;
    at::Tensor run_layer_parts(std::size_t layer, std::vector<at::Tensor> parts,
                               const UNetPass& pass) const;
    std::vector<at::Tensor> layer_parameters(std::size_t layer, const UNetPass& pass) const;
    MotionSlot slot_of(std::size_t layer) const;

    std::string m_name;
    MotionSlot m_first_slot;
    std::vector<std::shared_ptr<ResnetBlock>> resnets;
    std::vector<std::shared_ptr<SpatialTransformer>> attentions;
    std::size_t m_first_text_layer = 0;
};

// layers_per_block times resnet, attention, motion; then half the size, except in the last block.
class DownBlock : public UNetBlock {
public:
    DownBlock(std::size_t index, const UNetConfig& config, std::size_t& text_layer,
              const at::TensorOptions& options);

    // Appends the output of every layer, after its motion module, and of the sampler to `skips`.
    at::Tensor forward(at::Tensor hidden, std::vector<at::Tensor>& skips,
                       const UNetPass& pass) const;

private:
    std::shared_ptr<Downsample> downsampler;  // downsamplers.0
};

// resnet, attention, motion, resnet.
class MidBlock : public UNetBlock {
public:
    MidBlock(const UNetConfig& config, std::size_t& text_layer, const at::TensorOptions& options);
    at::Tensor forward(at::Tensor hidden, const UNetPass& pass) const;
};

// layers_per_block + 1 times resnet on [hidden, skip], attention, motion; then twice the size,
// except in the last block. Block 0 is the innermost.
class UpBlock : public UNetBlock {
public:
    UpBlock(std::size_t index, const UNetConfig& config, std::size_t& text_layer,
            const at::TensorOptions& options);

    // Takes its skips from the back of `skips`.
    at::Tensor forward(at::Tensor hidden, std::vector<at::Tensor>& skips,
                       const UNetPass& pass) const;

private:
    std::shared_ptr<Upsample> upsampler;  // upsamplers.0
};

}  // namespace flipbook
