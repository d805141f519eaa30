// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding_image.h"
#include "fuzz_input.h"

using namespace flipbook;

// The vectors of an accepted picture are whole rows.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto picture = as_bytes(bytes, size);
    if (!is_png(picture))
        return 0;
    const auto embedding = read_embedding_image(picture, "fuzz.png");
    if (embedding)
        demand(embedding.value().width > 0
               && embedding.value().values.size() % embedding.value().width == 0);
    return 0;
}
