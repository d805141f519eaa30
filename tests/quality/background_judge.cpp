// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_judge.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "world/backdrops.h"

namespace flipbook {
namespace {

constexpr std::uint64_t sample_scenes = 24;
constexpr int edge_columns = 2;
// Between these distances from the background a pixel becomes the object's.
constexpr double surely_background = 0.12;
constexpr double surely_object = 0.24;
// Parts of the object that the background cuts off are kept from this share of the largest on.
constexpr double smallest_part = 0.2;
constexpr std::size_t rare_one_of = 400;
// How many times the samples are softened, one less.
constexpr int softness = 3;

Picture empty_picture(const World& world, std::size_t background, std::uint64_t seed, int side)
{
    Scene scene;
    scene.background = background;
    scene.path.x = 100;
    scene.seed = seed;
    std::vector<float> pixels(3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    world.render(scene, CameraMove::none, 0, 1, side, pixels);
    return to_picture(to_frame(pixels, side));
}

// Means of three by three pixels.
Picture softened(const Picture& picture)
{
    Picture result{picture.side, {}};
    const int last = picture.side - 1;
    for (int row = 0; row < picture.side; ++row)
        for (int column = 0; column < picture.side; ++column) {
            Rgb sum;
            for (int part = 0; part < 9; ++part)
                sum = sum
                      + picture.at(std::clamp(column + part % 3 - 1, 0, last),
                                   std::clamp(row + part / 3 - 1, 0, last));
            result.pixels.push_back(sum * (1.0f / 9));
        }
    return result;
}

void add_rows(const Picture& picture, std::vector<std::vector<Rgb>>& rows)
{
    for (int row = 0; row < picture.side; ++row)
        for (int column = 0; column < picture.side; ++column)
            rows[static_cast<std::size_t>(row)].push_back(picture.at(column, row));
}

Rgb mean(const std::vector<Rgb>& colours)
{
    Rgb sum;
    for (const Rgb& colour : colours)
        sum = sum + colour;
    return sum * (1 / static_cast<float>(colours.size()));
}

Rgb median(std::vector<Rgb>& colours)
{
    const auto middle = colours.begin() + static_cast<std::ptrdiff_t>(colours.size() / 2);
    Rgb result;
    for (float Rgb::*channel : {&Rgb::red, &Rgb::green, &Rgb::blue}) {
        std::nth_element(colours.begin(), middle, colours.end(),
                         [&](Rgb a, Rgb b) { return a.*channel < b.*channel; });
        result.*channel = (*middle).*channel;
    }
    return result;
}

Rgb edge_of_rows(std::span<const Picture> frames, int first, int last)
{
    std::vector<Rgb> colours;
    for (const Picture& frame : frames)
        for (int row = first; row < last; ++row)
            for (int column = 0; column < edge_columns; ++column) {
                colours.push_back(frame.at(column, row));
                colours.push_back(frame.at(frame.side - 1 - column, row));
            }
    return median(colours);
}

// Those that are not rare, once for each of 32 levels a channel. Stars, flowers and foam are rare:
// what is left of them is small and falls away later, while as colours of the background they
// would bite into the object.
std::vector<Rgb> usual(const std::vector<Rgb>& colours)
{
    std::map<int, std::pair<std::size_t, Rgb>> cells;
    for (const Rgb& colour : colours) {
        const auto level = [](float value) { return std::min(31, static_cast<int>(value * 32)); };
        auto& [count, sum] =
            cells[level(colour.red) << 10 | level(colour.green) << 5 | level(colour.blue)];
        ++count;
        sum = sum + colour;
    }
    std::vector<Rgb> result;
    for (const auto& [key, cell] : cells)
        if (cell.first * rare_one_of >= colours.size())
            result.push_back(cell.second * (1.0f / static_cast<float>(cell.first)));
    return result;
}

// Numbers the connected parts (four neighbours) of what `belongs` says; returns their sizes.
std::vector<int> connected_parts(const std::vector<bool>& belongs, int side, std::vector<int>& part)
{
    std::vector<int> sizes;
    part.assign(belongs.size(), -1);
    std::vector<int> open;
    for (int start = 0; start < side * side; ++start) {
        if (!belongs[static_cast<std::size_t>(start)] || part[static_cast<std::size_t>(start)] >= 0)
            continue;
        const int number = static_cast<int>(sizes.size());
        sizes.push_back(0);
        open.push_back(start);
        part[static_cast<std::size_t>(start)] = number;
        while (!open.empty()) {
            const int place = open.back();
            open.pop_back();
            ++sizes.back();
            const auto visit = [&](bool exists, int neighbour) {
                const auto index = static_cast<std::size_t>(neighbour);
                if (!exists || !belongs[index] || part[index] >= 0)
                    return;
                part[index] = number;
                open.push_back(neighbour);
            };
            visit(place % side > 0, place - 1);
            visit(place % side < side - 1, place + 1);
            visit(place >= side, place - side);
            visit(place < side * (side - 1), place + side);
        }
    }
    return sizes;
}

// What no way of background leads to from the border belongs to the object.
void fill_holes(std::vector<float>& shares, int side)
{
    std::vector<bool> behind(shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i)
        behind[i] = shares[i] < 0.5f;
    std::vector<int> part;
    const std::vector<int> sizes = connected_parts(behind, side, part);
    std::vector<bool> reaches_border(sizes.size());
    for (int i = 0; i < side; ++i)
        for (const int place : {i, side * (side - 1) + i, i * side, i * side + side - 1})
            if (const int number = part[static_cast<std::size_t>(place)]; number >= 0)
                reaches_border[static_cast<std::size_t>(number)] = true;
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (part[i] >= 0 && !reaches_border[static_cast<std::size_t>(part[i])])
            shares[i] = 1;
}

void keep_large_parts(std::vector<float>& shares, int side)
{
    std::vector<bool> belongs(shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i)
        belongs[i] = shares[i] > 0;
    std::vector<int> part;
    const std::vector<int> sizes = connected_parts(belongs, side, part);
    // By what is surely the object: soft remains of the background may be wide.
    std::vector<double> weights(sizes.size());
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (part[i] >= 0)
            weights[static_cast<std::size_t>(part[i])] += static_cast<double>(shares[i]);
    const double largest = weights.empty() ? 0 : *std::max_element(weights.begin(), weights.end());
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (part[i] >= 0 && weights[static_cast<std::size_t>(part[i])] < smallest_part * largest)
            shares[i] = 0;
}

void measure(Foreground& foreground)
{
    foreground.left = foreground.top = foreground.side;
    for (int row = 0; row < foreground.side; ++row)
        for (int column = 0; column < foreground.side; ++column) {
            const double share = static_cast<double>(
                foreground.shares[static_cast<std::size_t>(row * foreground.side + column)]);
            foreground.area += share;
            foreground.x += share * (column + 0.5);
            foreground.y += share * (row + 0.5);
            if (share < 0.5)
                continue;
            foreground.left = std::min(foreground.left, static_cast<double>(column));
            foreground.right = std::max(foreground.right, column + 1.0);
            foreground.top = std::min(foreground.top, static_cast<double>(row));
            foreground.bottom = std::max(foreground.bottom, row + 1.0);
        }
    if (foreground.right <= foreground.left)
        foreground.area = 0;
    if (foreground.area > 0) {
        foreground.x /= foreground.area;
        foreground.y /= foreground.area;
    }
}

}  // namespace

BackgroundJudge::BackgroundJudge(const World& world, int side) : m_side(side)
{
    for (std::size_t background = 0; background < world.words().backgrounds.size(); ++background) {
        Known known;
        known.is_plain = find_backdrop(world.words().backgrounds[background])->paint == nullptr;
        std::vector<std::vector<Rgb>> colours(static_cast<std::size_t>(side));
        known.rows.resize(colours.size());
        for (std::uint64_t seed = 0; seed < sample_scenes; ++seed) {
            Picture picture = empty_picture(world, background, seed, side);
            // Sharp, and as soft as a model may paint it: edges have colours between two others.
            for (int pass = 0; pass < softness; ++pass) {
                add_rows(picture, colours);
                picture = softened(picture);
            }
        }
        for (std::size_t row = 0; row < colours.size(); ++row)
            known.rows[row] = mean(colours[row]);
        for (int row = 0; row < side; ++row) {
            std::vector<Rgb> near;
            for (int other = std::max(0, row - 1); other < std::min(side, row + 2); ++other)
                near.insert(near.end(), colours[static_cast<std::size_t>(other)].begin(),
                            colours[static_cast<std::size_t>(other)].end());
            known.palette.push_back(usual(near));
        }
        m_known.push_back(std::move(known));
    }
}

Rgb BackgroundJudge::edge_colour(std::span<const Picture> frames)
{
    return edge_of_rows(frames, 0, frames.front().side);
}

std::size_t BackgroundJudge::nearest(std::span<const Picture> frames) const
{
    std::vector<double> distances(m_known.size());
    for (int row = 0; row < m_side; ++row) {
        const Rgb edge = edge_of_rows(frames, row, row + 1);
        for (std::size_t i = 0; i < m_known.size(); ++i)
            distances[i] += distance(edge, m_known[i].rows[static_cast<std::size_t>(row)]);
    }
    return static_cast<std::size_t>(std::min_element(distances.begin(), distances.end())
                                    - distances.begin());
}

Foreground BackgroundJudge::foreground(const Picture& picture, std::size_t background,
                                       Rgb edge) const
{
    const Known& known = m_known[background];
    Foreground foreground;
    foreground.side = m_side;
    for (int row = 0; row < m_side; ++row)
        for (int column = 0; column < m_side; ++column) {
            const Rgb colour = picture.at(column, row);
            double least =
                known.is_plain ? distance(colour, edge) : std::numeric_limits<double>::max();
            if (!known.is_plain)
                for (const Rgb& other : known.palette[static_cast<std::size_t>(row)])
                    least = std::min(least, distance(colour, other));
            foreground.shares.push_back(static_cast<float>(std::clamp(
                (least - surely_background) / (surely_object - surely_background), 0.0, 1.0)));
        }
    keep_large_parts(foreground.shares, m_side);
    fill_holes(foreground.shares, m_side);
    measure(foreground);
    return foreground;
}

}  // namespace flipbook
