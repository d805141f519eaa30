// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <filesystem>
#include <string>
#include <vector>

#include "core/clip_tokenizer.h"
#include "core/prompt_chunks.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

// Words that stand for learnt vectors in place of token embeddings (Gal et al. 2022).
struct TextualInversions {
    struct Word {
        std::string text;
        std::filesystem::path path;
        int first_row = 0;  // In `vectors`.
        int count = 0;
    };

    std::vector<Word> words;
    at::Tensor vectors;  // [rows, width] fp32 on the CPU; undefined without words.
};

// Reads the files of A1111 ("string_to_param", the word is the stem of the file's name), of Civitai
// ("emb_params", the stem as well), of diffusers (the key of the only tensor is the word), and
// A1111's pictures (embedding_image.h). `width` is that of the text encoder of `model`. Errors:
// not_found; those of Weights::open(); unsupported_format, naming the file and what it is, or both
// files and the widths they have.
Result<TextualInversions> open_textual_inversions(const std::vector<std::filesystem::path>& paths,
                                                  int64_t width,
                                                  const std::filesystem::path& model);

// The words as tokens, for chunk_prompt(): each by itself, as A1111 has it, and behind
// "embedding:", as ComfyUI does.
std::vector<WordVectors> words_of(const TextualInversions& inversions,
                                  const ClipTokenizer& tokenizer);

// A sentence for each file whose word stands in neither prompt.
std::vector<std::string> unused_words(const TextualInversions& inversions,
                                      const PromptOptions& prompt);

}  // namespace flipbook
