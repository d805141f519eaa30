// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/module_facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/module_format.h"

namespace flipbook {

namespace {

std::string places(std::size_t count)
{
    return "It works in " + std::to_string(count) + (count == 1 ? " place" : " places")
           + " of the UNet.";
}

}  // namespace

void add_module_facts(ModelPage& page, const std::map<std::string, std::string>& metadata)
{
    const auto text_of = [&metadata](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    page.variant = custom_module_kind(metadata).value_or("");
    const std::string slots = text_of("slots");
    page.notes.push_back(
        places(static_cast<std::size_t>(std::count(slots.begin(), slots.end(), '='))));
    if (const std::string contexts = text_of("contexts"); !contexts.empty())
        page.notes.push_back("It has the contexts " + contexts + ".");
}

void add_script_facts(ModelPage& page, const std::string& card)
{
    page.kind = ModelKind::custom_motion_module;
    page.base = base_of(page.kind);
    page.variant = "torchscript";
    page.notes.emplace_back("It is a program: use it only if you trust where it comes from.");
    const auto json = nlohmann::json::parse(card, nullptr, false);
    const auto slots = json.is_object() ? json.value("slots", nlohmann::json()) : nlohmann::json();
    if (!slots.is_object() || slots.empty()) {
        page.problem_code = ErrorCode::unsupported_format;
        page.problems.emplace_back("It says nothing of the places that it works in: \"slots\" was"
                                   " needed in its extra file flipbook.json.");
        return;
    }
    page.notes.push_back(places(slots.size()));
    if (const auto name = json.find("name"); name != json.end() && name->is_string())
        page.title = name->get<std::string>();
    if (const auto type = json.find("precision"); type != json.end() && type->is_string())
        page.precision = type->get<std::string>();
}

}  // namespace flipbook
