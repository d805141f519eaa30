// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "flipbook/result.h"
#include "ui/document/composition.h"

namespace flipbook::ui {

// A composition as a project file holds it: one JSON object with format, version, app, recipe,
// seed_rule, clip_count and preset. Seeds keep all 64 bits.

constexpr int project_version = 1;

struct ReadProject {
    Composition composition;
    bool is_newer = false;  // A later version made it: what is known of it was read.
};

// `older` is a text of project_json() or empty: its keys that this program does not know are
// taken over, whatever they hold.
QByteArray project_json(const Composition& composition, const QByteArray& older = {});

// Missing keys keep the value they have in `base`. Errors: corrupt (no JSON object, or another
// program's), invalid_request (a key with a wrong value, named).
Result<ReadProject> read_project_json(const QByteArray& text, const Composition& base);

}  // namespace flipbook::ui
