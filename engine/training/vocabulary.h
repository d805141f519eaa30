// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/clip_tokenizer.h"

namespace flipbook {

// Merges by which every word of the texts becomes one token: byte pair encoding (Sennrich et al.
// 2016, "Neural Machine Translation of Rare Words with Subword Units") carried on until nothing is
// left to merge. Of pairs that are equally frequent the first in the order of bytes comes first,
// so the same words always make the same merges. Precondition: the words, divided by white space,
// are lower-case ASCII.
BytePairMerges learn_merges(const std::vector<std::string>& texts);

}  // namespace flipbook
