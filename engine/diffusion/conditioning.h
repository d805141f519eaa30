// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include "core/clip_tokenizer.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/text_encoder.h"

namespace flipbook {

// What the UNet is told: one row for each branch of guidance, the negative prompt first.
// Without guidance (scale <= 1) there is one row, the positive prompt's.
struct PromptEmbeddings {
    at::Tensor hidden_states;  // [branches, 77·chunks, width]
    int branches = 1;
};

// Cuts both prompts into chunks of 75 tokens, as many for one as for the other, encodes every
// chunk by itself, weighs its vectors, and joins the chunks of a prompt. Tags of the positive
// prompt are left out (core/prompt_tags.h). Errors: those of take_tags().
Result<PromptEmbeddings> encode_prompts(TextEncoder& text_encoder, const ClipTokenizer& tokenizer,
                                        const PromptOptions& prompt, double guidance_scale);

}  // namespace flipbook
