// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace flipbook::cli {

// Whether stderr, where everything for people goes, is a terminal.
bool stderr_is_terminal();

// Columns of that terminal; 80 if it does not say.
int terminal_width();

}  // namespace flipbook::cli
