// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/engine/engine_bridge.h"

namespace flipbook::app {

// How the engine of that name is made, "auto", "cpu", "mock" or "mock:SCRIPT". The real one is in
// a library of its own, libflipbook_engine_module, beside the program or in ../lib/flipbook, and
// is opened when the maker runs: Torch alone takes longer to load than a window may take to show.
ui::EngineMaker engine_maker(const QString& name);

}  // namespace flipbook::app
