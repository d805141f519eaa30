// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/infotext.h"
#include "fuzz_input.h"

using namespace flipbook;

// What was read is written so that it reads the same again, and settings stay within bounds;
// prompts are taken as they are written, keys of frames that the clip does not have included.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const Infotext infotext = parse_infotext(as_text(bytes, size));
    const std::string text = to_text(infotext);
    demand(to_text(parse_infotext(text)) == text);

    GenerationRequest request;
    request.checkpoint = "model";
    for (const UnusedSetting& unused : apply_infotext(infotext, request))
        demand(!sentence(unused).empty());
    GenerationRequest settings = request;
    settings.prompt.positive.clear();
    settings.prompt.negative.clear();
    demand(validate(settings).has_value());
    named_models(infotext);

    const std::string written = to_text(infotext_of(request));
    GenerationRequest again;
    again.checkpoint = "model";
    again.motion = request.motion;
    apply_infotext(parse_infotext(written), again);
    demand(again.sampling == request.sampling);
    return 0;
}
