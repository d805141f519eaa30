// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/model_folder.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <system_error>

#include "core/atomic_file.h"
#include "core/utf8_path.h"
#include "models/animatediff_motion_module.h"
#include "models/checkpoint_tensors.h"
#include "models/config_json.h"
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
    FLIPBOOK_TRY(write_text(folder / "config.json", vae_config_json(config)));
    return write_tensors(folder / "diffusion_pytorch_model.safetensors", tensors, at::kHalf);
}

Result<void> write_unet(const fs::path& model, const UNetConfig& config, std::int64_t latent_size,
                        const torch::nn::Module& network)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "unet"));
    FLIPBOOK_TRY(
        write_text(folder / "config.json",
                   unet_config_json(config, latent_size, /*has_linear_projections=*/true)));
    return write_tensors(folder / "diffusion_pytorch_model.safetensors",
                         checkpoint_tensors(network), at::kHalf);
}

Result<void> write_text_encoder(const fs::path& model, const TextEncoderConfig& config,
                                const torch::nn::Module& network, const BytePairMerges& merges)
{
    const auto token_count = static_cast<std::int64_t>(vocabulary_symbols(merges).size());
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "text_encoder"));
    FLIPBOOK_TRY(write_text(folder / "config.json", text_encoder_config_json(config, token_count)));
    FLIPBOOK_TRY(
        write_tensors(folder / "model.safetensors", checkpoint_tensors(network), at::kHalf));

    FLIPBOOK_ASSIGN(const fs::path tokenizer, make_folder(model / "tokenizer"));
    for (const TextFile& file : tokenizer_files(merges, config.max_positions))
        FLIPBOOK_TRY(write_text(tokenizer / file.path, file.text));
    return {};
}

Result<void> write_motion_module(const fs::path& model, const MotionModuleConfig& config,
                                 const torch::nn::Module& network)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "motion_adapter"));
    FLIPBOOK_TRY(write_text(folder / "config.json", motion_config_json(config)));
    return write_tensors(folder / "diffusion_pytorch_model.safetensors",
                         with_position_tables(checkpoint_tensors(network), config.max_frames),
                         at::kHalf);
}

Result<void> write_schedule(const fs::path& model, const ObjectiveOptions& objective)
{
    FLIPBOOK_ASSIGN(const fs::path folder, make_folder(model / "scheduler"));
    const TrainedSchedule schedule{.prediction_type = objective.prediction,
                                   .beta_schedule = objective.betas,
                                   .beta_start = objective.beta_start,
                                   .beta_end = objective.beta_end};
    constexpr const char* scheduler = "DDIMScheduler";
    FLIPBOOK_TRY(
        write_text(folder / "scheduler_config.json", scheduler_config_json(schedule, scheduler)));
    return write_text(model / "model_index.json", model_index_json(scheduler));
}

void read_options(JsonReader& reader, ModelCard& card)
{
    reader.read("sampler", card.sampler);
    reader.read("schedule", card.schedule);
    reader.read("steps", card.steps, 1, 1000);
    reader.read("guidance_scale", card.guidance_scale, 0, 100);
    reader.read("frames", card.frames, 1, 10000);
    reader.read("frame_rate", card.frame_rate, 1, 240);
    reader.read("examples", card.examples);
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
    if (!card.examples.empty())
        json["examples"] = card.examples;
    if (card.preview_factors.defined()) {
        Json factors = Json::array();
        for (std::int64_t row = 0; row + 1 < card.preview_factors.size(0); ++row)
            factors.push_back(rounded(card.preview_factors[row]));
        json["preview"] = {{"factors", factors}, {"bias", rounded(card.preview_factors[-1])}};
    }
    return write_json(model / "flipbook.json", json);
}

}  // namespace flipbook
