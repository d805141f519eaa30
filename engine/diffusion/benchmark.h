// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job_context.h"
#include "flipbook/benchmark.h"
#include "flipbook/event.h"
#include "flipbook/result.h"

namespace flipbook {

// Times the pipeline's own parts on random weights: one step that warms up, then the timed ones,
// then the decoding of one frame; and before them the fastest matrix product and convolution that
// this device reaches, as ceilings. The job's BenchmarkReady. Stops between steps when cancelled.
Result<Event> run_benchmark(const BenchmarkRequest& request, JobContext& job);

}  // namespace flipbook
