// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/json_reader.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "core/number_text.h"
#include "core/utf8_path.h"

namespace flipbook {

using Json = nlohmann::json;

struct JsonReader::Record {
    std::filesystem::path file;
    Json root;
    std::optional<Error> error;
    std::set<std::string> used;  // "world.side"
};

struct JsonReader::Node {
    Json object;
    std::string prefix;  // "world." within that object.
};

namespace {

// The first key below `object` that nobody asked for, or nothing.
std::optional<std::string> unused_key(const Json& object, const std::string& prefix,
                                      const std::set<std::string>& used)
{
    for (const auto& [key, value] : object.items()) {
        const std::string name = prefix + key;
        if (!used.contains(name))
            return name;
        if (!value.is_object())
            continue;
        if (auto below = unused_key(value, name + ".", used))
            return below;
    }
    return std::nullopt;
}

template <class Value, class Fits>
bool take_list(const Json& list, std::vector<Value>& values, Fits fits)
{
    if (!list.is_array() || list.empty() || !std::all_of(list.begin(), list.end(), fits))
        return false;
    values = list.get<std::vector<Value>>();
    return true;
}

}  // namespace

JsonReader::JsonReader(std::shared_ptr<Record> record, std::shared_ptr<const Node> node)
    : m_record(std::move(record)), m_node(std::move(node))
{ }

Result<JsonReader> JsonReader::open(const std::filesystem::path& file,
                                    const std::map<std::string, std::string>& given)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return Error{ErrorCode::not_found, path_to_utf8(file) + " cannot be read."};
    auto record = std::make_shared<Record>();
    record->file = file;
    record->root = Json::parse(stream, nullptr, false);
    if (!record->root.is_object())
        return Error{ErrorCode::corrupt, path_to_utf8(file) + " is not a JSON object."};
    for (const auto& [key, text] : given)
        record->root[key] = text;
    auto node = std::make_shared<Node>(Node{record->root, ""});
    return JsonReader(std::move(record), std::move(node));
}

JsonReader JsonReader::object(const std::string& key)
{
    Json object = Json::object();
    if (has(key)) {
        object = m_node->object.at(key);
        m_record->used.insert(m_node->prefix + key);
        if (!object.is_object()) {
            refuse(key, "an object was needed");
            object = Json::object();
        }
    }
    return {m_record, std::make_shared<Node>(Node{std::move(object), m_node->prefix + key + "."})};
}

bool JsonReader::has(const std::string& key) const
{
    return m_node->object.contains(key);
}

void JsonReader::read(const std::string& key, std::int64_t& value, std::int64_t least,
                      std::int64_t most)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    const Json& found = m_node->object.at(key);
    if (found.is_number_integer() && found.get<std::int64_t>() >= least
        && found.get<std::int64_t>() <= most)
        value = found.get<std::int64_t>();
    else
        refuse(key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most)
                        + " was needed");
}

void JsonReader::read(const std::string& key, double& value, double least, double most)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    const Json& found = m_node->object.at(key);
    if (found.is_number() && found.get<double>() >= least && found.get<double>() <= most)
        value = found.get<double>();
    else
        refuse(key,
               "a number from " + number_text(least) + " to " + number_text(most) + " was needed");
}

void JsonReader::read(const std::string& key, bool& value)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    if (m_node->object.at(key).is_boolean())
        value = m_node->object.at(key).get<bool>();
    else
        refuse(key, "true or false was needed");
}

void JsonReader::read(const std::string& key, std::string& value)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    if (m_node->object.at(key).is_string())
        value = m_node->object.at(key).get<std::string>();
    else
        refuse(key, "a text was needed");
}

void JsonReader::read(const std::string& key, std::vector<std::int64_t>& value, std::int64_t least)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    const auto fits = [least](const Json& entry) {
        return entry.is_number_integer() && entry.get<std::int64_t>() >= least;
    };
    if (!take_list(m_node->object.at(key), value, fits))
        refuse(key, "a list of whole numbers from " + std::to_string(least) + " up was needed");
}

void JsonReader::read(const std::string& key, std::vector<bool>& value)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    const auto fits = [](const Json& entry) { return entry.is_boolean(); };
    if (!take_list(m_node->object.at(key), value, fits))
        refuse(key, "a list of true and false was needed");
}

void JsonReader::read(const std::string& key, std::vector<std::string>& value)
{
    if (!has(key))
        return;
    m_record->used.insert(m_node->prefix + key);
    const auto fits = [](const Json& entry) { return entry.is_string(); };
    if (!take_list(m_node->object.at(key), value, fits))
        refuse(key, "a list of texts was needed");
}

void JsonReader::read(const std::string& key, std::map<std::string, std::string>& values)
{
    JsonReader below = object(key);
    for (const auto& [name, value] : below.m_node->object.items()) {
        m_record->used.insert(below.m_node->prefix + name);
        if (value.is_string())
            values[name] = value.get<std::string>();
        else if (value.is_number_integer() || value.is_boolean())
            values[name] = value.dump();
        else
            below.refuse(name, "a whole number, true, false or a text was needed");
    }
}

void JsonReader::read_path(const std::string& key, std::filesystem::path& value)
{
    std::string text;
    read(key, text);
    if (text.empty())
        return;
    value = (m_record->file.parent_path() / path_from_utf8(text)).lexically_normal();
}

void JsonReader::refuse(const std::string& key, const std::string& needed)
{
    if (m_record->error)
        return;
    const auto found = m_node->object.find(key);
    const std::string value = found == m_node->object.end()
                                  ? "missing"
                                  : found->dump(-1, ' ', false, Json::error_handler_t::replace);
    m_record->error =
        Error{ErrorCode::invalid_request, path_to_utf8(m_record->file) + ": \"" + m_node->prefix
                                              + key + "\" is " + value + " where " + needed + "."};
}

Result<void> JsonReader::bad_value() const
{
    return m_record->error ? Result<void>(*m_record->error) : Result<void>();
}

Result<void> JsonReader::outcome() const
{
    FLIPBOOK_TRY(bad_value());
    if (const auto key = unused_key(m_record->root, "", m_record->used))
        return Error{ErrorCode::invalid_request,
                     path_to_utf8(m_record->file) + ": \"" + *key
                         + "\" is no key that this kind of training knows."};
    return {};
}

}  // namespace flipbook
