// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

// Whether the files of a request belong to one family of models, by their headers alone. What
// cannot be read is passed over: opening it says why. Error: unsupported_format, naming two files
// that do not fit, what each is, and which to change.
Result<void> check_file_pairs(const GenerationRequest& request);

}  // namespace flipbook
