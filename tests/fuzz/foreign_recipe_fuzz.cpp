// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/foreign_recipe.h"
#include "fuzz_input.h"

using namespace flipbook;

// Whatever another program's text says, the request stays a valid one but for the prompts, which
// are taken as they are written, keys of frames that the clip does not have included.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto recipe = read_foreign_recipe(std::string(as_text(bytes, size)));
    if (!recipe)
        return 0;
    GenerationRequest request = recipe->request;
    request.checkpoint = "model";
    request.prompt.positive.clear();
    request.prompt.negative.clear();
    demand(validate(request).has_value());
    for (const UnusedSetting& unused : recipe->unused)
        demand(!sentence(unused).empty());
    return 0;
}
