// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flipbook {

// A prompt that changes over the frames of a clip, written as A1111's AnimateDiff extension has it
// (sd-webui-animatediff, scripts/animatediff_prompt.py): lines "8: a storm" one below the other are
// keys, what stands before and behind them holds for all frames.
struct PromptKey {
    int frame = 0;          // From 0.
    std::string text;       // Of its line.
    std::size_t begin = 0;  // Bytes of the line in the prompt, its end not included.
    std::size_t end = 0;

    bool operator==(const PromptKey&) const = default;
};

struct PromptTravel {
    std::string head;             // The lines before the keys, joined by ", "; comments left out.
    std::vector<PromptKey> keys;  // As they are written; none: the prompt stays as it is.
    std::string tail;             // The lines behind the keys, likewise.

    // All that is said at a key: head, text and tail, joined by ", ".
    std::string prompt_of(std::size_t key) const;

    bool operator==(const PromptTravel&) const = default;
};

// There is no wrong prompt: lines that are no keys are text. A key may hold colons and weights, and
// blank lines and comments may stand between keys.
PromptTravel parse_travel(std::string_view prompt);

// A line for which a clip of so many frames would be refused, and why, quoting it.
struct WrongKey {
    std::size_t begin = 0;  // Bytes of the line in the prompt.
    std::size_t end = 0;
    std::string message;
};

// The first of them: its frame lies behind the clip's last or does not follow that of the line
// before, or other text keeps it apart from the keys before it.
std::optional<WrongKey> find_wrong_key(std::string_view prompt, int frame_count);

// Between which keys a frame lies: `to` has the share `part`, 0 … 1, of it.
struct PromptBlend {
    std::size_t from = 0;
    std::size_t to = 0;
    double part = 0;

    bool operator==(const PromptBlend&) const = default;
};

// Before the first key and behind the last the prompt stays; in a closed loop of `frame_count`
// frames the last key turns into the first again. Precondition: keys, with frames that rise.
PromptBlend blend_at(const PromptTravel& travel, int frame, int frame_count, bool is_closed_loop);

// Changes of the text for those who see the keys rather than it. Keys stay sorted by frame; a key
// that comes to one's frame takes its place. Numbers of keys are those of parse_travel().
std::string with_key(std::string_view prompt, int frame, std::string_view text);
std::string with_key_moved(std::string_view prompt, std::size_t key, int frame);
std::string without_key(std::string_view prompt, std::size_t key);

}  // namespace flipbook
