// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle.h"
#include "core/torch_tensors.h"
#include "fuzz_input.h"

using namespace flipbook;

// A pickle is taken apart and its tensors are found, or it is refused in a sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto pickle = Pickle::read(as_bytes(bytes, size), "\"fuzz\"");
    if (!pickle) {
        demand(!pickle.error().message.empty());
        return 0;
    }
    demand(pickle.value().size() <= size);
    dangerous_call(pickle.value());
    storage_element_sizes(pickle.value());
    const auto content = find_torch_tensors(pickle.value(), "\"fuzz\"");
    if (!content)
        return 0;
    for (const TorchTensor& tensor : content.value().tensors)
        demand(tensor.begin <= tensor.end && tensor.end <= tensor.storage_bytes);
    return 0;
}
