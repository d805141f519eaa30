// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "core/clip_vocabulary.h"
#include "core/utf8_path.h"
#include "models/checkpoint.h"
#include "models/conversion_plan.h"
#include "models/key_maps.h"
#include "models/ldm_names.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;
using Shape = PlannedFile::Shape;
using SharedWeights = std::shared_ptr<const Weights>;

constexpr const char* scheduler_class = "PNDMScheduler";  // SD 1.5's own.
constexpr const char* weights_file = "diffusion_pytorch_model.safetensors";

SharedWeights shared(const Weights& weights)
{
    return std::make_shared<const Weights>(weights);
}

// The projections that LDM writes as convolutions and diffusers as matrices.
bool is_vae_projection(const std::string& name)
{
    return name.find("attentions.0.to_") != std::string::npos && name.ends_with(".weight");
}

// Of the spatial transformers; diffusers has both forms, LDM's of SD 1.x is the convolution.
bool is_unet_projection(const std::string& name)
{
    return name.ends_with(".proj_in.weight") || name.ends_with(".proj_out.weight");
}

void add_vae(PlannedFile& file, const Weights& weights, ModelLayout layout,
             const std::string& prefix)
{
    const auto source = shared(weights);
    for (const std::string& name : weights.names()) {
        const bool is_projection = is_vae_projection(name);
        if (layout == ModelLayout::diffusers)
            file.add(name, source, name, is_projection ? Shape::matrix : Shape::same);
        else if (const auto ldm = ldm_vae_name(name))
            file.add(prefix + *ldm, source, name, is_projection ? Shape::convolution : Shape::same);
    }
}

// What LDM's names can number: two layers a level, four levels.
Result<void> check_topology(const fs::path& input, const UNetConfig* unet, const VaeConfig& vae)
{
    const bool fits_unet =
        !unet
        || (unet->layers_per_block == 2
            && unet->down_block_has_attention == std::vector<bool>{true, true, true, false});
    if (fits_unet && vae.layers_per_block == 2 && vae.block_out_channels.size() == 4)
        return {};
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(input)
                     + " is not built like SD 1.5 (four levels, two layers each, attention in the"
                       " first three), and the original layout knows nothing else."};
}

Result<std::string> read_text(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        return Error{ErrorCode::io, path_to_utf8(path) + " cannot be read."};
    return text;
}

Result<BytePairMerges> clip_merges()
{
    std::string text;
    for (const std::string_view piece : clip_vocabulary_pieces())
        text += piece;
    return parse_merges(text, "CLIP's vocabulary");
}

Result<BytePairMerges> merges_of(const Checkpoint& checkpoint)
{
    if (!checkpoint.tokenizer)
        return clip_merges();
    const fs::path file = *checkpoint.tokenizer / "merges.txt";
    FLIPBOOK_ASSIGN(const std::string text, read_text(file));
    return parse_merges(text, path_to_utf8(file));
}

Result<void> add_tokenizer(const Checkpoint& checkpoint, ConversionPlan& plan)
{
    FLIPBOOK_ASSIGN(const BytePairMerges merges, merges_of(checkpoint));
    const TextEncoderConfig& config = checkpoint.text_encoder.config;
    const auto token_count = static_cast<int64_t>(vocabulary_symbols(merges).size());
    if (token_count > config.vocabulary_size)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(checkpoint.path) + " has a text encoder that knows "
                         + std::to_string(config.vocabulary_size)
                         + " tokens where its vocabulary"
                           " has "
                         + std::to_string(token_count) + "; no tokenizer can be written for it."};
    for (TextFile& file : tokenizer_files(merges, config.max_positions))
        plan.texts.push_back({fs::path("tokenizer") / file.path, std::move(file.text)});
    plan.texts.push_back(
        {"text_encoder/config.json", text_encoder_config_json(config, token_count)});
    return {};
}

// Tensors of a single file that belong to none of the networks.
std::vector<std::string> names_left_out(const fs::path& file)
{
    std::vector<std::string> names;
    const auto weights = Weights::open(file);
    if (!weights)
        return names;
    for (const std::string& name : weights.value().names()) {
        const auto unet = canonical_unet_name(name);
        if (!(unet && ldm_unet_name(*unet)) && !canonical_vae_name(name)
            && !canonical_text_encoder_name(name))
            names.push_back(name);
    }
    return names;
}

void add_unet_for_diffusers(const Checkpoint& checkpoint, ConversionPlan& plan)
{
    PlannedFile file{fs::path("unet") / weights_file, {}, {}};
    const auto source = shared(checkpoint.unet_weights);
    for (const std::string& name : source->names())
        if (ldm_unet_name(name))
            file.add(name, source, name);
    const auto projection = source->shape("mid_block.attentions.0.proj_in.weight");
    plan.texts.push_back(
        {"unet/config.json", unet_config_json(checkpoint.unet_config, checkpoint.native_latent_size,
                                              projection.size() == 2)});
    plan.files.push_back(std::move(file));
}

Result<ConversionPlan> plan_folder(const Checkpoint& checkpoint)
{
    ConversionPlan plan;
    plan.is_folder = true;
    add_unet_for_diffusers(checkpoint, plan);

    PlannedFile vae{fs::path("vae") / weights_file, {}, {}};
    add_vae(vae, checkpoint.vae.weights, ModelLayout::diffusers, "");
    plan.files.push_back(std::move(vae));
    plan.texts.push_back({"vae/config.json", vae_config_json(checkpoint.vae.config)});

    PlannedFile text{"text_encoder/model.safetensors", {}, {}};
    const auto source = shared(checkpoint.text_encoder.weights);
    for (const std::string& name : source->names())
        text.add(name, source, name);
    plan.files.push_back(std::move(text));
    FLIPBOOK_TRY(add_tokenizer(checkpoint, plan));

    plan.texts.push_back({"scheduler/scheduler_config.json",
                          scheduler_config_json(checkpoint.schedule, scheduler_class)});
    plan.texts.push_back({"model_index.json", model_index_json(scheduler_class)});
    if (checkpoint.settings) {
        FLIPBOOK_ASSIGN(std::string settings, read_text(*checkpoint.settings));
        plan.texts.push_back({"flipbook.json", std::move(settings)});
    }
    std::error_code ignored;
    if (!fs::is_directory(checkpoint.path, ignored))
        plan.notices.push_back(left_out_notice(names_left_out(checkpoint.path)));
    return plan;
}

// What programs that read a single file take as SD 1.5's, because it cannot be said there.
std::string unsaid_notice(const Checkpoint& checkpoint)
{
    const TrainedSchedule usual;
    std::vector<std::string> unsaid;
    const auto compare = [&unsaid](bool is_usual, const char* what) {
        if (!is_usual)
            unsaid.emplace_back(what);
    };
    const TrainedSchedule& schedule = checkpoint.schedule;
    compare(schedule.beta_schedule == usual.beta_schedule && schedule.beta_start == usual.beta_start
                && schedule.beta_end == usual.beta_end
                && schedule.rescale_betas_zero_snr == usual.rescale_betas_zero_snr,
            "the noise schedule");
    compare(schedule.prediction_type != "sample", "that its UNet predicts samples");
    compare(checkpoint.vae.config.scaling_factor == VaeConfig().scaling_factor,
            "the scale of its latents");
    compare(checkpoint.unet_config.heads == UNetConfig().heads, "the heads of its UNet");
    compare(checkpoint.native_latent_size == 64, "its native size");
    compare(!checkpoint.settings, "its flipbook.json");
    compare(!checkpoint.motion_module, "its motion module");
    if (unsaid.empty())
        return "";
    std::string text = "A single file cannot hold ";
    for (std::size_t i = 0; i < unsaid.size(); ++i)
        text += (i == 0 ? "" : i + 1 == unsaid.size() ? " and " : ", ") + unsaid[i];
    return text + ".";
}

Result<void> check_vocabulary(const Checkpoint& checkpoint)
{
    if (!checkpoint.tokenizer)
        return {};
    FLIPBOOK_ASSIGN(const BytePairMerges own, merges_of(checkpoint));
    FLIPBOOK_ASSIGN(const BytePairMerges clip, clip_merges());
    if (own == clip)
        return {};
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(checkpoint.path)
                     + " has a vocabulary of its own in tokenizer/, and a single file cannot hold"
                       " one; every program would read prompts with CLIP's."};
}

Result<ConversionPlan> plan_single_file(const Checkpoint& checkpoint)
{
    FLIPBOOK_TRY(check_topology(checkpoint.path, &checkpoint.unet_config, checkpoint.vae.config));
    FLIPBOOK_TRY(check_vocabulary(checkpoint));
    PlannedFile file;
    const auto text = shared(checkpoint.text_encoder.weights);
    for (const std::string& name : text->names())
        file.add("cond_stage_model.transformer." + name, text, name);
    add_vae(file, checkpoint.vae.weights, ModelLayout::original, "first_stage_model.");
    const auto unet = shared(checkpoint.unet_weights);
    for (const std::string& name : unet->names())
        if (const auto ldm = ldm_unet_name(name))
            file.add("model.diffusion_model." + *ldm, unet, name,
                     is_unet_projection(name) ? Shape::convolution : Shape::same);

    const TextEncoderConfig& config = checkpoint.text_encoder.config;
    if (config.heads != std::max<int64_t>(1, config.width / 64))
        file.metadata["text_encoder.num_attention_heads"] = std::to_string(config.heads);
    if (checkpoint.schedule.prediction_type == "v_prediction")
        file.metadata["modelspec.prediction_type"] = "v";
    ConversionPlan plan;
    plan.files.push_back(std::move(file));
    plan.notices.push_back(unsaid_notice(checkpoint));
    return plan;
}

}  // namespace

Result<ConversionPlan> plan_checkpoint(const fs::path& input, ModelLayout layout)
{
    FLIPBOOK_ASSIGN(const Checkpoint checkpoint, Checkpoint::open(input));
    return layout == ModelLayout::diffusers ? plan_folder(checkpoint)
                                            : plan_single_file(checkpoint);
}

Result<ConversionPlan> plan_vae(const fs::path& input, ModelLayout layout, bool is_folder)
{
    FLIPBOOK_ASSIGN(const VaeSource vae, open_vae(input));
    if (layout == ModelLayout::original)
        FLIPBOOK_TRY(check_topology(input, nullptr, vae.config));
    ConversionPlan plan;
    plan.is_folder = is_folder;
    PlannedFile file{is_folder ? fs::path(weights_file) : fs::path(), {}, {}};
    add_vae(file, vae.weights, layout, "");
    plan.files.push_back(std::move(file));
    if (is_folder)
        plan.texts.push_back({"config.json", vae_config_json(vae.config)});
    return plan;
}

}  // namespace flipbook
