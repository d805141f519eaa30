// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog_folders.h"

#include "core/mapped_file.h"
#include "core/utf8_path.h"

#ifdef FLIPBOOK_YAML

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <yaml.h>

namespace flipbook {

namespace {

namespace fs = std::filesystem;

// A document of libyaml, with the nodes that are asked for here.
class YamlDocument {
public:
    using Node = yaml_node_t;

    static Result<std::unique_ptr<YamlDocument>> parse(std::string_view text,
                                                       const std::string& file)
    {
        std::unique_ptr<YamlDocument> document(new YamlDocument);
        yaml_parser_t parser;
        if (yaml_parser_initialize(&parser) == 0)
            return Error{ErrorCode::out_of_memory, "Main memory ran out."};
        // libyaml aborts where there is no pointer, as with an empty file.
        const char* begin = text.empty() ? "" : text.data();
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(begin),
                                     text.size());
        document->m_is_loaded = yaml_parser_load(&parser, &document->m_document) != 0;
        const auto line = parser.problem_mark.line + 1;
        yaml_parser_delete(&parser);
        if (!document->m_is_loaded)
            return Error{ErrorCode::corrupt,
                         file + " is no YAML: line " + std::to_string(line) + " is malformed."};
        return document;
    }

    ~YamlDocument()
    {
        if (m_is_loaded)
            yaml_document_delete(&m_document);
    }
    YamlDocument(const YamlDocument&) = delete;
    YamlDocument& operator=(const YamlDocument&) = delete;

    const Node* root() { return yaml_document_get_root_node(&m_document); }

    // Keys with their values; none for what is no mapping.
    std::vector<std::pair<std::string, const Node*>> entries(const Node* node)
    {
        std::vector<std::pair<std::string, const Node*>> entries;
        if (!node || node->type != YAML_MAPPING_NODE)
            return entries;
        const auto& pairs = node->data.mapping.pairs;
        for (const yaml_node_pair_t* pair = pairs.start; pair < pairs.top; ++pair)
            entries.emplace_back(text(yaml_document_get_node(&m_document, pair->key)),
                                 yaml_document_get_node(&m_document, pair->value));
        return entries;
    }

    // Empty for what is no scalar.
    static std::string text(const Node* node)
    {
        if (!node || node->type != YAML_SCALAR_NODE)
            return "";
        return {reinterpret_cast<const char*>(node->data.scalar.value), node->data.scalar.length};
    }

private:
    YamlDocument() = default;

    yaml_document_t m_document{};
    bool m_is_loaded = false;
};

std::string environment(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    return value ? value : "";
}

// "~" and "$NAME" or "${NAME}", as Python expands them; a variable that is not set stays.
std::string expanded(std::string text)
{
    if (text == "~" || text.starts_with("~/"))
        text = environment("HOME") + text.substr(1);
    for (auto at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
        const bool has_brace = at + 1 < text.size() && text[at + 1] == '{';
        const auto begin = at + (has_brace ? 2 : 1);
        auto end = begin;
        while (end < text.size()
               && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
            ++end;
        const std::string value = environment(text.substr(begin, end - begin));
        if (has_brace && (end == text.size() || text[end] != '}'))
            continue;
        if (!value.empty())
            text.replace(at, end - at + (has_brace ? 1 : 0), value);
    }
    return text;
}

// A block scalar lists several paths, one a line.
std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        line.erase(0, line.find_first_not_of(" \t\r"));
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (!line.empty())
            lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

bool is_folder_of_models(const std::string& key)
{
    constexpr std::array<std::string_view, 9> others{"base_path", "is_default", "custom_nodes",
                                                     "configs",   "output",     "input",
                                                     "temp",      "user",       ""};
    return std::find(others.begin(), others.end(), key) == others.end();
}

bool is_true(const std::string& text)
{
    return text == "true" || text == "True" || text == "yes" || text == "on";
}

}  // namespace

Result<std::vector<fs::path>> parse_extra_model_paths(std::string_view text, const fs::path& file)
{
    FLIPBOOK_ASSIGN(const auto document, YamlDocument::parse(text, path_to_utf8(file)));
    std::vector<fs::path> first, others;
    for (const auto& [name, block] : document->entries(document->root())) {
        fs::path base = file.parent_path();
        bool is_default = false;
        std::vector<std::string> names;
        for (const auto& [key, value] : document->entries(block)) {
            const std::string content = YamlDocument::text(value);
            if (key == "base_path")
                base /= path_from_utf8(expanded(content));
            else if (key == "is_default")
                is_default = is_true(content);
            else if (is_folder_of_models(key))
                for (const std::string& line : lines_of(content))
                    names.push_back(expanded(line));
        }
        for (const std::string& path : names)
            (is_default ? first : others)
                .push_back((base / path_from_utf8(path)).lexically_normal());
    }
    first.insert(first.end(), others.begin(), others.end());
    return first;
}

}  // namespace flipbook

#else

namespace flipbook {

Result<std::vector<std::filesystem::path>>
parse_extra_model_paths(std::string_view, const std::filesystem::path& file)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(file)
                     + " is not read, for this program was built without libyaml; give the folders"
                       " it names one by one."};
}

}  // namespace flipbook

#endif

namespace flipbook {

Result<std::vector<std::filesystem::path>> read_extra_model_paths(const std::filesystem::path& file)
{
    FLIPBOOK_ASSIGN(const auto mapping, MappedFile::open(file));
    const auto bytes = mapping->bytes();
    return parse_extra_model_paths({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                                   file);
}

}  // namespace flipbook
