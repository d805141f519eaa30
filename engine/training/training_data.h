// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "flipbook/result.h"
#include "training/json_reader.h"

namespace flipbook {

struct TrainingClip {
    at::Tensor pictures;  // [frames, 3, side, side] fp32 on the CPU, -1 … 1.
    std::string caption;
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

    virtual std::int64_t side() const = 0;  // Pixels.

    // A single frame, with a caption that says nothing of motion.
    virtual TrainingClip image(std::uint64_t seed) const = 0;

    // `window` neighbouring frames of a clip of `frames`.
    virtual TrainingClip clip(std::uint64_t seed, std::int64_t window,
                              std::int64_t frames) const = 0;

    // Captions that are never drawn for training, to judge by.
    virtual std::string test_caption(std::uint64_t seed, bool is_moving) const = 0;

    // Texts with every word that a caption can have: what the vocabulary is made for.
    virtual std::vector<std::string> vocabulary() const = 0;

    virtual const ModelWords& words() const = 0;
};

// The procedural world, from the config's object "world": "sprites" and "side", and the lists
// "objects", "colours", "backgrounds", "motions". Errors: those of World::open().
Result<std::shared_ptr<const TrainingData>> open_world_data(JsonReader& config);

}  // namespace flipbook
