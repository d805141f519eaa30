// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace flipbook {

// What a checkpoint in one file says that its UNet predicts: "epsilon", "v_prediction", "sample",
// or nothing. Asked in this order: the empty tensor "v_pred" (ComfyUI); "modelspec.prediction_type"
// of its metadata (Stability's ModelSpec) or "prediction_type"; "parameterization" in the .yaml
// beside it (CompVis's config, which A1111 reads).
std::string prediction_told(const std::filesystem::path& file,
                            const std::map<std::string, std::string>& metadata, bool has_v_mark);

}  // namespace flipbook
