// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/usual_composition.h"

#include <QCoreApplication>

#include "ui/compose/model_combo.h"
#include "ui/document/document.h"

namespace flipbook::ui {

Composition usual_composition(const std::filesystem::path& model)
{
    Composition composition;
    composition.request.checkpoint = model;
    if (const auto settings = read_model_settings(model))
        apply_model_settings(settings.value(), composition.request);
    return composition;
}

void choose_checkpoint(Document& document, QWidget& window)
{
    const QString title =
        QCoreApplication::translate("flipbook::ui::MainWindow", "Choose a checkpoint");
    ask_for_model(&window, title, [&document, title](const std::filesystem::path& path) {
        const Composition usual = usual_composition(path);
        document.set_defaults(usual);
        document.edit(title, [&usual](Composition& composition) {
            const PromptOptions prompt = composition.request.prompt;
            composition.request = usual.request;
            composition.request.prompt = prompt;
        });
    });
}

ModelSettings settings_of(const std::filesystem::path& model)
{
    const auto settings = read_model_settings(model);
    return settings ? settings.value() : ModelSettings{};
}

}  // namespace flipbook::ui
