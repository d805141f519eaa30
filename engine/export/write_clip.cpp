// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/write_clip.h"

#include "export/clip_edit.h"

namespace flipbook {

Result<Event> write_clip(const Registry<ExporterEntry>& exporters, const ClipPtr& clip,
                         const ExportRequest& request, JobContext& job)
{
    job.phase_started(Phase::export_file);
    if (!clip || clip->frames.empty())
        return Error{ErrorCode::invalid_request, "The clip to be written has no frames."};
    FLIPBOOK_ASSIGN(const EditedClip edit, edited(*clip, request.edit));
    FLIPBOOK_ASSIGN(const auto exporter,
                    open_exporter(exporters, request, edit.pictures.front().size, edit.frame_rate));
    StepCompleted event;
    event.phase = Phase::export_file;
    event.steps = static_cast<int>(edit.order.size());
    for (const int picture : edit.order) {
        FLIPBOOK_TRY(job.keep_going());
        FLIPBOOK_TRY(exporter->add_frame(edit.pictures[static_cast<std::size_t>(picture)]));
        ++event.step;
        job.step_completed(event);
    }
    FLIPBOOK_TRY(exporter->finish());
    return Event(FileWritten{job.job(), request.path});
}

}  // namespace flipbook
