// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "catalog/catalog_folders.h"
#include "fuzz_input.h"

using namespace flipbook;

// The paths of ComfyUI's extra_model_paths.yaml come out normalised, or the file is refused by
// its name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto paths = parse_extra_model_paths(as_text(bytes, size), "/models/extra.yaml");
    if (!paths) {
        demand(paths.error().message.find("/models/extra.yaml") != std::string::npos);
        return 0;
    }
    demand(std::all_of(paths.value().begin(), paths.value().end(), [](const auto& path) {
        return path.is_absolute() && path == path.lexically_normal();
    }));
    return 0;
}
