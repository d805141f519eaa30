// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "picture.h"
#include "world/world.h"

namespace flipbook {

// What of a picture is the object: 0 … 1 a pixel, rows top first.
struct Foreground {
    int side = 0;
    std::vector<float> shares;

    double area = 0;  // Pixels.
    double x = 0;     // Centroid, in pixels as in Picture.
    double y = 0;
    double left = 0;  // The box around it.
    double right = 0;
    double top = 0;
    double bottom = 0;

    bool is_empty() const { return area <= 0; }
};

// Names the background of a clip and tells the object from it.
class BackgroundJudge {
public:
    // For pictures of this side.
    BackgroundJudge(const World& world, int side);

    // The background whose colours, row by row, are nearest to the mean at the left and the right
    // edge of all frames. Of plain backgrounds that is the nearest named colour.
    std::size_t nearest(std::span<const Picture> frames) const;

    // Pixels count by how far they are from every colour that the background has near their row;
    // the largest connected part is kept, and what it encloses. `edge` is edge_colour(frames).
    Foreground foreground(const Picture& picture, std::size_t background, Rgb edge) const;

    // The median colour at the left and the right edge.
    static Rgb edge_colour(std::span<const Picture> frames);

private:
    struct Known {
        bool is_plain = false;
        std::vector<Rgb> rows;                  // The mean colour of each row.
        std::vector<std::vector<Rgb>> palette;  // The colours that a row may have.
    };

    int m_side;
    std::vector<Known> m_known;
};

}  // namespace flipbook
