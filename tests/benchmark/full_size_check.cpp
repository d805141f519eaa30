// SPDX-License-Identifier: GPL-3.0-or-later
//
// full_size_check write FOLDER    random files of the size that people own
// full_size_check measure FOLDER  classifies and loads them; prints times, rates and peak memory
#include "models/torch.h"

#include <c10/core/InferenceMode.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "catalog/model_kind.h"
#include "core/system_memory.h"
#include "core/utf8_path.h"
#include "full_size_files.h"
#include "models/model_cache.h"
#include "process_memory.h"

using namespace flipbook;

namespace {

namespace fs = std::filesystem;

constexpr double giga = 1e9;

// By the clock, and of all processors together: what a busy machine hardly changes.
struct Seconds {
    double clock = 0;
    double processors = 0;
};

Seconds seconds_of(const auto& work)
{
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processors = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            static_cast<double>(std::clock() - processors) / CLOCKS_PER_SEC};
}

Seconds operator+(Seconds one, Seconds other)
{
    return {one.clock + other.clock, one.processors + other.processors};
}

// What reading a file into a buffer takes, from the disk cache where it is there.
Seconds reading(const fs::path& file)
{
    std::vector<char> buffer(std::size_t{8} << 20);
    return seconds_of([&] {
        std::ifstream stream(file, std::ios::binary);
        stream.rdbuf()->pubsetbuf(nullptr, 0);
        while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()))) { }
    });
}

Result<void> write(const fs::path& folder)
{
    FLIPBOOK_TRY(write_checkpoint(folder / "sd15.safetensors"));
    FLIPBOOK_TRY(write_motion_module(folder / "v3.safetensors"));
    return write_lora(folder / "lora.safetensors");
}

Result<void> classify(const fs::path& file)
{
    const double before = memory_value("VmRSS");
    ModelKind kind = ModelKind::unknown;
    std::optional<Error> problem;
    const Seconds seconds = seconds_of([&] {
        const auto weights = Weights::open(file);
        if (weights)
            kind = kind_of_model(weights.value().shapes());
        else
            problem = weights.error();
    });
    if (problem)
        return *problem;
    std::printf("classify %s: %s, %.1f ms, %.1f MB\n", file.filename().string().c_str(),
                description(kind), seconds.clock * 1e3, (memory_value("VmRSS") - before) / 1e6);
    return {};
}

GenerationRequest request_for(const fs::path& folder, double strength)
{
    GenerationRequest request;
    request.checkpoint = folder / "sd15.safetensors";
    request.motion = {MotionSource::file, folder / "v3.safetensors", 1.0, 1.0};
    if (strength != 0)
        request.loras = {{folder / "lora.safetensors", strength, strength}};
    return request;
}

struct LoadTimes {
    Seconds ready;   // Until the first step can begin.
    Seconds packed;  // With what that step reads and packs.
};

Result<LoadTimes> load(ModelCache& cache, const GenerationRequest& request)
{
    std::optional<Error> problem;
    std::optional<Models> models;
    LoadTimes times;
    times.ready = seconds_of([&] {
        const auto files = open_model_files(request);
        if (!files) {
            problem = files.error();
            return;
        }
        auto loaded = cache.load(files.value(), Placement{});
        if (loaded)
            models = std::move(loaded).value();
        else
            problem = loaded.error();
    });
    if (problem)
        return *problem;
    times.packed = times.ready + seconds_of([&] {
                       pack_pending(*models->unet);
                       pack_pending(models->motion_module->network());
                   });
    return times;
}

void print(const char* what, Seconds taken, Seconds read)
{
    std::printf("%s: %.2f s, %.2f s of processors; %.0f %% and %.0f %% of the read speed\n", what,
                taken.clock, taken.processors, 100 * read.clock / taken.clock,
                100 * read.processors / taken.processors);
}

// The motion module of a loaded model taken for another and back: two names of one file, so that
// both are in the disk cache.
Result<void> measure_swaps(ModelCache& cache, const fs::path& folder)
{
    const fs::path other = folder / "v3-other.safetensors";
    std::error_code failure;
    if (!fs::exists(other, failure))
        fs::create_hard_link(folder / "v3.safetensors", other, failure);
    if (failure)
        return Error{ErrorCode::io,
                     path_to_utf8(other) + " could not be made: " + failure.message() + '.'};
    const Seconds read = reading(other);
    for (const fs::path& file : {other, folder / "v3.safetensors"}) {
        GenerationRequest request = request_for(folder, 0);
        request.motion.module = file;
        FLIPBOOK_ASSIGN(const LoadTimes swapped, load(cache, request));
        std::printf("motion module swapped: %.2f s (%.2f s of processors), with what the first step"
                    " does %.2f s; its file is read in %.2f s\n",
                    swapped.ready.clock, swapped.ready.processors, swapped.packed.clock,
                    read.clock);
    }
    return {};
}

Result<void> measure(const fs::path& folder)
{
    std::vector<fs::path> files{folder / "sd15.safetensors", folder / "v3.safetensors"};
    double bytes = 0;
    Seconds read;
    for (const fs::path& file : files) {
        reading(file);  // Into the cache.
        read = read + reading(file);
        bytes += static_cast<double>(fs::file_size(file));
        FLIPBOOK_TRY(classify(file));
    }
    std::printf("read %.2f GB from the disk cache: %.2f s, %.2f s of processors, %.2f GB/s\n",
                bytes / giga, read.clock, read.processors, bytes / giga / read.clock);

    ModelCache cache;
    FLIPBOOK_ASSIGN(const LoadTimes loaded, load(cache, request_for(folder, 0)));
    const auto weights = static_cast<double>(cache.loaded_bytes(at::kCPU));
    const double peak = memory_value("VmHWM");
    print("load fp32 until the first step can begin", loaded.ready, read);
    print("with what that step reads and packs", loaded.packed, read);
    std::printf("weights %.2f GB, peak %.2f GB, %+.1f %%\n", weights / giga, peak / giga,
                100 * (peak / weights - 1));
    for (const double strength : {1.0, 0.5, -0.5, 0.0}) {
        FLIPBOOK_ASSIGN(const LoadTimes changed, load(cache, request_for(folder, strength)));
        std::printf("LoRA of rank 64 at %.1f: %.2f s (%.2f s of processors), with what the first"
                    " step does %.2f s (%.2f s)\n",
                    strength, changed.ready.clock, changed.ready.processors, changed.packed.clock,
                    changed.packed.processors);
    }
    return measure_swaps(cache, folder);
}

}  // namespace

int main(int count, char** words)
{
    keep_freed_pages();
    const c10::InferenceMode inference;
    const std::vector<std::string> arguments(words + 1, words + count);
    if (arguments.size() != 2 || (arguments[0] != "write" && arguments[0] != "measure")) {
        std::fputs("full_size_check write|measure FOLDER\n", stderr);
        return 2;
    }
    const auto outcome = arguments[0] == "write" ? write(arguments[1]) : measure(arguments[1]);
    if (outcome)
        return 0;
    std::fprintf(stderr, "%s\n", outcome.error().message.c_str());
    return 1;
}
