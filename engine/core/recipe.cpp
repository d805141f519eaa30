// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/recipe.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/recipe_fields.h"
#include "core/utf8_path.h"

namespace flipbook {
namespace {

constexpr const char* recipe_format = "flipbook-recipe";
constexpr std::uint64_t recipe_version = 1;

class RecipeWriter {
public:
    using Json = nlohmann::ordered_json;

    RecipeWriter()
    {
        field("format", std::string(recipe_format));
        field("version", recipe_version);
        field("app", std::string(version()));
    }

    template <class Value> void field(const char* key, const Value& value)
    {
        m_object[key] = json_of(value);
    }

    template <class Fields> void group(const char* key, Fields&& fields)
    {
        Json outer = std::exchange(m_object, Json::object());
        fields(*this);
        outer[key] = std::exchange(m_object, {});
        m_object = std::move(outer);
    }

    template <class Item> void list(const char* key, const std::vector<Item>& items)
    {
        Json outer = std::exchange(m_object, Json::object());
        Json array = Json::array();
        for (const Item& item : items) {
            visit_item(*this, item);
            array.push_back(std::exchange(m_object, Json::object()));
        }
        outer[key] = std::move(array);
        m_object = std::move(outer);
    }

    // What is there already stays.
    void add(const Json& further) { add_missing(m_object, further); }

    // A path or prompt that is not UTF-8 loses the odd bytes: JSON cannot hold them.
    std::string text() const
    {
        return m_object.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    static void add_missing(Json& object, const Json& further)
    {
        if (!object.is_object() || !further.is_object())
            return;
        for (const auto& [key, value] : further.items()) {
            if (object.contains(key))
                add_missing(object[key], value);
            else
                object[key] = value;
        }
    }

    template <class Value> static Json json_of(const Value& value)
    {
        if constexpr (std::is_enum_v<Value>)
            return to_string(value);
        else
            return value;
    }
    static Json json_of(const std::filesystem::path& path) { return path_to_utf8(path); }
    static Json json_of(const Curve& curve)
    {
        if (curve == Curve(curve.points().front().value))
            return curve.points().front().value;
        return curve.text();
    }
    template <class Value> static Json json_of(const std::optional<Value>& value)
    {
        return value ? json_of(*value) : Json();
    }
    static Json json_of(const std::vector<std::filesystem::path>& paths)
    {
        Json array = Json::array();
        for (const auto& path : paths)
            array.push_back(json_of(path));
        return array;
    }

    Json m_object = Json::object();
};

class RecipeReader {
public:
    using Json = nlohmann::json;

    explicit RecipeReader(const Json& object) : m_object(&object) { }

    // Keeps `value` where the key is missing. After an error nothing more is read.
    template <class Value> void field(const char* key, Value& value)
    {
        const auto found = m_object->find(key);
        if (!m_outcome || found == m_object->end())
            return;
        m_outcome = read(m_prefix + key, *found, value);
    }

    template <class Fields> void group(const char* key, Fields&& fields)
    {
        const auto found = m_object->find(key);
        if (!m_outcome || found == m_object->end())
            return;
        if (!found->is_object()) {
            m_outcome = wrong(m_prefix + key, *found, "an object");
            return;
        }
        const Json* outer = std::exchange(m_object, &*found);
        m_prefix = std::string(key) + '.';
        fields(*this);
        m_prefix.clear();
        m_object = outer;
    }

    template <class Item> void list(const char* key, std::vector<Item>& items)
    {
        const auto found = m_object->find(key);
        if (!m_outcome || found == m_object->end())
            return;
        if (!found->is_array()) {
            m_outcome = wrong(m_prefix + key, *found, "a list");
            return;
        }
        items.clear();
        const Json* outer = m_object;
        for (const Json& object : *found) {
            const std::string name = key + ('.' + std::to_string(items.size()));
            if (!object.is_object()) {
                m_outcome = wrong(name, object, "an object");
                break;
            }
            m_object = &object;
            m_prefix = name + '.';
            visit_item(*this, items.emplace_back());
            m_prefix.clear();
        }
        m_object = outer;
    }

    const Result<void>& outcome() const { return m_outcome; }

private:
    static Error wrong(const std::string& key, const Json& value, const std::string& needed)
    {
        return {ErrorCode::invalid_request,
                "The recipe's " + key + " is "
                    + value.dump(-1, ' ', false, Json::error_handler_t::replace) + ", and " + needed
                    + " was needed."};
    }

    static Result<void> read(const std::string& key, const Json& json, std::string& value)
    {
        if (!json.is_string())
            return wrong(key, json, "a string");
        value = json.get<std::string>();
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json, bool& value)
    {
        if (!json.is_boolean())
            return wrong(key, json, "true or false");
        value = json.get<bool>();
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json, int& value)
    {
        using Limits = std::numeric_limits<int>;
        // Numbers above 2^63 would turn negative as signed ones.
        const bool fits =
            json.is_number_unsigned()
                ? json.get<std::uint64_t>() <= std::uint64_t{Limits::max()}
                : json.is_number_integer() && json.get<std::int64_t>() >= Limits::min();
        if (!fits)
            return wrong(key, json, "a whole number of 32 bits");
        value = json.get<int>();
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json, std::uint64_t& value)
    {
        if (!json.is_number_unsigned())
            return wrong(key, json, "a whole number from 0 to 2^64 - 1");
        value = json.get<std::uint64_t>();
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json, double& value)
    {
        if (!json.is_number())
            return wrong(key, json, "a number");
        value = json.get<double>();
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json, std::filesystem::path& value)
    {
        if (!json.is_string())
            return wrong(key, json, "a path");
        value = path_from_utf8(json.get<std::string>());
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json,
                             std::vector<std::filesystem::path>& value)
    {
        if (!json.is_array())
            return wrong(key, json, "a list of paths");
        value.clear();
        for (const Json& item : json) {
            const std::string name = key + '.' + std::to_string(value.size());
            FLIPBOOK_TRY(read(name, item, value.emplace_back()));
        }
        return {};
    }

    static Result<void> read(const std::string& key, const Json& json, Curve& value)
    {
        if (json.is_number()) {
            value = json.get<double>();
            return {};
        }
        if (!json.is_string())
            return wrong(key, json, "a number or a curve");
        return parsed(key, Curve::parse(json.get<std::string>()), value);
    }

    template <class Value>
    static Result<void> read(const std::string& key, const Json& json, std::optional<Value>& value)
    {
        if (json.is_null()) {
            value.reset();
            return {};
        }
        Value content{};
        FLIPBOOK_TRY(read(key, json, content));
        value = std::move(content);
        return {};
    }

    template <class Enum>
    requires std::is_enum_v<Enum>
    static Result<void> read(const std::string& key, const Json& json, Enum& value)
    {
        if (!json.is_string())
            return wrong(key, json, "a name");
        return parsed(key, parse_enum<Enum>(json.get<std::string>()), value);
    }

    template <class Value>
    static Result<void> parsed(const std::string& key, Result<Value> result, Value& value)
    {
        if (!result)
            return Error{ErrorCode::invalid_request,
                         "The recipe's " + key + " is wrong: " + result.error().message};
        value = std::move(result).value();
        return {};
    }

    const Json* m_object;
    std::string m_prefix;  // "sampling." inside that group.
    Result<void> m_outcome;
};

// What of a recipe has no place in a request, in the groups where it stands.
nlohmann::json unknown_part(const nlohmann::json& recipe, const nlohmann::json& known)
{
    auto rest = nlohmann::json::object();
    for (const auto& [key, value] : recipe.items()) {
        const auto found = known.find(key);
        if (found == known.end())
            rest[key] = value;
        else if (value.is_object() && found->is_object())
            if (auto part = unknown_part(value, *found); !part.empty())
                rest[key] = std::move(part);
    }
    return rest;
}

std::string unknown_keys(const nlohmann::json& recipe)
{
    using Json = nlohmann::json;
    static const Json known = Json::parse(to_recipe({}));
    const Json rest = unknown_part(recipe, known);
    return rest.empty() ? std::string() : rest.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Another program's JSON, or a later form of ours whose keys may mean something else.
Result<void> check_format(const nlohmann::json& recipe)
{
    RecipeReader reader(recipe);
    std::string format = recipe_format;
    std::uint64_t number = recipe_version;
    reader.field("format", format);
    reader.field("version", number);
    FLIPBOOK_TRY(reader.outcome());
    if (format != recipe_format)
        return Error{ErrorCode::invalid_request, "The recipe's format is \"" + format + "\", and \""
                                                     + recipe_format + "\" was needed."};
    if (number != recipe_version)
        return Error{ErrorCode::invalid_request, "The recipe's version is " + std::to_string(number)
                                                     + ", and this program reads version "
                                                     + std::to_string(recipe_version) + "."};
    return {};
}

}  // namespace

std::string to_recipe(const GenerationRequest& request)
{
    RecipeWriter writer;
    visit_request(writer, request);
    writer.add(nlohmann::ordered_json::parse(request.unknown_keys, nullptr, false));
    return writer.text();
}

Result<GenerationRequest> from_recipe(const std::string& json, GenerationRequest base)
{
    const auto recipe = nlohmann::json::parse(json, nullptr, false);
    if (!recipe.is_object())
        return Error{ErrorCode::corrupt, "The recipe is not a JSON object."};
    FLIPBOOK_TRY(check_format(recipe));
    RecipeReader reader(recipe);
    visit_request(reader, base);
    FLIPBOOK_TRY(reader.outcome());
    base.unknown_keys = unknown_keys(recipe);
    return base;
}

}  // namespace flipbook
