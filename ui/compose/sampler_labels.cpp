// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/sampler_labels.h"

#include <array>

#include "flipbook/sampler_names.h"

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

}  // namespace

QString sampler_label(const QString& name)
{
    for (const Name& known : names)
        if (name == QLatin1String(known.name))
            return QLatin1String(known.label);
    return name;
}

bool has_eta(const QString& name)
{
    return name == QLatin1String("ddim") || name == QLatin1String("tcd");
}

NamedSampler sampler_from_label(const QString& label)
{
    const QString text = label.trimmed();
    // InvokeAI means k-diffusion's Euler by it; to others a "k_" stands for Karras.
    if (text.compare(QLatin1String("k_euler"), Qt::CaseInsensitive) == 0)
        return {QStringLiteral("euler"), std::nullopt};
    const SamplerName sampler = parse_sampler_name(text.toStdString());
    return {QString::fromStdString(sampler.scheduler), sampler.schedule};
}

std::optional<SigmaSchedule> schedule_from_label(const QString& label)
{
    // As the end of a sampler's name, of which nothing may be left.
    const SamplerName sampler = parse_sampler_name('_' + label.trimmed().toStdString());
    return sampler.scheduler.empty() ? sampler.schedule : std::nullopt;
}

}  // namespace flipbook::ui
