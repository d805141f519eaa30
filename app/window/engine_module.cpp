// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_module.h"

#ifdef _WIN32
#define FLIPBOOK_EXPORT __declspec(dllexport)
#else
#define FLIPBOOK_EXPORT __attribute__((visibility("default")))
#endif

extern "C" FLIPBOOK_EXPORT flipbook::Result<std::unique_ptr<flipbook::Engine>>*
flipbook_make_engine(const flipbook::EngineOptions* options, const flipbook::EventSink* sink)
{
    return new flipbook::Result<std::unique_ptr<flipbook::Engine>>(
        flipbook::Engine::create(*options, *sink));
}
