// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/comfyui_graph.h"

#include <algorithm>

#include "core/foreign/json_setting.h"

namespace flipbook {

using Json = nlohmann::json;

std::optional<ComfyGraph> ComfyGraph::parse(const std::string& text)
{
    Json json = Json::parse(text, nullptr, false);
    Json wrapped = value_of(json, "prompt");
    if (wrapped.is_string())
        wrapped = Json::parse(wrapped.get<std::string>(), nullptr, false);
    if (wrapped.is_object() && !wrapped.contains("class_type"))
        json = std::move(wrapped);
    if (!json.is_object() || json.empty())
        return std::nullopt;
    ComfyGraph graph;
    for (const auto& [name, node] : json.items()) {
        const std::string type = setting_text(node, "class_type");
        if (type.empty())
            return std::nullopt;
        graph.m_names.push_back(name);
        graph.m_nodes.push_back({type, value_of(node, "inputs")});
    }
    return graph;
}

const ComfyGraph::Node* ComfyGraph::target(const Json& input) const
{
    if (!input.is_array() || input.size() != 2 || !input.front().is_string())
        return nullptr;
    const auto found = std::find(m_names.begin(), m_names.end(), input.front().get<std::string>());
    return found == m_names.end() ? nullptr
                                  : &m_nodes[static_cast<std::size_t>(found - m_names.begin())];
}

const ComfyGraph::Node* ComfyGraph::linked(const Node& node, const char* input) const
{
    return target(value_of(node.inputs, input));
}

std::vector<const ComfyGraph::Node*> ComfyGraph::above(const Node& node, const char* input) const
{
    std::vector<const Node*> found;
    const auto add = [&found](const Node* next) {
        if (next && std::find(found.begin(), found.end(), next) == found.end())
            found.push_back(next);
    };
    add(linked(node, input));
    for (std::size_t at = 0; at < found.size(); ++at)
        if (found[at]->inputs.is_object())
            for (const Json& next : found[at]->inputs)
                add(target(next));
    return found;
}

std::string ComfyGraph::value(const Node& node, const char* input) const
{
    const std::string own = setting_text(node.inputs, input);
    if (!own.empty())
        return own;
    for (const Node* holder : above(node, input))
        for (const char* key : {input, "text", "string", "value", "seed", "prompt", "int", "float"})
            if (const std::string text = setting_text(holder->inputs, key); !text.empty())
                return text;
    return {};
}

}  // namespace flipbook
