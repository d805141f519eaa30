// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tensor_file.h"

#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <string>

#include "fuzz_input.h"

using namespace flipbook;

namespace {

// A file of this process, in memory where the system has such a place.
std::filesystem::path input_file()
{
    static const std::filesystem::path file = [] {
        std::error_code ignored;
        const std::filesystem::path memory = "/dev/shm";
        const auto folder = std::filesystem::is_directory(memory, ignored)
                                ? memory
                                : std::filesystem::temp_directory_path();
        return folder / ("flipbook-fuzz-" + std::to_string(std::random_device()()));
    }();
    return file;
}

// Elements that strides reach, last index of each dimension.
std::uint64_t reach(const TensorEntry& entry)
{
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < entry.shape.size(); ++i) {
        if (entry.shape[i] == 0)
            return 0;
        last += static_cast<std::uint64_t>(entry.shape[i] - 1)
                * static_cast<std::uint64_t>(entry.strides[i]);
    }
    return (last + 1) * dtype_size(entry.dtype);
}

}  // namespace

// A whole file of any format: what it says of its tensors can be read without leaving it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::filesystem::path path = input_file();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    const auto file = open_tensor_file(path);
    if (!file) {
        demand(!file.error().message.empty());
        return 0;
    }
    for (const TensorEntry& entry : file.value().entries()) {
        demand(entry.begin <= entry.end && entry.end <= size);
        demand(entry.strides.empty() || reach(entry) <= entry.end - entry.begin);
        const auto content = file.value().bytes(entry);
        const auto sum =
            std::accumulate(content.begin(), content.end(), 0U, [](unsigned value, std::byte next) {
                return value + std::to_integer<unsigned>(next);
            });
        demand(sum != 1U || !content.empty());
    }
    return 0;
}
