// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string_view>
#include <utility>

#include "core/foreign/compel.h"
#include "core/foreign/foreign_reader.h"
#include "core/foreign/json_setting.h"
#include "core/foreign/setting_reader.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;
using Reason = UnusedSetting::Reason;

std::string prompt_of(const Json& metadata, const char* key, SettingReader& read)
{
    const std::string prompt = setting_text(metadata, key);
    if (auto converted = from_compel(prompt))
        return *converted;
    read.refuse(key, prompt, Reason::wrong_value);
    return prompt;
}

// "euler_k", and the "k_euler" of old versions, which has nothing to do with Karras.
void read_sampler(std::string name, SamplingOptions& sampling, SettingReader& read)
{
    const bool has_karras = name.ends_with("_k");
    if (has_karras)
        name.resize(name.size() - 2);
    else if (name.starts_with("k_"))
        name.erase(0, 2);
    read.sampler("scheduler", name, "scheduler", has_karras ? "karras" : "normal", sampling);
}

// {"name": …} of today or {"model_name": …} of before 4.0.
void add_model(ModelKind kind, const Json& model, std::vector<NamedModel>& models)
{
    constexpr std::string_view prefix = "sha256:";  // Other hashes are not what we know files by.
    std::string name = setting_text(model, "name");
    if (name.empty())
        name = setting_text(model, "model_name");
    const std::string hash = setting_text(model, "hash");
    if (!name.empty())
        models.push_back({kind, name, hash.starts_with(prefix) ? hash.substr(prefix.size()) : ""});
}

void read_models(const Json& metadata, ForeignRecipe& recipe)
{
    add_model(ModelKind::sd15_checkpoint, value_of(metadata, "model"), recipe.models);
    add_model(ModelKind::vae, value_of(metadata, "vae"), recipe.models);
    const Json& loras = value_of(metadata, "loras");
    for (const Json& entry : loras.is_array() ? loras : Json::array()) {
        const Json& model = value_of(entry, "model");
        const std::size_t count = recipe.models.size();
        add_model(ModelKind::lora, model.is_null() ? value_of(entry, "lora") : model,
                  recipe.models);
        if (recipe.models.size() == count)
            continue;
        const Json& weight = value_of(entry, "weight");
        const double strength = weight.is_number() ? weight.get<double>() : 1;
        recipe.request.prompt.positive +=
            ' ' + lora_tag(recipe.models.back().name, strength, strength);
    }
}

// What pictures are made with besides; most stand in every file, empty.
void refuse_others(const Json& metadata, SettingReader& read)
{
    constexpr std::array<std::pair<const char*, Reason>, 9> others{{
        {"controlnets", Reason::guiding_picture},
        {"control_layers", Reason::guiding_picture},
        {"ipAdapters", Reason::guiding_picture},
        {"t2iAdapters", Reason::guiding_picture},
        {"init_image", Reason::starting_picture},
        {"hrf_enabled", Reason::second_pass},
        {"refiner_model", Reason::second_pass},
        {"seamless_x", Reason::unknown},
        {"seamless_y", Reason::unknown},
    }};
    for (const auto& [key, reason] : others) {
        const Json& value = value_of(metadata, key);
        const bool says_nothing = value.is_null() || value == false || value == ""
                                  || (value.is_structured() && value.empty());
        if (!says_nothing)
            read.refuse(key, value.is_structured() ? "…" : setting_text(value), reason);
    }
    if (const std::string device = setting_text(metadata, "rand_device");
        !device.empty() && device != "cpu")
        read.refuse("rand_device", device);
}

}  // namespace

std::optional<ForeignRecipe> read_invokeai_metadata(const std::string& text,
                                                    const GenerationRequest& base)
{
    const Json metadata = Json::parse(text, nullptr, false);
    if (!value_of(metadata, "positive_prompt").is_string()
        || (!metadata.contains("scheduler") && !metadata.contains("model")))
        return std::nullopt;
    ForeignRecipe recipe{"the metadata of InvokeAI", false, base, {}, {}};
    GenerationRequest& request = recipe.request;
    SettingReader read;
    const auto value = [&metadata](const char* key) { return setting_text(metadata, key); };
    request.prompt.positive = prompt_of(metadata, "positive_prompt", read);
    request.prompt.negative = prompt_of(metadata, "negative_prompt", read);
    int skipped_layers = 0;
    read.whole("clip_skip", value("clip_skip"), 0, 11, skipped_layers);
    request.prompt.clip_skip = skipped_layers + 1;
    if (!value("width").empty())
        read.size("size", value("width") + 'x' + value("height"), request.size);
    SamplingOptions& sampling = request.sampling;
    read.whole("steps", value("steps"), 1, 1000, sampling.steps);
    read.number("cfg_scale", value("cfg_scale"), -1000, 1000, sampling.guidance_scale);
    sampling.guidance_rescale = 0;
    read.number("cfg_rescale_multiplier", value("cfg_rescale_multiplier"), 0, 1,
                sampling.guidance_rescale);
    read.seed("seed", value("seed"), sampling.seed);
    read_sampler(value("scheduler"), sampling, read);
    read_models(metadata, recipe);
    refuse_others(metadata, read);
    recipe.unused = std::move(read).unused();
    return recipe;
}

}  // namespace flipbook
