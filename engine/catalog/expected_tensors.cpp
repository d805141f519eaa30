// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/expected_tensors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "models/key_maps.h"

namespace flipbook {

namespace {

// Builds the names of one network from what is there.
class NameList {
public:
    explicit NameList(const TensorShapes& tensors) : m_tensors(tensors) { }

    // One more than the largest number that follows `stem`.
    int count(const std::string& stem) const
    {
        int count = 0;
        for (auto at = m_tensors.lower_bound(stem);
             at != m_tensors.end() && at->first.starts_with(stem); ++at) {
            int number = 0;
            const char* begin = at->first.data() + stem.size();
            std::from_chars(begin, at->first.data() + at->first.size(), number);
            count = std::max(count, number + 1);
        }
        return count;
    }

    bool any(const std::string& stem) const
    {
        const auto at = m_tensors.lower_bound(stem);
        return at != m_tensors.end() && at->first.starts_with(stem);
    }

    std::int64_t rows(const std::string& name) const
    {
        const auto found = m_tensors.find(name);
        return found == m_tensors.end() || found->second.empty() ? 0 : found->second.front();
    }

    void add(const std::string& name) { m_names.insert(name); }

    void add_layer(const std::string& layer)
    {
        add(layer + ".weight");
        add(layer + ".bias");
    }

    void add_layers(const std::string& stem, std::initializer_list<const char*> layers)
    {
        for (const char* layer : layers)
            add_layer(stem + layer);
    }

    std::set<std::string> take() { return std::move(m_names); }

private:
    const TensorShapes& m_tensors;
    std::set<std::string> m_names;
};

// The layers of a residual block that takes `channels`, 0 if unknown; returns what it gives.
std::int64_t add_resnet(NameList& names, const std::string& stem, std::int64_t channels,
                        bool has_time)
{
    names.add_layers(stem, {"norm1", "conv1", "norm2", "conv2"});
    if (has_time)
        names.add_layer(stem + "time_emb_proj");
    const std::int64_t rows = names.rows(stem + "conv1.weight");
    if (channels != 0 && rows != 0 && rows != channels)
        names.add_layer(stem + "conv_shortcut");
    return rows == 0 ? channels : rows;
}

void add_spatial_transformer(NameList& names, const std::string& stem)
{
    names.add_layers(stem, {"norm", "proj_in", "proj_out"});
    const std::string block = stem + "transformer_blocks.0.";
    names.add_layers(block, {"norm1", "norm2", "norm3", "ff.net.0.proj", "ff.net.2"});
    for (const char* attention : {"attn1.", "attn2."}) {
        for (const char* projection : {"to_q", "to_k", "to_v"})
            names.add(block + attention + projection + ".weight");
        names.add_layer(block + attention + "to_out.0");
    }
}

std::set<std::string> unet_names(const TensorShapes& tensors)
{
    NameList names(tensors);
    names.add_layers("", {"conv_in", "conv_out", "conv_norm_out", "time_embedding.linear_1",
                          "time_embedding.linear_2"});
    const int levels = std::max(1, names.count("down_blocks."));
    const int layers = std::max(1, names.count("down_blocks.0.resnets."));
    std::int64_t channels = names.rows("conv_in.weight");
    for (int level = 0; level < levels; ++level) {
        const std::string down = "down_blocks." + std::to_string(level) + ".";
        const bool has_attention = names.any(down + "attentions.");
        for (int layer = 0; layer < layers; ++layer) {
            const std::string index = std::to_string(layer) + ".";
            channels = add_resnet(names, down + "resnets." + index, channels, true);
            if (has_attention)
                add_spatial_transformer(names, down + "attentions." + index);
        }
        if (level + 1 < levels)
            names.add_layer(down + "downsamplers.0.conv");

        const std::string up = "up_blocks." + std::to_string(levels - 1 - level) + ".";
        for (int layer = 0; layer <= layers; ++layer) {
            const std::string index = std::to_string(layer) + ".";
            add_resnet(names, up + "resnets." + index, 0, true);
            names.add_layer(up + "resnets." + index + "conv_shortcut");  // Skips are joined on.
            if (has_attention)
                add_spatial_transformer(names, up + "attentions." + index);
        }
        if (level > 0)
            names.add_layer(up + "upsamplers.0.conv");
    }
    add_resnet(names, "mid_block.resnets.0.", 0, true);
    add_spatial_transformer(names, "mid_block.attentions.0.");
    add_resnet(names, "mid_block.resnets.1.", 0, true);
    return names.take();
}

void add_vae_half(NameList& names, const std::string& half, int levels, int layers)
{
    const bool is_encoder = half == "encoder.";
    names.add_layers(half, {"conv_in", "conv_norm_out", "conv_out"});
    for (const char* resnet : {"mid_block.resnets.0.", "mid_block.resnets.1."})
        add_resnet(names, half + resnet, 0, false);
    names.add_layers(half + "mid_block.attentions.0.",
                     {"group_norm", "to_q", "to_k", "to_v", "to_out.0"});
    std::int64_t channels = names.rows(half + "conv_in.weight");
    for (int level = 0; level < levels; ++level) {
        const std::string block =
            half + (is_encoder ? "down_blocks." : "up_blocks.") + std::to_string(level) + ".";
        for (int layer = 0; layer < layers; ++layer)
            channels = add_resnet(names, block + "resnets." + std::to_string(layer) + ".", channels,
                                  false);
        if (level + 1 < levels)
            names.add_layer(block + (is_encoder ? "downsamplers.0.conv" : "upsamplers.0.conv"));
    }
}

std::set<std::string> vae_names(const TensorShapes& tensors)
{
    NameList names(tensors);
    const int levels =
        std::max({1, names.count("encoder.down_blocks."), names.count("decoder.up_blocks.")});
    const int layers = std::max({1, names.count("encoder.down_blocks.0.resnets."),
                                 names.count("decoder.up_blocks.0.resnets.") - 1});
    add_vae_half(names, "encoder.", levels, layers);
    add_vae_half(names, "decoder.", levels, layers + 1);
    names.add_layers("", {"quant_conv", "post_quant_conv"});
    return names.take();
}

std::set<std::string> text_encoder_names(const TensorShapes& tensors)
{
    NameList names(tensors);
    const std::string layers = "text_model.encoder.layers.";
    for (int layer = 0; layer < std::max(1, names.count(layers)); ++layer)
        names.add_layers(layers + std::to_string(layer) + ".",
                         {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj",
                          "self_attn.out_proj", "layer_norm1", "layer_norm2", "mlp.fc1",
                          "mlp.fc2"});
    names.add("text_model.embeddings.token_embedding.weight");
    names.add("text_model.embeddings.position_embedding.weight");
    names.add_layer("text_model.final_layer_norm");
    return names.take();
}

void add_motion_slot(NameList& names, const std::string& stem, int attentions)
{
    names.add_layers(stem, {"norm", "proj_in", "proj_out"});
    const std::string block = stem + "transformer_blocks.0.";
    names.add_layers(block, {"norm3", "ff.net.0.proj", "ff.net.2"});
    for (int attention = 1; attention <= attentions; ++attention) {
        const std::string number = std::to_string(attention);
        names.add_layer(block + "norm" + number);
        for (const char* projection : {".to_q", ".to_k", ".to_v"})
            names.add(block + "attn" + number + projection + ".weight");
        names.add_layer(block + "attn" + number + ".to_out.0");
    }
}

std::set<std::string> motion_names(const TensorShapes& tensors)
{
    NameList names(tensors);
    const int levels = std::max({1, names.count("down_blocks."), names.count("up_blocks.")});
    const int layers = std::max({1, names.count("down_blocks.0.motion_modules."),
                                 names.count("up_blocks.0.motion_modules.") - 1});
    const int attentions =
        std::max(1, names.count("down_blocks.0.motion_modules.0.transformer_blocks.0.attn") - 1);
    for (int level = 0; level < levels; ++level)
        for (int layer = 0; layer <= layers; ++layer) {
            const std::string place =
                std::to_string(level) + ".motion_modules." + std::to_string(layer) + ".";
            if (layer < layers)
                add_motion_slot(names, "down_blocks." + place, attentions);
            add_motion_slot(names, "up_blocks." + place, attentions);
        }
    if (names.any("mid_block.motion_modules."))
        add_motion_slot(names, "mid_block.motion_modules.0.", attentions);
    return names.take();
}

struct Network {
    const char* name;
    std::optional<std::string> (*canonical)(const std::string& name);
    std::set<std::string> (*names)(const TensorShapes& tensors);
};

constexpr Network unet{"UNet", canonical_unet_name, unet_names};
constexpr Network vae{"VAE", canonical_vae_name, vae_names};
constexpr Network text_encoder{"text encoder", canonical_text_encoder_name, text_encoder_names};
constexpr Network motion_module{"motion module", canonical_motion_name, motion_names};

NetworkNames compare(const Network& network, const TensorShapes& tensors)
{
    TensorShapes canonical;
    for (const auto& [name, shape] : tensors)
        if (auto canonical_name = network.canonical(name))
            canonical.emplace(std::move(*canonical_name), shape);
    NetworkNames names{network.name, network.names(canonical), {}};
    for (const std::string& name : names.expected)
        if (!canonical.contains(name))
            names.missing.push_back(name);
    return names;
}

// Beside the networks: what training leaves behind.
bool is_harmless(const std::string& name)
{
    constexpr std::array<std::string_view, 18> starts{
        "model_ema.",     "betas",         "alphas_cumprod", "sqrt_",
        "log_one_minus_", "posterior_",    "scale_factor",   "global_step",
        "epoch",          "loss.",         "v_pred",         "ztsnr",
        "log_sigmas",     "sigmas",        "lvlb_weights",   "embedding_manager.",
        "lora_",          "control_model."};
    return std::any_of(starts.begin(), starts.end(),
                       [&name](std::string_view start) { return name.starts_with(start); })
           || is_position_table(name) || name.ends_with(".position_ids")
           || name.ends_with("logit_scale") || name.ends_with("text_projection")
           || name.ends_with("text_projection.weight");
}

}  // namespace

std::vector<NetworkNames> networks_of(ModelKind kind, const TensorShapes& tensors)
{
    switch (kind) {
    case ModelKind::sd15_checkpoint:
        return {compare(unet, tensors), compare(vae, tensors), compare(text_encoder, tensors)};
    case ModelKind::unet:
        return {compare(unet, tensors)};
    case ModelKind::vae:
        return {compare(vae, tensors)};
    case ModelKind::text_encoder:
        return {compare(text_encoder, tensors)};
    case ModelKind::motion_module:
        return {compare(motion_module, tensors)};
    default:
        return {};
    }
}

std::vector<std::string> extra_tensors(const std::vector<NetworkNames>& networks,
                                       const TensorShapes& tensors)
{
    std::vector<std::string> extra;
    if (networks.empty())
        return extra;
    for (const auto& [name, shape] : tensors) {
        if (is_harmless(name))
            continue;
        const bool is_known =
            std::any_of(networks.begin(), networks.end(), [&name = name](const auto& network) {
                for (auto* canonical : {canonical_unet_name, canonical_vae_name,
                                        canonical_text_encoder_name, canonical_motion_name})
                    if (const auto found = canonical(name);
                        found && network.expected.contains(*found))
                        return true;
                return false;
            });
        if (!is_known)
            extra.push_back(name);
    }
    return extra;
}

}  // namespace flipbook
