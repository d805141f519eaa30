// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flipbook/result.h"
#include "world/camera_move.h"
#include "world/motions.h"
#include "world/sprites.h"

namespace flipbook {

// The words of a world as they stand in prompts: "apple"; "green"; "blue", "meadow";
// "moving left". Scene counts in these lists.
struct WorldWords {
    std::vector<std::string> objects;
    std::vector<std::string> colours;
    std::vector<std::string> backgrounds;
    std::vector<std::string> motions;
};

struct WorldOptions {
    std::filesystem::path sprites;  // The JSON file of read_sprites(), or its folder.
    // Empty: the first 8 objects of the sheet, red green blue yellow, the first 8 backgrounds and
    // the first 8 motions.
    std::vector<std::string> objects;
    std::vector<std::string> colours;
    std::vector<std::string> backgrounds;
    std::vector<std::string> motions;
};

// One object that does one thing in front of one background. A plain value: the fields may be
// changed, but `path` fits only its own object and motion.
struct Scene {
    std::size_t object = 0;
    std::optional<std::size_t> colour;  // Without one it has its natural colour.
    std::size_t background = 0;
    std::size_t motion = 0;
    Path path;
    std::uint64_t seed = 0;  // Of the background's details.
};

// About a tenth of the combinations of object, colour, background and motion is never trained.
// Which ones is a hash of their words, the same in every world that has them.
enum class Split { training, held_out };

// Pictures and clips with their captions, drawn from seeds: the data that the starter model is
// trained on. Immutable, may be shared by threads. Deterministic: a seed means the same on every
// platform, pixels up to rounding.
class World {
public:
    // Errors: those of read_sprites(); invalid_request, naming a word that is unknown or stands
    // twice, or the list that is too short to hold anything out.
    static Result<World> open(const WorldOptions& options);

    const WorldWords& words() const;
    // The object as it is by nature, then in each colour; only the first if no paint sticks to it.
    std::span<const SpriteImage> images(std::size_t object) const;

    // Never an object in front of nearly its own colour.
    Scene draw(std::uint64_t seed, Split split) const;

    // Still and near the middle, for camera moves. Precondition: "still" is among the motions,
    // and in a held-out combination if `split` asks for one.
    Scene draw_still(std::uint64_t seed, Split split) const;

    // "a green apple on a blue background, moving left".
    std::string caption(const Scene& scene) const;
    // The same, or less, or in another order, by `seed`: "a green apple moving left". The motion
    // is always said, unless the object keeps still.
    std::string caption(const Scene& scene, std::uint64_t seed) const;
    // For a single frame: without the motion, "a green apple on a blue background".
    std::string image_caption(const Scene& scene) const;
    std::string image_caption(const Scene& scene, std::uint64_t seed) const;

    // Frame `frame` of `frame_count`: side × side RGB, rows top first, interleaved, -1 … 1.
    // Precondition: pixels.size() == 3 · side².
    void render(const Scene& scene, CameraMove camera, int frame, int frame_count, int side,
                std::span<float> pixels) const;

private:
    struct Content;
    explicit World(std::shared_ptr<const Content> content);
    Scene draw_among(const std::vector<Scene>& combinations, std::uint64_t seed) const;

    std::shared_ptr<const Content> m_content;
};

}  // namespace flipbook
