// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/png.h"

#include <cstdlib>
#include <memory>

// Internal linkage, so that another user of stb in the same program does no harm.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#include <stb/stb_image_write.h>

namespace flipbook {

namespace {

struct Free {
    void operator()(unsigned char* memory) const { std::free(memory); }
};

}  // namespace

Result<std::vector<std::uint8_t>> encode_png(const Frame& frame)
{
    int length = 0;
    const std::unique_ptr<unsigned char, Free> png(
        stbi_write_png_to_mem(frame.pixels.data(), frame.size.width * 3, frame.size.width,
                              frame.size.height, 3, &length));
    if (png == nullptr)
        return Error{ErrorCode::out_of_memory, "There is not enough memory to encode a PNG."};
    return std::vector<std::uint8_t>(png.get(), png.get() + length);
}

}  // namespace flipbook
