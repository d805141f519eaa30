// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/memory_shortage.h"

#include <charconv>
#include <string>
#include <string_view>

namespace flipbook {

namespace {

constexpr std::string_view before_needed = "The clip needs about ";
constexpr std::string_view before_available = " of memory and ";

std::string bytes_text(std::uint64_t bytes)
{
    const std::uint64_t hundredths = bytes / 10'000'000;
    const std::string fraction = std::to_string(hundredths % 100);
    return std::to_string(bytes) + " bytes (" + std::to_string(hundredths / 100) + "."
           + (fraction.size() < 2 ? "0" : "") + fraction + " GB)";
}

std::optional<std::uint64_t> number_after(std::string_view text, std::string_view words)
{
    const std::size_t place = text.find(words);
    if (place == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(place + words.size());
    std::uint64_t number = 0;
    const auto outcome = std::from_chars(text.data(), text.data() + text.size(), number);
    return outcome.ec == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace

Error out_of_memory_error(const MemoryShortage& shortage)
{
    return {ErrorCode::out_of_memory,
            std::string(before_needed) + bytes_text(shortage.needed_bytes)
                + std::string(before_available) + bytes_text(shortage.available_bytes)
                + " are available; a smaller size, fewer frames in a context window or fp16 "
                  "needs less."};
}

std::optional<MemoryShortage> memory_shortage(const Error& error)
{
    const auto needed = number_after(error.message, before_needed);
    const auto available = number_after(error.message, before_available);
    if (error.code != ErrorCode::out_of_memory || !needed || !available)
        return std::nullopt;
    return MemoryShortage{*needed, *available};
}

}  // namespace flipbook
