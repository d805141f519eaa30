// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/infotext.h"

#include <QCoreApplication>

#include "ui/project/model_use.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Infotext)
};

// LoRAs and embeddings are asked for by the words of the prompt.
bool has_one_file(ModelKind kind)
{
    GenerationRequest any;
    return set_model(any, kind, {});
}

}  // namespace

std::optional<Infotext> parse_infotext(const QString& text)
{
    Infotext infotext = flipbook::parse_infotext(text.toStdString());
    if (infotext.parameters.empty() || infotext.parameters.front().first != "Steps")
        return std::nullopt;
    return infotext;
}

QStringList use_named_models(const std::vector<NamedModel>& models, const FindModel& find_model,
                             GenerationRequest& request)
{
    QStringList problems;
    for (const NamedModel& model : models) {
        if (!has_one_file(model.kind))
            continue;
        const auto path = find_model ? find_model(model) : std::nullopt;
        const QString name = QString::fromStdString(model.name.empty() ? model.hash : model.name);
        if (path)
            set_model(request, model.kind, *path);
        else if (model.hash.empty() || model.name.empty())
            problems << Text::tr("The model “%1” is not in the model folders.").arg(name);
        else
            problems << Text::tr("The model “%1” is not in the model folders. Look for the file "
                                 "with the SHA-256 %2….")
                            .arg(name, QString::fromStdString(model.hash));
    }
    return problems;
}

QStringList sentences(const std::vector<UnusedSetting>& unused)
{
    QStringList sentences;
    for (const UnusedSetting& setting : unused)
        sentences << Text::tr("%1 “%2” cannot be taken over.")
                         .arg(QString::fromStdString(setting.name),
                              QString::fromStdString(setting.value));
    return sentences;
}

QStringList apply_infotext(const Infotext& infotext, const FindModel& find_model,
                           Composition& composition)
{
    GenerationRequest& request = composition.request;
    QStringList problems = sentences(flipbook::apply_infotext(infotext, request));
    problems += use_named_models(named_models(infotext), find_model, request);
    if (!infotext.value("Seed").empty())
        composition.seed_rule = SeedRule::fixed;
    composition.preset.clear();
    return problems;
}

}  // namespace flipbook::ui
