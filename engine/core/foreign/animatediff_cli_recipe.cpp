// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/foreign/foreign_reader.h"
#include "core/foreign/json_setting.h"
#include "core/foreign/prompt_schedule.h"
#include "core/foreign/setting_reader.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;
using Reason = UnusedSetting::Reason;

// There, a prompt holds for the first part of the way to the next one, which a second key with the
// same text says.
PromptSchedule with_holds(const PromptSchedule& schedule, double part, int frame_count)
{
    PromptSchedule result;
    for (auto key = schedule.begin(); key != schedule.end(); ++key) {
        const auto next = std::next(key);
        const int end = next == schedule.end() ? frame_count : next->first;
        const int way = static_cast<int>(std::lround((end - key->first) * part));
        result.insert(*key);
        result.emplace(std::min(key->first + way, end - 1), key->second);
    }
    return result;
}

std::string read_prompts(const Json& config, GenerationRequest& request, SettingReader& read)
{
    PromptSchedule schedule = read_schedule(value_of(config, "prompt_map"), "prompt_map", read);
    if (schedule.empty())
        schedule.emplace(0, setting_text(first_of(value_of(config, "prompt"))));
    if (schedule.size() > 1) {
        double held = 0.5;
        read.number("prompt_fixed_ratio", setting_text(config, "prompt_fixed_ratio"), 0, 1, held);
        if (value_of(config, "tensor_interpolation_slerp") == false)
            read.refuse("tensor_interpolation_slerp", "false");
        request.frame_count = std::max(request.frame_count, schedule.rbegin()->first + 1);
        schedule = with_holds(schedule, held, request.frame_count);
    }
    return prompt_of(setting_text(config, "head_prompt"), schedule,
                     setting_text(config, "tail_prompt"));
}

// {"share/Lora/x.safetensors": 0.8}; the strength may also be one for each region.
void read_loras(const Json& map, ModelKind kind, ForeignRecipe& recipe)
{
    if (!map.is_object())
        return;
    for (const auto& [path, value] : map.items()) {
        const Json& scale = value_of(value, "scale");
        const Json& strength = scale.is_object() && !scale.empty() ? *scale.begin() : value;
        const double number = strength.is_number() ? strength.get<double>() : 1;
        recipe.request.prompt.positive += ' ' + lora_tag(path, number, number);
        recipe.models.push_back({kind, path, ""});
    }
}

void read_models(const Json& config, ForeignRecipe& recipe)
{
    constexpr std::pair<const char*, ModelKind> files[] = {
        {"path", ModelKind::sd15_checkpoint},
        {"vae_path", ModelKind::vae},
        {"motion_module", ModelKind::motion_module},
    };
    for (const auto& [key, kind] : files)
        if (const std::string path = setting_text(config, key); !path.empty())
            recipe.models.push_back({kind, path, ""});
    read_loras(value_of(config, "lora_map"), ModelKind::lora, recipe);
    read_loras(value_of(config, "motion_lora_map"), ModelKind::motion_lora, recipe);
}

bool is_enabled(const Json& value)
{
    if (!value.is_object() || value.empty())
        return false;
    if (const Json& enable = value_of(value, "enable"); !enable.is_null())
        return enable != false;
    return std::any_of(value.begin(), value.end(),
                       [](const Json& part) { return value_of(part, "enable") == true; });
}

void refuse_others(const Json& config, SettingReader& read)
{
    constexpr std::pair<const char*, Reason> others[] = {
        {"controlnet_map", Reason::guiding_picture},
        {"control_map", Reason::guiding_picture},
        {"ip_adapter_map", Reason::guiding_picture},
        {"region_map", Reason::guiding_picture},
        {"img2img_map", Reason::starting_picture},
        {"upscale_config", Reason::second_pass},
        {"stylize_config", Reason::second_pass},
        {"gradual_latent_hires_fix_map", Reason::second_pass},
        {"lcm_map", Reason::unknown},
    };
    for (const auto& [key, reason] : others)
        if (is_enabled(value_of(config, key)))
            read.refuse(key, "…", reason);
}

void read_context(const Json& config, ContextOptions& context, SettingReader& read)
{
    const std::string schedule = setting_text(config, "context_schedule");
    if (schedule == "uniform") {
        context.schedule = ContextSchedule::looped_uniform;
        context.closed_loop = true;
    } else if (!schedule.empty()) {
        read.refuse("context_schedule", schedule);
    }
}

}  // namespace

std::optional<ForeignRecipe> read_animatediff_cli_recipe(const std::string& text,
                                                         const GenerationRequest& base)
{
    const Json config = parse_lenient_json(text);
    const auto has = [&config](const char* key) { return !value_of(config, key).is_null(); };
    if (!has("prompt_map") && !(has("motion_module") && has("n_prompt")))
        return std::nullopt;
    ForeignRecipe recipe{"a config of animatediff-cli", false, base, {}, {}};
    GenerationRequest& request = recipe.request;
    SettingReader read;
    const auto value = [&config](const char* key) { return setting_text(config, key); };
    request.prompt.positive = read_prompts(config, request, read);
    request.prompt.negative = setting_text(first_of(value_of(config, "n_prompt")));
    request.prompt.clip_skip = 1;
    read.whole("clip_skip", value("clip_skip"), 1, 12, request.prompt.clip_skip);
    SamplingOptions& sampling = request.sampling;
    read.whole("steps", value("steps"), 1, 1000, sampling.steps);
    read.number("guidance_scale", value("guidance_scale"), -1000, 1000, sampling.guidance_scale);
    read.seed("seed", setting_text(first_of(value_of(config, "seed"))), sampling.seed);
    read.sampler("scheduler", value("scheduler"), {}, {}, sampling);
    sampling.noise = NoiseLayout::diffusers;
    read.whole("fps", setting_text(value_of(config, "output"), "fps"), 1, 240, request.frame_rate);
    read_context(config, request.context, read);
    read_models(config, recipe);
    refuse_others(config, read);
    recipe.unused = std::move(read).unused();
    return recipe;
}

}  // namespace flipbook
