// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/recipe.h"
#include "fuzz_input.h"

using namespace flipbook;

// A recipe that is read is written so that it reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto request = from_recipe(std::string(as_text(bytes, size)));
    if (!request)
        return 0;
    const auto valid = validate(request.value());
    demand(valid || !valid.error().message.empty());
    const auto again = from_recipe(to_recipe(request.value()));
    demand(again.has_value());
    demand(to_recipe(again.value()) == to_recipe(request.value()));
    return 0;
}
