// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "world/world.h"
#include "world/world_content.h"

namespace flipbook {
namespace {

// Rendered at twice the size and averaged down.
constexpr int oversampling = 2;
// A little sharper than the theory of mip maps, because averaging comes after.
constexpr double level_bias = -0.3;

// From places of the scene to places of the sprite, 0 … 1.
struct Placement {
    float a = 1;  // sprite x = a·x + b·y + x0
    float b = 0;  // sprite y = −b·x + a·y + y0
    float x0 = 0;
    float y0 = 0;
    float level = 0;
};

Placement placement_of(const Pose& pose, const View& view, int sprite_side, int side)
{
    const double angle = 2 * std::numbers::pi * pose.turns;
    const double a = std::cos(angle) / pose.size;
    const double b = std::sin(angle) / pose.size;
    const double view_scale = std::hypot(view.a, view.b);
    const double texels_per_sample = sprite_side * view_scale / (pose.size * side * oversampling);
    Placement placement;
    placement.a = static_cast<float>(a);
    placement.b = static_cast<float>(b);
    placement.x0 = static_cast<float>(0.5 - a * pose.x - b * pose.y);
    placement.y0 = static_cast<float>(0.5 + b * pose.x - a * pose.y);
    placement.level = static_cast<float>(std::max(0.0, std::log2(texels_per_sample) + level_bias));
    return placement;
}

class Painter {
public:
    Painter(const Backdrop& backdrop, const BackdropDetails& details, const SpriteImage& sprite,
            const Placement& placement)
        : m_backdrop(backdrop), m_details(details), m_sprite(sprite), m_placement(placement)
    { }

    // x and y in the scene.
    Rgb at(float x, float y) const
    {
        const Rgb behind = m_backdrop.at(x, y, m_details);
        const float sprite_x = m_placement.a * x + m_placement.b * y + m_placement.x0;
        const float sprite_y = m_placement.a * y - m_placement.b * x + m_placement.y0;
        if (sprite_x < 0 || sprite_x > 1 || sprite_y < 0 || sprite_y > 1)
            return behind;
        const Rgba front = m_sprite.at(sprite_x, sprite_y, m_placement.level);
        return front.colour + behind * (1 - front.alpha);
    }

private:
    const Backdrop& m_backdrop;
    const BackdropDetails& m_details;
    const SpriteImage& m_sprite;
    const Placement& m_placement;
};

}  // namespace

void World::render(const Scene& scene, CameraMove camera, int frame, int frame_count, int side,
                   std::span<float> pixels) const
{
    assert(side > 0
           && pixels.size() == 3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    const View view = view_at(camera, frame, frame_count);
    const Pose pose = pose_at(m_content->motions[scene.motion], scene.path, frame, frame_count);
    const SpriteImage& image = m_content->image_of(scene);
    const Placement placement = placement_of(pose, view, image.side(), side);
    const BackdropDetails details = backdrop_details(scene.seed);
    const Painter painter(m_content->backdrops[scene.background], details, image, placement);

    const double step = 1.0 / (side * oversampling);
    const auto sample = [&](int column, int row) {
        const double x = (column + 0.5) * step;
        const double y = (row + 0.5) * step;
        return painter.at(static_cast<float>(view.a * x - view.b * y + view.x0),
                          static_cast<float>(view.b * x + view.a * y + view.y0));
    };
    auto target = pixels.begin();
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            Rgb sum;
            for (int part = 0; part < oversampling * oversampling; ++part)
                sum = sum
                      + sample(column * oversampling + part % oversampling,
                               row * oversampling + part / oversampling);
            const Rgb mean = sum * (1.0f / (oversampling * oversampling));
            for (const float channel : {mean.red, mean.green, mean.blue})
                *target++ = std::clamp(2 * channel - 1, -1.0f, 1.0f);
        }
}

}  // namespace flipbook
