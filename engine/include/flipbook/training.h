// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace flipbook {

// One run of the trainer. A value: copied to the engine thread.
struct TrainingRequest {
    std::string kind;              // A name of Capabilities::training_kinds, "image" for instance.
    std::filesystem::path config;  // JSON; engine/README.md lists its keys.
    // The folder of the model that is made, in place of the config's "output".
    std::optional<std::filesystem::path> output;
    // In place of the config's "camera": the name of a camera move.
    std::optional<std::string> camera;
    bool resume = false;         // Go on from the state in the output folder.
    std::string device = "cpu";  // As ComputeOptions::device.
};

}  // namespace flipbook
