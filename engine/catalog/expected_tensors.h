// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "catalog/model_kind.h"

namespace flipbook {

// The tensors that networks of SD 1.5's build have, by their canonical names (key_maps.h), in the
// size that the tensors at hand have: as many levels and layers as the names number.
struct NetworkNames {
    std::string network;               // "UNet", "VAE", "text encoder", "motion module".
    std::set<std::string> expected;    // All it needs.
    std::vector<std::string> missing;  // Those that are not there, sorted.
};

// The networks that a file of this kind holds, or should hold; none for kinds that are not loaded
// as networks. `tensors` has names as in the file.
std::vector<NetworkNames> networks_of(ModelKind kind, const TensorShapes& tensors);

// Names as in the file that belong to none of these networks and are not known to be harmless:
// averaged copies, schedules of training, position tables.
std::vector<std::string> extra_tensors(const std::vector<NetworkNames>& networks,
                                       const TensorShapes& tensors);

}  // namespace flipbook
