// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest/QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "export/exporters.h"

namespace flipbook {

// White, red, green, blue, yellow, skin, grey, black.
inline constexpr std::array<std::array<std::uint8_t, 3>, 8> chart_colours = {{{255, 255, 255},
                                                                              {230, 20, 30},
                                                                              {20, 200, 40},
                                                                              {30, 40, 220},
                                                                              {240, 220, 10},
                                                                              {200, 120, 110},
                                                                              {128, 128, 128},
                                                                              {0, 0, 0}}};

inline const std::array<std::uint8_t, 3>& patch_colour(int column, int row)
{
    return chart_colours.at(static_cast<std::size_t>((column + 4 * row) % 8));
}

// Eight patches in two rows, moved to the left by `shift` pixels.
inline Frame colour_chart(Size size, int shift)
{
    Frame frame{size, {}};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const auto& colour = patch_colour((x + shift) * 4 / size.width, y * 2 / size.height);
            frame.pixels.insert(frame.pixels.end(), colour.begin(), colour.end());
        }
    }
    return frame;
}

// The same with seams eight pixels wide. Where saturated colours meet within one pixel, half of the
// colour samples, which is what 4:2:0 keeps each way, cannot follow, however exact the conversion.
inline Frame soft_chart(Size size, int shift)
{
    struct Position {
        int patch;
        double next_part;  // Of the patch that follows.
    };
    const auto position = [](int pixel, int patch_count, int length) {
        const double patch_length = std::max(1.0, double(length) / patch_count);
        const double centred = (pixel + 0.5) / patch_length - 0.5 + patch_count * 2;
        const double from_centre = centred - std::floor(centred);
        return Position{static_cast<int>(centred),
                        std::clamp((from_centre - 0.5) * patch_length / 8 + 0.5, 0.0, 1.0)};
    };
    Frame frame{size, {}};
    for (int y = 0; y < size.height; ++y) {
        const Position row = position(y, 2, size.height);
        for (int x = 0; x < size.width; ++x) {
            const Position column = position(x + shift, 4, size.width);
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const auto mixed = [&](int r) {
                    return (1 - column.next_part) * patch_colour(column.patch, r)[channel]
                           + column.next_part * patch_colour(column.patch + 1, r)[channel];
                };
                const double value =
                    (1 - row.next_part) * mixed(row.patch) + row.next_part * mixed(row.patch + 1);
                frame.pixels.push_back(static_cast<std::uint8_t>(std::lround(value)));
            }
        }
    }
    return frame;
}

// Smooth in all three channels, with more colours than a palette holds.
inline Frame gradient(Size size, int shift)
{
    Frame frame{size, {}};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            frame.pixels.push_back(
                static_cast<std::uint8_t>((x + shift) * 255 / (size.width + 64)));
            frame.pixels.push_back(static_cast<std::uint8_t>(y * 255 / size.height));
            frame.pixels.push_back(static_cast<std::uint8_t>(255 - x * 200 / size.width));
        }
    }
    return frame;
}

// What no codec makes small.
inline Frame noise(Size size, unsigned seed)
{
    std::mt19937 generator(seed);
    Frame frame{size, {}};
    for (int i = 0; i < size.width * size.height * 3; ++i)
        frame.pixels.push_back(static_cast<std::uint8_t>(generator() & 0xFFU));
    return frame;
}

inline std::vector<Frame> moving_chart(Size size, int frame_count)
{
    std::vector<Frame> frames;
    for (int i = 0; i < frame_count; ++i)
        frames.push_back(colour_chart(size, 2 * i));
    return frames;
}

inline std::vector<Frame> moving_soft_chart(Size size, int frame_count)
{
    std::vector<Frame> frames;
    for (int i = 0; i < frame_count; ++i)
        frames.push_back(soft_chart(size, 2 * i));
    return frames;
}

inline Result<void> write_clip(const ExportRequest& request, const std::vector<Frame>& frames,
                               int frame_rate)
{
    FLIPBOOK_ASSIGN(auto exporter,
                    open_exporter(builtin_exporters(), request, frames.at(0).size, frame_rate));
    for (const Frame& frame : frames)
        FLIPBOOK_TRY(exporter->add_frame(frame));
    return exporter->finish();
}

// The mean over all channels of the absolute difference, of 255, over the top left part that
// `expected` covers.
inline double mean_error(const Frame& actual, const Frame& expected)
{
    double sum = 0;
    for (int y = 0; y < expected.size.height; ++y) {
        for (int i = 0; i < expected.size.width * 3; ++i) {
            const auto at = [&](const Frame& frame) {
                return int(frame.pixels.at(std::size_t(y) * std::size_t(frame.size.width) * 3
                                           + std::size_t(i)));
            };
            sum += std::abs(at(actual) - at(expected));
        }
    }
    return sum / double(expected.pixels.size());
}

// "clip.mp4" for mp4, "clip/" for a folder of frames.
inline std::string file_name_for(const ExporterEntry& entry)
{
    return entry.extensions.empty() ? "clip/" : "clip" + entry.extensions.at(0);
}

// All formats but the text of the settings, which is no recipe.
inline std::vector<ExporterEntry> recipe_carriers()
{
    std::vector<ExporterEntry> carriers;
    const auto exporters = builtin_exporters();
    for (const ExporterEntry& entry : exporters.entries())
        if (entry.name != "infotext")
            carriers.push_back(entry);
    return carriers;
}

// A row for every format of the build: "file_name" as above, and "format".
inline void add_format_rows()
{
    QTest::addColumn<QString>("file_name");
    QTest::addColumn<QString>("format");
    const auto exporters = builtin_exporters();
    for (const ExporterEntry& entry : exporters.entries())
        QTest::newRow(entry.name.c_str())
            << QString::fromStdString(file_name_for(entry)) << QString::fromStdString(entry.name);
}

}  // namespace flipbook
