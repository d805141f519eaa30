// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/device_of.h"

#include <algorithm>

namespace flipbook::ui {

std::optional<Device> device_of(const std::vector<Device>& devices, const std::string& id)
{
    const auto named = std::find_if(devices.begin(), devices.end(), [&id](const Device& device) {
        return device.id.starts_with(id);
    });
    if (named != devices.end())
        return *named;
    return devices.empty() ? std::nullopt : std::optional(devices.front());
}

}  // namespace flipbook::ui
