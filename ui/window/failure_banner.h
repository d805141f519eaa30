// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/jobs/generation_job.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

class Workspace;

struct FailureText {
    QString text;  // Plain words in the user's language, then the engine's own sentence.
    std::vector<Banner::Remedy> remedies;  // At most three, the best first.
};

// What to tell of a failed job. A remedy changes the document, undoably, and tries again.
FailureText describe_failure(Workspace& workspace, const GenerationJob& job);

}  // namespace flipbook::ui
