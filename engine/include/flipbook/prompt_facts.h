// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

class ClipTokenizer;

// What the text encoder takes at once, start and end left out.
constexpr int prompt_chunk_tokens = 75;

// A stretch of a prompt that means something: bytes [begin, end) of its UTF-8 text.
struct PromptSpan {
    enum class Kind {
        emphasis,           // Text of a weight other than 1, without the brackets.
        break_word,         // BREAK, which ends a chunk.
        lora_tag,           // "<lora:name:0.8>", tags of other spellings included.
        wrong_tag,          // A tag for which a clip would be refused.
        comment,            // From "#" to the end of the line.
        unmatched_bracket,  // Closes nothing, or is closed nowhere.
        key,                // "8:" before what the prompt is from that frame on.
        wrong_key,          // The line of a key for which a clip would be refused.
    };
    Kind kind = Kind::emphasis;
    std::size_t begin = 0;
    std::size_t end = 0;
    double weight = 1.0;  // Of emphasis.

    bool operator==(const PromptSpan&) const = default;
};

// A tag's name and strengths.
struct PromptLora {
    std::string name;
    double text_strength = 1.0;
    double unet_strength = 1.0;

    bool operator==(const PromptLora&) const = default;
};

struct PromptFacts {
    // Of each chunk, 0 … prompt_chunk_tokens; one at least. Where the prompt changes over the
    // frames, of its longest form.
    std::vector<int> chunk_tokens;
    std::vector<PromptSpan> spans;   // By where they begin; a tag may stand inside of emphasis.
    std::vector<PromptLora> loras;   // In the order of the lora_tag spans.
    std::vector<std::string> wrong;  // A sentence for each wrong_tag, then for the wrong_key.

    bool operator==(const PromptFacts&) const = default;
};

// A word of textual inversion: its vectors stand in a prompt for its tokens.
struct PromptWord {
    std::string word;
    int vectors = 1;
};

// Reads prompts as the text encoder will, for the eyes of their writer. Never changes once made,
// so that threads may share it; copies share the vocabulary.
class PromptReader {
public:
    // With the vocabulary in the folder tokenizer/ of a model in the diffusers layout, and with
    // CLIP's own where there is none. Takes about 50 ms. Error: corrupt, for a damaged vocabulary.
    static Result<PromptReader> open(const std::filesystem::path& model = {});

    // There is no wrong prompt. Takes well below a millisecond for usual ones. Keys are judged
    // (flipbook/prompt_travel.h) for a clip of `frame_count`.
    PromptFacts read(std::string_view prompt, EmphasisMode mode = EmphasisMode::original,
                     const std::vector<PromptWord>& words = {},
                     int frame_count = std::numeric_limits<int>::max()) const;

private:
    explicit PromptReader(std::shared_ptr<const ClipTokenizer> tokenizer)
        : m_tokenizer(std::move(tokenizer))
    { }

    std::shared_ptr<const ClipTokenizer> m_tokenizer;
};

}  // namespace flipbook
