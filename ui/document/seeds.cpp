// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/seeds.h"

#include <QRandomGenerator>

namespace flipbook::ui {

SeedPlan plan_seeds(std::uint64_t seed, SeedRule rule, int count)
{
    SeedPlan plan;
    plan.next = seed;
    std::uint64_t current = seed;
    for (int i = 0; i < count; ++i) {
        if (rule == SeedRule::random)
            current = random_seed();
        plan.seeds.push_back(current);
        if (rule == SeedRule::random)
            plan.next = current;
        else if (rule == SeedRule::decrement)
            plan.next = --current;
        else
            ++current;
        if (rule == SeedRule::increment)
            plan.next = current;
    }
    return plan;
}

std::uint64_t random_seed()
{
    return QRandomGenerator::global()->generate64();
}

}  // namespace flipbook::ui
