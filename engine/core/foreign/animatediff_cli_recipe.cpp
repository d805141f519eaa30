// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "core/foreign/foreign_reader.h"
#include "core/foreign/json_setting.h"
#include "core/foreign/setting_reader.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;
using Reason = UnusedSetting::Reason;

// Its manual has "#" comments and commas before closing brackets; JSON has neither.
std::string strict_json(std::string_view text)
{
    std::string result;
    bool is_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (!is_string && letter == '#') {
            at = std::min(text.find('\n', at), text.size() - 1);
            continue;
        }
        if (!is_string && (letter == '}' || letter == ']')) {
            const std::size_t last = result.find_last_not_of(" \t\r\n");
            if (last != std::string::npos && result[last] == ',')
                result.erase(last, 1);
        }
        if (letter == '"')
            is_string = !is_string;
        result += letter;
        if (is_string && letter == '\\' && at + 1 < text.size())
            result += text[++at];
    }
    return result;
}

// Another prompt from each frame on; the first is ours, between what stands before and behind all.
std::string read_prompt_map(const Json& config, SettingReader& read)
{
    std::map<int, std::string> prompts;
    if (const Json& map = value_of(config, "prompt_map"); map.is_object())
        for (const auto& [key, value] : map.items()) {
            int frame = 0;
            read.whole("prompt_map", key, 0, 1000000, frame);
            prompts.emplace(frame, setting_text(value));
        }
    std::string prompt;
    const auto add = [&prompt](const std::string& part) {
        prompt += (prompt.empty() || part.empty() ? "" : ", ") + part;
    };
    add(setting_text(config, "head_prompt"));
    add(prompts.empty() ? setting_text(first_of(value_of(config, "prompt")))
                        : prompts.begin()->second);
    add(setting_text(config, "tail_prompt"));
    for (const auto& [frame, text] : prompts)
        if (frame != prompts.begin()->first)
            read.refuse("prompt_map", std::to_string(frame) + ": " + text, Reason::changing_prompt);
    return prompt;
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
    const Json config = Json::parse(strict_json(text), nullptr, false);
    const auto has = [&config](const char* key) { return !value_of(config, key).is_null(); };
    if (!has("prompt_map") && !(has("motion_module") && has("n_prompt")))
        return std::nullopt;
    ForeignRecipe recipe{"a config of animatediff-cli", false, base, {}, {}};
    GenerationRequest& request = recipe.request;
    SettingReader read;
    const auto value = [&config](const char* key) { return setting_text(config, key); };
    request.prompt.positive = read_prompt_map(config, read);
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
