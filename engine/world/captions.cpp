// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>

#include "world/random.h"
#include "world/world.h"
#include "world/world_content.h"

namespace flipbook {
namespace {

// Shares of the other ways to say it.
constexpr double without_comma = 0.15;
constexpr double without_background = 0.15;
constexpr double motion_first = 0.15;
constexpr double unsaid_stillness = 0.5;
// "a ball, left": next to "moving", which all directions have in common, the word that tells them
// apart is overlooked by attention that has learned other words before.
constexpr double direction_alone = 0.4;

std::string with_article(const std::string& words)
{
    const bool begins_with_vowel =
        std::string_view("aeiou").find(words.front()) != std::string::npos;
    return (begins_with_vowel ? "an " : "a ") + words;
}

std::string object_phrase(const WorldWords& words, const Scene& scene)
{
    const std::string& object = words.objects[scene.object];
    return with_article(scene.colour ? words.colours[*scene.colour] + " " + object : object);
}

}  // namespace

std::string World::image_caption(const Scene& scene) const
{
    return object_phrase(words(), scene) + " "
           + std::string(m_content->backdrops[scene.background].phrase);
}

std::string World::image_caption(const Scene& scene, std::uint64_t seed) const
{
    Random random(seed);
    const bool is_bare = random.uniform() < without_background;
    return is_bare ? object_phrase(words(), scene) : image_caption(scene);
}

std::string World::caption(const Scene& scene) const
{
    return image_caption(scene) + ", " + words().motions[scene.motion];
}

std::string World::caption(const Scene& scene, std::uint64_t seed) const
{
    Random random(seed);
    const bool is_still = m_content->motions[scene.motion] == Motion::still;
    if (is_still && random.uniform() < unsaid_stillness)
        return image_caption(scene, random.next());
    std::string motion = words().motions[scene.motion];
    constexpr std::string_view moving = "moving ";
    if (motion.starts_with(moving) && random.uniform() < direction_alone)
        motion.erase(0, moving.size());
    double share = random.uniform();
    if ((share -= without_comma) < 0)
        return image_caption(scene) + " " + motion;
    if ((share -= without_background) < 0)
        return object_phrase(words(), scene) + " " + motion;
    if ((share -= motion_first) < 0)
        return object_phrase(words(), scene) + " " + motion + " "
               + std::string(m_content->backdrops[scene.background].phrase);
    return image_caption(scene) + ", " + motion;
}

}  // namespace flipbook
