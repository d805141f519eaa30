// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "flipbook/request.h"

namespace flipbook {

struct SamplerName {
    std::string scheduler;                  // A name as Capabilities::schedulers has them.
    std::optional<SigmaSchedule> schedule;  // Where the spelling names one as well.
};

// Our own names, and how A1111, ComfyUI and animatediff-cli spell them: "DPM++ 2M Karras",
// "euler_ancestral", "k_dpmpp_2m". Case does not count. What no program knows stays as it is;
// whether the engine has it is for the caller to ask.
SamplerName parse_sampler_name(const std::string& text);

// The form in which names of settings are compared: lower case, '_' for ' ' and '-'.
std::string setting_name(const std::string& text);

}  // namespace flipbook
