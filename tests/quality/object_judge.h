// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "background_judge.h"
#include "picture.h"
#include "world/world.h"

namespace flipbook {

// Names the object of a clip and its colour.
class ObjectJudge {
public:
    explicit ObjectJudge(const World& world);

    // Every object of the world by its distance, in all its colours the least, from what stands in
    // the foregrounds of the frames, each turned back by its angle. 24 × 24 places are compared; a
    // few positions and sizes around the foreground's box are tried.
    std::vector<double> distances(std::span<const Picture> frames,
                                  std::span<const Foreground> foregrounds,
                                  std::span<const double> turns) const;

    // The index of the named colour whose hue is nearest to that of the foreground's mean colour;
    // nothing if the foreground is empty.
    std::optional<std::size_t> colour(std::span<const Picture> frames,
                                      std::span<const Foreground> foregrounds) const;

private:
    static constexpr int grid = 24;
    struct Template {
        std::size_t object;
        std::vector<Rgba> pixels;  // grid × grid.
    };

    double distance_to(const Template& shape, const std::vector<Rgb>& colours,
                       const std::vector<float>& shares) const;

    std::size_t m_objects;
    std::vector<float> m_hues;  // Of the named colours, degrees.
    std::vector<Template> m_templates;
};

}  // namespace flipbook
