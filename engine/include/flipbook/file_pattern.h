// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "flipbook/request.h"

namespace flipbook {

// Names of files by what is in them, in A1111's notation: "[prompt_words]-[seed]".
// Words: [prompt], [prompt_words] (the first eight), [negative_prompt], [seed], [steps], [cfg],
// [sampler], [scheduler], [model_name], [width], [height], [frames], [fps], [clip_skip],
// [date] (2026-11-30), [time] (17-05-09), [datetime] (20261130170509), and [number] (00001).
std::vector<std::string> file_pattern_words();

bool has_pattern_words(std::string_view pattern);

// The name that a pattern means. "/" in the pattern, not in what it stands for, parts folders;
// every part is a safe_file_name(), so that the path never leads out of the folder where it
// begins. Words that are unknown stay as they are. A size of 0, the model's own, is "auto".
// `now` is local time, as std::localtime() gives it.
std::string expand_file_pattern(std::string_view pattern, const GenerationRequest& request,
                                const std::tm& now, int number = 1);

// A name for one file, on every system: no separators, no control characters, no reserved names,
// no blanks or dots at its ends, 120 characters and 200 bytes of UTF-8 at most. "clip" where
// nothing is left.
std::string safe_file_name(std::string_view text);

}  // namespace flipbook
