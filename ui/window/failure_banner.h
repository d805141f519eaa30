// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "ui/jobs/generation_job.h"
#include "ui/window/banner_row.h"

namespace flipbook::ui {

class Workspace;

// What is known around a failed job; what is absent offers nothing.
struct FailureScene {
    Workspace& workspace;
    std::optional<Size> native_size = {};  // Of the job's checkpoint.
    std::uint64_t parameter_count = 0;     // Of all the job's networks; 0 = not known.
    // Shows the field of Compose that has this object name.
    std::function<void(const QString& field)> go_to = {};
    // Asks for a model file.
    std::function<void(const QString& title,
                       std::function<void(const std::filesystem::path&)> chosen)>
        ask_for_model = {};
};

struct FailureText {
    QString text;  // Plain words in the user's language, then the engine's own sentence.
    std::vector<Remedy> remedies;  // At most three, the best first.
};

// What to tell of a failed job. A remedy changes the document, undoably, and tries again.
FailureText describe_failure(const FailureScene& scene, const GenerationJob& job);

// Leads to the field that the engine's sentence names, if there is one.
std::optional<Remedy> go_to_remedy(const std::function<void(const QString& field)>& go_to,
                                   const QString& sentence);

}  // namespace flipbook::ui
