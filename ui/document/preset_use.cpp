// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/preset_use.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>
#include <utility>

#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MotionPresets)
};

bool contains(const QStringList& phrases, const QString& phrase)
{
    return phrases.contains(phrase.trimmed(), Qt::CaseInsensitive);
}

// `target` by the new preset, or back to the default where the old one had set it.
template <class Value>
void settle(Value& target, const std::optional<Value>& wanted, const std::optional<Value>& old,
            const Value& usual)
{
    if (wanted)
        target = *wanted;
    else if (old && target == *old)
        target = usual;
}

}  // namespace

PresetFit fit_preset(const MotionPreset& preset, const QStringList& known_motions,
                     const FindMove& find_move)
{
    PresetFit fit;
    for (const PresetCamera& camera : preset.cameras) {
        std::filesystem::path file = text_path(camera.file);
        if (!camera.move.isEmpty()) {
            const auto found = find_move(camera.move);
            if (!found) {
                fit.problem = Text::tr("There is no MotionLoRA for the camera move “%1” that fits "
                                       "this model: add one to the model folders.")
                                  .arg(camera.move);
                return fit;
            }
            file = *found;
        }
        fit.cameras.push_back({std::move(file), camera.strength});
    }
    for (const QString& word : preset.words)
        if (known_motions.isEmpty() || contains(known_motions, word))
            fit.words << word;
    if (fit.words.isEmpty() && !preset.words.isEmpty() && preset.cameras.empty()
        && preset.scale.is_constant(1.0) && preset.effect.is_constant(1.0))
        fit.problem = Text::tr("This model does not know the motion “%1”.")
                          .arg(preset.words.join(QStringLiteral("”, “")));
    return fit;
}

void apply_preset(const MotionPreset& preset, const PresetFit& fit, const MotionPreset* before,
                  const QStringList& known_motions, const Composition& defaults,
                  Composition& composition)
{
    GenerationRequest& request = composition.request;
    composition.preset = preset.id;
    request.motion.scale = preset.scale;
    request.motion.effect = preset.effect;
    request.motion_loras = fit.cameras;
    const MotionPreset none;
    const MotionPreset& old = before ? *before : none;
    settle(request.context, preset.context, old.context, defaults.request.context);
    settle(request.frame_count, preset.frame_count, old.frame_count, defaults.request.frame_count);
    settle(request.frame_rate, preset.frame_rate, old.frame_rate, defaults.request.frame_rate);
    const QStringList removed = fit.words.isEmpty() ? old.words : old.words + known_motions;
    request.prompt.positive =
        with_phrases(QString::fromStdString(request.prompt.positive), removed, fit.words)
            .toStdString();
}

MotionPreset preset_from(const Composition& composition, const QString& name,
                         const std::function<QString(const std::filesystem::path&)>& move_of)
{
    const GenerationRequest& request = composition.request;
    MotionPreset preset;
    preset.name = name;
    preset.is_own = true;
    preset.scale = request.motion.scale;
    preset.effect = request.motion.effect;
    preset.context = request.context;
    preset.frame_count = request.frame_count;
    preset.frame_rate = request.frame_rate;
    for (const MotionAdapterOptions& lora : request.motion_loras) {
        PresetCamera camera{move_of(lora.path), {}, lora.strength};
        if (camera.move.isEmpty())
            camera.file = path_text(lora.path);
        preset.cameras.push_back(std::move(camera));
    }
    return preset;
}

QString with_phrases(const QString& prompt, const QStringList& removed, const QStringList& added)
{
    QStringList kept;
    bool has_removed = false;
    for (const QString& phrase : prompt.split(QLatin1Char(','))) {
        if (contains(removed, phrase) && !contains(added, phrase))
            has_removed = true;
        else
            kept << phrase;
    }
    QString text = has_removed ? kept.join(QLatin1Char(',')) : prompt;
    for (QString& phrase : kept)
        phrase = phrase.trimmed();
    for (const QString& phrase : added)
        if (!contains(kept, phrase)) {
            while (!text.isEmpty() && (text.back().isSpace() || text.back() == QLatin1Char(',')))
                text.chop(1);
            text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + phrase;
        }
    return text;
}

QString camera_move_of(const QString& file_stem)
{
    // Anticlockwise first: it has the other in it.
    static const std::array<std::pair<QLatin1String, QLatin1String>, 12> spellings{{
        {QLatin1String("panleft"), QLatin1String("pan-left")},
        {QLatin1String("panright"), QLatin1String("pan-right")},
        {QLatin1String("tiltup"), QLatin1String("tilt-up")},
        {QLatin1String("tiltdown"), QLatin1String("tilt-down")},
        {QLatin1String("zoomin"), QLatin1String("zoom-in")},
        {QLatin1String("zoomout"), QLatin1String("zoom-out")},
        {QLatin1String("rollinganticlockwise"), QLatin1String("roll-anticlockwise")},
        {QLatin1String("rollanticlockwise"), QLatin1String("roll-anticlockwise")},
        {QLatin1String("rollcounterclockwise"), QLatin1String("roll-anticlockwise")},
        {QLatin1String("rollingcounterclockwise"), QLatin1String("roll-anticlockwise")},
        {QLatin1String("rollingclockwise"), QLatin1String("roll-clockwise")},
        {QLatin1String("rollclockwise"), QLatin1String("roll-clockwise")},
    }};
    QString letters = file_stem.toLower();
    letters.remove(QRegularExpression(QStringLiteral("[^a-z]")));
    for (const auto& [spelling, move] : spellings)
        if (letters.contains(spelling))
            return move;
    return {};
}

}  // namespace flipbook::ui
