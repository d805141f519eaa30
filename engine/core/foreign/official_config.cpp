// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "core/foreign/foreign_reader.h"
#include "core/foreign/json_setting.h"
#include "core/foreign/setting_reader.h"
#include "core/foreign/yaml_json.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;
using Reason = UnusedSetting::Reason;

// Each prompt makes a clip, with the seed of its number; ours is the first.
void read_prompts(const Json& block, GenerationRequest& request, SettingReader& read)
{
    const Json& prompts = value_of(block, "prompt");
    request.prompt.positive = setting_text(first_of(prompts));
    request.prompt.negative = setting_text(first_of(value_of(block, "n_prompt")));
    request.prompt.clip_skip = 1;
    for (std::size_t i = 1; prompts.is_array() && i < prompts.size(); ++i)
        read.refuse("prompt", setting_text(prompts[i]), Reason::several);
    read.seed("seed", setting_text(first_of(value_of(block, "seed"))), request.sampling.seed);
}

void add_lora(ModelKind kind, const std::string& path, const std::string& strength, double usual,
              ForeignRecipe& recipe, SettingReader& read)
{
    if (path.empty())
        return;
    double number = usual;
    read.number("alpha", strength, -1000, 1000, number);
    recipe.request.prompt.positive += ' ' + lora_tag(path, number, number);
    recipe.models.push_back({kind, path, ""});
}

void read_models(const Json& block, ForeignRecipe& recipe, SettingReader& read)
{
    const auto value = [&block](const char* key) { return setting_text(block, key); };
    if (const std::string path = value("dreambooth_path"); !path.empty())
        recipe.models.push_back({ModelKind::sd15_checkpoint, path, ""});
    if (const std::string path = value("motion_module"); !path.empty())
        recipe.models.push_back({ModelKind::motion_module, path, ""});
    add_lora(ModelKind::lora, value("lora_model_path"), value("lora_alpha"), 0.8, recipe, read);
    add_lora(ModelKind::domain_adapter, value("adapter_lora_path"), value("adapter_lora_scale"), 1,
             recipe, read);
    const Json& moves = value_of(block, "motion_module_lora_configs");
    for (const Json& move : moves.is_array() ? moves : Json::array())
        add_lora(ModelKind::motion_lora, setting_text(move, "path"), setting_text(move, "alpha"), 1,
                 recipe, read);
}

}  // namespace

std::optional<ForeignRecipe> read_official_config(const std::string& text,
                                                  const GenerationRequest& base)
{
    const Json config = json_of_yaml(text);
    const Json& block = first_of(config);
    if (!config.is_array() || value_of(block, "prompt").is_null()
        || value_of(block, "motion_module").is_null())
        return std::nullopt;
    ForeignRecipe recipe{"a config of AnimateDiff", false, base, {}, {}};
    GenerationRequest& request = recipe.request;
    SettingReader read;
    const auto value = [&block](const char* key) { return setting_text(block, key); };
    // What that program has where its config is silent is what we have.
    SamplingOptions& sampling = request.sampling;
    sampling = {};
    read_prompts(block, request, read);
    request.size = {512, 512};
    request.frame_count = 16;
    read.whole("steps", value("steps"), 1, 1000, sampling.steps);
    read.number("guidance_scale", value("guidance_scale"), -1000, 1000, sampling.guidance_scale);
    const auto side = [&value](const char* key) {
        return value(key).empty() ? std::string("512") : value(key);
    };
    read.size("size", side("W") + 'x' + side("H"), request.size);
    read.whole("L", value("L"), 1, 10000, request.frame_count);
    read_models(block, recipe, read);
    for (const char* key : {"controlnet_path", "controlnet_images"})
        if (!value_of(block, key).is_null())
            read.refuse(key, value(key).empty() ? "…" : value(key), Reason::guiding_picture);
    for (std::size_t i = 1; i < config.size(); ++i)
        read.refuse("motion_module", setting_text(config[i], "motion_module"), Reason::several);
    recipe.unused = std::move(read).unused();
    return recipe;
}

}  // namespace flipbook
