// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/expected_tensors.h"
#include "catalog/model_tensors.h"
#include "flipbook/model_page.h"

namespace flipbook {

// Looks at every number of the files. `networks` are those of the model, for what is extra.
DeepFindings scan_deeply(const ModelTensors& tensors, const std::vector<NetworkNames>& networks);

// Says on the page what the findings mean.
void add_findings(ModelPage& page, DeepFindings findings);

}  // namespace flipbook
