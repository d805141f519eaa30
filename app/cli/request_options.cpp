// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_options.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <system_error>

#include "attach_option.h"
#include "flipbook/sampler_names.h"
#include "lora_options.h"
#include "number.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

using Request = GenerationRequest;

Result<void> set_whole(const std::string& text, int& field)
{
    FLIPBOOK_ASSIGN(field, parse_whole<int>(text));
    return {};
}

Result<void> set_decimal(const std::string& text, double& field)
{
    FLIPBOOK_ASSIGN(field, parse_decimal(text));
    return {};
}

template <class Enum> Result<void> set_enum(const std::string& text, Enum& field)
{
    FLIPBOOK_ASSIGN(field, parse_enum<Enum>(setting_name(text)));
    return {};
}

Result<void> set_curve(const std::string& text, Curve& field)
{
    FLIPBOOK_ASSIGN(field, Curve::parse(text));
    return {};
}

Result<std::string> read_text_file(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return Error{ErrorCode::invalid_request, "'" + to_utf8(path) + "' cannot be read."};
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        text.erase(0, byte_order_mark.size());
    text.erase(text.find_last_not_of("\r\n") + 1);
    return text;
}

// "@FILE" stands for the text of a file.
Result<void> set_prompt(const std::string& text, std::string& field)
{
    std::string prompt = text;
    if (text.starts_with('@')) {
        FLIPBOOK_ASSIGN(prompt, read_text_file(path_from_utf8(text.substr(1))));
    }
    if (!is_utf8(prompt))
        return Error{ErrorCode::invalid_request, "The text is not UTF-8."};
    field = std::move(prompt);
    return {};
}

Result<void> set_seed(const std::string& text, std::uint64_t& seed)
{
    if (text == "random") {
        seed = random_seed();
        return {};
    }
    const auto number = parse_whole<std::uint64_t>(text);
    if (!number)
        return Error{ErrorCode::invalid_request,
                     "'" + text
                         + "' is neither a whole number from 0 to 18446744073709551615 nor "
                           "'random'."};
    seed = number.value();
    return {};
}

Result<void> set_model(const std::string& text, Request& request)
{
    if (text.empty())
        return empty_path();
    request.checkpoint = model_path(text);
    return {};
}

Result<void> set_motion(const std::string& text, Request& request)
{
    if (text.empty())
        return empty_path();
    request.motion.module.clear();
    if (text == "none") {
        request.motion.source = MotionSource::none;
    } else if (text == "auto") {
        request.motion.source = MotionSource::from_checkpoint;
    } else {
        request.motion.source = MotionSource::file;
        request.motion.module = model_path(text);
    }
    return {};
}

Result<void> set_vae(const std::string& text, Request& request)
{
    if (text.empty())
        return empty_path();
    request.vae.reset();
    if (text != "auto")
        request.vae = model_path(text);
    return {};
}

Result<void> set_sampler(const std::string& text, Request& request)
{
    const SamplerName sampler = parse_sampler_name(text);
    request.sampling.scheduler = sampler.scheduler;
    request.sampling.schedule = sampler.schedule.value_or(request.sampling.schedule);
    return {};
}

Result<void> set_prediction(const std::string& text, Request& request)
{
    return set_enum(text == "v" ? "v_prediction" : text, request.sampling.prediction);
}

Result<void> set_eta(const std::string& text, Request& request)
{
    request.sampling.eta.reset();
    if (text != "auto") {
        FLIPBOOK_ASSIGN(request.sampling.eta, parse_decimal(text));
    }
    return {};
}

using Options = std::vector<CommandOption<Request>>;

const Options& model_options()
{
    static const Options options = {
        {"--model", "PATH", "Model", "diffusers folder or single file; default: the starter model",
         set_model},
        {"--weights", "NAME", "Model", "Of a checkpoint that holds both: live (default) or ema",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.checkpoint_weights);
         }},
        {"--motion", "PATH", "Model", "Motion module; none = still frames, auto = the model's own",
         set_motion},
        {"--vae", "PATH", "Model", "VAE instead of the model's (auto)", set_vae},
        {"--motion-scale", "X", "Model", "Strength of the motion, or a curve \"0:(1.0), 8:(1.3)\"",
         [](const std::string& text, Request& request) {
             return set_curve(text, request.motion.scale);
         }},
        {"--motion-effect", "X", "Model", "Share of the motion module, or a curve; 0 = none",
         [](const std::string& text, Request& request) {
             return set_curve(text, request.motion.effect);
         }},
        {"--compat", "NAME", "Model",
         "Whose group norm over frames: official (default) or diffusers",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.norm_policy);
         }},
    };
    return options;
}

const Options& clip_options()
{
    static const Options options = {
        {"--prompt", "TEXT", "Clip", "What to show, A1111's grammar; @FILE reads a file",
         [](const std::string& text, Request& request) {
             return set_prompt(text, request.prompt.positive);
         }},
        {"--negative", "TEXT", "Clip", "What to avoid; @FILE reads a file",
         [](const std::string& text, Request& request) {
             return set_prompt(text, request.prompt.negative);
         }},
        {"--clip-skip", "N", "Clip", "Layer of the text encoder, 1 = last (default)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.prompt.clip_skip);
         }},
        {"--frames", "N", "Clip", "Number of frames (16)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.frame_count);
         }},
        {"--fps", "N", "Clip", "Frames per second (8)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.frame_rate);
         }},
        {"--width", "PIXELS", "Clip", "A multiple of 8; default: the model's own",
         [](const std::string& text, Request& request) {
             return set_side(text, request.size.width);
         }},
        {"--height", "PIXELS", "Clip", "A multiple of 8; default: the model's own",
         [](const std::string& text, Request& request) {
             return set_side(text, request.size.height);
         }},
    };
    return options;
}

const Options& sampling_options()
{
    static const Options options = {
        {"--seed", "N", "Sampling", "0 to 18446744073709551615, or random (default)",
         [](const std::string& text, Request& request) {
             return set_seed(text, request.sampling.seed);
         }},
        {"--steps", "N", "Sampling", "Sampling steps (25)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.sampling.steps);
         }},
        {"--cfg", "X", "Sampling", "Guidance scale (7.5); 1 or less = no negative prompt",
         [](const std::string& text, Request& request) {
             return set_decimal(text, request.sampling.guidance_scale);
         }},
        {"--guidance-rescale", "X", "Sampling", "0 (default) to 1",
         [](const std::string& text, Request& request) {
             return set_decimal(text, request.sampling.guidance_rescale);
         }},
        {"--sampler", "NAME", "Sampling",
         "ddim (default), euler_a, dpmpp_2m, ..., or as A1111 spells it", set_sampler},
        {"--schedule", "NAME", "Sampling", "normal (default), karras, exponential or sgm_uniform",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.sampling.schedule);
         }},
        {"--betas", "NAME", "Sampling", "auto (from the motion module), linear or scaled_linear",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.sampling.betas);
         }},
        {"--prediction", "NAME", "Sampling",
         "What the model predicts: auto (as it says), epsilon, v or sample", set_prediction},
        {"--eta", "X", "Sampling", "Noise of ddim and tcd; auto = their own", set_eta},
        {"--noise", "NAME", "Sampling",
         "Layout of the first noise: diffusers (default), comfyui, a1111",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.sampling.noise);
         }},
    };
    return options;
}

const Options& context_options()
{
    static const Options options = {
        {"--context-length", "N", "Long clips", "Frames of one window (16)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.context.length);
         }},
        {"--context-stride", "N", "Long clips", "Spacings of frames in windows (1)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.context.stride);
         }},
        {"--context-overlap", "N", "Long clips", "Frames that neighbouring windows share (4)",
         [](const std::string& text, Request& request) {
             return set_whole(text, request.context.overlap);
         }},
        {"--context-schedule", "NAME", "Long clips",
         "standard_uniform (default), looped_uniform, standard_static, batched",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.context.schedule);
         }},
        {"--fuse", "NAME", "Long clips", "flat, pyramid (default) or overlap_linear",
         [](const std::string& text, Request& request) {
             return set_enum(text, request.context.fuse_method);
         }},
        {"--closed-loop", "", "Long clips",
         "Let windows reach over the end, so that the clip loops",
         [](const std::string&, Request& request) {
             request.context.closed_loop = true;
             return Result<void>();
         }},
        {"--no-closed-loop", "", "Long clips", "Not so, where a recipe says it",
         [](const std::string&, Request& request) {
             request.context.closed_loop = false;
             return Result<void>();
         }},
    };
    return options;
}

const Options& compute_options()
{
    static const Options options = {
        {"--device", "NAME", "Computer", "auto (default), cpu, cuda or cuda:N",
         [](const std::string& text, Request& request) {
             request.compute.device = text;
             return Result<void>();
         }},
        {"--precision", "NAME", "Computer", "auto (the fastest here), fp32, fp16 or bf16",
         [](const std::string& text, Request& request) {
             return set_precision(text, request.compute);
         }},
    };
    return options;
}

Options all_request_options()
{
    Options all;
    for (const Options* group :
         {&model_options(), &attach_options(), &lora_options(), &clip_options(),
          &sampling_options(), &context_options(), &compute_options()})
        all.insert(all.end(), group->begin(), group->end());
    return all;
}

}  // namespace

const std::vector<CommandOption<GenerationRequest>>& request_options()
{
    static const Options options = all_request_options();
    return options;
}

Error empty_path()
{
    return {ErrorCode::invalid_request, "A path is needed, not an empty text."};
}

std::filesystem::path model_path(const std::string& text)
{
    std::error_code failure;
    const std::filesystem::path path = path_from_utf8(text);
    const std::filesystem::path absolute = std::filesystem::absolute(path, failure);
    return failure ? path : absolute.lexically_normal();
}

std::uint64_t random_seed()
{
    std::random_device device;
    return static_cast<std::uint32_t>(device());
}

Result<void> set_side(const std::string& text, int& pixels)
{
    // 0 is no size but the sign for the model's own, so the range is looked at here as well.
    FLIPBOOK_ASSIGN(pixels, parse_whole<int>(text, 8, 8192));
    return {};
}

Result<void> set_precision(const std::string& text, ComputeOptions& compute)
{
    return set_enum(text, compute.precision);
}

Result<void> set_threads(const std::string& text, int& threads)
{
    constexpr int most_threads = 1024;
    FLIPBOOK_ASSIGN(threads, parse_whole<int>(text, 1, most_threads));
    return {};
}

}  // namespace flipbook::cli
