// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/number_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace flipbook {

std::string number_text(double number)
{
    // The longest is "-2.2250738585072014e-308".
    std::array<char, 32> buffer{};
    const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

bool take_number(std::string_view& text, double& number)
{
    double result = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), result);
    // from_chars() also reads "inf" and "nan".
    if (code != std::errc() || !std::isfinite(result))
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    number = result;
    return true;
}

}  // namespace flipbook
