// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// The vectors of a textual inversion that is shared as a picture.
struct EmbeddingImage {
    std::string name;           // The word; empty where the picture does not say it.
    std::vector<float> values;  // Row by row.
    std::size_t width = 0;      // Values of one vector, at least 1.
};

bool is_png(std::span<const std::byte> bytes);

// Reads what A1111 writes into the PNG text `sd-ti-embedding`: base64 of a JSON object with the
// vectors at string_to_param / * / TORCHTENSOR (its modules/textual_inversion/image_embedding.py).
// A picture that has lost its text and holds the vectors in the low bits of its pixels is not read.
// Errors: unsupported_format without that text; corrupt where it holds something else. `file` is
// the picture's name; messages begin with it.
Result<EmbeddingImage> read_embedding_image(std::span<const std::byte> bytes,
                                            const std::string& file);

}  // namespace flipbook
