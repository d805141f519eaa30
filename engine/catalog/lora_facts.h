// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "catalog/model_kind.h"
#include "flipbook/model_page.h"

namespace flipbook {

// What a file of weight changes says of itself by names and shapes.
LoraFacts lora_facts(const TensorShapes& tensors);

// The models that a LoRA was made for: by the width of its cross-attention, by layers that only
// one family has, and last by its metadata (kohya-ss, modelspec). A LoRA of a small model of
// SD 1.5's build counts as one for SD 1.5.
ModelBase base_of_lora(const TensorShapes& tensors,
                       const std::map<std::string, std::string>& metadata);

// The name of a way to change weights that is not read here, "OFT"; nothing if there is none.
std::optional<std::string> unsupported_algorithm(const TensorShapes& tensors);

}  // namespace flipbook
