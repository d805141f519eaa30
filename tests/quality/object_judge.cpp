// SPDX-License-Identifier: GPL-3.0-or-later
#include "object_judge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace flipbook {
namespace {

// What the foreground has where the sprite has nothing, against a wrong colour inside.
constexpr double overhang_weight = 0.35;
constexpr std::array<double, 4> sizes{0.92, 1.0, 1.08, 1.16};
constexpr std::array<double, 3> shifts{-0.05, 0.0, 0.05};
// The coarsest of the sprite's levels that is not coarser than the grid.
constexpr float template_level = 1.7f;

struct Crop {
    std::vector<Rgb> colours;
    std::vector<float> shares;
};

// The square of a frame around x, y, turned back.
Crop crop(const Picture& frame, const Foreground& foreground, double x, double y, double size,
          double turn, int grid)
{
    const double angle = 2 * std::numbers::pi * turn;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    Crop result;
    for (int row = 0; row < grid; ++row)
        for (int column = 0; column < grid; ++column) {
            const double u = ((column + 0.5) / grid - 0.5) * size;
            const double v = ((row + 0.5) / grid - 0.5) * size;
            const double place_x = x + cosine * u - sine * v;
            const double place_y = y + sine * u + cosine * v;
            result.colours.push_back(frame.sample(place_x, place_y));
            result.shares.push_back(
                static_cast<float>(sample(foreground.shares, foreground.side, place_x, place_y)));
        }
    return result;
}

}  // namespace

ObjectJudge::ObjectJudge(const World& world) : m_objects(world.words().objects.size())
{
    const WorldWords& words = world.words();
    for (const std::string& colour : words.colours)
        m_hues.push_back(find_object_colour(colour)->hue);
    for (std::size_t object = 0; object < m_objects; ++object)
        for (const SpriteImage& image : world.images(object)) {
            Template shape{object, {}};
            for (int i = 0; i < grid * grid; ++i)
                shape.pixels.push_back(image.at((static_cast<float>(i % grid) + 0.5f) / grid,
                                                (static_cast<float>(i / grid) + 0.5f) / grid,
                                                template_level));
            m_templates.push_back(std::move(shape));
        }
}

double ObjectJudge::distance_to(const Template& shape, const std::vector<Rgb>& colours,
                                const std::vector<float>& shares) const
{
    double sum = 0;
    for (std::size_t i = 0; i < shape.pixels.size(); ++i) {
        const Rgba& expected = shape.pixels[i];
        const auto alpha = static_cast<double>(expected.alpha);
        if (expected.alpha > 0) {
            const double difference = distance(colours[i], expected.colour * (1 / expected.alpha));
            sum += alpha * difference * difference;
        }
        const auto share = static_cast<double>(shares[i]);
        sum += (1 - alpha) * share * share * overhang_weight;
    }
    return sum / static_cast<double>(shape.pixels.size());
}

std::vector<double> ObjectJudge::distances(std::span<const Picture> frames,
                                           std::span<const Foreground> foregrounds,
                                           std::span<const double> turns) const
{
    std::vector<double> sums(m_objects);
    for (std::size_t frame = 0; frame < frames.size(); ++frame) {
        const Foreground& foreground = foregrounds[frame];
        if (foreground.is_empty())
            continue;
        std::vector<double> least(m_objects, std::numeric_limits<double>::max());
        const double box =
            std::max(foreground.right - foreground.left, foreground.bottom - foreground.top);
        const double x = (foreground.left + foreground.right) / 2;
        const double y = (foreground.top + foreground.bottom) / 2;
        for (const double size : sizes)
            for (const double shift_x : shifts)
                for (const double shift_y : shifts) {
                    const Crop part = crop(frames[frame], foreground, x + shift_x * box,
                                           y + shift_y * box, box * size, turns[frame], grid);
                    for (const Template& shape : m_templates)
                        least[shape.object] = std::min(
                            least[shape.object], distance_to(shape, part.colours, part.shares));
                }
        for (std::size_t object = 0; object < m_objects; ++object)
            sums[object] += least[object];
    }
    return sums;
}

std::optional<std::size_t> ObjectJudge::colour(std::span<const Picture> frames,
                                               std::span<const Foreground> foregrounds) const
{
    // Grey parts would only pale the mean; what is colourful decides.
    Rgb sum;
    float weight = 0;
    for (std::size_t frame = 0; frame < frames.size(); ++frame)
        for (std::size_t i = 0; i < foregrounds[frame].shares.size(); ++i) {
            const Rgb pixel = frames[frame].pixels[i];
            const Hsv hsv = to_hsv(pixel);
            const float share = foregrounds[frame].shares[i] * hsv.saturation * hsv.value;
            sum = sum + pixel * share;
            weight += share;
        }
    if (weight <= 0)
        return {};
    const float hue = to_hsv(sum * (1 / weight)).hue;
    const auto nearest = std::min_element(m_hues.begin(), m_hues.end(), [&](float a, float b) {
        return std::abs(hue_turn(hue, a)) < std::abs(hue_turn(hue, b));
    });
    return static_cast<std::size_t>(nearest - m_hues.begin());
}

}  // namespace flipbook
