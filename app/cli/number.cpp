// SPDX-License-Identifier: GPL-3.0-or-later
#include "number.h"

#include <cmath>

namespace flipbook::cli {

Result<double> parse_decimal(const std::string& text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, value);
    if (failure == std::errc() && stop == end && std::isfinite(value))
        return value;
    return Error{ErrorCode::invalid_request, "'" + text + "' is not a number."};
}

}  // namespace flipbook::cli
