// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <limits>
#include <string>
#include <type_traits>

#include "flipbook/result.h"

namespace flipbook::cli {

// A decimal whole number in [least, most], nothing before or after it.
// Error: invalid_request, quoting the text and the range.
template <class Whole>
Result<Whole> parse_whole(const std::string& text, Whole least = std::numeric_limits<Whole>::min(),
                          Whole most = std::numeric_limits<Whole>::max())
{
    static_assert(std::is_integral_v<Whole>);
    Whole value{};
    const char* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (failure == std::errc() && stop == end && value >= least && value <= most)
        return value;
    using Limits = std::numeric_limits<Whole>;
    std::string range;
    if (least != Limits::min() || most != Limits::max())
        range = " from " + std::to_string(least) + " to " + std::to_string(most);
    return Error{ErrorCode::invalid_request, "'" + text + "' is not a whole number" + range + '.'};
}

// A finite number with a decimal point, whatever the locale. Error: invalid_request.
Result<double> parse_decimal(const std::string& text);

}  // namespace flipbook::cli
