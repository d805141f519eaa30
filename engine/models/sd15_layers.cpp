// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sd15_layers.h"

#include <initializer_list>
#include <string_view>
#include <vector>

#include "models/adapter_names.h"

namespace flipbook {

namespace {

using Names = std::vector<std::string>;
using Parts = std::initializer_list<std::string_view>;

void add_parts(Names& names, const std::string& block, Parts parts)
{
    for (const std::string_view part : parts)
        names.push_back(block + std::string(part));
}

void add_resnet(Names& names, const std::string& block)
{
    add_parts(names, block, {"norm1", "conv1", "time_emb_proj", "norm2", "conv2", "conv_shortcut"});
}

// A spatial transformer or, built alike, a motion module.
void add_transformer(Names& names, const std::string& block)
{
    add_parts(names, block, {"norm", "proj_in", "proj_out"});
    const std::string inside = block + "transformer_blocks.0.";
    add_parts(names, inside, {"norm1", "norm2", "norm3", "ff.net.0.proj", "ff.net.2"});
    for (const char* attention : {"attn1.", "attn2."})
        add_parts(names, inside + attention, {"to_q", "to_k", "to_v", "to_out.0"});
}

void add_level(Names& names, const std::string& level, int layers)
{
    for (int layer = 0; layer < layers; ++layer) {
        const std::string index = std::to_string(layer) + ".";
        add_resnet(names, level + "resnets." + index);
        add_transformer(names, level + "attentions." + index);
        add_transformer(names, level + "motion_modules." + index);
    }
}

void add_unet(Names& names)
{
    constexpr int levels = 4, down_layers = 2, up_layers = 3;
    add_parts(names, "", {"conv_in", "conv_norm_out", "conv_out"});
    add_parts(names, "time_embedding.", {"linear_1", "linear_2"});
    for (int level = 0; level < levels; ++level) {
        const std::string index = std::to_string(level) + ".";
        add_level(names, "down_blocks." + index, down_layers);
        add_level(names, "up_blocks." + index, up_layers);
        names.push_back("down_blocks." + index + "downsamplers.0.conv");
        names.push_back("up_blocks." + index + "upsamplers.0.conv");
    }
    add_level(names, "mid_block.", 1);
    add_resnet(names, "mid_block.resnets.1.");
}

void add_text_encoder(Names& names)
{
    constexpr int layers = 12;
    const std::string network = "text_model.";
    add_parts(names, network,
              {"embeddings.token_embedding", "embeddings.position_embedding", "final_layer_norm"});
    for (int layer = 0; layer < layers; ++layer)
        add_parts(names, network + "encoder.layers." + std::to_string(layer) + ".",
                  {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj",
                   "mlp.fc1", "mlp.fc2", "layer_norm1", "layer_norm2"});
}

std::map<std::string, std::string> all_layers()
{
    Names names;
    add_unet(names);
    add_text_encoder(names);
    std::map<std::string, std::string> layers;
    for (const std::string& name : names)
        for (std::string& spelling : spellings(name))
            layers.try_emplace(std::move(spelling), name);
    return layers;
}

}  // namespace

const std::map<std::string, std::string>& sd15_layers()
{
    static const std::map<std::string, std::string> layers = all_layers();
    return layers;
}

}  // namespace flipbook
