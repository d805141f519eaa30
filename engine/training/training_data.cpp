// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_data.h"

#include <algorithm>

namespace flipbook {

namespace {

// The move of this name, or a refusal of the key that it stands under.
std::vector<NamedCameraMove> move_named(const std::string& name, const std::string& key,
                                        JsonReader& config)
{
    std::string names;
    for (const NamedCameraMove& camera : camera_moves()) {
        if (camera.name == name)
            return {camera};
        names += (names.empty() ? "" : ", ") + std::string(camera.name);
    }
    config.refuse(key, "one of " + names + " was needed");
    return {};
}

std::vector<NamedCameraMove> read_cameras(JsonReader& config)
{
    std::string name;
    std::vector<std::string> names;
    config.read("camera", name);
    if (!name.empty())
        return move_named(name, "camera", config);
    config.read("cameras", names);
    const auto all = camera_moves();
    if (names.size() == 1 && names.front() == "all")
        return {all.begin(), all.end()};
    std::vector<NamedCameraMove> cameras;
    for (const std::string& one : names)
        for (const NamedCameraMove& camera : move_named(one, "cameras", config))
            cameras.push_back(camera);
    return cameras;
}

}  // namespace

Result<std::shared_ptr<TrainingData>> open_training_data(JsonReader& config,
                                                         const TrainingSource& source)
{
    const auto cameras = read_cameras(config);
    if (!config.has("folder"))
        return open_world_data(config, cameras);
    if (cameras.size() > 1)
        config.refuse("cameras", "a \"world\" or the single \"camera\" of a folder");
    return open_folder_data(config, cameras.empty() ? CameraMove::none : cameras.front().move,
                            source);
}

}  // namespace flipbook
