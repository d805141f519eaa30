// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <nlohmann/json.hpp>

#include "core/foreign/foreign_reader.h"
#include "flipbook/infotext.h"

namespace flipbook {

namespace {

// The infotext comes last: its grammar finds pairs in texts of any form.
constexpr std::array<ForeignReader, 5> readers{read_comfyui_recipe, read_invokeai_metadata,
                                               read_animatediff_cli_recipe, read_official_config,
                                               read_infotext_recipe};

const char* text_of(UnusedSetting::Reason reason)
{
    using enum UnusedSetting::Reason;
    switch (reason) {
    case unknown:
        return "this program has no such setting";
    case wrong_value:
        return "this program has no such value";
    case second_pass:
        return "a clip is finished in one pass, without enlarging or mending it";
    case guiding_picture:
        return "no picture can guide a clip here";
    case starting_picture:
        return "a clip begins with noise here, not with a picture";
    case several:
        return "only the first of several is";
    case civitai_name:
        return "it is named as on Civitai; write <lora:NAME:1> with its file's name into the prompt";
    }
    return "";
}

// A template or a list can have any length. Cut between characters of UTF-8.
std::string shortened(const std::string& text)
{
    constexpr std::size_t longest = 80;
    if (text.size() <= longest)
        return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

}  // namespace

std::string sentence(const UnusedSetting& unused)
{
    return unused.name + " \"" + shortened(unused.value)
           + "\" is not used: " + text_of(unused.reason) + '.';
}

std::optional<ForeignRecipe> read_infotext_recipe(const std::string& text,
                                                  const GenerationRequest& base)
{
    // A prompt within JSON may look like one.
    const bool is_json = text.find('{') != std::string::npos && nlohmann::json::accept(text);
    const Infotext infotext = is_json ? Infotext() : parse_infotext(text);
    if (infotext.parameters.empty())
        return std::nullopt;
    ForeignRecipe recipe{"an infotext", false, base, named_models(infotext), {}};
    recipe.unused = apply_infotext(infotext, recipe.request);
    return recipe;
}

std::optional<ForeignRecipe> read_foreign_recipe(const std::string& text,
                                                 const GenerationRequest& base)
{
    for (const ForeignReader read : readers)
        if (auto recipe = read(text, base))
            return recipe;
    return std::nullopt;
}

}  // namespace flipbook
