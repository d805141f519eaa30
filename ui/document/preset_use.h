// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "ui/document/composition.h"
#include "ui/document/motion_preset.h"

namespace flipbook::ui {

// The MotionLoRA of a camera move, "pan-left", for the models at hand.
using FindMove = std::function<std::optional<std::filesystem::path>(const QString& move)>;

// What of a preset depends on the models at hand.
struct PresetFit {
    std::vector<MotionAdapterOptions> cameras;
    QStringList words;  // Phrases for the prompt.
    QString problem;    // Why the preset cannot be used, one sentence; empty if it can.
};

// `known_motions` are those a model lists; empty for one that takes any words.
PresetFit fit_preset(const MotionPreset& preset, const QStringList& known_motions,
                     const FindMove& find_move);

// Sets what the preset says. Where it leaves something open that `before`, the preset until now,
// had set, the defaults come back; what the user set otherwise stays. Phrases of `before`, and
// where the preset has phrases those of `known_motions`, make room for it in the prompt.
void apply_preset(const MotionPreset& preset, const PresetFit& fit, const MotionPreset* before,
                  const QStringList& known_motions, const Composition& defaults,
                  Composition& composition);

// A preset of all that a composition says about motion; moves are told by `move_of`, empty for
// a file that is none.
MotionPreset preset_from(const Composition& composition, const QString& name,
                         const std::function<QString(const std::filesystem::path&)>& move_of);

// The prompt without the phrases between commas that are among `removed`, and with `added` behind
// it. Untouched where there is nothing to remove or add.
QString with_phrases(const QString& prompt, const QStringList& removed, const QStringList& added);

// A camera move by the name of a MotionLoRA's file, in any usual spelling:
// "v2_lora_RollingAnticlockwise" is roll-anticlockwise. Empty for other names.
QString camera_move_of(const QString& file_stem);

}  // namespace flipbook::ui
