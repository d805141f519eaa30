// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/civitai_models.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace flipbook {

namespace {

using Json = nlohmann::json;

ModelKind kind_of(std::string_view type)
{
    constexpr std::array<std::pair<std::string_view, ModelKind>, 8> types{{
        {"model", ModelKind::sd15_checkpoint},
        {"checkpoint", ModelKind::sd15_checkpoint},
        {"vae", ModelKind::vae},
        {"lora", ModelKind::lora},
        {"lycoris", ModelKind::lora},
        {"embed", ModelKind::textual_inversion},
        {"textualinversion", ModelKind::textual_inversion},
        {"motion", ModelKind::motion_module},
    }};
    for (const auto& [name, kind] : types)
        if (type == name)
            return kind;
    return ModelKind::unknown;
}

std::string text_in(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void add_hashes(const Json& hashes, std::vector<NamedModel>& models)
{
    for (const auto& [key, hash] : hashes.items()) {
        if (!hash.is_string())
            continue;
        const std::size_t colon = std::min(key.find(':'), key.size());
        const std::string name = colon < key.size() ? key.substr(colon + 1) : std::string();
        models.push_back({kind_of(key.substr(0, colon)), name, hash.get<std::string>()});
    }
}

void add_resources(const Json& resources, std::vector<NamedModel>& models)
{
    for (const Json& resource : resources)
        if (resource.is_object())
            models.push_back({kind_of(text_in(resource, "type")), text_in(resource, "modelName"),
                              text_in(resource, "hash")});
}

}  // namespace

bool read_civitai_models(const std::string& text, std::vector<NamedModel>& models)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_object())
        add_hashes(json, models);
    else if (json.is_array())
        add_resources(json, models);
    return json.is_object() || json.is_array();
}

}  // namespace flipbook
