// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/sampler_labels.h"

#include <array>
#include <utility>

namespace flipbook::ui {

namespace {

struct Name {
    const char* name;
    const char* label;
};

constexpr std::array<Name, 13> names{{{"ddim", "DDIM"},
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
                                      {"tcd", "TCD"}}};

// Other programs' spellings, in lower case with underscores.
constexpr std::array<std::pair<const char*, const char*>, 10> spellings{{
    {"dpm++_2m", "dpmpp_2m"},
    {"dpm++_2m_sde", "dpmpp_2m_sde"},
    {"dpm++_sde", "dpmpp_sde"},
    {"plms", "pndm"},
    {"euler_ancestral", "euler_a"},
    {"uni_pc", "unipc"},
    {"uni_pc_bh2", "unipc"},
    {"dpmpp_2m_sde_gpu", "dpmpp_2m_sde"},
    {"dpmpp_sde_gpu", "dpmpp_sde"},
    {"k_euler", "euler"},
}};

constexpr std::array<std::pair<const char*, SigmaSchedule>, 4> glued{{
    {"_karras", SigmaSchedule::karras},
    {"_polyexponential", SigmaSchedule::exponential},
    {"_exponential", SigmaSchedule::exponential},
    {"_sgm_uniform", SigmaSchedule::sgm_uniform},
}};

QString plain(const QString& label)
{
    QString text = label.trimmed().toLower();
    return text.replace(QLatin1Char(' '), QLatin1Char('_'))
        .replace(QLatin1Char('-'), QLatin1Char('_'));
}

}  // namespace

QString sampler_label(const QString& name)
{
    for (const Name& known : names)
        if (name == QLatin1String(known.name))
            return QLatin1String(known.label);
    return name;
}

std::vector<SigmaSchedule> schedules_of(const QString& name)
{
    using S = SigmaSchedule;
    if (name == QLatin1String("lcm") || name == QLatin1String("tcd"))
        return {S::normal};
    if (name == QLatin1String("ddim") || name == QLatin1String("pndm")
        || name == QLatin1String("ddpm"))
        return {S::normal, S::sgm_uniform};
    return {S::normal, S::karras, S::exponential, S::sgm_uniform};
}

bool has_eta(const QString& name)
{
    return name == QLatin1String("ddim") || name == QLatin1String("tcd");
}

NamedSampler sampler_from_label(const QString& label)
{
    NamedSampler sampler{plain(label), std::nullopt};
    for (const auto& [ending, schedule] : glued)
        if (!sampler.schedule && sampler.name.endsWith(QLatin1String(ending))) {
            sampler.name.chop(QLatin1String(ending).size());
            sampler.schedule = schedule;
        }
    for (const auto& [spelling, name] : spellings)
        if (sampler.name == QLatin1String(spelling))
            sampler.name = QLatin1String(name);
    return sampler;
}

std::optional<SigmaSchedule> schedule_from_label(const QString& label)
{
    const QString name = QLatin1Char('_') + plain(label);
    for (const auto& [ending, schedule] : glued)
        if (name == QLatin1String(ending))
            return schedule;
    return std::nullopt;
}

}  // namespace flipbook::ui
