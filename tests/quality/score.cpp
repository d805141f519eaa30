// SPDX-License-Identifier: GPL-3.0-or-later
#include "score.h"

#include <iomanip>
#include <sstream>

namespace flipbook {
namespace {

constexpr double most_drift_pixels = 1;

Mark count(const char* name, double needed, const std::vector<ClipScore>& scores,
           std::optional<bool> (*answer)(const ClipScore&))
{
    Mark mark{name, 0, 0, needed};
    for (const ClipScore& each : scores)
        if (const std::optional<bool> is_right = answer(each)) {
            ++mark.all;
            mark.right += *is_right;
        }
    return mark;
}

}  // namespace

std::string to_table(const std::vector<Mark>& marks, double deviations)
{
    std::ostringstream table;
    table << "| what | right | of | share | needed | |\n|---|---|---|---|---|---|\n"
          << std::fixed << std::setprecision(1);
    for (const Mark& mark : marks) {
        table << "| " << mark.name << " | " << mark.right << " | " << mark.all << " | ";
        if (mark.all > 0)
            table << 100 * mark.share() << " %";
        table << " | " << 100 * mark.needed << " % | "
              << (mark.is_passed(deviations) ? "passed" : "missed") << " |\n";
    }
    return table.str();
}

Motion motion_of(const World& world, const Scene& scene)
{
    for (const NamedMotion& named : motions())
        if (named.name == world.words().motions[scene.motion])
            return named.motion;
    return Motion::still;
}

bool ClipScore::is_all_right() const
{
    return object && colour.value_or(true) && background && motion && keeps_still.value_or(true)
           && same_object;
}

ClipScore score(const World& world, const Scene& scene, const ClipVerdict& verdict)
{
    ClipScore score;
    score.object = verdict.object == scene.object;
    if (scene.colour)
        score.colour = verdict.colour == scene.colour;
    score.background = verdict.background == scene.background;
    score.motion = verdict.motion == motion_of(world, scene);
    if (motion_of(world, scene) == Motion::still)
        score.keeps_still = verdict.drift_pixels <= most_drift_pixels;
    score.same_object = verdict.is_same_object;
    return score;
}

std::vector<Mark> to_marks(const std::vector<ClipScore>& scores)
{
    using Answer = std::optional<bool>;
    return {
        count("object right", 0.85, scores, [](const ClipScore& s) { return Answer(s.object); }),
        count("object colour right", 0.9, scores, [](const ClipScore& s) { return s.colour; }),
        count("background right", 0.9, scores,
              [](const ClipScore& s) { return Answer(s.background); }),
        count("motion right", 0.8, scores, [](const ClipScore& s) { return Answer(s.motion); }),
        count("still clips still", 0.9, scores, [](const ClipScore& s) { return s.keeps_still; }),
        count("same object first and last", 0.9, scores,
              [](const ClipScore& s) { return Answer(s.same_object); }),
    };
}

}  // namespace flipbook
