// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include "core/clip_tokenizer.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/text_encoder.h"
#include "models/textual_inversion.h"

namespace flipbook {

// What the UNet is told: rows for each branch of guidance, the negative prompt's first. Without
// guidance (scale <= 1) there is one branch, the positive prompt's.
struct PromptEmbeddings {
    at::Tensor hidden_states;  // [branches·frames, 77·chunks, width], branch outer, frame inner.
    int branches = 1;
    int frames = 1;  // As many as the clip has where a prompt changes, else 1 for all of them.
};

// The frames that a prompt may change over.
struct PromptFrames {
    int count = 1;
    bool is_closed_loop = false;
};

// Cuts all prompts into chunks of 75 tokens, as many for one as for the others, encodes every
// chunk by itself, weighs its vectors, and joins the chunks of a prompt. Between the keys of a
// prompt (flipbook/prompt_travel.h) its embeddings turn from one into the next. Tags of the
// positive prompt are left out (core/prompt_tags.h), and words of textual inversions become their
// vectors. Errors: those of take_tags().
Result<PromptEmbeddings> encode_prompts(TextEncoder& text_encoder, const ClipTokenizer& tokenizer,
                                        const PromptOptions& prompt, double guidance_scale,
                                        const TextualInversions& inversions = {},
                                        PromptFrames frames = {});

// The share `part`, 0 … 1, of the way from a to b along the arc between their directions, as
// A1111's AnimateDiff extension goes; straight where they are almost parallel. Of one shape.
at::Tensor slerp(const at::Tensor& a, const at::Tensor& b, double part);

}  // namespace flipbook
