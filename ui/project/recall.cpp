// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/recall.h"

#include <QCoreApplication>

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recall)
};

// The files of the next clip will be others, perhaps.
void take_all(Composition& composition, const GenerationRequest& clip)
{
    composition.request = clip;
    composition.request.model_files.clear();
    composition.request.preset.clear();
    composition.preset = QString::fromStdString(clip.preset);
}

}  // namespace

void recall(Composition& composition, const GenerationRequest& clip, RecallPart part)
{
    GenerationRequest& request = composition.request;
    const std::uint64_t seed = request.sampling.seed;
    switch (part) {
    case RecallPart::prompt:
        request.prompt = clip.prompt;
        return;
    case RecallPart::size:
        request.size = clip.size;
        return;
    case RecallPart::seed:
        request.sampling.seed = clip.sampling.seed;
        composition.seed_rule = SeedRule::fixed;
        return;
    case RecallPart::all:
        take_all(composition, clip);
        composition.seed_rule = SeedRule::fixed;
        return;
    case RecallPart::remix:
        take_all(composition, clip);
        request.sampling.seed = seed;
        return;
    }
}

QString recall_label(RecallPart part)
{
    switch (part) {
    case RecallPart::all:
        return Text::tr("Recall all settings");
    case RecallPart::prompt:
        return Text::tr("Recall the prompt");
    case RecallPart::seed:
        return Text::tr("Recall the seed");
    case RecallPart::size:
        return Text::tr("Recall the size");
    case RecallPart::remix:
        return Text::tr("Remix: all but the seed");
    }
    return {};
}

void recall(Document& document, const GenerationRequest& clip, RecallPart part)
{
    document.edit(recall_label(part),
                  [&clip, part](Composition& composition) { recall(composition, clip, part); });
}

}  // namespace flipbook::ui
