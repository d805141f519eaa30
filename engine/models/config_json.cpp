// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace flipbook {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* start_token = "<|startoftext|>";
constexpr const char* end_token = "<|endoftext|>";

std::string text_of(const Json& json)
{
    return json.dump(2) + "\n";
}

// "CrossAttnDownBlock2D" or "DownBlock2D", in the order of the blocks.
std::vector<std::string> block_types(const UNetConfig& config, bool is_up)
{
    std::vector<std::string> types;
    for (const bool has_attention : config.down_block_has_attention)
        types.push_back(std::string(has_attention ? "CrossAttn" : "")
                        + (is_up ? "UpBlock2D" : "DownBlock2D"));
    if (is_up)
        std::reverse(types.begin(), types.end());
    return types;
}

}  // namespace

std::string unet_config_json(const UNetConfig& config, std::int64_t sample_size,
                             bool has_linear_projections)
{
    return text_of({{"_class_name", "UNet2DConditionModel"},
                    {"act_fn", "silu"},
                    {"attention_head_dim", config.heads},
                    {"block_out_channels", config.block_out_channels},
                    {"cross_attention_dim", config.cross_attention_dim},
                    {"down_block_types", block_types(config, false)},
                    {"up_block_types", block_types(config, true)},
                    {"mid_block_type", "UNetMidBlock2DCrossAttn"},
                    {"flip_sin_to_cos", true},
                    {"freq_shift", 0},
                    {"in_channels", config.in_channels},
                    {"out_channels", config.out_channels},
                    {"layers_per_block", config.layers_per_block},
                    {"norm_eps", 1e-5},
                    {"norm_num_groups", config.norm_groups},
                    {"sample_size", sample_size},
                    {"use_linear_projection", has_linear_projections}});
}

std::string vae_config_json(const VaeConfig& config)
{
    const std::size_t levels = config.block_out_channels.size();
    return text_of({{"_class_name", "AutoencoderKL"},
                    {"act_fn", "silu"},
                    {"block_out_channels", config.block_out_channels},
                    {"down_block_types", std::vector<std::string>(levels, "DownEncoderBlock2D")},
                    {"up_block_types", std::vector<std::string>(levels, "UpDecoderBlock2D")},
                    {"in_channels", config.picture_channels},
                    {"out_channels", config.picture_channels},
                    {"latent_channels", config.latent_channels},
                    {"layers_per_block", config.layers_per_block},
                    {"norm_num_groups", config.norm_groups},
                    {"scaling_factor", config.scaling_factor}});
}

std::string text_encoder_config_json(const TextEncoderConfig& config, std::int64_t token_count)
{
    return text_of({{"architectures", {"CLIPTextModel"}},
                    {"model_type", "clip_text_model"},
                    {"hidden_act", "quick_gelu"},
                    {"hidden_size", config.width},
                    {"intermediate_size", config.intermediate_size},
                    {"layer_norm_eps", config.norm_eps},
                    {"max_position_embeddings", config.max_positions},
                    {"num_attention_heads", config.heads},
                    {"num_hidden_layers", config.layers},
                    {"projection_dim", config.width},
                    {"bos_token_id", token_count - 2},
                    {"eos_token_id", token_count - 1},
                    {"pad_token_id", token_count - 1},
                    {"vocab_size", config.vocabulary_size}});
}

std::string motion_config_json(const MotionModuleConfig& config)
{
    return text_of({{"_class_name", "MotionAdapter"},
                    {"block_out_channels", config.block_out_channels},
                    {"motion_layers_per_block", config.layers_per_block},
                    {"motion_max_seq_length", config.max_frames},
                    {"motion_mid_block_layers_per_block", 1},
                    {"motion_norm_num_groups", config.norm_groups},
                    {"motion_num_attention_heads", config.heads},
                    {"use_motion_mid_block", config.has_mid_block}});
}

std::string scheduler_config_json(const TrainedSchedule& schedule, const std::string& scheduler)
{
    Json json = {{"_class_name", scheduler},
                 {"beta_start", schedule.beta_start},
                 {"beta_end", schedule.beta_end},
                 {"beta_schedule", schedule.beta_schedule},
                 {"prediction_type", schedule.prediction_type},
                 {"num_train_timesteps", 1000},
                 {"steps_offset", 1}};
    // diffusers warns of options that a class does not have.
    const bool is_pndm = scheduler == "PNDMScheduler";
    if (is_pndm)
        json["skip_prk_steps"] = true;
    else
        json["clip_sample"] = false;
    json["set_alpha_to_one"] = !is_pndm;
    if (schedule.rescale_betas_zero_snr)
        json["rescale_betas_zero_snr"] = true;
    return text_of(json);
}

std::string model_index_json(const std::string& scheduler)
{
    const auto part = [](const char* library, const std::string& name) {
        return Json::array({library, name});
    };
    return text_of({{"_class_name", "StableDiffusionPipeline"},
                    {"vae", part("diffusers", "AutoencoderKL")},
                    {"text_encoder", part("transformers", "CLIPTextModel")},
                    {"tokenizer", part("transformers", "CLIPTokenizer")},
                    {"unet", part("diffusers", "UNet2DConditionModel")},
                    {"scheduler", part("diffusers", scheduler)},
                    {"safety_checker", Json::array({nullptr, nullptr})},
                    {"feature_extractor", Json::array({nullptr, nullptr})}});
}

std::vector<TextFile> tokenizer_files(const BytePairMerges& merges, std::int64_t max_positions)
{
    std::string lines = "#version: 0.2\n";
    for (const auto& [left, right] : merges)
        lines += left + " " + right + "\n";
    const std::vector<std::string> symbols = vocabulary_symbols(merges);
    Json vocabulary = Json::object();
    for (std::size_t id = 0; id < symbols.size(); ++id)
        vocabulary[symbols[id]] = id;
    return {{"merges.txt", std::move(lines)},
            {"vocab.json", text_of(vocabulary)},
            {"tokenizer_config.json", text_of({{"tokenizer_class", "CLIPTokenizer"},
                                               {"model_max_length", max_positions},
                                               {"bos_token", start_token},
                                               {"eos_token", end_token},
                                               {"pad_token", end_token},
                                               {"unk_token", end_token}})}};
}

}  // namespace flipbook
