// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/result.h"
#include "world/colours.h"

namespace flipbook {

// Premultiplied: red, green and blue are 0 … alpha.
struct Rgba {
    Rgb colour;
    float alpha = 0;
};

// A square picture with its halves, quarters and so on, for drawing at any smaller size.
// Immutable, may be shared by threads.
class SpriteImage {
public:
    // `pixels`: side × side, rows top first. Precondition: side ≥ 2.
    SpriteImage(std::vector<Rgba> pixels, int side);

    int side() const { return m_levels.front().side; }
    const std::vector<Rgba>& pixels() const { return m_levels.front().pixels; }

    // At x, y = 0 … 1 from the left and the top, transparent outside. `level` 0 is the full size,
    // 1 its half; fractions mix two.
    Rgba at(float x, float y, float level) const;

    // Half of width and height of what is not transparent, and the farthest that it reaches from
    // the centre, in sides.
    float half_width() const { return m_half_width; }
    float half_height() const { return m_half_height; }
    float radius() const { return m_radius; }

private:
    struct Level {
        int side;
        std::vector<Rgba> pixels;
    };
    static Rgba sample(const Level& level, float x, float y);
    void measure();

    std::vector<Level> m_levels;
    float m_half_width = 0;
    float m_half_height = 0;
    float m_radius = 0;
};

// The sprite with its main hue turned to the colour's, by as much as the mean of its saturated
// pixels needs. Other hues stay, such as the leaf of an apple; pale ones lose most of theirs.
SpriteImage recoloured(const SpriteImage& sprite, const ObjectColour& colour);

struct Sprite {
    std::string name;
    std::string colour;  // What it is by nature, "orange" for instance.
    bool is_recolourable = false;
    SpriteImage image;
};

// The sprites of a sheet, in its order. `path` is the JSON file, or a folder with a sprites.json:
//   {"format": "flipbook-sprites", "version": 1, "image": "sprites.png", "side": 96, "columns": 6,
//    "sprites": [{"name": "apple", "colour": "red", "recolour": true}, …]}
// The image is an RGBA PNG of the same folder, cut into squares row by row.
// Errors: not_found, io, corrupt, naming the file and the field.
Result<std::vector<Sprite>> read_sprites(const std::filesystem::path& path);

}  // namespace flipbook
