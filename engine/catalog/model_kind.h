// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "flipbook/model_kind.h"

namespace flipbook {

using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;

// The one judgement of what a file of tensors is, for loading and for the catalog alike.
ModelKind kind_of_model(const TensorShapes& tensors);

}  // namespace flipbook
