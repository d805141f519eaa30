// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/yaml_json.h"

#ifdef FLIPBOOK_YAML

#include <algorithm>
#include <yaml.h>

namespace flipbook {

namespace {

using Json = nlohmann::json;

// Aliases let a short text stand for any number of values.
constexpr int most_values = 100000;
constexpr int deepest = 64;

// libyaml takes time in the square of brackets that are open.
constexpr std::size_t longest = 256 * 1024;
constexpr std::ptrdiff_t most_brackets = 1000;

bool is_absurd(std::string_view text)
{
    return text.size() > longest
           || std::count(text.begin(), text.end(), '[') + std::count(text.begin(), text.end(), '{')
                  > most_brackets;
}

class Conversion {
public:
    explicit Conversion(yaml_document_t& document) : m_document(document) { }

    Json value(int index, int depth)
    {
        const yaml_node_t* node = yaml_document_get_node(&m_document, index);
        if (!node || depth > deepest || ++m_values > most_values)
            return {};
        if (node->type == YAML_SCALAR_NODE)
            return scalar(*node);
        Json result;
        if (node->type == YAML_SEQUENCE_NODE) {
            result = Json::array();
            const auto& items = node->data.sequence.items;
            for (const yaml_node_item_t* item = items.start; item < items.top; ++item)
                result.push_back(value(*item, depth + 1));
        } else if (node->type == YAML_MAPPING_NODE) {
            result = Json::object();
            const auto& pairs = node->data.mapping.pairs;
            for (const yaml_node_pair_t* pair = pairs.start; pair < pairs.top; ++pair) {
                const yaml_node_t* key = yaml_document_get_node(&m_document, pair->key);
                if (key && key->type == YAML_SCALAR_NODE)
                    result[scalar(*key)] = value(pair->value, depth + 1);
            }
        }
        return result;
    }

    bool is_absurd() const { return m_values > most_values; }

private:
    static std::string scalar(const yaml_node_t& node)
    {
        return {reinterpret_cast<const char*>(node.data.scalar.value), node.data.scalar.length};
    }

    yaml_document_t& m_document;
    int m_values = 0;
};

}  // namespace

Json json_of_yaml(std::string_view text)
{
    if (is_absurd(text))
        return {};
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0)
        return {};
    // libyaml aborts where there is no pointer.
    const char* begin = text.empty() ? "" : text.data();
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(begin),
                                 text.size());
    yaml_document_t document;
    const bool is_loaded = yaml_parser_load(&parser, &document) != 0;
    yaml_parser_delete(&parser);
    if (!is_loaded)
        return {};
    Conversion conversion(document);
    Json json = conversion.value(1, 0);
    yaml_document_delete(&document);
    return conversion.is_absurd() ? Json() : json;
}

}  // namespace flipbook

#else

namespace flipbook {

nlohmann::json json_of_yaml(std::string_view)
{
    return {};
}

}  // namespace flipbook

#endif
