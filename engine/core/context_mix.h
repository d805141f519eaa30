// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "flipbook/motion_options.h"
#include "flipbook/result.h"

namespace flipbook {

// One of a motion module's contexts, and its share over the frames of a clip.
struct ContextShare {
    std::string name;
    Curve share = 1.0;

    bool operator==(const ContextShare&) const = default;
};

// "pan-left", "pan-left:0.6 + zoom-in:0.4" or "pan-left:0:(1), 15:(0) + zoom-in"; empty for none.
// Error: invalid_request, quoting the part that is none.
Result<std::vector<ContextShare>> parse_context_mix(const std::string& text);

// The shares of `known` contexts, in that order: 0 for those that the mix does not name. An empty
// mix is the only context there is. Errors: those of parse_context_mix(); invalid_request, naming
// the contexts that there are.
Result<std::vector<Curve>> context_shares(const std::string& mix,
                                          const std::vector<std::string>& known);

}  // namespace flipbook
