// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/request.h"

namespace flipbook {

// What to time. Weights are random, made in memory; no file is read.
struct BenchmarkRequest {
    bool full_size = true;  // SD 1.5 + v3; otherwise the channels of the tests' tiny model.
    Size size{256, 256};
    int frame_count = 8;
    int steps = 3;  // Timed ones; one more warms up.
    double guidance_scale = 7.5;
    bool previews = false;  // Also times a preview of each step.
    ComputeOptions compute;
};

struct Spread {
    double median = 0;
    double min = 0;
    double max = 0;
};

struct BenchmarkReport {
    Spread seconds_per_step;
    std::map<std::string, double> phase_seconds;  // build, encode, denoise,
                                                  // preview, decode.
    std::uint64_t peak_memory_bytes = 0;
    std::uint64_t weight_bytes = 0;
    double flop_per_step = 0;    // Counted by the formulas of SD 1.5's layers.
    double flop_per_second = 0;  // flop_per_step / median.
    std::map<std::string, double>
        ceiling_flop_per_second;  // matmul, conv: same run, same precision.
    std::string device;
    std::string precision;
    int threads = 0;
    BenchmarkRequest request;
};

}  // namespace flipbook
