// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/json_setting.h"

namespace flipbook {

using Json = nlohmann::json;

std::string setting_text(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

std::string setting_text(const Json& object, const char* key)
{
    return setting_text(value_of(object, key));
}

const Json& value_of(const Json& object, const char* key)
{
    static const Json nothing;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : nothing;
}

const Json& first_of(const Json& value)
{
    return value.is_array() && !value.empty() ? value.front() : value;
}

}  // namespace flipbook
