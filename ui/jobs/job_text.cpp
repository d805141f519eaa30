// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_text.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/errors/error_text.h"
#include "ui/jobs/generation_job.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

QString settings_text(const GenerationRequest& request)
{
    QString text =
        Text::tr("seed %1 · %2 frames").arg(request.sampling.seed).arg(request.frame_count);
    if (request.size != Size{0, 0})
        text += QStringLiteral(" · %1×%2").arg(request.size.width).arg(request.size.height);
    return text;
}

QString running_text(const GenerationJob& job)
{
    const QString left = job.is_stopping ? QString() : time_left_text(job.progress);
    return left.isEmpty() ? progress_text(job)
                          : QStringLiteral("%1 · %2").arg(progress_text(job), left);
}

}  // namespace

QString phase_text(Phase phase)
{
    switch (phase) {
    case Phase::load:
        return Text::tr("Loading the model");
    case Phase::encode:
        return Text::tr("Reading the prompt");
    case Phase::denoise:
        return Text::tr("Denoising");
    case Phase::decode:
        return Text::tr("Decoding frames");
    case Phase::export_file:
        return Text::tr("Writing the file");
    case Phase::train:
        return Text::tr("Training");
    }
    return {};
}

QString progress_text(const GenerationJob& job)
{
    if (job.is_stopping)
        return Text::tr("Stopping after the current step…");
    const JobProgress& progress = job.progress;
    QString text = phase_text(progress.phase);
    if (progress.steps > 0)
        text += QStringLiteral(" %1/%2").arg(progress.step).arg(progress.steps);
    if (progress.windows > 1)
        text += Text::tr(" · window %1/%2").arg(progress.window).arg(progress.windows);
    return text;
}

QString time_left_text(const JobProgress& progress)
{
    if (!progress.eta_seconds)
        return {};
    const int seconds = static_cast<int>(std::ceil(*progress.eta_seconds));
    return Text::tr("%1:%2 left").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString job_title(const GenerationJob& job)
{
    const QString prompt = QString::fromStdString(job.request.prompt.positive).simplified();
    return prompt.isEmpty() ? Text::tr("(no prompt)") : prompt;
}

QString job_state_text(const GenerationJob& job)
{
    switch (job.state) {
    case JobState::running:
        return running_text(job);
    case JobState::waiting:
        return settings_text(job.request);
    case JobState::done:
        return Text::tr("Done · %1").arg(settings_text(job.request));
    case JobState::cancelled:
        return Text::tr("Stopped · %1").arg(settings_text(job.request));
    case JobState::failed:
        return job.error ? error_text(*job.error) : Text::tr("Failed");
    }
    return {};
}

}  // namespace flipbook::ui
