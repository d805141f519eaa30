// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion_blocks.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "core/text.h"

namespace flipbook {

namespace {

constexpr std::int64_t last_block = 99;

std::optional<std::int64_t> block_number(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = failure == std::errc() && end == text.data() + text.size();
    return is_whole && number >= 0 && number <= last_block ? std::optional(number) : std::nullopt;
}

Error unknown_blocks(std::string_view word)
{
    return {ErrorCode::invalid_request,
            "The blocks \"" + std::string(word)
                + "\" are none of the UNet's; all, or a list of down, mid, up, down.0 and up.1-2 "
                  "was needed."};
}

}  // namespace

Result<MotionBlocks> MotionBlocks::parse(const std::string& text)
{
    MotionBlocks blocks;
    if (trimmed(text, " ") == "all")
        return blocks;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view word =
            trimmed(std::string_view(text).substr(begin, end - begin), " ");
        begin = end + 1;
        const std::size_t dot = std::min(word.find('.'), word.size());
        Range range{std::string(word.substr(0, dot)), 0, last_block};
        if (range.part != "down" && range.part != "mid" && range.part != "up")
            return unknown_blocks(word);
        if (dot < word.size()) {
            const std::string_view numbers = word.substr(dot + 1);
            const std::size_t dash = std::min(numbers.find('-'), numbers.size());
            const auto first = block_number(numbers.substr(0, dash));
            const auto last =
                dash < numbers.size() ? block_number(numbers.substr(dash + 1)) : first;
            if (!first || !last || *first > *last)
                return unknown_blocks(word);
            range.first = *first;
            range.last = *last;
        }
        blocks.m_ranges.push_back(std::move(range));
    }
    return blocks;
}

bool MotionBlocks::contains(const std::string& part, std::int64_t block) const
{
    return m_ranges.empty()
           || std::any_of(m_ranges.begin(), m_ranges.end(), [&](const Range& range) {
                  return range.part == part && range.first <= block && block <= range.last;
              });
}

}  // namespace flipbook
