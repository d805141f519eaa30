// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/page_facts.h"

#include <algorithm>
#include <string_view>

#include "catalog/lora_facts.h"
#include "catalog/module_facts.h"
#include "catalog/motion_facts.h"
#include "catalog/prediction_facts.h"
#include "core/utf8_path.h"

namespace flipbook {

namespace {

// Dimension 1 of the first tensor whose name ends so; 0 if there is none.
std::int64_t inputs_of(const TensorShapes& shapes, std::string_view ending)
{
    for (const auto& [name, shape] : shapes)
        if (name.ends_with(ending) && shape.size() >= 2)
            return shape[1];
    return 0;
}

bool any_starts_with(const TensorShapes& shapes, const std::string& prefix)
{
    const auto found = shapes.lower_bound(prefix);
    return found != shapes.end() && found->first.starts_with(prefix);
}

ModelBase base_of_width(std::int64_t text_width)
{
    switch (text_width) {
    case 768:
        return ModelBase::sd15;
    case 1024:
        return ModelBase::sd2;
    case 1280:
    case 2048:
        return ModelBase::sdxl;
    default:
        return ModelBase::unknown;
    }
}

CheckpointFacts checkpoint_facts(const ModelTensors& tensors, const std::filesystem::path& file)
{
    const TensorShapes& shapes = tensors.shapes;
    constexpr std::size_t most_counters = 100;  // "model_ema.decay" alone is no copy.
    CheckpointFacts facts;
    facts.has_unet =
        any_starts_with(shapes, "model.diffusion_model.") || any_starts_with(shapes, "conv_in.");
    facts.has_vae = any_starts_with(shapes, "first_stage_model.");
    facts.has_text_encoder = any_starts_with(shapes, "cond_stage_model.")
                             || any_starts_with(shapes, "conditioner.embedders.");
    std::size_t averages = 0;
    for (auto at = shapes.lower_bound("model_ema.");
         at != shapes.end() && at->first.starts_with("model_ema."); ++at)
        ++averages;
    facts.has_ema = averages > most_counters;
    facts.input_channels = inputs_of(shapes, "input_blocks.0.0.weight");
    if (facts.input_channels == 0)
        facts.input_channels = inputs_of(shapes, "conv_in.weight");
    facts.text_width = inputs_of(shapes, "attn2.to_k.weight");
    facts.prediction = prediction_told(file, tensors.metadata, shapes.contains("v_pred"));
    return facts;
}

void add_checkpoint(ModelPage& page, const ModelTensors& tensors)
{
    page.checkpoint = checkpoint_facts(tensors, page.path);
    if (page.checkpoint->has_ema) {
        page.variant = "with an averaged copy (EMA)";
        page.notes.push_back("It holds the UNet twice, as trained and averaged (EMA).");
    }
    if (page.checkpoint->prediction == "v_prediction")
        page.notes.push_back("It was trained to predict velocity (v-prediction).");
}

void add_motion(ModelPage& page, const TensorShapes& shapes)
{
    page.motion = motion_facts(shapes, page.kind);
    page.variant = page.motion->version;
    if (page.variant == "AnimateLCM")
        page.notes.push_back("AnimateLCM makes clips in 4 to 8 steps with the sampler lcm, a"
                             " guidance scale from 1 to 2 and the LoRA that belongs to it.");
    if (page.variant == "v3")
        page.notes.push_back("MotionLoRAs were made for v2 and do little on v3; the domain adapter"
                             " that belongs to v3 is used as a LoRA.");
}

void add_lora(ModelPage& page, const ModelTensors& tensors)
{
    page.lora = lora_facts(tensors.shapes);
    if (page.lora->algorithm != "LoRA")
        page.variant = page.lora->algorithm;
    if (page.base == ModelBase::unknown)
        page.base = base_of_lora(tensors.shapes, tensors.metadata);
    if (page.kind == ModelKind::motion_lora)
        page.notes.push_back(page.lora->has_mid_block
                                 ? "It was made for v2 motion modules; on v1 and v3 only a part"
                                   " of it applies, and its effect is weak."
                                 : "It changes no middle block, so it fits v1, v2 and v3 motion"
                                   " modules.");
    if (const auto algorithm = unsupported_algorithm(tensors.shapes))
        page.problems.push_back("It changes weights by " + *algorithm
                                + ", which is not read; a LoRA, LoCon, LoHa, LoKr, IA3, full"
                                  " difference or DoRA was needed.");
}

void add_embedding(ModelPage& page, const ModelTensors& tensors)
{
    const TensorShapes& shapes = tensors.shapes;
    EmbeddingFacts facts;
    facts.word = path_to_utf8(page.path.stem());
    const auto take = [&facts](const std::vector<std::int64_t>& shape) {
        facts.width = shape.empty() ? 0 : shape.back();
        facts.vectors = shape.size() == 2 ? shape.front() : 1;
    };
    if (shapes.contains("clip_g")) {
        take(shapes.at("clip_g"));
        page.base = ModelBase::sdxl;
    } else {
        for (const char* name : {"string_to_param.*", "emb_params", "clip_l"})
            if (shapes.contains(name))
                take(shapes.at(name));
        if (facts.width == 0) {
            facts.word = shapes.begin()->first;
            take(shapes.begin()->second);
        }
        page.base = base_of_width(facts.width);
    }
    page.embedding = facts;
    const bool has_fractions =
        std::any_of(tensors.elements.begin(), tensors.elements.end(), [](const auto& type) {
            return type.second > 0 && std::string_view(dtype_name(type.first)).find('F') == 0;
        });
    if (!has_fractions && !tensors.elements.contains(DType::bf16))
        page.problems.push_back("Its numbers are whole ones, " + page.precision
                                + ", and so no vectors of words.");
}

void add_vae(ModelPage& page, const TensorShapes& shapes)
{
    constexpr std::int64_t latent_channels = 4;
    const auto channels = inputs_of(shapes, "decoder.conv_in.weight");
    if (channels != 0 && channels != latent_channels) {
        page.base = ModelBase::other;
        page.variant = std::to_string(channels) + " latent channels";
        return;
    }
    page.base = ModelBase::sd15;
    page.notes.push_back("SDXL's VAE is built alike and cannot be told from it; with that one"
                         " colours come out wrong.");
}

std::string ip_adapter_variant(const TensorShapes& shapes)
{
    if (any_starts_with(shapes, "image_proj.perceiver_resampler."))
        return "FaceID-plus";
    if (shapes.contains("image_proj.latents"))
        return "plus";
    if (shapes.contains("image_proj.proj.3.weight"))
        return "full-face";
    return shapes.contains("image_proj.proj.0.weight") ? "FaceID" : "base";
}

void add_control(ModelPage& page, const TensorShapes& shapes)
{
    if (page.base == ModelBase::unknown)
        page.base = base_of_width(page.kind == ModelKind::ip_adapter
                                      ? inputs_of(shapes, "to_k_ip.weight")
                                      : inputs_of(shapes, "attn2.to_k.weight"));
    if (page.kind == ModelKind::ip_adapter)
        page.variant = ip_adapter_variant(shapes);
    if (page.kind == ModelKind::sparsectrl)
        page.variant =
            inputs_of(shapes, "controlnet_cond_embedding.weight") != 0 ? "RGB" : "scribble";
}

std::string reason_against(const ModelPage& page)
{
    switch (page.kind) {
    case ModelKind::sd15_inpainting:
    case ModelKind::sd15_instruct_pix2pix:
        return "Its UNet takes pictures besides latents; choose the ordinary version of the model.";
    case ModelKind::unet:
        return "A UNet alone makes no pictures: choose a whole checkpoint, or the folder with unet/,"
               " vae/ and text_encoder/.";
    case ModelKind::text_encoder:
        return "A text encoder alone makes no pictures: choose a whole checkpoint, or the folder"
               " with unet/, vae/ and text_encoder/.";
    case ModelKind::sdxl_motion_module:
    case ModelKind::hotshotxl_motion_module:
        return "It moves SDXL checkpoints, and Flipbook works with SD 1.5: choose a motion module"
               " v1, v2 or v3.";
    case ModelKind::sd2_checkpoint:
        return "Flipbook works with SD 1.5, and there are no motion modules for SD 2.x: choose an"
               " SD 1.5 checkpoint.";
    case ModelKind::sdxl_checkpoint:
        return "Flipbook works with SD 1.5: choose an SD 1.5 checkpoint.";
    case ModelKind::unknown:
        return "Nothing in it looks like a model or like an addition to one.";
    default:
        return "Flipbook does not use such files.";
    }
}

}  // namespace

void add_facts(ModelPage& page, const ModelTensors& tensors)
{
    page.base = base_of(page.kind);
    page.precision = tensors.precision();
    page.tensor_count = tensors.shapes.size();
    page.parameter_count = tensors.parameter_count();
    switch (page.kind) {
    case ModelKind::sd15_checkpoint:
    case ModelKind::sd15_inpainting:
    case ModelKind::sd15_instruct_pix2pix:
    case ModelKind::sd2_checkpoint:
    case ModelKind::sdxl_checkpoint:
    case ModelKind::unet:
        return add_checkpoint(page, tensors);
    case ModelKind::motion_module:
    case ModelKind::sdxl_motion_module:
    case ModelKind::hotshotxl_motion_module:
    case ModelKind::pia:
    case ModelKind::animatelcm_i2v:
    case ModelKind::fancyvideo:
        return add_motion(page, tensors.shapes);
    case ModelKind::custom_motion_module:
        return add_module_facts(page, tensors.metadata);
    case ModelKind::lora:
    case ModelKind::motion_lora:
    case ModelKind::domain_adapter:
        return add_lora(page, tensors);
    case ModelKind::textual_inversion:
        return add_embedding(page, tensors);
    case ModelKind::vae:
        return add_vae(page, tensors.shapes);
    case ModelKind::text_encoder:
        page.base = base_of_width(inputs_of(tensors.shapes, "token_embedding.weight"));
        return;
    default:
        return add_control(page, tensors.shapes);
    }
}

void add_problems_of_kind(ModelPage& page)
{
    if (!is_supported(page.kind)) {
        page.problems.push_back(reason_against(page));
        return;
    }
    if (page.base != ModelBase::sd15 && page.base != ModelBase::unknown)
        page.problems.push_back(std::string("It was made for ") + description(page.base)
                                + ", and Flipbook works with SD 1.5: choose one for SD 1.5.");
}

void add_problems_of_networks(ModelPage& page, const std::vector<NetworkNames>& networks)
{
    constexpr std::size_t named = 3;
    for (const NetworkNames& network : networks) {
        const std::size_t count = network.missing.size();
        if (count == 0)
            continue;
        page.missing.insert(page.missing.end(), network.missing.begin(), network.missing.end());
        if (count == network.expected.size()) {
            page.problems.push_back(networks.size() > 1 ? "It has no " + network.network + "."
                                                        : "It has none of the tensors that a "
                                                              + network.network + " needs.");
            continue;
        }
        std::string text = "Its " + network.network + " lacks " + std::to_string(count) + " of "
                           + std::to_string(network.expected.size()) + " tensors, ";
        for (std::size_t i = 0; i < std::min(named, count); ++i)
            text += (i > 0 ? ", " : "") + network.missing[i];
        page.problems.push_back(text + (count > named ? " and others." : "."));
    }
}

}  // namespace flipbook
