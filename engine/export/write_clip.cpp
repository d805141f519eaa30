// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/write_clip.h"

#include "export/clip_edit.h"

namespace flipbook {

static bool is_deep(const Registry<ExporterEntry>& exporters, const ExportRequest& request)
{
    const ExporterEntry* entry = exporters.find(request.format);
    return entry != nullptr && entry->depth > 8;
}

Result<Event> write_clip(const Registry<ExporterEntry>& exporters, const ClipPtr& clip,
                         const ExportRequest& request, JobContext& job)
{
    job.phase_started(Phase::export_file);
    if (!clip || clip->frames.empty())
        return Error{ErrorCode::invalid_request, "The clip to be written has no frames."};
    FLIPBOOK_ASSIGN(const EditedClip edit, edited(*clip, request.edit));
    FLIPBOOK_ASSIGN(const auto exporter,
                    open_exporter(exporters, request, edit.pictures.front().size, edit.frame_rate));
    if (is_deep(exporters, request) && edit.pictures.front().deep_pixels.empty())
        job.notice("The clip has 8 bits a channel, so the file's 16 repeat them.");
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
