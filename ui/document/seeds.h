// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "ui/document/composition.h"

namespace flipbook::ui {

struct SeedPlan {
    std::vector<std::uint64_t> seeds;  // One a clip.
    std::uint64_t next = 0;            // What the field shows afterwards.
};

// The seeds of `count` clips that begin at `seed`. `fixed` counts up from it, since equal seeds
// would make equal clips, and keeps it in the field; `random` draws each, and the field shows the
// last; the others go on from the last. Counting wraps at 2⁶⁴.
SeedPlan plan_seeds(std::uint64_t seed, SeedRule rule, int count);

// Any of the 2⁶⁴ seeds.
std::uint64_t random_seed();

}  // namespace flipbook::ui
