// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/failure_banner.h"

#include <QCoreApplication>
#include <functional>
#include <utility>

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

FailureText describe_failure(const FailureScene& scene, const GenerationJob& job)
{
    Workspace& workspace = scene.workspace;
    FailureText failure;
    failure.text = plain_words(job.error->code) + QLatin1Char('\n')
                   + QString::fromStdString(job.error->message);
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
        break;
    default:
        failure.remedies.push_back(retry(workspace, job.id));
    }
    return failure;
}

}  // namespace flipbook::ui
