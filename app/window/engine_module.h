// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "flipbook/engine.h"

namespace flipbook::app {

// The one function of libflipbook_engine_module: Engine::create(), behind a pointer since names
// of C carry no C++ values. The caller owns what comes back.
using MakeEngine = Result<std::unique_ptr<Engine>>*(const EngineOptions*, const EventSink*);
inline constexpr char make_engine_symbol[] = "flipbook_make_engine";

}  // namespace flipbook::app
