// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip_tokenizer.h"
#include "fuzz_input.h"

using namespace flipbook;

// Text becomes ids that the vocabulary has; the same bytes as a merges.txt make a tokenizer, or
// are refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const ClipTokenizer clip;
    const std::string_view text = as_text(bytes, size);
    for (const int id : clip.encode(text))
        demand(id >= 0 && id < clip.vocabulary_size());
    const auto merges = parse_merges(text, "fuzz");
    if (!merges)
        return 0;
    const auto own = ClipTokenizer::from_merges(merges.value(), "fuzz");
    if (!own)
        return 0;
    demand(vocabulary_symbols(merges.value()).size()
           == static_cast<std::size_t>(own.value().vocabulary_size()));
    for (const int id : own.value().encode(text))
        demand(id >= 0 && id < own.value().vocabulary_size());
    return 0;
}
