// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace flipbook {

// A graph in the form of ComfyUI's API: {"3": {"class_type": "KSampler", "inputs": {"seed": 5,
// "positive": ["6", 0]}}}. An input is a value, or a link to another node.
class ComfyGraph {
public:
    struct Node {
        std::string type;
        nlohmann::json inputs;
    };

    // Also of what wraps it in "prompt", as text or not. Nothing for all other JSON.
    static std::optional<ComfyGraph> parse(const std::string& text);

    // The node that an input is linked to; null for a value.
    const Node* linked(const Node& node, const char* input) const;
    // All nodes that lead to an input, nearest first, each once.
    std::vector<const Node*> above(const Node& node, const char* input) const;
    // The value of an input, or that of the first node of values above it.
    std::string value(const Node& node, const char* input) const;

    const std::vector<Node>& nodes() const { return m_nodes; }

private:
    const Node* target(const nlohmann::json& input) const;

    std::vector<Node> m_nodes;
    std::vector<std::string> m_names;  // Of m_nodes.
};

}  // namespace flipbook
