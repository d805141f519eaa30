// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/field_focus.h"

#include <QScrollArea>
#include <QString>
#include <array>

#include "ui/compose/collapsible_section.h"

namespace flipbook::ui {

namespace {

struct Field {
    const char* words;  // As sentences begin, or have in them.
    const char* name;
};

// Keys of recipes stand at the beginning; what the models themselves cannot do is said in words.
constexpr std::array<Field, 25> keys{{
    {"checkpoint", "models.checkpoint"},
    {"vae", "models.vae"},
    {"motion.module", "models.motion"},
    {"motion_modules", "models.motion"},
    {"motion.scale", "motion.scale"},
    {"motion.effect", "motion.effect"},
    {"loras", "models.lora"},
    {"motion_loras", "models.motion_lora"},
    {"prompt.clip_skip", "sampling.clip_skip"},
    {"size.width", "frame.width"},
    {"size.height", "frame.height"},
    {"frame_count", "frame.count"},
    {"frame_rate", "frame.rate"},
    {"sampling.scheduler", "sampling.sampler"},
    {"sampling.schedule", "sampling.schedule"},
    {"sampling.steps", "sampling.steps"},
    {"sampling.guidance_scale", "sampling.cfg"},
    {"sampling.guidance_rescale", "sampling.rescale"},
    {"sampling.eta", "sampling.eta"},
    {"context.length", "context.length"},
    {"context.stride", "context.stride"},
    {"context.overlap", "context.overlap"},
    {"compute.device", "device"},
    {"compute.precision", "device.precision"},
    {"sampling.noise", "device.noise"},
}};

constexpr std::array<Field, 6> phrases{{
    {"context length", "context.length"},
    {"The sampler ", "sampling.sampler"},
    {"The schedule ", "sampling.schedule"},
    {"The number of steps ", "sampling.steps"},
    {"The precision ", "device.precision"},
    {"The device ", "device"},
}};

}  // namespace

QString field_named_in(const QString& sentence)
{
    const QString first = sentence.section(QLatin1Char(' '), 0, 0);
    for (const Field& key : keys) {
        const QLatin1String words(key.words);
        if (first == words || first.startsWith(words + QLatin1Char('.')))
            return QLatin1String(key.name);
    }
    for (const Field& phrase : phrases)
        if (sentence.contains(QLatin1String(phrase.words)))
            return QLatin1String(phrase.name);
    return {};
}

void go_to_field(QWidget& panel, const QString& field)
{
    auto* target = panel.findChild<QWidget*>(field);
    if (!target)
        return;
    QScrollArea* scroll = nullptr;
    for (QWidget* around = target->parentWidget(); around; around = around->parentWidget()) {
        if (auto* section = qobject_cast<CollapsibleSection*>(around))
            section->set_open(true);
        if (!scroll)
            scroll = qobject_cast<QScrollArea*>(around);
    }
    target->setFocus(Qt::ShortcutFocusReason);
    if (!scroll)
        return;
    // A section that was opened just now has no height yet.
    if (QLayout* layout = panel.layout())
        layout->activate();
    scroll->ensureWidgetVisible(target);
}

}  // namespace flipbook::ui
