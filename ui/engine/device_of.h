// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flipbook/capabilities.h"

namespace flipbook::ui {

// The device that ComputeOptions::device means: "cuda" is the first of them, "auto" and what is
// not there the first of all. Nothing where there are none, before the engine has started.
std::optional<Device> device_of(const std::vector<Device>& devices, const std::string& id);

}  // namespace flipbook::ui
