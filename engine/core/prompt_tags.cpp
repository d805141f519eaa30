// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompt_tags.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <system_error>
#include <utility>

#include "core/text.h"

namespace flipbook {

namespace {

constexpr std::string_view white_space = " \t\r\n";

std::optional<double> number(std::string_view text)
{
    text = trimmed(text, white_space);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
         colon = text.find(':')) {
        parts.push_back(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    parts.push_back(text);
    return parts;
}

Error wrong_tag(std::string_view tag, const std::string& problem)
{
    return {ErrorCode::invalid_request,
            "The prompt's \"" + std::string(tag) + "\" " + problem + "."};
}

// `arguments` is what stands behind "<lora:", `tag` all of it for messages.
Result<LoraTag> read_tag(std::string_view arguments, std::string_view tag)
{
    LoraTag lora;
    std::optional<double> text, unet;
    int position = 0;
    for (std::string_view part : split(arguments)) {
        std::optional<double>* weight = nullptr;
        const std::size_t equals = part.find('=');
        const std::string_view key = trimmed(part.substr(0, equals), white_space);
        if (position == 0) {
            part = trimmed(part, white_space);
            lora.name = part.substr(part.find_last_of("/\\") + 1);
            ++position;
            continue;
        }
        if (equals == std::string_view::npos)
            weight = position == 1 ? &text : position == 2 ? &unet : nullptr, ++position;
        else if (key == "te" || key == "unet")
            weight = key == "te" ? &text : &unet, part.remove_prefix(equals + 1);
        if (!weight)
            return wrong_tag(tag, "has the argument \"" + std::string(part)
                                      + "\"; a name, a weight for the text encoder and one for the"
                                        " UNet are known");
        *weight = number(part);
        if (!*weight)
            return wrong_tag(tag, "has the weight \"" + std::string(part)
                                      + "\", and a number was needed");
    }
    if (lora.name.empty())
        return wrong_tag(tag, "names no file");
    lora.text_strength = text.value_or(1.0);
    lora.unet_strength = unet.value_or(lora.text_strength);
    return lora;
}

}  // namespace

std::string without_comments(std::string_view prompt)
{
    std::string text;
    for (bool is_last = false; !is_last;) {
        const std::size_t end = prompt.find('\n');
        is_last = end == std::string_view::npos;
        const std::string_view line = prompt.substr(0, end);
        const std::size_t comment = line.find('#');
        text += line.substr(0, comment);
        if (!is_last && comment != 0)
            text += '\n';
        prompt.remove_prefix(is_last ? prompt.size() : end + 1);
    }
    return text;
}

Result<TaggedPrompt> take_tags(std::string_view prompt)
{
    TaggedPrompt result;
    while (!prompt.empty()) {
        const std::size_t begin = prompt.find('<');
        const std::size_t end = prompt.find('>', begin);
        if (end == std::string_view::npos)
            break;
        result.text += prompt.substr(0, begin);
        const std::string_view tag = prompt.substr(begin, end + 1 - begin);
        const std::string_view inner = tag.substr(1, tag.size() - 2);
        const std::size_t colon = inner.find(':');
        const std::string_view kind = inner.substr(0, colon);
        if (colon != std::string_view::npos && kind == "hypernet")
            return wrong_tag(tag, "asks for a hypernetwork, which is not supported");
        if (colon != std::string_view::npos && (kind == "lora" || kind == "lyco")) {
            FLIPBOOK_ASSIGN(LoraTag lora, read_tag(inner.substr(colon + 1), tag));
            result.loras.push_back(std::move(lora));
            prompt.remove_prefix(end + 1);
        } else {
            // A tag may still begin behind a bracket that is only text.
            result.text += '<';
            prompt.remove_prefix(begin + 1);
        }
    }
    result.text += prompt;
    return result;
}

}  // namespace flipbook
