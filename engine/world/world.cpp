// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/world.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "world/random.h"
#include "world/world_content.h"

namespace flipbook {
namespace {

constexpr std::size_t default_count = 8;
constexpr std::size_t default_colours = 4;
constexpr std::uint64_t held_out_one_of = 10;

// `wanted` or, where it is empty, the first `count` of `known`.
Result<std::vector<std::string>> chosen(const std::vector<std::string>& wanted,
                                        const std::vector<std::string>& known, const char* kind,
                                        std::size_t count)
{
    if (wanted.empty())
        return std::vector<std::string>(
            known.begin(),
            known.begin() + static_cast<std::ptrdiff_t>(std::min(count, known.size())));
    std::set<std::string> seen;
    for (const std::string& word : wanted) {
        if (std::find(known.begin(), known.end(), word) == known.end()) {
            std::string list;
            for (const std::string& name : known)
                list += (list.empty() ? "" : ", ") + name;
            return Error{ErrorCode::invalid_request, "The world knows no " + std::string(kind)
                                                         + " \"" + word + "\", only: " + list
                                                         + "."};
        }
        if (!seen.insert(word).second)
            return Error{ErrorCode::invalid_request,
                         "The " + std::string(kind) + " \"" + word + "\" stands twice."};
    }
    return wanted;
}

template <class List> std::vector<std::string> names_of(const List& list)
{
    std::vector<std::string> names;
    for (const auto& entry : list)
        names.emplace_back(entry.name);
    return names;
}

// FNV-1a over the words, so that other lists of words change no decision.
bool is_held_out(const WorldWords& words, const Scene& scene)
{
    std::uint64_t hash = 0xCBF29CE484222325u;
    const auto add = [&](std::string_view text) {
        for (const char character : text)
            hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001B3u;
        hash = (hash ^ '|') * 0x100000001B3u;
    };
    add(words.objects[scene.object]);
    add(scene.colour ? words.colours[*scene.colour] : "");
    add(words.backgrounds[scene.background]);
    add(words.motions[scene.motion]);
    return mixed(hash) % held_out_one_of == 0;
}

bool is_hard_to_see(std::string_view colour, const Backdrop& backdrop)
{
    const auto& near = backdrop.near_colours;
    return std::find(near.begin(), near.end(), colour) != near.end();
}

std::vector<WorldObject> make_objects(const std::vector<Sprite>& sprites, const WorldWords& words)
{
    std::vector<WorldObject> objects;
    for (const std::string& name : words.objects) {
        const auto sprite = std::find_if(sprites.begin(), sprites.end(),
                                         [&](const Sprite& each) { return each.name == name; });
        WorldObject object{sprite->colour, {sprite->image}};
        if (sprite->is_recolourable)
            for (const std::string& colour : words.colours)
                object.images.push_back(recoloured(sprite->image, *find_object_colour(colour)));
        objects.push_back(std::move(object));
    }
    return objects;
}

// Every colour of the object that is plain to see on the backdrop, as scenes.
std::vector<Scene> coloured_scenes(const WorldWords& words, const WorldObject& object,
                                   const Backdrop& backdrop)
{
    std::vector<Scene> scenes;
    if (!is_hard_to_see(object.natural_colour, backdrop))
        scenes.push_back({});
    for (std::size_t colour = 0; colour + 1 < object.images.size(); ++colour)
        if (!is_hard_to_see(words.colours[colour], backdrop)) {
            Scene scene;
            scene.colour = colour;
            scenes.push_back(scene);
        }
    return scenes;
}

}  // namespace

const SpriteImage& World::Content::image_of(const Scene& scene) const
{
    return objects[scene.object].images.at(scene.colour ? *scene.colour + 1 : 0);
}

void World::Content::add(const Scene& scene, bool is_held_out)
{
    (is_held_out ? held_out : training).push_back(scene);
    if (motions[scene.motion] == Motion::still)
        (is_held_out ? still_held_out : still_training).push_back(scene);
}

World::World(std::shared_ptr<const Content> content) : m_content(std::move(content)) { }

Result<World> World::open(const WorldOptions& options)
{
    FLIPBOOK_ASSIGN(const std::vector<Sprite> sprites, read_sprites(options.sprites));
    auto content = std::make_shared<Content>();
    WorldWords& words = content->words;
    FLIPBOOK_ASSIGN(words.objects,
                    chosen(options.objects, names_of(sprites), "object", default_count));
    FLIPBOOK_ASSIGN(words.colours,
                    chosen(options.colours, names_of(object_colours()), "colour", default_colours));
    FLIPBOOK_ASSIGN(words.backgrounds, chosen(options.backgrounds, names_of(flipbook::backdrops()),
                                              "background", default_count));
    FLIPBOOK_ASSIGN(words.motions, chosen(options.motions, names_of(flipbook::motions()), "motion",
                                          default_count));

    content->objects = make_objects(sprites, words);
    for (const std::string& name : words.backgrounds)
        content->backdrops.push_back(*find_backdrop(name));
    for (const std::string& name : words.motions)
        for (const NamedMotion& motion : flipbook::motions())
            if (motion.name == name)
                content->motions.push_back(motion.motion);

    for (std::size_t object = 0; object < words.objects.size(); ++object)
        for (std::size_t background = 0; background < words.backgrounds.size(); ++background)
            for (Scene scene :
                 coloured_scenes(words, content->objects[object], content->backdrops[background]))
                for (std::size_t motion = 0; motion < words.motions.size(); ++motion) {
                    scene.object = object;
                    scene.background = background;
                    scene.motion = motion;
                    content->add(scene, is_held_out(words, scene));
                }
    if (content->training.empty() || content->held_out.empty())
        return Error{ErrorCode::invalid_request,
                     "A world of " + std::to_string(words.objects.size()) + " objects, "
                         + std::to_string(words.backgrounds.size()) + " backgrounds and "
                         + std::to_string(words.motions.size())
                         + " motions is too small to hold a tenth of it out."};
    return World(std::move(content));
}

const WorldWords& World::words() const
{
    return m_content->words;
}

std::span<const SpriteImage> World::images(std::size_t object) const
{
    return m_content->objects[object].images;
}

Scene World::draw_among(const std::vector<Scene>& combinations, std::uint64_t seed) const
{
    Random random(seed);
    Scene scene = combinations[random.below(combinations.size())];
    const SpriteImage& image = m_content->image_of(scene);
    scene.path = draw_path(m_content->motions[scene.motion],
                           {image.half_width(), image.half_height(), image.radius()}, random);
    scene.seed = random.next();
    return scene;
}

Scene World::draw(std::uint64_t seed, Split split) const
{
    return draw_among(split == Split::training ? m_content->training : m_content->held_out, seed);
}

Scene World::draw_still(std::uint64_t seed, Split split) const
{
    const auto& still =
        split == Split::training ? m_content->still_training : m_content->still_held_out;
    Scene scene = draw_among(still, seed);
    Random random(scene.seed);
    scene.path = draw_middle_path(random);
    scene.seed = random.next();
    return scene;
}

}  // namespace flipbook
