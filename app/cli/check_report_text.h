// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "flipbook/check.h"

namespace flipbook::cli {

// Tables for people, one below the other.
std::string report_text(const CheckReport& report);

// One object: "what", a list of objects for each table, "faults".
std::string report_json(const CheckReport& report);

}  // namespace flipbook::cli
