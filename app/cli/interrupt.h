// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace flipbook::cli {

// From here on the first Ctrl+C (or SIGTERM) is only remembered, for the work to end cleanly;
// the second one ends the program at once, as without this. A write beyond the limit for the size
// of files fails then and does not end the program. Call once, before threads start.
void catch_interrupt();

// Whether the user asked to stop. From any thread.
bool is_interrupted();

}  // namespace flipbook::cli
