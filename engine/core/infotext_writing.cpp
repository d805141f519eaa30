// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/foreign/setting_reader.h"
#include "core/number_text.h"
#include "core/utf8_path.h"
#include "flipbook/infotext.h"
#include "flipbook/recipe.h"
#include "flipbook/sampler_names.h"

namespace flipbook {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// Civitai knows no escapes in quoted values, and the AnimateDiff extension takes its own apart at
// every ", " and ": ".
std::string plain(std::string text)
{
    for (char& letter : text) {
        if (letter == '"')
            letter = '\'';
        else if (letter == '\\')
            letter = '/';
        else if (letter == ',' || letter == ':' || static_cast<unsigned char>(letter) < 0x20)
            letter = ' ';
    }
    return text;
}

// "0:(1.0),8:(1.3)": read as a curve, and not taken apart.
std::string unspaced(std::string text)
{
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

std::string stem_of(const std::filesystem::path& path)
{
    return model_stem(path_to_utf8(path.has_filename() ? path : path.parent_path()));
}

std::string joined(const Pairs& pairs)
{
    std::string text;
    for (const auto& [key, value] : pairs)
        text.append(text.empty() ? "" : ", ").append(key).append(": ").append(value);
    return text;
}

// The first digits of a file's SHA-256, as many as A1111 shows of it; empty where it is not known.
std::string digits(const GenerationRequest& request, const std::filesystem::path& path,
                   std::size_t count)
{
    for (const ModelFile& file : request.model_files)
        if (file.path == path)
            return file.sha256.substr(0, count);
    return {};
}

// Also of those that tags of the prompt name, which stand in no list of the request.
std::string lora_hashes(const GenerationRequest& request)
{
    Pairs pairs;
    for (const ModelFile& file : request.model_files)
        if (!file.a1111_lora.empty())
            pairs.emplace_back(plain(stem_of(file.path)), file.a1111_lora);
    return joined(pairs);
}

std::string embedding_hashes(const GenerationRequest& request)
{
    constexpr std::size_t digits_of_embeddings = 12;
    Pairs pairs;
    for (const std::filesystem::path& path : request.embeddings)
        if (const std::string hash = digits(request, path, digits_of_embeddings); !hash.empty())
            pairs.emplace_back(plain(stem_of(path)), hash);
    return joined(pairs);
}

std::string prompt_with_tags(const GenerationRequest& request)
{
    std::string tags;
    for (const AdapterOptions& lora : request.loras)
        tags += lora_tag(path_to_utf8(lora.path), lora.unet_strength, lora.text_strength);
    for (const MotionAdapterOptions& lora : request.motion_loras)
        tags += lora_tag(path_to_utf8(lora.path), lora.strength, lora.strength);
    const bool is_apart = !tags.empty() && !request.prompt.positive.empty();
    return request.prompt.positive + (is_apart ? " " : "") + tags;
}

std::string motion_text(const GenerationRequest& request)
{
    const ContextOptions& context = request.context;
    const SamplingOptions& sampling = request.sampling;
    Pairs pairs;
    if (request.motion.source == MotionSource::file)
        pairs.emplace_back("model", plain(path_to_utf8(request.motion.module.filename())));
    pairs.insert(pairs.end(), {{"video_length", std::to_string(request.frame_count)},
                               {"fps", std::to_string(request.frame_rate)},
                               {"loop_number", "0"},
                               {"closed_loop", context.closed_loop ? "A" : "N"},
                               {"batch_size", std::to_string(context.length)},
                               {"stride", std::to_string(context.stride)},
                               {"overlap", std::to_string(context.overlap)},
                               {"interp", "Off"},
                               {"interp_x", "10"},
                               {"freeinit_enable", "False"}});
    constexpr std::size_t digits_of_modules = 8;
    if (request.motion.source == MotionSource::file)
        if (const auto hash = digits(request, request.motion.module, digits_of_modules);
            !hash.empty())
            pairs.emplace_back("mm_hash", hash);
    pairs.insert(pairs.end(), {{"motion_scale", unspaced(request.motion.scale.text())},
                               {"beta_schedule", to_string(sampling.betas)},
                               {"context_schedule", to_string(context.schedule)},
                               {"noise_layout", to_string(sampling.noise)}});
    const GenerationRequest usual;
    if (!(request.motion.effect == usual.motion.effect))
        pairs.emplace_back("motion_effect", unspaced(request.motion.effect.text()));
    if (context.fuse_method != usual.context.fuse_method)
        pairs.emplace_back("fuse_method", to_string(context.fuse_method));
    if (sampling.prediction != usual.sampling.prediction)
        pairs.emplace_back("prediction", to_string(sampling.prediction));
    if (request.norm_policy != usual.norm_policy)
        pairs.emplace_back("norm_policy", to_string(request.norm_policy));
    return joined(pairs);
}

// A1111's own label, "No norm".
std::string emphasis_label(EmphasisMode mode)
{
    std::string label = to_string(mode);
    std::replace(label.begin(), label.end(), '_', ' ');
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
    return label;
}

void add_sampling(const SamplingOptions& sampling, Pairs& pairs)
{
    pairs.insert(pairs.end(),
                 {{"Steps", std::to_string(sampling.steps)},
                  {"Sampler", sampler_label(sampling.scheduler)},
                  {"Schedule type", schedule_label(sampling.schedule, sampling.scheduler)},
                  {"CFG scale", number_text(sampling.guidance_scale)},
                  {"Seed", std::to_string(sampling.seed)}});
}

void add_models(const GenerationRequest& request, Pairs& pairs)
{
    constexpr std::size_t digits_of_models = 10;
    pairs.emplace_back("Model hash", digits(request, request.checkpoint, digits_of_models));
    pairs.emplace_back("Model", plain(stem_of(request.checkpoint)));
    if (!request.vae)
        return;
    pairs.emplace_back("VAE hash", digits(request, *request.vae, digits_of_models));
    pairs.emplace_back("VAE", plain(path_to_utf8(request.vae->filename())));
}

}  // namespace

Infotext infotext_of(const GenerationRequest& request)
{
    const SamplingOptions& sampling = request.sampling;
    const PromptOptions& prompt = request.prompt;
    Pairs pairs;
    add_sampling(sampling, pairs);
    if (request.size.width > 0)
        pairs.emplace_back("Size", std::to_string(request.size.width) + 'x'
                                       + std::to_string(request.size.height));
    add_models(request, pairs);
    if (prompt.clip_skip > 1)
        pairs.emplace_back("Clip skip", std::to_string(prompt.clip_skip));
    if (sampling.guidance_rescale != 0)
        pairs.emplace_back("CFG Rescale", number_text(sampling.guidance_rescale));
    if (sampling.eta)
        pairs.emplace_back(sampling.scheduler == "ddim" ? "Eta DDIM" : "Eta",
                           number_text(*sampling.eta));
    pairs.emplace_back("RNG", "CPU");
    if (request.motion.source != MotionSource::none)
        pairs.emplace_back("AnimateDiff", motion_text(request));
    pairs.emplace_back("Lora hashes", lora_hashes(request));
    pairs.emplace_back("TI hashes", embedding_hashes(request));
    if (prompt.emphasis != EmphasisMode::original)
        pairs.emplace_back("Emphasis", emphasis_label(prompt.emphasis));
    pairs.emplace_back("Version", std::string("flipbook-") + version());

    std::erase_if(pairs, [](const auto& pair) { return pair.second.empty(); });
    return {prompt_with_tags(request), prompt.negative, std::move(pairs), {}};
}

}  // namespace flipbook
