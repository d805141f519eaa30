// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/foreign/setting_reader.h"
#include "core/infotext_values.h"
#include "core/text.h"
#include "flipbook/infotext.h"
#include "flipbook/sampler_names.h"

namespace flipbook {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Reason = UnusedSetting::Reason;

std::string value_in(const Pairs& pairs, std::string_view key)
{
    const auto found = std::find_if(pairs.rbegin(), pairs.rend(),
                                    [key](const auto& pair) { return pair.first == key; });
    return found == pairs.rend() ? std::string() : found->second;
}

void apply_sampling(const Infotext& infotext, GenerationRequest& request, SettingReader& read)
{
    const auto value = [&infotext](const char* key) { return infotext.value(key); };
    SamplingOptions& sampling = request.sampling;
    read.whole("Steps", value("Steps"), 1, 1000, sampling.steps);
    read.number("CFG scale", value("CFG scale"), -1000, 1000, sampling.guidance_scale);
    sampling.guidance_rescale = 0;
    read.number("CFG Rescale", value("CFG Rescale"), 0, 1, sampling.guidance_rescale);
    read.seed("Seed", value("Seed"), sampling.seed);
    sampling.eta.reset();
    read.sampler("Sampler", value("Sampler"), "Schedule type", value("Schedule type"), sampling);
    for (const char* key : {"Eta", "Eta DDIM"}) {
        double eta = -1;
        if (has_eta(sampling.scheduler))
            read.number(key, value(key), 0, 1, eta);
        else if (!value(key).empty())
            read.refuse(key, value(key));
        if (eta >= 0)
            sampling.eta = eta;
    }
}

void apply_prompt(const Infotext& infotext, PromptOptions& prompt, SettingReader& read)
{
    prompt.positive = infotext.prompt;
    prompt.negative = infotext.negative;
    prompt.clip_skip = 1;
    read.whole("Clip skip", infotext.value("Clip skip"), 1, 12, prompt.clip_skip);
    prompt.emphasis = EmphasisMode::original;
    const std::string emphasis = infotext.value("Emphasis");
    if (const auto mode = parse_enum<EmphasisMode>(setting_name(emphasis)))
        prompt.emphasis = mode.value();
    else if (!emphasis.empty())
        read.refuse("Emphasis", emphasis);
}

// R+P and A close the loop, R-P only makes windows that cross its seam rarer.
void apply_loop(const Pairs& inner, ContextOptions& context)
{
    const std::string loop = value_in(inner, "closed_loop");
    if (loop.empty())
        return;
    context.closed_loop = loop == "A" || loop == "R+P";
    if (context.closed_loop && value_in(inner, "context_schedule").empty())
        context.schedule = ContextSchedule::looped_uniform;
}

void apply_context(const Pairs& inner, ContextOptions& context, SettingReader& read)
{
    read.whole("batch_size", value_in(inner, "batch_size"), 1, 10000, context.length);
    read.whole("stride", value_in(inner, "stride"), 1, 32, context.stride);
    const std::string overlap = value_in(inner, "overlap");
    if (overlap == "-1")  // The extension's word for its usual one.
        context.overlap = context.length / 4;
    else
        read.whole("overlap", overlap, 0, context.length - 1, context.overlap);
    context.overlap = std::min(context.overlap, context.length - 1);
    read.choice("context_schedule", value_in(inner, "context_schedule"), context.schedule);
    read.choice("fuse_method", value_in(inner, "fuse_method"), context.fuse_method);
    apply_loop(inner, context);
}

// The AnimateDiff extension's own keys, and ours behind them.
void apply_motion(const Pairs& inner, GenerationRequest& request, SettingReader& read)
{
    if (inner.empty())
        return;
    const GenerationRequest usual;
    request.context = usual.context;
    request.sampling.betas = usual.sampling.betas;
    request.sampling.prediction = usual.sampling.prediction;
    request.norm_policy = usual.norm_policy;
    request.motion.scale = usual.motion.scale;
    request.motion.effect = usual.motion.effect;
    apply_context(inner, request.context, read);
    const std::string frames = value_in(inner, "video_length");
    if (frames == "0")  // As many as the motion module sees at once.
        request.frame_count = request.context.length;
    else
        read.whole("video_length", frames, 1, 10000, request.frame_count);
    read.whole("fps", value_in(inner, "fps"), 1, 240, request.frame_rate);
    // The extension draws each frame's noise by itself.
    request.sampling.noise = NoiseLayout::a1111;
    read.choice("noise_layout", value_in(inner, "noise_layout"), request.sampling.noise);
    read.choice("beta_schedule", value_in(inner, "beta_schedule"), request.sampling.betas);
    read.choice("prediction", value_in(inner, "prediction"), request.sampling.prediction);
    read.choice("norm_policy", value_in(inner, "norm_policy"), request.norm_policy);
    read.curve("motion_scale", value_in(inner, "motion_scale"), request.motion.scale);
    read.curve("motion_effect", value_in(inner, "motion_effect"), request.motion.effect);
}

// What is read above or elsewhere, and what a clip is the same without. A trailing "*" stands for
// any ending.
constexpr std::array<std::string_view, 27> read_keys{
    "Steps",     "CFG scale",   "CFG Rescale", "Seed",   "Sampler",     "Schedule type",
    "Eta",       "Eta DDIM",    "Size",        "Model",  "Model hash",  "VAE",
    "VAE hash",  "Clip skip",   "Emphasis",    "RNG",    "AnimateDiff", "Lora hashes",
    "TI hashes", "Version",     "App",         "Hashes", "Batch size",  "Batch pos",
    "Parser",    "VAE Decoder", "User"};
constexpr std::array<std::string_view, 25> read_inner_keys{
    "enable",        "model",         "video_length",     "fps",         "loop_number",
    "closed_loop",   "batch_size",    "stride",           "overlap",     "interp_x",
    "request_id",    "mm_hash",       "version",          "format",      "motion_scale",
    "motion_effect", "beta_schedule", "context_schedule", "fuse_method", "noise_layout",
    "norm_policy",   "prediction",    "prompt_interp",    "reverse",     "last_frame"};

Reason reason_of(std::string_view key)
{
    constexpr std::array<std::pair<std::string_view, Reason>, 14> beginnings{{
        {"Hires ", Reason::second_pass},
        {"Hires", Reason::second_pass},
        {"Refiner", Reason::second_pass},
        {"ADetailer", Reason::second_pass},
        {"Face restoration", Reason::second_pass},
        {"Postprocess", Reason::second_pass},
        {"ControlNet", Reason::guiding_picture},
        {"IP-Adapter", Reason::guiding_picture},
        {"Denoising strength", Reason::starting_picture},
        {"Mask ", Reason::starting_picture},
        {"Inpaint", Reason::starting_picture},
        {"Init image", Reason::starting_picture},
        {"latent_", Reason::starting_picture},
        {"interp", Reason::second_pass},
    }};
    for (const auto& [beginning, reason] : beginnings)
        if (key.starts_with(beginning))
            return reason;
    return Reason::unknown;
}

bool says_off(std::string_view key, std::string_view value)
{
    return value == "False" || value == "Off" || value == "None"
           || (key == "Variation seed strength" && value == "0");
}

template <class Keys> void refuse_others(const Pairs& pairs, const Keys& keys, SettingReader& read)
{
    const bool has_second_pass = std::any_of(pairs.begin(), pairs.end(), [](const auto& pair) {
        return pair.first.starts_with("Hires");
    });
    for (const auto& [key, value] : pairs) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end() || says_off(key, value))
            continue;
        const bool is_of_second_pass = has_second_pass && key == "Denoising strength";
        read.refuse(key, value, is_of_second_pass ? Reason::second_pass : reason_of(key));
    }
}

void refuse_web_names(const Infotext& infotext, SettingReader& read)
{
    for (const NamedModel& model : infotext.models)
        if (model.kind == ModelKind::lora && !model.name.empty()
            && infotext.prompt.find("<lora:" + model.name) == std::string::npos)
            read.refuse("LoRA", model.name, Reason::civitai_name);
}

// Adds what is not there yet, and to what is there its hash.
void add_model(ModelKind kind, const std::string& name, const std::string& hash,
               std::vector<NamedModel>& models)
{
    if (name.empty() && hash.empty())
        return;
    const bool is_single = kind == ModelKind::sd15_checkpoint || kind == ModelKind::vae
                           || kind == ModelKind::motion_module;
    const auto known = std::find_if(models.begin(), models.end(), [&](const NamedModel& model) {
        return model.kind == kind && (is_single || model.name == name);
    });
    if (known == models.end())
        models.push_back({kind, name, hash});
    else if (known->hash.empty())
        known->hash = hash;
}

}  // namespace

std::vector<UnusedSetting> apply_infotext(const Infotext& infotext, GenerationRequest& request)
{
    SettingReader read;
    apply_prompt(infotext, request.prompt, read);
    apply_sampling(infotext, request, read);
    read.size("Size", infotext.value("Size"), request.size);
    const Pairs inner = inner_pairs(infotext.value("AnimateDiff"));
    apply_motion(inner, request, read);
    refuse_others(infotext.parameters, read_keys, read);
    refuse_others(inner, read_inner_keys, read);
    if (const std::string source = infotext.value("RNG"); source == "NV" || source == "GPU")
        read.refuse("RNG", source);
    refuse_web_names(infotext, read);
    return std::move(read).unused();
}

std::vector<NamedModel> named_models(const Infotext& infotext)
{
    std::vector<NamedModel> models;
    add_model(ModelKind::sd15_checkpoint, infotext.value("Model"), infotext.value("Model hash"),
              models);
    const std::string vae = infotext.value("VAE");
    if (vae != "Automatic" && vae != "None")
        add_model(ModelKind::vae, vae, infotext.value("VAE hash"), models);
    const Pairs inner = inner_pairs(infotext.value("AnimateDiff"));
    add_model(ModelKind::motion_module, value_in(inner, "model"), value_in(inner, "mm_hash"),
              models);
    for (const auto& [name, hash] : inner_pairs(infotext.value("Lora hashes")))
        add_model(ModelKind::lora, name, hash, models);
    for (const auto& [name, hash] : inner_pairs(infotext.value("TI hashes")))
        add_model(ModelKind::textual_inversion, name, hash, models);
    for (const NamedModel& model : infotext.models)
        add_model(model.kind, model.name, model.hash, models);
    return models;
}

}  // namespace flipbook
