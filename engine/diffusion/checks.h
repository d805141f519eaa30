// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/job_context.h"
#include "flipbook/check.h"
#include "flipbook/event.h"
#include "flipbook/registry.h"
#include "flipbook/result.h"

namespace flipbook {

class Pipeline;

// A look inside networks. Runs on the engine thread, inside c10::InferenceMode. `pipeline` makes
// the clip that is looked at, with the networks of the clip before where they are the same.
struct CheckEntry {
    std::string name;
    std::string description;
    std::function<Result<CheckReport>(const CheckRequest& request, Pipeline& pipeline,
                                      JobContext& job)>
        run;
};

// The list.
Registry<CheckEntry> builtin_checks();

// Writes a picture as a file whose ending tells the format.
using CheckPictureWriter =
    std::function<Result<void>(const std::filesystem::path& file, const Frame& picture)>;

// The job's CheckReady, when its pictures are written. Error: invalid_request for a check that does
// not exist, naming those that do; those of the check.
Result<Event> run_check(const CheckRequest& request, Pipeline& pipeline,
                        const CheckPictureWriter& write_picture, JobContext& job);

// Each in a file of its own.
Result<CheckReport> check_module(const CheckRequest& request, Pipeline& pipeline, JobContext& job);
Result<CheckReport> check_shapes(const CheckRequest& request, Pipeline& pipeline, JobContext& job);
Result<CheckReport> check_determinism(const CheckRequest& request, Pipeline& pipeline,
                                      JobContext& job);
Result<CheckReport> check_anomalies(const CheckRequest& request, Pipeline& pipeline,
                                    JobContext& job);
Result<CheckReport> check_memory(const CheckRequest& request, Pipeline& pipeline, JobContext& job);
Result<CheckReport> check_record(const CheckRequest& request, Pipeline& pipeline, JobContext& job);
Result<CheckReport> check_compare(const CheckRequest& request, Pipeline& pipeline, JobContext& job);
Result<CheckReport> check_weights(const CheckRequest& request, Pipeline& pipeline, JobContext& job);
Result<CheckReport> check_activations(const CheckRequest& request, Pipeline& pipeline,
                                      JobContext& job);
Result<CheckReport> check_attention(const CheckRequest& request, Pipeline& pipeline,
                                    JobContext& job);

}  // namespace flipbook
