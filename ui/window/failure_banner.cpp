// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/failure_banner.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>
#include <functional>
#include <utility>

#include "flipbook/model_places.h"
#include "ui/compose/field_focus.h"
#include "ui/document/in_background.h"
#include "ui/document/path_text.h"
#include "ui/errors/error_text.h"
#include "ui/window/broken_file.h"
#include "ui/window/memory_remedies.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FailureBanner)
};

using Change = std::function<void(GenerationRequest&)>;

// Changes the document as well, so that the next clip has the remedy, too.
void apply_and_retry(Workspace& workspace, qint64 job, const QString& label, const Change& change)
{
    workspace.document().edit(label,
                              [&change](Composition& composition) { change(composition.request); });
    const GenerationJob* failed = workspace.queue().find(job);
    if (!failed)
        return;
    GenerationRequest request = failed->request;
    change(request);
    workspace.queue().remove(job);
    workspace.queue().add(std::move(request), GenerationQueue::Place::front);
}

Remedy remedy(Workspace& workspace, qint64 job, const QString& label, const QString& hint,
              const Change& change)
{
    return {label, hint,
            [&workspace, job, label, change] { apply_and_retry(workspace, job, label, change); }};
}

Remedy retry(Workspace& workspace, qint64 job)
{
    return {Text::tr("Try again"), Text::tr("Makes the same clip once more"),
            [&workspace, job] { workspace.queue().retry(job); }};
}

// The folder of a file that is gone may be gone, too.
QString folder_at_hand(const std::filesystem::path& file)
{
    std::error_code ignored;
    std::filesystem::path folder = file.parent_path();
    while (!folder.empty() && !std::filesystem::is_directory(folder, ignored)
           && folder != folder.parent_path())
        folder = folder.parent_path();
    return path_text(folder);
}

std::vector<Remedy> file_remedies(const FailureScene& scene, const GenerationJob& job)
{
    std::vector<Remedy> remedies;
    const auto file = broken_file(*job.error, job.request);
    if (file && scene.ask_for_model)
        remedies.push_back(
            {Text::tr("Choose another…"), path_text(*file),
             [&workspace = scene.workspace, ask = scene.ask_for_model, file = *file, id = job.id] {
                 const QString title = Text::tr("Choose another model");
                 ask(title, [&workspace, file, id, title](const std::filesystem::path& other) {
                     apply_and_retry(workspace, id, title, [&](GenerationRequest& changed) {
                         replace_model(changed, file, other);
                     });
                 });
             }});
    if (file)
        remedies.push_back({Text::tr("Show in folder"), path_text(file->parent_path()),
                            [file = *file] {
                                in_background(
                                    qApp, [file] { return folder_at_hand(file); },
                                    [](const QString& folder) {
                                        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                                    });
                            },
                            Remedy::After::stays});
    remedies.push_back(retry(scene.workspace, job.id));
    return remedies;
}

QString plain_words(ErrorCode code)
{
    switch (code) {
    case ErrorCode::out_of_memory:
        return Text::tr("There is not enough memory for this clip.");
    case ErrorCode::not_finite:
        return Text::tr("The numbers overflowed, so the clip would be black.");
    case ErrorCode::device:
        return Text::tr("The device was lost. What waits in the queue is kept.");
    case ErrorCode::not_found:
    case ErrorCode::corrupt:
    case ErrorCode::unsupported_format:
        return Text::tr("A model file cannot be used.");
    case ErrorCode::invalid_request:
        return Text::tr("These settings do not work together.");
    default:
        return Text::tr("The clip could not be made.");
    }
}

}  // namespace

std::optional<Remedy> go_to_remedy(const std::function<void(const QString& field)>& go_to,
                                   const QString& sentence)
{
    const QString field = field_named_in(sentence);
    if (field.isEmpty() || !go_to)
        return std::nullopt;
    return Remedy{
        Text::tr("Go to the setting"), {}, [go_to, field] { go_to(field); }, Remedy::After::stays};
}

FailureText describe_failure(const FailureScene& scene, const GenerationJob& job)
{
    Workspace& workspace = scene.workspace;
    FailureText failure;
    failure.text =
        plain_words(job.error->code) + QLatin1Char('\n') + sentence_text(job.error->message);
    switch (job.error->code) {
    case ErrorCode::out_of_memory:
        for (const MemoryRemedy& each : memory_remedies(scene, job))
            failure.remedies.push_back(
                remedy(workspace, job.id, each.label, each.hint, each.change));
        break;
    case ErrorCode::not_finite:
        failure.remedies.push_back(remedy(
            workspace, job.id, Text::tr("Try again in fp32"),
            Text::tr("Takes more memory, and overflows later"),
            [](GenerationRequest& changed) { changed.compute.precision = Precision::fp32; }));
        break;
    case ErrorCode::device:
        failure.remedies.push_back({Text::tr("Restart engine"),
                                    Text::tr("Loads the engine anew and goes on"),
                                    [&workspace, id = job.id] {
                                        workspace.queue().retry(id);
                                        workspace.engine().start();
                                        workspace.queue().set_paused(false);
                                    }});
        break;
    case ErrorCode::invalid_request:
        if (const auto go = go_to_remedy(scene.go_to, QString::fromStdString(job.error->message)))
            failure.remedies.push_back(*go);
        break;
    case ErrorCode::not_found:
    case ErrorCode::corrupt:
    case ErrorCode::unsupported_format:
        failure.remedies = file_remedies(scene, job);
        break;
    default:
        failure.remedies.push_back(retry(workspace, job.id));
    }
    return failure;
}

}  // namespace flipbook::ui
