// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "flipbook/request.h"

namespace flipbook::ui {

// A1111's name of a sampler, "DPM++ 2M" for dpmpp_2m; the name itself where there is none.
QString sampler_label(const QString& name);

// Whether the sampler knows eta.
bool has_eta(const QString& name);

// What A1111, ComfyUI and older files with the schedule glued on call a sampler: "DPM++ 2M Karras".
struct NamedSampler {
    QString name;  // Ours, dpmpp_2m; the spelling without spaces where it is unknown.
    std::optional<SigmaSchedule> schedule;
};
NamedSampler sampler_from_label(const QString& label);

// A1111's "Karras", "SGM Uniform"; nothing for "Automatic" and unknown ones.
std::optional<SigmaSchedule> schedule_from_label(const QString& label);

}  // namespace flipbook::ui
