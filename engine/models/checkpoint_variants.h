// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/result.h"
#include "models/model_configs.h"
#include "models/weights.h"

namespace flipbook {

// What checkpoints in a single file may hold besides the usual.

// The moving average of the UNet's weights under canonical names. LDM keeps it as "model_ema." and
// the UNet's names without their dots. Error: no_ema().
Result<Weights> ema_unet(const Weights& checkpoint);

// unsupported_format, naming the model.
Error no_ema(const std::filesystem::path& model);

// How the model was trained, as far as it says so: by prediction_told(), and the mark "ztsnr" among
// its tensors (ComfyUI). SD 1.5's own otherwise.
TrainedSchedule schedule_of_single_file(const Weights& checkpoint);

}  // namespace flipbook
