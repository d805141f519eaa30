// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "flipbook/model_page.h"

namespace flipbook::cli {

// The page for people to read, several lines of UTF-8 with a line end at the end.
std::string page_text(const ModelPage& page);

// Why the file cannot be used, in one sentence that names it. Precondition: !is_usable().
std::string reason_text(const ModelPage& page);

// The option of generate that takes such a file, "--motion"; empty if there is none.
std::string option_for(ModelKind kind);

// "1.7 GB", "860 million".
std::string size_text(std::uint64_t bytes);
std::string count_text(std::uint64_t count);

}  // namespace flipbook::cli
