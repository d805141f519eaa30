// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook::ui {

// A MotionLoRA of a preset: a camera move, which is looked up for the model at hand, or a file.
struct PresetCamera {
    QString move;  // "pan-left"; empty with a file.
    QString file;
    double strength = 1.0;

    bool operator==(const PresetCamera&) const = default;
};

// How a clip moves, under one name. What is absent is left as the model has it.
struct MotionPreset {
    QString id;       // Stem of its file; unique in the library.
    QString name;     // In the user's language, where the preset has it.
    QString summary;  // One sentence.
    bool is_own = false;

    std::vector<PresetCamera> cameras;
    // Phrases for the prompt. A model that lists the motions it knows gets those of them alone.
    QStringList words;
    Curve scale = 1.0;
    Curve effect = 1.0;
    std::optional<ContextOptions> context;
    std::optional<int> frame_count;
    std::optional<int> frame_rate;

    bool operator==(const MotionPreset&) const = default;
};

// Reads a preset's JSON. "name[de]" is the name in German; `language` is "de". Error: corrupt, one
// sentence that names `source` and the key.
Result<MotionPreset> preset_from_json(const QByteArray& json, const QString& source,
                                      const QString& language);

// Names and summary in one language only: own presets are written in that of their owner.
QByteArray to_json(const MotionPreset& preset);

}  // namespace flipbook::ui
