// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors_header.h"
#include "fuzz_input.h"

using namespace flipbook;

// Every entry of an accepted header lies inside the file and has the size of its shape.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto header = read_safetensors_header(as_bytes(bytes, size), "\"fuzz\"");
    if (!header) {
        demand(!header.error().message.empty());
        return 0;
    }
    for (const TensorEntry& entry : header.value().entries) {
        demand(entry.begin <= entry.end && entry.end <= size);
        demand(tensor_bytes(entry.dtype, entry.shape) == entry.end - entry.begin);
    }
    return 0;
}
