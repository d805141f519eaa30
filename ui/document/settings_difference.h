// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "flipbook/request.h"

namespace flipbook::ui {

// A setting that two clips do not share.
struct SettingDifference {
    QString name;  // "Steps", or the recipe's key where it has no name in the window.
    QString first, second;

    bool operator==(const SettingDifference&) const = default;
};

// In the order of importance: prompt and seed first. Seeds keep all their digits.
std::vector<SettingDifference> settings_difference(const GenerationRequest& first,
                                                   const GenerationRequest& second);

}  // namespace flipbook::ui
