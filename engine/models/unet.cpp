// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/unet.h"

#include <cmath>
#include <string>

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

Result<void> UNet::attach(const std::shared_ptr<const MotionModule>& module)
{
    const MotionSlots own_slots = motion_slots();
    for (const auto& [slot, channels] : module->slots()) {
        const auto own = own_slots.find(slot);
        if (own == own_slots.end())
            return Error{ErrorCode::unsupported_format,
                         "The motion module fills \"" + slot_name(slot)
                             + "\", a place that this checkpoint's UNet does not have."};
        if (own->second != channels)
            return Error{ErrorCode::unsupported_format,
                         "The motion module has " + std::to_string(channels) + " channels at \""
                             + slot_name(slot) + "\" where this checkpoint's UNet has "
                             + std::to_string(own->second) + "."};
    }
    m_motion_modules.clear();
    for (const auto& [slot, channels] : module->slots())
        m_motion_modules[slot] = module;
    return {};
}

void UNet::detach_motion_module()
{
    m_motion_modules.clear();
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
    const UNetPass pass{time, text, m_motion_modules, context};

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
