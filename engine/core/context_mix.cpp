// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/context_mix.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace flipbook {

Result<std::vector<ContextShare>> parse_context_mix(const std::string& text)
{
    std::vector<ContextShare> mix;
    if (trimmed(text, " ").empty())
        return mix;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('+', begin), text.size());
        const std::string part(trimmed(std::string_view(text).substr(begin, end - begin), " "));
        begin = end + 1;
        const std::size_t colon = std::min(part.find(':'), part.size());
        ContextShare share{std::string(trimmed(std::string_view(part).substr(0, colon), " ")), 1.0};
        if (share.name.empty())
            return Error{ErrorCode::invalid_request,
                         "The context \"" + text
                             + "\" has a part without a name; a name, or "
                               "NAME:SHARE joined by +, was needed."};
        if (colon < part.size()) {
            FLIPBOOK_ASSIGN(
                share.share,
                Curve::parse(std::string(trimmed(std::string_view(part).substr(colon + 1), " "))));
        }
        for (const CurvePoint& point : share.share.points())
            if (!std::isfinite(point.value))
                return Error{ErrorCode::invalid_request,
                             "The share of the context \"" + share.name
                                 + "\" is no finite number at every frame."};
        mix.push_back(std::move(share));
    }
    return mix;
}

Result<std::vector<Curve>> context_shares(const std::string& mix,
                                          const std::vector<std::string>& known)
{
    FLIPBOOK_ASSIGN(const auto parts, parse_context_mix(mix));
    std::vector<Curve> shares(known.size(), Curve(0.0));
    if (parts.empty() && known.size() == 1)
        shares.front() = 1.0;
    if (parts.empty() && known.size() > 1)
        return Error{ErrorCode::invalid_request,
                     "It has the contexts " + listed(known) + "; one of them was needed."};
    for (const ContextShare& part : parts) {
        const auto found = std::find(known.begin(), known.end(), part.name);
        if (found == known.end())
            return Error{ErrorCode::invalid_request,
                         known.empty()
                             ? "It has no contexts, and \"" + part.name + "\" was asked for."
                             : "It has no context \"" + part.name + "\", only " + listed(known)
                                   + "."};
        shares[static_cast<std::size_t>(found - known.begin())] = part.share;
    }
    return shares;
}

}  // namespace flipbook
