// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/sampler_names.h"

#include <string_view>

namespace flipbook {

namespace {

struct Spelling {
    std::string_view spelled;  // As setting_name() leaves it.
    std::string_view name;
};

// A1111's names first, then ComfyUI's where they differ from ours.
constexpr Spelling scheduler_spellings[] = {
    {"euler_a", "euler_a"},
    {"dpm++_2m", "dpmpp_2m"},
    {"dpm++_2m_sde", "dpmpp_2m_sde"},
    {"dpm++_sde", "dpmpp_sde"},
    {"plms", "pndm"},
    {"euler_ancestral", "euler_a"},
    {"uni_pc", "unipc"},
    {"uni_pc_bh2", "unipc"},
    {"dpmpp_2m_sde_gpu", "dpmpp_2m_sde"},
    {"dpmpp_sde_gpu", "dpmpp_sde"},
};

struct ScheduleSuffix {
    std::string_view suffix;
    SigmaSchedule schedule;
};

// Until version 1.9 A1111 glued the schedule onto the sampler's name. Its polyexponential has
// rho = 1, which is exponential.
constexpr ScheduleSuffix schedule_suffixes[] = {
    {"_karras", SigmaSchedule::karras},
    {"_polyexponential", SigmaSchedule::exponential},
    {"_exponential", SigmaSchedule::exponential},
    {"_sgm_uniform", SigmaSchedule::sgm_uniform},
};

// Takes the schedule off the end (or animatediff-cli's "k_" off the front) of `name`.
std::optional<SigmaSchedule> take_schedule(std::string& name)
{
    for (const auto& [suffix, schedule] : schedule_suffixes) {
        if (name.ends_with(suffix)) {
            name.resize(name.size() - suffix.size());
            return schedule;
        }
    }
    if (name.starts_with("k_")) {
        name.erase(0, 2);
        return SigmaSchedule::karras;
    }
    return std::nullopt;
}

}  // namespace

std::string setting_name(const std::string& text)
{
    std::string name = text;
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (c == ' ' || c == '-')
            c = '_';
    }
    return name;
}

SamplerName parse_sampler_name(const std::string& text)
{
    SamplerName sampler;
    sampler.scheduler = setting_name(text);
    sampler.schedule = take_schedule(sampler.scheduler);
    for (const auto& [spelled, name] : scheduler_spellings)
        if (sampler.scheduler == spelled)
            sampler.scheduler = name;
    return sampler;
}

}  // namespace flipbook
