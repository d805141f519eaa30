// SPDX-License-Identifier: GPL-3.0-or-later
#include "clip_judge.h"

#include <algorithm>
#include <vector>

#include "motion_judge.h"

namespace flipbook {
namespace {

// On true renders object_change is below 0.30 for one object, and above 0.40 for 95 % of pairs of
// different objects or colours.
constexpr double same_object_limit = 0.35;
constexpr std::size_t compared_frames = 4;

}  // namespace

ClipJudge::ClipJudge(const World& world, int side) : m_background(world, side), m_object(world) { }

ClipVerdict ClipJudge::judge(std::span<const Frame> frames) const
{
    const std::vector<Picture> pictures = to_pictures(frames);
    ClipVerdict verdict;
    verdict.background = m_background.nearest(pictures);
    const Rgb edge = BackgroundJudge::edge_colour(pictures);
    std::vector<Foreground> foregrounds;
    for (const Picture& picture : pictures)
        foregrounds.push_back(m_background.foreground(picture, verdict.background, edge));

    const std::vector<double> turns = angle_track(pictures, foregrounds);
    verdict.motion = judge_motion(foregrounds, turns);
    verdict.drift_pixels = drift(foregrounds);
    verdict.colour = m_object.colour(pictures, foregrounds);

    // Objects that do not spin are compared upright: their angles would only add noise.
    const bool is_spinning = verdict.motion == Motion::spinning;
    std::vector<Picture> some_pictures;
    std::vector<Foreground> some_foregrounds;
    std::vector<double> some_turns;
    for (std::size_t i = 0; i < compared_frames; ++i) {
        const std::size_t frame = i * (pictures.size() - 1) / (compared_frames - 1);
        some_pictures.push_back(pictures[frame]);
        some_foregrounds.push_back(foregrounds[frame]);
        some_turns.push_back(is_spinning ? turns[frame] : 0);
    }
    const std::vector<double> distances =
        m_object.distances(some_pictures, some_foregrounds, some_turns);
    verdict.object = static_cast<std::size_t>(std::min_element(distances.begin(), distances.end())
                                              - distances.begin());

    verdict.object_change = foregrounds.front().is_empty() || foregrounds.back().is_empty()
                                ? 2
                                : difference(pictures.front(), foregrounds.front(), pictures.back(),
                                             foregrounds.back(), some_turns.back());
    verdict.is_same_object = verdict.object_change < same_object_limit;
    return verdict;
}

}  // namespace flipbook
