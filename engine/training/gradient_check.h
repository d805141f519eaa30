// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/job_context.h"
#include "flipbook/gradient_report.h"
#include "flipbook/result.h"

namespace flipbook {

// Of every parameter that learns in this kind of training, on toy networks in fp64 whose weights
// follow from a fixed seed. `recomputes` is NetworkContext::recomputes_layers. In grad mode.
// Error: invalid_request, for a kind that does not exist.
Result<GradientReport> check_gradients(const std::string& kind, bool recomputes = false);

// The job's GradientsChecked, of one kind or, where `kind` is empty, of all.
Result<Event> check_gradients(const std::string& kind, JobContext& job);

}  // namespace flipbook
