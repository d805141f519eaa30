// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// "<lora:name:0.8>" in a prompt.
struct LoraTag {
    std::string name;  // Stem of a file, a folder before it left out.
    double text_strength = 1.0;
    double unet_strength = 1.0;

    bool operator==(const LoraTag&) const = default;
};

struct TaggedPrompt {
    std::string text;  // Without its tags; nothing else is changed.
    std::vector<LoraTag> loras;
};

// Drops A1111's comments (its modules/processing_scripts/comments.py): "#" and what follows it in
// the line, and the whole line where nothing stands before it.
std::string without_comments(std::string_view prompt);

// Takes A1111's tags out of a prompt without comments (its modules/extra_networks.py): <lora:NAME>,
// <lora:NAME:TE>, <lora:NAME:TE:UNET>, and te= and unet= by name; `lyco` is another word for
// `lora`. A missing weight of the text encoder is 1, a missing one of the UNet is the text
// encoder's. Angle brackets with other words stay text.
// Errors: invalid_request, quoting the tag: no name, a weight that is no number, an argument that
// is unknown, or a hypernetwork, which is not supported.
Result<TaggedPrompt> take_tags(std::string_view prompt);

}  // namespace flipbook
