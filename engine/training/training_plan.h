// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "flipbook/request.h"
#include "training/json_reader.h"
#include "training/optimiser.h"

namespace flipbook {

// How long and how a run goes, whatever it trains: the keys that all configs share.
struct TrainingPlan {
    std::filesystem::path output;     // The folder of the model, from the current folder.
    std::int64_t seed = 1;            // Of weights, data and noise.
    std::int64_t steps = 1000;        // Of the optimiser.
    std::int64_t batch = 24;          // Pictures or clips a step, all workers together.
    std::int64_t workers = 2;         // Threads that compute side by side.
    std::int64_t accumulate = 1;      // Parts that a worker cuts its share into, to save memory.
    std::int64_t log_every = 20;      // Steps between lines of train.jsonl.
    std::int64_t sample_every = 500;  // Steps between sample sheets, with which the model is
                                      // written too.
    double save_minutes = 5;          // Between saved states.
    Precision precision = Precision::automatic;  // Of products and convolutions.
    bool anomaly = false;  // Look at every layer in every step, to stop where NaN begins.
    OptimiserOptions optimiser;

    // Of a worker's share, in one piece.
    std::int64_t share() const { return batch / (workers * accumulate); }
};
void read_plan(JsonReader& config, TrainingPlan& plan);

}  // namespace flipbook
