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

struct Label {
    std::string_view name;
    std::string_view label;
};

constexpr Label sampler_labels[] = {
    {"ddim", "DDIM"},
    {"euler", "Euler"},
    {"euler_a", "Euler a"},
    {"heun", "Heun"},
    {"lms", "LMS"},
    {"pndm", "PLMS"},
    {"dpmpp_2m", "DPM++ 2M"},
    {"dpmpp_2m_sde", "DPM++ 2M SDE"},
    {"dpmpp_sde", "DPM++ SDE"},
    {"unipc", "UniPC"},
    {"lcm", "LCM"},
    {"ddpm", "DDPM"},
    {"tcd", "TCD"},
};

// What "Automatic" is in A1111 since 1.9 (its modules/sd_samplers_kdiffusion.py).
SigmaSchedule automatic_schedule(std::string_view scheduler)
{
    if (scheduler == "dpmpp_2m" || scheduler == "dpmpp_sde")
        return SigmaSchedule::karras;
    return scheduler == "dpmpp_2m_sde" ? SigmaSchedule::exponential : SigmaSchedule::normal;
}

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

std::string sampler_label(const std::string& scheduler)
{
    for (const auto& [name, label] : sampler_labels)
        if (scheduler == name)
            return std::string(label);
    return scheduler;
}

bool has_eta(const std::string& scheduler)
{
    return scheduler == "ddim" || scheduler == "tcd";
}

std::optional<SigmaSchedule> parse_schedule_name(const std::string& text,
                                                 const std::string& scheduler)
{
    const std::string name = setting_name(text);
    if (name == "automatic")
        return automatic_schedule(scheduler);
    if (name == "uniform" || name == "normal")
        return SigmaSchedule::normal;
    // As the end of a sampler's name, of which nothing may be left.
    std::string ending = '_' + name;
    const auto schedule = take_schedule(ending);
    return ending.empty() ? schedule : std::nullopt;
}

std::string schedule_label(SigmaSchedule schedule, const std::string& scheduler)
{
    switch (schedule) {
    case SigmaSchedule::normal:
        break;
    case SigmaSchedule::karras:
        return "Karras";
    case SigmaSchedule::exponential:
        return "Exponential";
    case SigmaSchedule::sgm_uniform:
        return "SGM Uniform";
    }
    return automatic_schedule(scheduler) == SigmaSchedule::normal ? "Automatic" : "Uniform";
}

}  // namespace flipbook
