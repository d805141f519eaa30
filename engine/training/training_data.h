// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/result.h"
#include "training/json_reader.h"
#include "world/camera_move.h"

namespace flipbook {

struct TrainingClip {
    at::Tensor pictures;  // [frames, 3, side, side] fp32 on the CPU, -1 … 1; or undefined:
    at::Tensor latents;   // [frames, C, h, w] fp32 on the CPU, as they were encoded before.
    std::string caption;
    std::string context;  // The camera move that it shows, "pan-left"; empty for none.
};

// The first frames of a video or picture, at most `most_frames`, whose shorter side is
// `short_side` pixels then. Errors: those that make the file one to be skipped.
using ClipReader = std::function<Result<std::vector<Frame>>(const std::filesystem::path& file,
                                                            int short_side, int most_frames)>;

// Pictures [n, 3, side, side] -> latents [n, C, h, w].
using LatentEncoder = std::function<at::Tensor(const at::Tensor& pictures)>;

// What files are read with and where what was made of them is kept.
struct TrainingSource {
    std::filesystem::path run;  // The folder of the run.
    ClipReader read_clip;
};

// What a person can ask a model for, by kind, each as it stands in prompts.
struct ModelWords {
    std::vector<std::string> objects, colours, backgrounds, motions;
};

// Where examples come from: drawn by seed, the same seed always the same example. Its methods may
// be called by several threads at a time.
class TrainingData {
public:
    virtual ~TrainingData() = default;

    // Encodes what there is to encode, before anything is drawn, for clips of `frames`.
    virtual Result<void> prepare(std::int64_t /*frames*/, const LatentEncoder&) { return {}; }

    // What a person should know of the examples after that, each one sentence.
    virtual std::vector<std::string> notices() const { return {}; }

    virtual std::int64_t side() const = 0;  // Pixels.

    // A single frame, with a caption that says nothing of motion.
    virtual TrainingClip image(std::uint64_t seed) const = 0;

    // These frames, 0 … frames - 1, of a clip of `frames`.
    virtual TrainingClip clip(std::uint64_t seed, const std::vector<std::int64_t>& chosen,
                              std::int64_t frames) const = 0;

    // Captions that are never drawn for training, to judge by.
    virtual std::string test_caption(std::uint64_t seed, bool is_moving) const = 0;

    // Texts with every word that a caption can have: what the vocabulary is made for.
    virtual std::vector<std::string> vocabulary() const = 0;

    virtual const ModelWords& words() const = 0;

    // What TrainingClip::context can be; clip() draws one, each as often as another.
    virtual std::vector<std::string> contexts() const { return {}; }
};

// What a config trains on: its "folder" of files where it names one, else its "world". With
// "camera", the name of a move, every clip shows that move; with "cameras", a list or ["all"],
// each clip of a world shows one of them. Errors: those of the two below.
Result<std::shared_ptr<TrainingData>> open_training_data(JsonReader& config,
                                                         const TrainingSource& source);

// The procedural world, from the config's object "world": "sprites" and "side", and the lists
// "objects", "colours", "backgrounds", "motions". With camera moves clips show still objects; of
// single images "image_camera_share" are still objects as a moving camera sees them.
// Errors: those of World::open(); invalid_request, where the moves lack still objects.
Result<std::shared_ptr<TrainingData>>
open_world_data(JsonReader& config, const std::vector<NamedCameraMove>& cameras = {});

// Videos and pictures with captions, from the config's object "folder": "path", "side",
// "variants", "stride" and "caption". Each file is encoded once, in several crops and pieces, and
// kept as latents.safetensors in the folder of the run; a camera move wanders over it. Files that
// cannot be used are listed there in skipped.txt. Errors: those of captioned_files().
Result<std::shared_ptr<TrainingData>> open_folder_data(JsonReader& config, CameraMove camera,
                                                       const TrainingSource& source);

}  // namespace flipbook
