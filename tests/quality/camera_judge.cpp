// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_judge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace flipbook {
namespace {

constexpr double least_share = 0.25;
constexpr int iterations = 8;
constexpr std::array<int, 2> blur_passes{4, 1};

// From places of one frame to places of the next, both from the middle in picture widths:
// (1 + a) x − b y + right, b x + (1 + a) y + down.
struct Similarity {
    double a = 0;
    double b = 0;
    double right = 0;
    double down = 0;
};

// One pass of 1 2 1 along rows and columns.
Picture blurred(const Picture& picture)
{
    const int side = picture.side;
    const auto pass = [side](const Picture& from, int dx, int dy) {
        Picture to{side, {}};
        to.pixels.reserve(from.pixels.size());
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column) {
                const auto at = [&](int x, int y) {
                    return from.at(std::clamp(x, 0, side - 1), std::clamp(y, 0, side - 1));
                };
                to.pixels.push_back((at(column - dx, row - dy) + at(column + dx, row + dy)) * 0.25f
                                    + from.at(column, row) * 0.5f);
            }
        return to;
    };
    return pass(pass(picture, 1, 0), 0, 1);
}

using Normal = std::array<std::array<double, 5>, 4>;  // The right-hand side in the last column.

// Gaussian elimination; the system is positive definite, so no pivoting.
std::array<double, 4> solved(Normal system)
{
    for (std::size_t column = 0; column < 4; ++column)
        for (std::size_t row = column + 1; row < 4; ++row) {
            const double factor = system[row][column] / system[column][column];
            for (std::size_t i = column; i < 5; ++i)
                system[row][i] -= factor * system[column][i];
        }
    std::array<double, 4> result{};
    for (std::size_t row = 4; row-- > 0;) {
        double rest = system[row][4];
        for (std::size_t i = row + 1; i < 4; ++i)
            rest -= system[row][i] * result[i];
        result[row] = rest / system[row][row];
    }
    return result;
}

// Adds one pixel's equation for each channel.
void add_pixel(Normal& system, const Picture& first, const Picture& second, const Similarity& move,
               int column, int row)
{
    const double side = first.side;
    const double x = (column + 0.5) / side - 0.5;
    const double y = (row + 0.5) / side - 0.5;
    const double moved_x = (0.5 + (1 + move.a) * x - move.b * y + move.right) * side;
    const double moved_y = (0.5 + move.b * x + (1 + move.a) * y + move.down) * side;
    if (moved_x < 1 || moved_y < 1 || moved_x > side - 1 || moved_y > side - 1)
        return;
    const auto half_side = static_cast<float>(side / 2);
    const Rgb across =
        (second.sample(moved_x + 1, moved_y) + second.sample(moved_x - 1, moved_y) * -1)
        * half_side;
    const Rgb down =
        (second.sample(moved_x, moved_y + 1) + second.sample(moved_x, moved_y - 1) * -1)
        * half_side;
    const Rgb rest = first.at(column, row) + second.sample(moved_x, moved_y) * -1;
    for (const float Rgb::*channel : {&Rgb::red, &Rgb::green, &Rgb::blue}) {
        const auto gx = static_cast<double>(across.*channel);
        const auto gy = static_cast<double>(down.*channel);
        const std::array<double, 5> equation{gx * x + gy * y, gy * x - gx * y, gx, gy,
                                             static_cast<double>(rest.*channel)};
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                system[i][j] += equation[i] * equation[j];
    }
}

Similarity similarity(const Picture& first, const Picture& second, Similarity start)
{
    for (int iteration = 0; iteration < iterations; ++iteration) {
        Normal system{};
        for (std::size_t i = 0; i < 4; ++i)
            system[i][i] = 1e-3;  // What no pixel tells stays as it is.
        for (int row = 0; row < first.side; ++row)
            for (int column = 0; column < first.side; ++column)
                add_pixel(system, first, second, start, column, row);
        const std::array<double, 4> step = solved(system);
        start = {start.a + step[0], start.b + step[1], start.right + step[2], start.down + step[3]};
    }
    return start;
}

}  // namespace

PictureMove picture_move(std::span<const Picture> frames)
{
    PictureMove sum;
    for (std::size_t i = 0; i + 1 < frames.size(); ++i) {
        Similarity move;
        for (const int passes : blur_passes) {
            Picture first = frames[i];
            Picture second = frames[i + 1];
            for (int pass = 0; pass < passes; ++pass) {
                first = blurred(first);
                second = blurred(second);
            }
            move = similarity(first, second, move);
        }
        sum.right += move.right;
        sum.down += move.down;
        sum.growth += std::log(std::hypot(1 + move.a, move.b));
        sum.turns += std::atan2(move.b, 1 + move.a) / (2 * std::numbers::pi);
    }
    return sum;
}

double share_of(CameraMove move, const PictureMove& found)
{
    // The whole move, as it would be found.
    const View first = view_at(move, 0, 2);
    const View last = view_at(move, 1, 2);
    switch (move) {
    case CameraMove::none:
        return 0;
    case CameraMove::pan_left:
    case CameraMove::pan_right:
        return found.right / (first.x0 - last.x0);
    case CameraMove::tilt_up:
    case CameraMove::tilt_down:
        return found.down / (first.y0 - last.y0);
    case CameraMove::zoom_in:
    case CameraMove::zoom_out:
        return found.growth / std::log(std::hypot(first.a, first.b) / std::hypot(last.a, last.b));
    case CameraMove::roll_clockwise:
    case CameraMove::roll_anticlockwise:
        return found.turns * 2 * std::numbers::pi
               / (std::atan2(first.b, first.a) - std::atan2(last.b, last.a));
    }
    return 0;
}

CameraMove judge_camera(const PictureMove& found)
{
    CameraMove best = CameraMove::none;
    double most = least_share;
    for (const NamedCameraMove& named : camera_moves())
        if (const double share = share_of(named.move, found); share > most) {
            most = share;
            best = named.move;
        }
    return best;
}

}  // namespace flipbook
