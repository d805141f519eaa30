// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "catalog/expected_tensors.h"
#include "catalog/model_tensors.h"
#include "flipbook/model_page.h"

namespace flipbook {

// Fills in what the kind, names, shapes and types of tensors tell; page.kind is known already.
void add_facts(ModelPage& page, const ModelTensors& tensors);

// Title, author, licence and trigger words, from the metadata of modelspec and kohya-ss.
void add_metadata(ModelPage& page, const std::map<std::string, std::string>& metadata);

// Says why a file of this kind, or for this base, cannot be used, if so.
void add_problems_of_kind(ModelPage& page);

// Says what is missing in the networks that a file should hold.
void add_problems_of_networks(ModelPage& page, const std::vector<NetworkNames>& networks);

}  // namespace flipbook
