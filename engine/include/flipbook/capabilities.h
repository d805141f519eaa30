// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flipbook/request.h"

namespace flipbook {

struct Device {
    std::string id;    // "cpu", "cuda:0": what ComputeOptions::device takes.
    std::string name;  // The processor's or GPU's own name.
    std::uint64_t memory_bytes = 0;
    std::uint64_t available_bytes = 0;
    std::vector<Precision> fast_precisions;  // Native ones; the first is what `automatic` takes.
};

struct Format {
    std::string name;
    std::string description;
    std::vector<std::string> extensions;
    // Bits a channel: 16 shows the difference that EngineOptions::deep_frames makes.
    int depth = 8;
    std::string options = {};  // "-c:v libx264 -crf 18 …": what the ffmpeg program would be told.
};

// All that a front end needs to fill its menus.
struct Capabilities {
    std::vector<Device> devices;
    std::vector<std::string> schedulers;
    std::vector<std::string> motion_modules;
    std::vector<std::string> training_kinds;
    std::vector<std::string> checks;  // What CheckRequest::what may be.
    std::vector<Format> formats;
    int threads = 1;
};

}  // namespace flipbook
