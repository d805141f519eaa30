// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/unet_blocks.h"

#include <algorithm>
#include <utility>

#include "models/recomputed.h"

namespace flipbook {

namespace {

// parent.list.index
template <class Module>
std::shared_ptr<Module> register_in_list(torch::nn::Module& parent, const std::string& list,
                                         std::size_t index, std::shared_ptr<Module> module)
{
    const auto children = parent.named_children();
    const auto* found = children.find(list);
    const auto holder =
        found ? *found : parent.register_module(list, std::make_shared<torch::nn::Module>());
    return holder->register_module(std::to_string(index), std::move(module));
}

}  // namespace

UNetBlock::UNetBlock(std::string name, MotionSlot first_slot, const UNetConfig& config,
                     const at::TensorOptions& options)
    : m_config(config), m_options(options), m_name(std::move(name)), m_first_slot(first_slot)
{ }

void UNetBlock::add_resnet(int64_t in, int64_t out)
{
    resnets.push_back(
        register_in_list(*this, "resnets", resnets.size(),
                         std::make_shared<ResnetBlock>(in, out, m_config.time_channels(),
                                                       m_config.norm_groups, m_options)));
}

void UNetBlock::add_attention(int64_t channels, std::size_t& text_layer)
{
    if (attentions.empty())
        m_first_text_layer = text_layer;
    ++text_layer;
    attentions.push_back(register_in_list(
        *this, "attentions", attentions.size(),
        std::make_shared<SpatialTransformer>(channels, m_config.cross_attention_dim, m_config.heads,
                                             m_config.norm_groups, m_options)));
}

at::Tensor UNetBlock::run_layer(std::size_t layer, std::vector<at::Tensor> parts,
                                const UNetPass& pass) const
{
    if (pass.context.recomputes_layers && at::GradMode::is_enabled())
        return run_layer_again(layer, std::move(parts), pass);
    return run_layer_parts(layer, std::move(parts), pass);
}

at::Tensor UNetBlock::run_layer_again(std::size_t layer, std::vector<at::Tensor> parts,
                                      const UNetPass& pass) const
{
    const std::size_t part_count = parts.size();
    const bool has_text = !attentions.empty();
    parts.push_back(pass.time);
    if (has_text)
        parts.push_back(pass.text.keys_values[m_first_text_layer + layer]);
    // By value what lives as long as the pass, which is over when the backward pass comes.
    auto work = [this, layer, part_count, has_text, context = pass.context,
                 motion = pass.motion](const std::vector<at::Tensor>& inputs) {
        TextConditioning text;
        if (has_text) {
            text.keys_values.resize(m_first_text_layer + layer + 1);
            text.keys_values.back() = inputs.back();
        }
        const auto last = inputs.begin() + static_cast<std::ptrdiff_t>(part_count);
        return run_layer_parts(layer, {inputs.begin(), last},
                               UNetPass{inputs[part_count], text, motion, context});
    };
    return recomputed(std::move(work), parts, layer_parameters(layer, pass));
}

at::Tensor UNetBlock::run_layer_parts(std::size_t layer, std::vector<at::Tensor> parts,
                                      const UNetPass& pass) const
{
    at::Tensor hidden = parts.size() == 1 ? std::move(parts.front()) : at::cat(parts, 1);
    parts.clear();
    hidden = run_resnet(layer, std::move(hidden), pass);
    hidden = run_attention(layer, std::move(hidden), pass);
    return run_motion(layer, std::move(hidden), pass);
}

std::vector<at::Tensor> UNetBlock::layer_parameters(std::size_t layer, const UNetPass& pass) const
{
    std::vector<at::Tensor> parameters = resnets[layer]->parameters();
    const auto add = [&parameters](const std::vector<at::Tensor>& more) {
        parameters.insert(parameters.end(), more.begin(), more.end());
    };
    if (!attentions.empty())
        add(attentions[layer]->parameters());
    for (const MotionPass& motion : pass.motion)
        if (motion.attached->slots.contains(slot_of(layer)))
            add(motion.attached->module->slot_parameters(slot_of(layer)));
    return parameters;
}

MotionSlot UNetBlock::slot_of(std::size_t layer) const
{
    MotionSlot slot = m_first_slot;
    slot.layer = static_cast<int64_t>(layer);
    return slot;
}

at::Tensor UNetBlock::run_resnet(std::size_t layer, at::Tensor hidden, const UNetPass& pass) const
{
    hidden = resnets[layer]->forward(std::move(hidden), pass.time, pass.context);
    if (pass.context.observer)
        observe("resnets." + std::to_string(layer), hidden, pass);
    return hidden;
}

at::Tensor UNetBlock::run_attention(std::size_t layer, at::Tensor hidden,
                                    const UNetPass& pass) const
{
    if (attentions.empty())
        return hidden;
    hidden = attentions[layer]->forward(std::move(hidden),
                                        pass.text.keys_values[m_first_text_layer + layer]);
    if (pass.context.observer)
        observe("attentions." + std::to_string(layer), hidden, pass);
    return hidden;
}

at::Tensor UNetBlock::run_motion(std::size_t layer, at::Tensor hidden, const UNetPass& pass) const
{
    const MotionSlot slot = slot_of(layer);
    for (const MotionPass& motion : pass.motion) {
        if (!motion.attached->slots.contains(slot))
            continue;
        hidden = motion.attached->module->forward(std::move(hidden), slot, motion.context);
        if (pass.context.observer)
            pass.context.observer->observe(slot_name(slot) + motion.mark, hidden);
    }
    return hidden;
}

void UNetBlock::observe(const std::string& layer, const at::Tensor& hidden,
                        const UNetPass& pass) const
{
    pass.context.observer->observe(m_name + "." + layer, hidden);
}

void UNetBlock::append_keys_values(const at::Tensor& text, TextConditioning& conditioning) const
{
    for (const auto& attention : attentions)
        conditioning.keys_values.push_back(attention->keys_values(text));
}

DownBlock::DownBlock(std::size_t index, const UNetConfig& config, std::size_t& text_layer,
                     const at::TensorOptions& options)
    : UNetBlock("down_blocks." + std::to_string(index),
                {MotionSlot::Part::down, static_cast<int64_t>(index), 0}, config, options)
{
    const auto& channels = config.block_out_channels;
    const int64_t in = channels[index == 0 ? 0 : index - 1];
    const int64_t out = channels[index];
    for (int64_t layer = 0; layer < config.layers_per_block; ++layer) {
        add_resnet(layer == 0 ? in : out, out);
        if (config.down_block_has_attention[index])
            add_attention(out, text_layer);
    }
    if (index + 1 < channels.size())
        downsampler =
            register_in_list(*this, "downsamplers", 0, std::make_shared<Downsample>(out, options));
}

at::Tensor DownBlock::forward(at::Tensor hidden, std::vector<at::Tensor>& skips,
                              const UNetPass& pass) const
{
    const auto layers = static_cast<std::size_t>(m_config.layers_per_block);
    for (std::size_t layer = 0; layer < layers; ++layer) {
        std::vector<at::Tensor> parts;
        parts.push_back(std::move(hidden));
        hidden = run_layer(layer, std::move(parts), pass);
        skips.push_back(hidden);
    }
    if (!downsampler)
        return hidden;
    hidden = downsampler->forward(hidden);
    if (pass.context.observer)
        observe("downsamplers.0", hidden, pass);
    skips.push_back(hidden);
    return hidden;
}

MidBlock::MidBlock(const UNetConfig& config, std::size_t& text_layer,
                   const at::TensorOptions& options)
    : UNetBlock("mid_block", {MotionSlot::Part::mid, 0, 0}, config, options)
{
    const int64_t channels = config.block_out_channels.back();
    add_resnet(channels, channels);
    add_attention(channels, text_layer);
    add_resnet(channels, channels);
}

at::Tensor MidBlock::forward(at::Tensor hidden, const UNetPass& pass) const
{
    std::vector<at::Tensor> parts;
    parts.push_back(std::move(hidden));
    return run_resnet(1, run_layer(0, std::move(parts), pass), pass);
}

UpBlock::UpBlock(std::size_t index, const UNetConfig& config, std::size_t& text_layer,
                 const at::TensorOptions& options)
    : UNetBlock("up_blocks." + std::to_string(index),
                {MotionSlot::Part::up, static_cast<int64_t>(index), 0}, config, options)
{
    const auto& channels = config.block_out_channels;
    const std::size_t level = channels.size() - 1 - index;  // Of the down block it mirrors.
    const int64_t out = channels[level];
    const int64_t below = channels[std::min(level + 1, channels.size() - 1)];
    const int64_t last_skip = channels[level == 0 ? 0 : level - 1];
    for (int64_t layer = 0; layer <= config.layers_per_block; ++layer) {
        const int64_t skip = layer == config.layers_per_block ? last_skip : out;
        add_resnet((layer == 0 ? below : out) + skip, out);
        if (config.down_block_has_attention[level])
            add_attention(out, text_layer);
    }
    if (level > 0)
        upsampler =
            register_in_list(*this, "upsamplers", 0, std::make_shared<Upsample>(out, options));
}

at::Tensor UpBlock::forward(at::Tensor hidden, std::vector<at::Tensor>& skips,
                            const UNetPass& pass) const
{
    const auto layers = static_cast<std::size_t>(m_config.layers_per_block) + 1;
    for (std::size_t layer = 0; layer < layers; ++layer) {
        std::vector<at::Tensor> parts;
        parts.push_back(std::move(hidden));
        parts.push_back(std::move(skips.back()));
        skips.pop_back();
        hidden = run_layer(layer, std::move(parts), pass);
    }
    if (!upsampler)
        return hidden;
    hidden = upsampler->forward(hidden, skips.back().size(2), skips.back().size(3));
    if (pass.context.observer)
        observe("upsamplers.0", hidden, pass);
    return hidden;
}

}  // namespace flipbook
