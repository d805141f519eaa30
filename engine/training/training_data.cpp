// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_data.h"

namespace flipbook {

namespace {

CameraMove read_camera(JsonReader& config)
{
    std::string name, names;
    config.read("camera", name);
    if (name.empty())
        return CameraMove::none;
    for (const NamedCameraMove& camera : camera_moves()) {
        if (camera.name == name)
            return camera.move;
        names += (names.empty() ? "" : ", ") + std::string(camera.name);
    }
    config.refuse("camera", "one of " + names + " was needed");
    return CameraMove::none;
}

}  // namespace

Result<std::shared_ptr<TrainingData>> open_training_data(JsonReader& config,
                                                         const TrainingSource& source)
{
    const CameraMove camera = read_camera(config);
    return config.has("folder") ? open_folder_data(config, camera, source)
                                : open_world_data(config, camera);
}

}  // namespace flipbook
