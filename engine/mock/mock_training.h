// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "core/job_context.h"
#include "flipbook/training.h"

namespace flipbook {

// A training without networks: reads of the config what it must, and writes state, train.jsonl and
// samples where the trainer does; the loss falls. Errors: io, or invalid_request where a state is
// there and is not to be gone on with, or the other way round.
Result<Event> mock_training(const TrainingRequest& request, std::chrono::milliseconds step,
                            JobContext& job);

}  // namespace flipbook
