// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/unet.h"

#include <cmath>
#include <string>
#include <utility>

namespace flipbook {

at::Tensor sinusoidal_embedding(const at::Tensor& timesteps, int64_t width)
{
    const int64_t half = width / 2;
    const auto exponents =
        at::arange(half, timesteps.options().dtype(at::kFloat)).mul_(-std::log(10000.0)).div_(half);
    const auto angles = timesteps.to(at::kFloat).unsqueeze(1) * exponents.exp_();
    return at::cat({angles.cos(), angles.sin()}, 1);
}

TimeEmbedding::TimeEmbedding(int64_t width, int64_t time_channels, const at::TensorOptions& options)
    : m_width(width)
{
    linear_1 =
        register_module("linear_1", std::make_shared<Linear>(width, time_channels, true, options));
    linear_2 = register_module(
        "linear_2", std::make_shared<Linear>(time_channels, time_channels, true, options));
}

at::Tensor TimeEmbedding::forward(const at::Tensor& timesteps) const
{
    const auto sinusoids = sinusoidal_embedding(timesteps, m_width).to(linear_1->weight.dtype());
    return linear_2->forward(apply_silu(linear_1->forward(sinusoids)));
}

UNet::UNet(const UNetConfig& config, const at::TensorOptions& options) : m_config(config)
{
    const int64_t width = config.block_out_channels.front();
    time_embedding = register_module(
        "time_embedding", std::make_shared<TimeEmbedding>(width, config.time_channels(), options));
    conv_in = register_module(
        "conv_in", std::make_shared<Conv2d>(config.in_channels, width, 3, 1, 1, options));
    register_blocks(options);
    conv_norm_out = register_module(
        "conv_norm_out", std::make_shared<GroupNorm>(config.norm_groups, width, 1e-5, options));
    conv_out = register_module(
        "conv_out", std::make_shared<Conv2d>(width, config.out_channels, 3, 1, 1, options));
}

void UNet::register_blocks(const at::TensorOptions& options)
{
    const std::size_t levels = m_config.block_out_channels.size();
    std::size_t text_layer = 0;
    auto down = register_module("down_blocks", std::make_shared<torch::nn::Module>());
    for (std::size_t i = 0; i < levels; ++i)
        down_blocks.push_back(down->register_module(
            std::to_string(i), std::make_shared<DownBlock>(i, m_config, text_layer, options)));
    mid_block =
        register_module("mid_block", std::make_shared<MidBlock>(m_config, text_layer, options));
    auto up = register_module("up_blocks", std::make_shared<torch::nn::Module>());
    for (std::size_t i = 0; i < levels; ++i)
        up_blocks.push_back(up->register_module(
            std::to_string(i), std::make_shared<UpBlock>(i, m_config, text_layer, options)));
}

MotionSlots UNet::motion_slots() const
{
    const auto& channels = m_config.block_out_channels;
    MotionSlots slots{{{MotionSlot::Part::mid, 0, 0}, channels.back()}};
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const auto block = static_cast<int64_t>(i);
        for (int64_t layer = 0; layer < m_config.layers_per_block; ++layer)
            slots[{MotionSlot::Part::down, block, layer}] = channels[i];
        for (int64_t layer = 0; layer <= m_config.layers_per_block; ++layer)
            slots[{MotionSlot::Part::up, block, layer}] = channels[channels.size() - 1 - i];
    }
    return slots;
}

Result<void> UNet::check_slots(const MotionSlots& slots, const std::string& name) const
{
    const MotionSlots own_slots = motion_slots();
    const std::string module = name.empty() ? "The motion module" : "The motion module " + name;
    for (const auto& [slot, channels] : slots) {
        const auto own = own_slots.find(slot);
        if (own == own_slots.end())
            return Error{ErrorCode::unsupported_format,
                         module + " fills \"" + slot_name(slot)
                             + "\", a place that this checkpoint's UNet does not have."};
        if (own->second != channels)
            return Error{ErrorCode::unsupported_format, module + " has " + std::to_string(channels)
                                                            + " channels at \"" + slot_name(slot)
                                                            + "\" where this checkpoint's UNet has "
                                                            + std::to_string(own->second) + "."};
    }
    return {};
}

Result<void> UNet::attach(const std::shared_ptr<const MotionModule>& module)
{
    const MotionSlots slots = module->slots();
    FLIPBOOK_TRY(check_slots(slots, {}));
    AttachedModule attached{module, {}};
    for (const auto& [slot, channels] : slots)
        attached.slots.insert(slot);
    m_motion_module = std::make_shared<const AttachedModule>(std::move(attached));
    return {};
}

void UNet::detach_motion_module()
{
    m_motion_module.reset();
}

Result<void> UNet::attach_further(const std::vector<FurtherModule>& modules)
{
    std::vector<std::shared_ptr<const AttachedModule>> stack;
    for (const FurtherModule& further : modules) {
        const MotionSlots slots = further.module->slots();
        FLIPBOOK_TRY(check_slots(slots, further.name));
        AttachedModule attached{further.module, {}};
        for (const auto& [slot, channels] : slots)
            if (further.blocks.contains(part_name(slot.part), slot.block))
                attached.slots.insert(slot);
        if (attached.slots.empty())
            return Error{ErrorCode::unsupported_format,
                         "The motion module " + further.name
                             + " fills no place in the blocks that it was wanted in."};
        stack.push_back(std::make_shared<const AttachedModule>(std::move(attached)));
    }
    m_further = std::move(stack);
    return {};
}

std::vector<MotionPass> UNet::motion_passes(const NetworkContext& context) const
{
    std::vector<MotionPass> passes;
    if (!context.motion_enabled)
        return passes;
    if (m_motion_module && !context.motion_effect.is_zero())
        passes.push_back({m_motion_module, {}, context});
    for (std::size_t i = 0; i < m_further.size(); ++i) {
        const MotionUse use = i < context.further.size() ? context.further[i] : MotionUse();
        if (use.effect.is_zero())
            continue;
        MotionPass pass{m_further[i], "+" + std::to_string(i + 1), context};
        pass.context.motion_scale = use.scale;
        pass.context.motion_effect = use.effect;
        pass.context.context_shares = use.context_shares;
        passes.push_back(std::move(pass));
    }
    return passes;
}

TextConditioning UNet::prepare_text(const at::Tensor& embeddings) const
{
    const auto text = embeddings.to(conv_in->weight.options());
    TextConditioning conditioning;
    for (const auto& block : down_blocks)
        block->append_keys_values(text, conditioning);
    mid_block->append_keys_values(text, conditioning);
    for (const auto& block : up_blocks)
        block->append_keys_values(text, conditioning);
    return conditioning;
}

at::Tensor UNet::forward(const at::Tensor& latents, const at::Tensor& timesteps,
                         const TextConditioning& text, const NetworkContext& context) const
{
    TORCH_CHECK(latents.size(0) == timesteps.size(0) * context.frame_count, "a batch of ",
                latents.size(0), " latents is not ", timesteps.size(0), " branches of ",
                context.frame_count, " frames");
    const auto options = conv_in->weight.options();
    const at::Tensor time = apply_silu(time_embedding->forward(timesteps.to(options.device())));
    NetworkContext timed = context;
    timed.timesteps = timesteps.to(options.device(), at::kFloat);
    const std::vector<MotionPass> motion = motion_passes(timed);
    const UNetPass pass{time, text, motion, context};

    at::Tensor hidden = latents.to(options).contiguous(at::MemoryFormat::ChannelsLast);
    hidden = conv_in->forward(hidden);
    if (context.observer)
        context.observer->observe("conv_in", hidden);
    hidden = run_blocks(std::move(hidden), pass);
    hidden = apply_silu(conv_norm_out->forward(hidden, context.frames_per_resnet_statistic()));
    hidden = conv_out->forward(hidden);
    if (context.observer)
        context.observer->observe("conv_out", hidden);
    return hidden.to(latents.scalar_type()).contiguous(at::MemoryFormat::Contiguous);
}

at::Tensor UNet::run_blocks(at::Tensor hidden, const UNetPass& pass) const
{
    std::vector<at::Tensor> skips{hidden};
    for (const auto& block : down_blocks)
        hidden = block->forward(std::move(hidden), skips, pass);
    hidden = mid_block->forward(std::move(hidden), pass);
    for (const auto& block : up_blocks)
        hidden = block->forward(std::move(hidden), skips, pass);
    return hidden;
}

}  // namespace flipbook
