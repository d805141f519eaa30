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

// A1111's name of one of our samplers, "DPM++ 2M" for dpmpp_2m; the name itself where it has none.
std::string sampler_label(const std::string& scheduler);

// Whether the sampler knows SamplingOptions::eta.
bool has_eta(const std::string& scheduler);

// What A1111's "Schedule type" and ComfyUI's "scheduler" mean with one of our samplers; nothing
// for one that we do not have. A1111's "Automatic" is a schedule of the sampler's own.
std::optional<SigmaSchedule> parse_schedule_name(const std::string& text,
                                                 const std::string& scheduler);

// A1111's label that parse_schedule_name() reads back with this sampler.
std::string schedule_label(SigmaSchedule schedule, const std::string& scheduler);

// The form in which names of settings are compared: lower case, '_' for ' ' and '-'.
std::string setting_name(const std::string& text);

}  // namespace flipbook
