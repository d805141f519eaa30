// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flipbook/foreign_recipe.h"
#include "flipbook/request.h"

namespace flipbook {

// The text that A1111 writes into its pictures: the prompt, "Negative prompt: …", and a last line
// of pairs, "Steps: 20, Sampler: Euler a, …" (its modules/infotext_utils.py).
struct Infotext {
    std::string prompt;
    std::string negative;
    // In their order, a key that comes twice as well. What stands alone has itself for its value.
    std::vector<std::pair<std::string, std::string>> parameters;
    std::vector<NamedModel> models;  // Of Civitai's JSON in that line, which is never written.

    // Of the last of its name, as in A1111; empty where there is none.
    std::string value(std::string_view key) const;

    bool operator==(const Infotext&) const = default;
};

// There is no wrong infotext: without three pairs in the last line all of it is prompt. Line ends
// may be LF or CRLF. Takes time in proportion to the text's length.
Infotext parse_infotext(std::string_view text);

// The text that parse_infotext() reads back. Values with a comma, colon or line break are quoted.
std::string to_text(const Infotext& infotext);

// The request in A1111's words, as far as it has any; those of clips in the one value that the
// AnimateDiff extension writes, and behind its own keys what only this program knows. LoRAs of the
// request become tags of the prompt. Files are named with the digits of their hashes that A1111
// and Civitai know them by, as far as the request's model_files tell.
Infotext infotext_of(const GenerationRequest& request);

// Sets what the text says and this program has, and what A1111 means where the text is silent.
// Models are left as they are: named_models() says which. Returns what was not taken over.
std::vector<UnusedSetting> apply_infotext(const Infotext& infotext, GenerationRequest& request);

// All models that the text names, each once, with the hash where one is given.
std::vector<NamedModel> named_models(const Infotext& infotext);

}  // namespace flipbook
