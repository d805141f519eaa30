// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/animatediff_motion_module.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "models/motion_weights.h"

namespace flipbook {

TemporalTransformer::TemporalTransformer(int64_t channels, const MotionModuleConfig& config,
                                         const at::TensorOptions& options, std::string name)
    : m_name(std::move(name))
{
    norm = register_module(
        "norm", std::make_shared<GroupNorm>(config.norm_groups, channels, 1e-6, options));
    proj_in =
        register_module("proj_in", std::make_shared<Linear>(channels, channels, true, options));
    register_block(channels, config, options);
    proj_out =
        register_module("proj_out", std::make_shared<Linear>(channels, channels, true, options));
    // A buffer, so that it follows the network to another device; parameters alone go to files.
    if (config.has_position_encoding)
        m_position_encoding = register_buffer(
            "position_encoding", position_encoding(config.max_frames, channels)
                                     .to(options.device(), options.dtype().toScalarType()));
}

void TemporalTransformer::register_block(int64_t channels, const MotionModuleConfig& config,
                                         const at::TensorOptions& options)
{
    auto blocks = register_module("transformer_blocks", std::make_shared<torch::nn::Module>());
    auto block = blocks->register_module("0", std::make_shared<torch::nn::Module>());
    for (int64_t i = 1; i <= config.attentions_per_block; ++i) {
        norms.push_back(block->register_module("norm" + std::to_string(i),
                                               std::make_shared<LayerNorm>(channels, options)));
        attentions.push_back(block->register_module(
            "attn" + std::to_string(i),
            std::make_shared<TemporalAttention>(channels, config.heads, options)));
    }
    norm3 = block->register_module("norm3", std::make_shared<LayerNorm>(channels, options));
    ff = block->register_module("ff", std::make_shared<FeedForward>(channels, options));
}

at::Tensor TemporalTransformer::run_block(at::Tensor tokens, int64_t width,
                                          const NetworkContext& context) const
{
    const int64_t frames = context.frame_count;
    for (std::size_t i = 0; i < attentions.size(); ++i) {
        at::Tensor input = norms[i]->forward(tokens);
        if (m_position_encoding.defined()) {
            const auto positions = context.rows_of_frames(m_position_encoding).unsqueeze(1);
            input = add_onto(input.unflatten(0, {-1, frames}), positions).flatten(0, 1);
        }
        if (context.observer && context.observer->wants_attention())
            show_attention(i, input, width, context);
        tokens = attentions[i]->add_to(std::move(tokens), input, frames, context.motion_scale);
    }
    return add_feed_forward(tokens, *norm3, *ff);
}

void TemporalTransformer::show_attention(std::size_t index, const at::Tensor& input, int64_t width,
                                         const NetworkContext& context) const
{
    at::Tensor seen = input;
    if (const auto place = context.observer->attention_place()) {
        const int64_t height = input.size(1) / width;
        const auto at = [](double share, int64_t count) {
            return std::clamp<int64_t>(static_cast<int64_t>(share * static_cast<double>(count)), 0,
                                       count - 1);
        };
        seen = input.narrow(1, at(place->second, height) * width + at(place->first, width), 1);
    }
    context.observer->observe_attention(
        m_name + ".attn" + std::to_string(index + 1),
        attentions[index]->weights(seen, context.frame_count, context.motion_scale));
}

at::Tensor TemporalTransformer::forward(at::Tensor hidden, const NetworkContext& context) const
{
    const int64_t height = hidden.size(2), width = hidden.size(3);
    at::Tensor tokens = to_tokens(norm->forward(hidden, context.frames_per_motion_statistic()));
    tokens = run_block(proj_in->forward(tokens), width, context);
    if (context.motion_effect.is_one())
        return to_picture(proj_out->forward_plus(tokens, to_tokens(hidden)), height, width);

    // (1-e) x + e (x + change) = x + e change.
    const at::Tensor change = to_picture(proj_out->forward(tokens), height, width);
    return context.motion_effect.add_share(std::move(hidden), change);
}

AnimateDiffMotionModule::AnimateDiffMotionModule(const MotionModuleConfig& config,
                                                 const at::TensorOptions& options)
    : m_config(config)
{
    for (const auto& [slot, channels] : slots()) {
        auto transformer =
            std::make_shared<TemporalTransformer>(channels, config, options, slot_name(slot));
        register_below(*this, slot_name(slot), transformer);
        m_transformers.emplace(slot, std::move(transformer));
    }
}

MotionSlots AnimateDiffMotionModule::slots() const
{
    const std::vector<int64_t>& channels = m_config.block_out_channels;
    const auto blocks = static_cast<int64_t>(channels.size());
    MotionSlots slots;
    for (int64_t block = 0; block < blocks; ++block) {
        const int64_t down = channels[static_cast<std::size_t>(block)];
        const int64_t up = channels[static_cast<std::size_t>(blocks - 1 - block)];
        for (int64_t layer = 0; layer < m_config.layers_per_block; ++layer)
            slots[{MotionSlot::Part::down, block, layer}] = down;
        for (int64_t layer = 0; layer <= m_config.layers_per_block; ++layer)
            slots[{MotionSlot::Part::up, block, layer}] = up;
    }
    if (m_config.has_mid_block)
        slots[{MotionSlot::Part::mid, 0, 0}] = channels.back();
    return slots;
}

at::Tensor AnimateDiffMotionModule::forward(at::Tensor hidden, const MotionSlot& slot,
                                            const NetworkContext& context) const
{
    return m_transformers.at(slot)->forward(std::move(hidden), context);
}

std::vector<at::Tensor> AnimateDiffMotionModule::slot_parameters(const MotionSlot& slot) const
{
    return m_transformers.at(slot)->parameters();
}

at::Tensor position_encoding(int64_t frames, int64_t channels)
{
    const auto positions = at::arange(frames, at::kDouble).unsqueeze(1);
    const double log_step = -2.0 * std::log(10000.0) / static_cast<double>(channels);
    const auto angles = positions * (at::arange(channels / 2, at::kDouble) * log_step).exp();
    return at::stack({angles.sin(), angles.cos()}, 2).flatten(1);
}

MotionModuleEntry animatediff_kind()
{
    MotionModuleEntry kind;
    kind.name = "animatediff";
    kind.description = "AnimateDiff v1, v2, v3 and what is built like them";
    kind.recognises = [](const MotionModuleFile& file) {
        return file.weights && kind_of_model(file.weights->shapes()) == ModelKind::motion_module;
    };
    kind.load = [](const MotionModuleFile& file, const at::TensorOptions& options,
                   WeightForm form) -> Result<MotionModulePtr> {
        FLIPBOOK_ASSIGN(const MotionWeights motion, open_motion(file.path));
        FLIPBOOK_ASSIGN(const auto module, load_motion_weights(motion, options, form));
        return MotionModulePtr(module);
    };
    return kind;
}

}  // namespace flipbook
