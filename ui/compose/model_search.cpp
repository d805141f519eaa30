// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/model_search.h"

#include <QCoreApplication>
#include <QDir>
#include <optional>

#include "ui/compose/model_shelf.h"
#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ModelSearch)
};

using Path = std::optional<std::filesystem::path>;

Path find_by_content(const MissingModel& missing, ModelCatalog& catalog,
                     const std::vector<ModelPage>& models, const std::stop_token& stop)
{
    if (missing.sha256.empty())
        return std::nullopt;
    if (auto known = catalog.find(missing))
        return known;
    for (const ModelPage& model : models) {
        if (model.file_bytes != missing.bytes || !kinds_like(missing.kind).contains(model.kind))
            continue;
        const auto hashes = catalog.inspect(model.path, {.hashes = true, .stop = stop}).hashes;
        if (hashes && hashes->sha256 == missing.sha256)
            return model.path;
    }
    return std::nullopt;
}

Path find_by_name(const MissingModel& missing, const std::vector<ModelPage>& models)
{
    const QString name = model_name(missing.path);
    for (const ModelPage& model : models)
        if (kinds_like(missing.kind).contains(model.kind) && model.is_usable()
            && model_name(model.path).compare(name, Qt::CaseInsensitive) == 0)
            return model.path;
    return std::nullopt;
}

QString shown(const std::filesystem::path& path)
{
    return QDir::toNativeSeparators(path_text(path));
}

QString what_to_look_for(const MissingModel& missing)
{
    const QString path = shown(missing.path);
    return missing.sha256.empty()
               ? Text::tr("%1 is not there, nor another file of this name in the model folders.")
                     .arg(path)
               : Text::tr("%1 is not there, nor a copy of it in the model folders. Look for the "
                          "file with the SHA-256 %2.")
                     .arg(path, QString::fromStdString(missing.sha256));
}

}  // namespace

QList<ModelKind> kinds_like(ModelKind kind)
{
    if (kind == ModelKind::lora || kind == ModelKind::domain_adapter)
        return {ModelKind::lora, ModelKind::domain_adapter};
    return {kind};
}

SettledRequest search_models(const GenerationRequest& request, ModelCatalog& catalog,
                             const std::vector<ModelPage>& models, const std::stop_token& stop)
{
    SettledRequest settled{request, {}};
    for (const MissingModel& missing : missing_models(request)) {
        const Path same = find_by_content(missing, catalog, models, stop);
        const Path found = same ? same : find_by_name(missing, models);
        if (!found) {
            settled.notes << what_to_look_for(missing);
            continue;
        }
        replace_model(settled.request, missing.path, *found);
        settled.notes << (same ? Text::tr("%1 is not there; its copy %2 is taken.")
                               : Text::tr("%1 is not there; %2 is taken because of its name, and "
                                          "may be another version."))
                             .arg(shown(missing.path), shown(*found));
    }
    return settled;
}

}  // namespace flipbook::ui
