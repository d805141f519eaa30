// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "clip_judge.h"
#include "world/world.h"

namespace flipbook {

// One line of the table: how many were right, and which share has to be.
struct Mark {
    std::string name;
    int right = 0;
    int all = 0;
    double needed = 0;

    double share() const { return all > 0 ? static_cast<double>(right) / all : 0; }
    // With so many standard deviations off what is needed, for counts so small that chance has a
    // say: of a share of one half, which is the most that a share has.
    bool is_passed(double deviations = 0) const
    {
        return all == 0 || share() >= needed - deviations * 0.5 / std::sqrt(all);
    }
};

// Markdown: | name | right | of | share | needed | |
std::string to_table(const std::vector<Mark>& marks, double deviations = 0);

Motion motion_of(const World& world, const Scene& scene);

// What a clip that was asked to show a scene got right. What a mark does not ask of this scene,
// such as the colour of an object that was given none, is empty.
struct ClipScore {
    bool object = false;
    std::optional<bool> colour;
    bool background = false;
    bool motion = false;
    std::optional<bool> keeps_still;
    bool same_object = false;

    bool is_all_right() const;
};
ClipScore score(const World& world, const Scene& scene, const ClipVerdict& verdict);

// The shares that are needed of the starter model.
std::vector<Mark> to_marks(const std::vector<ClipScore>& scores);

}  // namespace flipbook
