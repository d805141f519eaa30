// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

// A copy of the tests' v3 motion module with one NaN in the first projection of a middle slot,
// up_blocks.1.motion_modules.0; its path.
inline std::filesystem::path write_nan_module(const std::filesystem::path& folder)
{
    const auto source = std::filesystem::path(FLIPBOOK_TEST_DATA) / "mm-v3.safetensors";
    const auto damaged = folder / "nan.safetensors";
    std::ifstream in(source, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const std::string name = "up_blocks.1.motion_modules.0.temporal_transformer.proj_in.weight\"";
    const auto entry = bytes.find(name);
    if (entry == std::string::npos)
        return {};
    const auto offsets = bytes.find("\"data_offsets\":[", entry) + 16;
    std::uint64_t header_length = 0;
    std::memcpy(&header_length, bytes.data(), 8);
    const auto begin = 8 + header_length + std::stoull(bytes.substr(offsets, 20));
    const unsigned short half_nan = 0x7E00;
    std::memcpy(bytes.data() + begin, &half_nan, 2);
    std::ofstream(damaged, std::ios::binary) << bytes;
    return damaged;
}
