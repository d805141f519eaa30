// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

// What libFuzzer calls with every input it makes up; see llvm.org/docs/LibFuzzer.html.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace flipbook {

inline std::span<const std::byte> as_bytes(const std::uint8_t* bytes, std::size_t size)
{
    return std::as_bytes(std::span(bytes, size));
}

inline std::string_view as_text(const std::uint8_t* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

// A promise of a header that no input may break; libFuzzer keeps the input that does.
inline void demand(bool holds)
{
    if (!holds)
        std::abort();
}

}  // namespace flipbook
