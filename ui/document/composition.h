// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/request.h"

namespace flipbook::ui {

// Which seed the job after this one has.
enum class SeedRule { fixed, random, increment, decrement };

// All that the window edits: what Generate makes next, and how often.
struct Composition {
    GenerationRequest request;
    SeedRule seed_rule = SeedRule::random;
    int clip_count = 1;  // Jobs that one press of Generate queues, 1 … 100.
    QString preset;      // Identifier of the motion preset that was applied last; empty = none.

    bool operator==(const Composition&) const = default;
};

}  // namespace flipbook::ui
