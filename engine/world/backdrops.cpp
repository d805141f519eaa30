// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/backdrops.h"

#include <algorithm>

#include "world/random.h"

namespace flipbook {
namespace {

constexpr double shade_levels = 8;

}  // namespace

BackdropDetails backdrop_details(std::uint64_t seed)
{
    Random random(seed);
    const auto shade = [&] {
        return static_cast<float>(random.uniform(-shade_levels, shade_levels) / 255);
    };
    BackdropDetails details;
    details.shade.red = shade();
    details.shade.green = shade();
    details.shade.blue = shade();
    details.phase = static_cast<float>(random.uniform());
    details.lift = static_cast<float>(random.uniform(-1, 1));
    details.seed = static_cast<std::uint32_t>(random.next() >> 32);
    return details;
}

Rgb Backdrop::at(float x, float y, const BackdropDetails& details) const
{
    const Rgb shaded = (paint ? paint(x, y, details) : colour) + details.shade;
    return {std::clamp(shaded.red, 0.0f, 1.0f), std::clamp(shaded.green, 0.0f, 1.0f),
            std::clamp(shaded.blue, 0.0f, 1.0f)};
}

std::span<const Backdrop> backdrops()
{
    static const std::vector<Backdrop> list{
        {"white", "on a white background", rgb(0xF4F4F4), {"white"}},
        {"black", "on a black background", rgb(0x1C1C20), {"black"}},
        {"blue", "on a blue background", rgb(0x3F78E0), {"blue", "purple"}},
        {"green", "on a green background", rgb(0x4FAF50), {"green"}},
        {"pink", "on a pink background", rgb(0xF5A0C8), {"pink"}},
        {"meadow", "on a meadow", rgb(0x6CB84C), {"green"}, paint_meadow},
        {"night", "at night", rgb(0x182048), {"black"}, paint_night},
        {"sunset",
         "at sunset",
         rgb(0xC05878),
         {"red", "orange", "yellow", "pink", "purple"},
         paint_sunset},
        {"yellow", "on a yellow background", rgb(0xF5D548), {"yellow", "orange"}},
        {"red", "on a red background", rgb(0xD83C38), {"red", "orange", "pink"}},
        {"grey", "on a grey background", rgb(0x8C8C90), {"grey"}},
        {"purple", "on a purple background", rgb(0x8E4CC0), {"purple", "blue"}},
        {"desert", "in the desert", rgb(0xE4BE7C), {"yellow", "orange"}, paint_desert},
        {"sea", "at sea", rgb(0x2F86B8), {"blue"}, paint_sea},
        {"snow", "in the snow", rgb(0xE4ECF4), {"white"}, paint_snow},
    };
    return list;
}

const Backdrop* find_backdrop(std::string_view name)
{
    const auto list = backdrops();
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const Backdrop& backdrop) { return backdrop.name == name; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace flipbook
