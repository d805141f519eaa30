// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "world/backdrops.h"
#include "world/sprites.h"
#include "world/world.h"

namespace flipbook {

struct WorldObject {
    std::string natural_colour;
    std::vector<SpriteImage> images;  // The natural one, then one for each colour or none.
};

// What a world knows, in the order of its words.
struct World::Content {
    WorldWords words;
    std::vector<WorldObject> objects;
    std::vector<Backdrop> backdrops;
    std::vector<Motion> motions;
    // Scenes without path and seed.
    std::vector<Scene> training;
    std::vector<Scene> held_out;
    // Those of them that keep still.
    std::vector<Scene> still_training;
    std::vector<Scene> still_held_out;

    const SpriteImage& image_of(const Scene& scene) const;
    void add(const Scene& scene, bool is_held_out);
};

}  // namespace flipbook
