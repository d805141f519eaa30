// SPDX-License-Identifier: GPL-3.0-or-later
#include "export_bench.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <memory>
#include <system_error>

#include "utf8.h"

namespace flipbook::cli {

namespace {

// Neither so smooth that an encoder has nothing to do nor so noisy that nothing can be foreseen:
// waves that wander, and the grain that clips of Stable Diffusion have.
std::uint8_t pixel(int x, int y, int channel, int frame)
{
    const double wave = std::sin(0.031 * (x + 3 * frame) + channel)
                        + std::sin(0.023 * (y - 2 * frame) + 0.011 * x + 2.0 * channel);
    std::uint32_t hash = static_cast<std::uint32_t>(x) * 0x9E3779B1U
                         ^ static_cast<std::uint32_t>(y) * 0x85EBCA77U
                         ^ static_cast<std::uint32_t>(frame * 3 + channel) * 0xC2B2AE3DU;
    hash ^= hash >> 15U;
    hash *= 0x2C1B3C6DU;
    const double grain = static_cast<double>(hash >> 29U) - 3.5;
    return static_cast<std::uint8_t>(std::clamp(128 + 55 * wave + grain, 0.0, 255.0));
}

ClipPtr sample_clip(const ExportBenchRequest& request)
{
    auto clip = std::make_shared<Clip>();
    for (int i = 0; i < request.frame_count; ++i) {
        Frame frame{request.size, {}, {}};
        frame.pixels.reserve(static_cast<std::size_t>(request.size.width) * request.size.height
                             * 3);
        for (int y = 0; y < request.size.height; ++y)
            for (int x = 0; x < request.size.width; ++x)
                for (int channel = 0; channel < 3; ++channel)
                    frame.pixels.push_back(pixel(x, y, channel, i));
        clip->frames.push_back(std::move(frame));
    }
    return clip;
}

Result<void> write_frames(const Clip& clip, const std::filesystem::path& path)
{
    std::ofstream file(path, std::ios::binary);
    for (const Frame& frame : clip.frames)
        file.write(reinterpret_cast<const char*>(frame.pixels.data()),
                   static_cast<std::streamsize>(frame.pixels.size()));
    if (!file.flush())
        return Error{ErrorCode::io, to_utf8(path) + " cannot be written."};
    return {};
}

}  // namespace

Result<ExportBenchReport> run_export_bench(const ExportBenchRequest& request, Session session)
{
    std::error_code failure;
    std::filesystem::create_directories(request.folder, failure);
    const ClipPtr clip = sample_clip(request);
    FLIPBOOK_TRY(write_frames(*clip, request.folder / "frames.rgb"));
    ExportRequest target;
    target.format = request.format;
    target.path = request.folder / request.format;
    target.overwrite = true;
    for (const Format& format : session.engine.capabilities().formats)
        if (format.name == request.format && !format.extensions.empty())
            target.path += format.extensions.front();
    std::array<double, 5> seconds{};
    for (double& each : seconds) {
        const auto start = std::chrono::steady_clock::now();
        FLIPBOOK_ASSIGN([[maybe_unused]] const Event written,
                        await_job(session, session.engine.export_clip(clip, target)));
        each = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    std::sort(seconds.begin(), seconds.end());
    ExportBenchReport report{request.frame_count / seconds[seconds.size() / 2], 0};
    report.file_bytes = std::filesystem::file_size(target.path, failure);
    if (failure)
        report.file_bytes = 0;  // Of a folder.
    return report;
}

}  // namespace flipbook::cli
