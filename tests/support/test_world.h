// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "world/world.h"

namespace flipbook {

// The words of the sheet that ships and everything that can be done with them.
inline WorldOptions whole_world_options()
{
    WorldOptions options;
    options.sprites = FLIPBOOK_RESOURCES "/starter/sprites/sprites.json";
    options.objects = {"apple",    "cat",   "car",     "rocket",   "ball",  "star",
                       "fish",     "heart", "balloon", "tree",     "house", "butterfly",
                       "dog",      "frog",  "boat",    "umbrella", "bell",  "key",
                       "mushroom", "ghost", "robot",   "turtle",   "moon",  "flower"};
    options.colours = {"red", "green", "blue", "yellow", "purple"};
    options.backgrounds = {"white",  "black",  "blue",   "green",  "pink",
                           "meadow", "night",  "sunset", "yellow", "red",
                           "grey",   "purple", "desert", "sea",    "snow"};
    options.motions = {"still",   "moving left", "moving right", "moving up", "moving down",
                       "growing", "shrinking",   "bouncing",     "spinning",  "circling"};
    return options;
}

// The default: 8 objects, 4 colours, 8 backgrounds, 8 motions.
inline WorldOptions default_world_options()
{
    WorldOptions options;
    options.sprites = FLIPBOOK_RESOURCES "/starter/sprites";
    return options;
}

}  // namespace flipbook
