// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "ui/window/failure_banner.h"

namespace flipbook::ui {

// A change to a request that makes it need less memory.
struct MemoryRemedy {
    QString label;
    QString hint;  // What it changes, and about how much is needed then, where that is known.
    std::function<void(GenerationRequest&)> change;
};

// The best three that apply. How the engine decodes is not among them: it has taken tiles, and the
// branches of guidance in turn, before it gives up.
std::vector<MemoryRemedy> memory_remedies(const FailureScene& scene, const GenerationJob& job);

}  // namespace flipbook::ui
