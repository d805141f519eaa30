// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "training/training_data.h"
#include "world/backdrops.h"
#include "world/colours.h"
#include "world/motions.h"
#include "world/random.h"
#include "world/sprites.h"
#include "world/world.h"

namespace flipbook {

namespace {

// Frames of the clip that a single image is taken from.
constexpr int image_clip_frames = 16;

class WorldData final : public TrainingData {
public:
    WorldData(World world, std::int64_t side, std::vector<NamedCameraMove> cameras,
              double camera_share, std::vector<std::string> vocabulary)
        : m_world(std::move(world)), m_side(side), m_cameras(std::move(cameras)),
          m_camera_share(camera_share), m_vocabulary(std::move(vocabulary))
    {
        const WorldWords& words = m_world.words();
        m_words = {words.objects, words.colours, words.backgrounds, words.motions};
    }

    std::int64_t side() const override { return m_side; }

    TrainingClip image(std::uint64_t seed) const override
    {
        Random random(seed);
        const std::uint64_t scene_seed = random.next();
        const auto frame = static_cast<std::int64_t>(random.below(image_clip_frames));
        const std::uint64_t caption_seed = random.next();
        const bool is_camera = m_camera_share > 0 && random.uniform() < m_camera_share;
        const Scene scene = is_camera ? m_world.draw_still(scene_seed, Split::training)
                                      : m_world.draw(scene_seed, Split::training);
        const CameraMove camera =
            is_camera ? camera_moves()[random.below(camera_moves().size())].move : CameraMove::none;
        return {render(scene, camera, {frame}, image_clip_frames),
                {},
                m_world.image_caption(scene, caption_seed),
                {}};
    }

    TrainingClip clip(std::uint64_t seed, const std::vector<std::int64_t>& chosen,
                      std::int64_t frames) const override
    {
        Random random(seed);
        const std::uint64_t scene_seed = random.next();
        const bool is_camera = !m_cameras.empty();
        const Scene scene = is_camera ? m_world.draw_still(scene_seed, Split::training)
                                      : m_world.draw(scene_seed, Split::training);
        const std::string caption = m_world.caption(scene, random.next());
        NamedCameraMove camera{"", CameraMove::none};
        if (is_camera)
            camera = m_cameras[m_cameras.size() == 1 ? 0 : random.below(m_cameras.size())];
        return {render(scene, camera.move, chosen, static_cast<int>(frames)),
                {},
                caption,
                std::string(camera.name)};
    }

    std::string test_caption(std::uint64_t seed, bool is_moving) const override
    {
        const Scene scene = m_world.draw(seed, Split::held_out);
        return is_moving && m_cameras.empty() ? m_world.caption(scene)
                                              : m_world.image_caption(scene);
    }

    std::vector<std::string> vocabulary() const override { return m_vocabulary; }
    const ModelWords& words() const override { return m_words; }

    std::vector<std::string> contexts() const override
    {
        std::vector<std::string> names;
        for (const NamedCameraMove& camera : m_cameras)
            names.emplace_back(camera.name);
        return names;
    }

private:
    at::Tensor render(const Scene& scene, CameraMove camera,
                      const std::vector<std::int64_t>& chosen, int frames) const
    {
        const auto count = static_cast<std::int64_t>(chosen.size());
        const at::Tensor pixels = at::empty({count, m_side, m_side, 3}, at::kFloat);
        const auto size = static_cast<std::size_t>(m_side * m_side * 3);
        auto* values = pixels.mutable_data_ptr<float>();
        for (std::size_t i = 0; i < chosen.size(); ++i)
            m_world.render(scene, camera, static_cast<int>(chosen[i]), frames,
                           static_cast<int>(m_side), std::span(values + i * size, size));
        return pixels.permute({0, 3, 1, 2});
    }

    World m_world;
    std::int64_t m_side;
    std::vector<NamedCameraMove> m_cameras;
    // Of the images, so many are seen on the way of a camera: a base that was never shown anything
    // turned makes no such things, whatever a MotionLoRA asks of it.
    double m_camera_share = 0;
    std::vector<std::string> m_vocabulary;
    ModelWords m_words;
};

// Words of all objects, colours, backgrounds and motions there are, not only of those trained now,
// so that a model can learn more of them later.
Result<std::vector<std::string>> world_vocabulary(const std::filesystem::path& sprites)
{
    std::vector<std::string> texts{"a", "an", ","};
    FLIPBOOK_ASSIGN(const std::vector<Sprite> sheet, read_sprites(sprites));
    for (const Sprite& sprite : sheet)
        texts.push_back(sprite.name);
    for (const ObjectColour& colour : object_colours())
        texts.emplace_back(colour.name);
    for (const Backdrop& backdrop : backdrops())
        texts.emplace_back(backdrop.phrase);
    for (const NamedMotion& motion : motions())
        texts.emplace_back(motion.name);
    return texts;
}

}  // namespace

Result<std::shared_ptr<TrainingData>> open_world_data(JsonReader& config,
                                                      const std::vector<NamedCameraMove>& cameras)
{
    JsonReader reader = config.object("world");
    WorldOptions options;
    std::int64_t side = 48;
    double camera_share = 0;
    reader.read_path("sprites", options.sprites);
    reader.read("side", side, 8, 512);
    reader.read("image_camera_share", camera_share, 0, 1);
    reader.read("objects", options.objects);
    reader.read("colours", options.colours);
    reader.read("backgrounds", options.backgrounds);
    reader.read("motions", options.motions);
    if (options.sprites.empty())
        reader.refuse("sprites", "the path of a sprite sheet was needed");
    FLIPBOOK_TRY(config.bad_value());
    FLIPBOOK_ASSIGN(std::vector<std::string> vocabulary, world_vocabulary(options.sprites));
    FLIPBOOK_ASSIGN(World world, World::open(options));
    const auto& names = world.words().motions;
    if ((!cameras.empty() || camera_share > 0)
        && std::find(names.begin(), names.end(), "still") == names.end())
        return Error{ErrorCode::invalid_request,
                     "A camera move needs the motion \"still\" among \"world.motions\"."};
    return std::shared_ptr<TrainingData>(std::make_shared<WorldData>(
        std::move(world), side, cameras, camera_share, std::move(vocabulary)));
}

}  // namespace flipbook
