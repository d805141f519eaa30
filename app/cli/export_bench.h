// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "flipbook/clip.h"
#include "session.h"

namespace flipbook::cli {

// How fast clips are written.
struct ExportBenchRequest {
    std::string format;  // Name of a Format.
    Size size;
    int frame_count = 1;
    std::filesystem::path folder;  // Gets the file, and the frames as frames.rgb.
};

struct ExportBenchReport {
    double frames_per_second = 0;  // Median of five.
    std::uint64_t file_bytes = 0;
};

// Writes a clip of moving shapes with grain five times. The frames lie in memory, as they do when
// a clip was made. Errors: those of Engine::export_clip(); io.
Result<ExportBenchReport> run_export_bench(const ExportBenchRequest& request, Session session);

}  // namespace flipbook::cli
