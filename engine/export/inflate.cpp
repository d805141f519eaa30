// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/inflate.h"

#define ZLIB_CONST  // So that it takes what it only reads as such.
#include <zlib.h>

#include <array>
#include <limits>

namespace flipbook {

std::optional<std::string> inflated(std::span<const std::uint8_t> stream, std::size_t most)
{
    if (stream.size() > std::numeric_limits<uInt>::max())
        return std::nullopt;
    z_stream state{};
    if (inflateInit(&state) != Z_OK)
        return std::nullopt;
    state.next_in = stream.data();
    state.avail_in = static_cast<uInt>(stream.size());
    std::string result;
    std::array<char, 4096> part{};
    int code = Z_OK;
    while (code == Z_OK && result.size() <= most) {
        state.next_out = reinterpret_cast<Bytef*>(part.data());
        state.avail_out = static_cast<uInt>(part.size());
        code = inflate(&state, Z_NO_FLUSH);
        result.append(part.data(), part.size() - state.avail_out);
    }
    inflateEnd(&state);
    if (code != Z_STREAM_END || result.size() > most)
        return std::nullopt;
    return result;
}

}  // namespace flipbook
