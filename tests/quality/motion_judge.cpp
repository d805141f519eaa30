// SPDX-License-Identifier: GPL-3.0-or-later
#include "motion_judge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace flipbook {
namespace {

constexpr double pi = std::numbers::pi;
constexpr int grid = 20;
// Side of the square around the centroid that is compared, in roots of the area.
constexpr double crop_size = 1.6;
constexpr double angle_step = 1.0 / 64;
constexpr int steps_each_way = 8;  // An eighth of a turn a frame: twice what spinning does.

// Below these a clip keeps still: picture widths, natural logarithms, turns.
constexpr double least_travel = 0.1;
constexpr double least_growth = 0.26;
constexpr double least_turns = 0.4;
constexpr double usual_travel = 0.4;
constexpr double usual_growth = 0.7;

// Weighted difference of two foregrounds on a grid around their centroids.
double turned_difference(const Picture& first, const Foreground& a, const Picture& second,
                         const Foreground& b, double turns, double shift_x, double shift_y,
                         double size)
{
    const double first_size = std::sqrt(a.area) * crop_size;
    const double second_size = std::sqrt(b.area) * crop_size * size;
    const double cosine = std::cos(2 * pi * turns);
    const double sine = std::sin(2 * pi * turns);
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < grid * grid; ++i) {
        const double u = (i % grid + 0.5) / grid - 0.5;
        const double v = (i / grid + 0.5) / grid - 0.5;
        const double x = a.x + u * first_size;
        const double y = a.y + v * first_size;
        const double turned_x = b.x + (cosine * u - sine * v + shift_x) * second_size;
        const double turned_y = b.y + (sine * u + cosine * v + shift_y) * second_size;
        const double share = sample(a.shares, a.side, x, y);
        const double other_share = sample(b.shares, b.side, turned_x, turned_y);
        const double inside = std::min(share, other_share);
        sum += inside * distance(first.sample(x, y), second.sample(turned_x, turned_y))
               + std::abs(share - other_share);
        weight += std::max(share, other_share);
    }
    return weight > 0 ? sum / weight : 0;
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// values = constant + amount · shape, by least squares.
struct Fit {
    double amount = 0;
    double residual = 0;  // Sum of squares.
};

Fit fit(const std::vector<double>& values, const std::vector<double>& shape)
{
    const double middle = mean(values);
    const double shape_middle = mean(shape);
    double product = 0;
    double square = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        product += (values[i] - middle) * (shape[i] - shape_middle);
        square += (shape[i] - shape_middle) * (shape[i] - shape_middle);
    }
    Fit result;
    result.amount = square > 0 ? product / square : 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double rest = values[i] - middle - result.amount * (shape[i] - shape_middle);
        result.residual += rest * rest;
    }
    return result;
}

struct Tracks {
    std::vector<double> x;  // Picture widths.
    std::vector<double> y;
    std::vector<double> size;  // Natural logarithm of the root of the area.
};

std::vector<double> shape_of(std::size_t count, double (*value)(double share, double lap))
{
    std::vector<double> shape;
    for (std::size_t i = 0; i < count; ++i)
        shape.push_back(value(static_cast<double>(i) / static_cast<double>(count - 1),
                              static_cast<double>(i) / static_cast<double>(count)));
    return shape;
}

// A clockwise circle, once round: both coordinates share one amplitude and phase.
double circle_residual(const Tracks& tracks)
{
    const std::size_t count = tracks.x.size();
    double along = 0;
    double across = 0;
    double squares = 0;
    const double middle_x = mean(tracks.x);
    const double middle_y = mean(tracks.y);
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * pi * static_cast<double>(i) / static_cast<double>(count);
        const double x = tracks.x[i] - middle_x;
        const double y = tracks.y[i] - middle_y;
        along += x * std::cos(angle) + y * std::sin(angle);
        across += -x * std::sin(angle) + y * std::cos(angle);
        squares += x * x + y * y;
    }
    return squares - (along * along + across * across) / static_cast<double>(count);
}

double range(const std::vector<double>& values)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return *most - *least;
}

Motion judge_travel(const Tracks& tracks)
{
    const std::size_t count = tracks.x.size();
    const auto line = shape_of(count, [](double share, double) { return share; });
    const auto hop = shape_of(count, [](double, double lap) {
        const double flight = std::fmod(lap * 2, 1.0);
        return 4 * flight * (1 - flight);
    });
    const auto flat = std::vector<double>(count);
    const Fit across = fit(tracks.x, line);
    const Fit down = fit(tracks.y, line);
    const Fit hops = fit(tracks.y, hop);
    const double straight = across.residual + down.residual;
    const double bounce = hops.amount < 0 ? hops.residual + fit(tracks.x, flat).residual
                                          : std::numeric_limits<double>::max();
    const double circle = circle_residual(tracks);
    if (circle < straight && circle < bounce)
        return Motion::circling;
    if (bounce < straight)
        return Motion::bouncing;
    if (std::abs(across.amount) > std::abs(down.amount))
        return across.amount < 0 ? Motion::moving_left : Motion::moving_right;
    return down.amount < 0 ? Motion::moving_up : Motion::moving_down;
}

}  // namespace

std::vector<double> angle_track(std::span<const Picture> frames,
                                std::span<const Foreground> foregrounds)
{
    std::vector<double> turns{0};
    for (std::size_t frame = 1; frame < frames.size(); ++frame) {
        double best = turns.back();
        double least = std::numeric_limits<double>::max();
        for (int step = -steps_each_way; step <= steps_each_way; ++step) {
            const double angle = turns.back() + step * angle_step;
            const double found =
                turned_difference(frames.front(), foregrounds.front(), frames[frame],
                                  foregrounds[frame], angle, 0, 0, 1);
            if (found < least) {
                least = found;
                best = angle;
            }
        }
        turns.push_back(best);
    }
    return turns;
}

double difference(const Picture& first, const Foreground& first_foreground, const Picture& second,
                  const Foreground& second_foreground, double turns)
{
    constexpr std::array<double, 3> shifts{-0.05, 0, 0.05};
    constexpr std::array<double, 3> sizes{0.94, 1, 1.06};
    double least = std::numeric_limits<double>::max();
    for (const double shift_x : shifts)
        for (const double shift_y : shifts)
            for (const double size : sizes)
                least = std::min(least, turned_difference(first, first_foreground, second,
                                                          second_foreground, turns, shift_x,
                                                          shift_y, size));
    return least;
}

Motion judge_motion(std::span<const Foreground> foregrounds, std::span<const double> turns)
{
    Tracks tracks;
    for (const Foreground& foreground : foregrounds) {
        if (foreground.is_empty())
            continue;
        tracks.x.push_back(foreground.x / foreground.side);
        tracks.y.push_back(foreground.y / foreground.side);
        tracks.size.push_back(std::log(foreground.area) / 2);
    }
    if (tracks.x.size() < 3)
        return Motion::still;
    const auto line = shape_of(tracks.x.size(), [](double share, double) { return share; });
    const double travel = std::hypot(range(tracks.x), range(tracks.y));
    const double growth = fit(tracks.size, line).amount;
    // Both happen a little; the larger part of its usual extent names the motion.
    if (std::abs(growth) > least_growth && std::abs(growth) / usual_growth > travel / usual_travel)
        return growth > 0 ? Motion::growing : Motion::shrinking;
    const bool is_turning = std::abs(turns.back() - turns.front()) > least_turns;
    if (travel > least_travel) {
        const Motion travelled = judge_travel(tracks);
        // The centroid of a lopsided object goes round while it spins; what circles stays upright.
        return travelled == Motion::circling && is_turning ? Motion::spinning : travelled;
    }
    return is_turning ? Motion::spinning : Motion::still;
}

double drift(std::span<const Foreground> foregrounds)
{
    double farthest = 0;
    for (const Foreground& foreground : foregrounds)
        farthest = std::max(farthest, foreground.is_empty()
                                          ? std::numeric_limits<double>::infinity()
                                          : std::hypot(foreground.x - foregrounds.front().x,
                                                       foreground.y - foregrounds.front().y));
    return farthest;
}

}  // namespace flipbook
