// SPDX-License-Identifier: GPL-3.0-or-later
//
// full_size_check write FOLDER    random files of the size that people own
// full_size_check measure FOLDER  classifies and loads them; prints times, rates and peak memory
#include "models/torch.h"

#include <c10/core/InferenceMode.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "catalog/model_kind.h"
#include "full_size_files.h"
#include "models/model_cache.h"
#include "process_memory.h"

using namespace flipbook;

namespace {

namespace fs = std::filesystem;

constexpr double giga = 1e9;

double seconds_of(const auto& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// What reading a file into a buffer takes, from the disk cache where it is there.
double seconds_to_read(const fs::path& file)
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
    const double seconds = seconds_of([&] {
        const auto weights = Weights::open(file);
        if (weights)
            kind = kind_of_model(weights.value().shapes());
        else
            problem = weights.error();
    });
    if (problem)
        return *problem;
    std::printf("classify %s: %s, %.1f ms, %.1f MB\n", file.filename().string().c_str(),
                description(kind), seconds * 1e3, (memory_value("VmRSS") - before) / 1e6);
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

Result<double> load(ModelCache& cache, const GenerationRequest& request)
{
    std::optional<Error> problem;
    const double seconds = seconds_of([&] {
        const auto files = open_model_files(request);
        if (!files) {
            problem = files.error();
            return;
        }
        if (const auto models = cache.load(files.value(), Placement{}); !models)
            problem = models.error();
    });
    if (problem)
        return *problem;
    return seconds;
}

Result<void> measure(const fs::path& folder)
{
    std::vector<fs::path> files{folder / "sd15.safetensors", folder / "v3.safetensors"};
    double bytes = 0, read = 0;
    for (const fs::path& file : files) {
        seconds_to_read(file);  // Into the cache.
        read += seconds_to_read(file);
        bytes += static_cast<double>(fs::file_size(file));
        FLIPBOOK_TRY(classify(file));
    }
    std::printf("read %.2f GB from the disk cache: %.2f s, %.2f GB/s\n", bytes / giga, read,
                bytes / giga / read);

    ModelCache cache;
    FLIPBOOK_ASSIGN(const double loaded, load(cache, request_for(folder, 0)));
    const auto weights = static_cast<double>(cache.loaded_bytes(at::kCPU));
    const double peak = memory_value("VmHWM");
    std::printf("load fp32 until ready: %.2f s, %.2f GB/s, %.0f %% of the read speed\n", loaded,
                bytes / giga / loaded, 100 * read / loaded);
    std::printf("weights %.2f GB, peak %.2f GB, %+.1f %%\n", weights / giga, peak / giga,
                100 * (peak / weights - 1));
    for (const double strength : {1.0, 0.5, -0.5, 0.0}) {
        FLIPBOOK_ASSIGN(const double seconds, load(cache, request_for(folder, strength)));
        std::printf("LoRA of rank 64 at %.1f: %.2f s\n", strength, seconds);
    }
    return {};
}

}  // namespace

int main(int count, char** words)
{
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
