// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/request.h"

#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "core/context_mix.h"
#include "core/motion_blocks.h"
#include "core/number_text.h"
#include "flipbook/prompt_travel.h"

namespace flipbook {
namespace {

Error field_error(const std::string& field, const std::string& value, const std::string& needed)
{
    return {ErrorCode::invalid_request, field + " is " + value + "; it must be " + needed + "."};
}

Result<void> check_whole(const char* field, int value, int lowest, int highest)
{
    if (value >= lowest && value <= highest)
        return {};
    return field_error(field, std::to_string(value),
                       "from " + std::to_string(lowest) + " to " + std::to_string(highest));
}

// Written so that NaN fails.
Result<void> check_between(const char* field, double value, double lowest, double highest)
{
    if (value >= lowest && value <= highest)
        return {};
    return field_error(field, number_text(value),
                       "from " + number_text(lowest) + " to " + number_text(highest));
}

Result<void> check_not_empty(const char* field, bool empty, const char* needed)
{
    if (!empty)
        return {};
    return field_error(field, "empty", needed);
}

Result<void> check_extent(const char* field, int value)
{
    constexpr int smallest = 8;  // One latent pixel.
    constexpr int largest = 8192;
    if (value >= smallest && value <= largest && value % smallest == 0)
        return {};
    return field_error(field, std::to_string(value), "a multiple of 8 from 8 to 8192");
}

Result<void> check_curve(const char* field, const Curve& curve)
{
    for (const CurvePoint& point : curve.points())
        if (!std::isfinite(point.value))
            return field_error(field, number_text(point.value), "a finite number at every frame");
    return {};
}

Result<void> check_motion(const MotionOptions& motion)
{
    if (motion.source == MotionSource::file)
        FLIPBOOK_TRY(
            check_not_empty("motion.module", motion.module.empty(), "the path of a motion module"));
    FLIPBOOK_TRY(check_curve("motion.scale", motion.scale));
    return check_curve("motion.effect", motion.effect);
}

Result<void> check_module(const MotionModuleOptions& module)
{
    FLIPBOOK_TRY(
        check_not_empty("motion_modules.path", module.path.empty(), "the path of a motion module"));
    FLIPBOOK_TRY(check_curve("motion_modules.effect", module.effect));
    FLIPBOOK_TRY(check_curve("motion_modules.scale", module.scale));
    FLIPBOOK_TRY(MotionBlocks::parse(module.blocks));
    FLIPBOOK_TRY(parse_context_mix(module.context));
    FLIPBOOK_TRY(check_between("motion_modules.start", module.start, 0, 1));
    return check_between("motion_modules.end", module.end, module.start, 1);
}

Result<void> check_strength(const std::string& field, double strength)
{
    if (std::isfinite(strength))
        return {};
    return field_error(field, number_text(strength), "a finite number");
}

Result<void> check_adapters(const GenerationRequest& request)
{
    for (const auto& embedding : request.embeddings)
        FLIPBOOK_TRY(
            check_not_empty("embeddings", embedding.empty(), "the path of a textual inversion"));
    for (const AdapterOptions& lora : request.loras) {
        FLIPBOOK_TRY(check_not_empty("loras.path", lora.path.empty(), "the path of a LoRA"));
        FLIPBOOK_TRY(check_strength("loras.unet_strength", lora.unet_strength));
        FLIPBOOK_TRY(check_strength("loras.text_strength", lora.text_strength));
    }
    for (const MotionAdapterOptions& lora : request.motion_loras) {
        FLIPBOOK_TRY(
            check_not_empty("motion_loras.path", lora.path.empty(), "the path of a MotionLoRA"));
        FLIPBOOK_TRY(check_strength("motion_loras.strength", lora.strength));
    }
    return {};
}

Result<void> check_sampling(const SamplingOptions& sampling)
{
    FLIPBOOK_TRY(
        check_not_empty("sampling.scheduler", sampling.scheduler.empty(), "the name of a sampler"));
    FLIPBOOK_TRY(check_whole("sampling.steps", sampling.steps, 1, 1000));
    if (!std::isfinite(sampling.guidance_scale))
        return field_error("sampling.guidance_scale", number_text(sampling.guidance_scale),
                           "a finite number");
    FLIPBOOK_TRY(check_between("sampling.guidance_rescale", sampling.guidance_rescale, 0, 1));
    if (sampling.eta)
        FLIPBOOK_TRY(check_between("sampling.eta", *sampling.eta, 0, 1));
    return {};
}

Result<void> check_context(const ContextOptions& context)
{
    FLIPBOOK_TRY(check_whole("context.length", context.length, 1, 10000));
    FLIPBOOK_TRY(check_whole("context.stride", context.stride, 1, 32));
    if (context.overlap >= 0 && context.overlap < context.length)
        return {};
    return field_error("context.overlap", std::to_string(context.overlap),
                       "at least 0 and less than context.length, which is "
                           + std::to_string(context.length));
}

Result<void> check_device(const std::string& device)
{
    constexpr std::string_view numbered = "cuda:";
    constexpr std::size_t most_digits = 3;
    if (device == "auto" || device == "cpu" || device == "cuda")
        return {};
    if (device.starts_with(numbered)) {
        const std::string number = device.substr(numbered.size());
        if (!number.empty() && number.size() <= most_digits
            && number.find_first_not_of("0123456789") == std::string::npos)
            return {};
    }
    return field_error("compute.device", '"' + device + '"', "auto, cpu, cuda or cuda:N");
}

}  // namespace

Result<void> validate(const GenerationRequest& request)
{
    FLIPBOOK_TRY(
        check_not_empty("checkpoint", request.checkpoint.empty(), "the path of a checkpoint"));
    FLIPBOOK_TRY(check_not_empty("vae", request.vae && request.vae->empty(),
                                 "the path of a VAE, or absent"));
    FLIPBOOK_TRY(check_motion(request.motion));
    for (const MotionModuleOptions& module : request.motion_modules)
        FLIPBOOK_TRY(check_module(module));
    FLIPBOOK_TRY(check_adapters(request));
    FLIPBOOK_TRY(check_whole("prompt.clip_skip", request.prompt.clip_skip, 1, 12));
    if (request.size != Size{0, 0}) {  // The model's native size.
        FLIPBOOK_TRY(check_extent("size.width", request.size.width));
        FLIPBOOK_TRY(check_extent("size.height", request.size.height));
    }
    FLIPBOOK_TRY(check_whole("frame_count", request.frame_count, 1, 10000));
    FLIPBOOK_TRY(check_whole("frame_rate", request.frame_rate, 1, 240));
    for (const std::string& prompt : {request.prompt.positive, request.prompt.negative})
        if (auto wrong = find_wrong_key(prompt, request.frame_count))
            return Error{ErrorCode::invalid_request, std::move(wrong->message)};
    FLIPBOOK_TRY(check_sampling(request.sampling));
    FLIPBOOK_TRY(check_context(request.context));
    return check_device(request.compute.device);
}

}  // namespace flipbook
