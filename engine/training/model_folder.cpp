// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/model_folder.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <system_error>

#include "core/atomic_file.h"
#include "core/utf8_path.h"
#include "models/animatediff_motion_module.h"
#include "models/checkpoint_tensors.h"
#include "training/tensor_files.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Result<fs::path> make_folder(const fs::path& folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::io, "The folder " + path_to_utf8(folder)
                                        + " cannot be made: " + failure.message() + "."};
    return folder;
}

Result<void> write_text(const fs::path& file, const std::string& text)
{
    FLIPBOOK_ASSIGN(AtomicFile target, AtomicFile::create(file, /*overwrite=*/true));
    FLIPBOOK_TRY(target.write(std::as_bytes(std::span(text))));
    return target.commit();
}

Result<void> write_json(const fs::path& file, const Json& json)
{
    return write_text(file, json.dump(2) + "\n");
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

std::vector<double> rounded(const at::Tensor& values)
{
    constexpr double parts = 1e4;
    std::vector<double> row;
    for (std::int64_t i = 0; i < values.numel(); ++i)
        row.push_back(std::round(values[i].item<double>() * parts) / parts);
    return row;
}

// Other programs expect the sinusoids in the file, one table [1, frames, channels] a block.
NamedTensors with_position_tables(NamedTensors tensors, std::int64_t frames)
{
    constexpr std::string_view first_norm = "norm1.weight";
    const NamedTensors own = tensors;
    for (const auto& [name, tensor] : own)
        if (name.ends_with(first_norm))
            tensors.emplace_back(
                name.substr(0, name.size() - first_norm.size()) + "pos_embed.pe",
                position_encoding(frames, tensor.size(0)).unsqueeze(0).to(at::kFloat));
    return tensors;
}

}  // namespace

Result<void> write_vae(const fs::path& model, const VaeConfig& config, const NamedTensors& tensors)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "vae"));
    const std::size_t levels = config.block_out_channels.size();
    const Json json = {{"_class_name", "AutoencoderKL"},
                       {"act_fn", "silu"},
                       {"block_out_channels", config.block_out_channels},
                       {"down_block_types", std::vector<std::string>(levels, "DownEncoderBlock2D")},
                       {"up_block_types", std::vector<std::string>(levels, "UpDecoderBlock2D")},
                       {"in_channels", config.picture_channels},
                       {"out_channels", config.picture_channels},
                       {"latent_channels", config.latent_channels},
                       {"layers_per_block", config.layers_per_block},
                       {"norm_num_groups", config.norm_groups},
                       {"scaling_factor", config.scaling_factor}};
    FLIPBOOK_TRY(write_json(folder / "config.json", json));
    return write_tensors(folder / "diffusion_pytorch_model.safetensors", tensors, at::kHalf);
}

Result<void> write_unet(const fs::path& model, const UNetConfig& config, std::int64_t latent_size,
                        const torch::nn::Module& network)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "unet"));
    const Json json = {{"_class_name", "UNet2DConditionModel"},
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
                       {"sample_size", latent_size},
                       {"use_linear_projection", true}};
    FLIPBOOK_TRY(write_json(folder / "config.json", json));
    return write_tensors(folder / "diffusion_pytorch_model.safetensors",
                         checkpoint_tensors(network), at::kHalf);
}

Result<void> write_text_encoder(const fs::path& model, const TextEncoderConfig& config,
                                const torch::nn::Module& network, const BytePairMerges& merges)
{
    const std::vector<std::string> symbols = vocabulary_symbols(merges);
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "text_encoder"));
    const Json json = {{"architectures", {"CLIPTextModel"}},
                       {"model_type", "clip_text_model"},
                       {"hidden_act", "quick_gelu"},
                       {"hidden_size", config.width},
                       {"intermediate_size", config.intermediate_size},
                       {"layer_norm_eps", config.norm_eps},
                       {"max_position_embeddings", config.max_positions},
                       {"num_attention_heads", config.heads},
                       {"num_hidden_layers", config.layers},
                       {"projection_dim", config.width},
                       {"bos_token_id", symbols.size() - 2},
                       {"eos_token_id", symbols.size() - 1},
                       {"pad_token_id", symbols.size() - 1},
                       {"vocab_size", config.vocabulary_size}};
    FLIPBOOK_TRY(write_json(folder / "config.json", json));
    FLIPBOOK_TRY(
        write_tensors(folder / "model.safetensors", checkpoint_tensors(network), at::kHalf));

    FLIPBOOK_ASSIGN(const fs::path tokenizer, make_folder(model / "tokenizer"));
    std::string lines = "#version: 0.2\n";
    for (const auto& [left, right] : merges)
        lines += left + " " + right + "\n";
    FLIPBOOK_TRY(write_text(tokenizer / "merges.txt", lines));
    Json vocabulary = Json::object();
    for (std::size_t id = 0; id < symbols.size(); ++id)
        vocabulary[symbols[id]] = id;
    FLIPBOOK_TRY(write_json(tokenizer / "vocab.json", vocabulary));
    return write_json(tokenizer / "tokenizer_config.json",
                      {{"tokenizer_class", "CLIPTokenizer"},
                       {"model_max_length", config.max_positions},
                       {"bos_token", "<|startoftext|>"},
                       {"eos_token", "<|endoftext|>"},
                       {"pad_token", "<|endoftext|>"},
                       {"unk_token", "<|endoftext|>"}});
}

Result<void> write_motion_module(const fs::path& model, const MotionModuleConfig& config,
                                 const torch::nn::Module& network)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "motion_adapter"));
    const Json json = {{"_class_name", "MotionAdapter"},
                       {"block_out_channels", config.block_out_channels},
                       {"motion_layers_per_block", config.layers_per_block},
                       {"motion_max_seq_length", config.max_frames},
                       {"motion_mid_block_layers_per_block", 1},
                       {"motion_norm_num_groups", config.norm_groups},
                       {"motion_num_attention_heads", config.heads},
                       {"use_motion_mid_block", config.has_mid_block}};
    FLIPBOOK_TRY(write_json(folder / "config.json", json));
    return write_tensors(folder / "diffusion_pytorch_model.safetensors",
                         with_position_tables(checkpoint_tensors(network), config.max_frames),
                         at::kHalf);
}

Result<void> write_schedule(const fs::path& model, const ObjectiveOptions& objective)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "scheduler"));
    FLIPBOOK_TRY(
        write_json(folder / "scheduler_config.json", {{"_class_name", "DDIMScheduler"},
                                                      {"beta_start", objective.beta_start},
                                                      {"beta_end", objective.beta_end},
                                                      {"beta_schedule", objective.betas},
                                                      {"prediction_type", objective.prediction},
                                                      {"num_train_timesteps", 1000},
                                                      {"steps_offset", 1},
                                                      {"clip_sample", false},
                                                      {"set_alpha_to_one", true}}));
    const auto part = [](const char* library, const char* name) {
        return Json::array({library, name});
    };
    return write_json(model / "model_index.json",
                      {{"_class_name", "StableDiffusionPipeline"},
                       {"vae", part("diffusers", "AutoencoderKL")},
                       {"text_encoder", part("transformers", "CLIPTextModel")},
                       {"tokenizer", part("transformers", "CLIPTokenizer")},
                       {"unet", part("diffusers", "UNet2DConditionModel")},
                       {"scheduler", part("diffusers", "DDIMScheduler")},
                       {"safety_checker", Json::array({nullptr, nullptr})},
                       {"feature_extractor", Json::array({nullptr, nullptr})}});
}

void read_options(JsonReader& reader, ModelCard& card)
{
    reader.read("sampler", card.sampler);
    reader.read("schedule", card.schedule);
    reader.read("steps", card.steps, 1, 1000);
    reader.read("guidance_scale", card.guidance_scale, 0, 100);
    reader.read("frames", card.frames, 1, 10000);
    reader.read("frame_rate", card.frame_rate, 1, 240);
}

Result<void> write_model_card(const fs::path& model, const ModelCard& card)
{
    const ModelWords& words = card.words;
    Json json = {{"format", "flipbook-model"},
                 {"version", 1},
                 {"sampling",
                  {{"scheduler", card.sampler},
                   {"schedule", card.schedule},
                   {"steps", card.steps},
                   {"guidance_scale", card.guidance_scale}}},
                 {"size", card.size},
                 {"frame_count", card.frames},
                 {"frame_rate", card.frame_rate},
                 {"words",
                  {{"objects", words.objects},
                   {"colours", words.colours},
                   {"backgrounds", words.backgrounds},
                   {"motions", words.motions}}}};
    if (card.preview_factors.defined()) {
        Json factors = Json::array();
        for (std::int64_t row = 0; row + 1 < card.preview_factors.size(0); ++row)
            factors.push_back(rounded(card.preview_factors[row]));
        json["preview"] = {{"factors", factors}, {"bias", rounded(card.preview_factors[-1])}};
    }
    return write_json(model / "flipbook.json", json);
}

}  // namespace flipbook
