// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job_context.h"
#include "export/exporters.h"
#include "flipbook/event.h"
#include "flipbook/exporter.h"
#include "flipbook/result.h"

namespace flipbook {

// The export job: writes the frames that the edit leaves of the clip, reporting each, and ends in
// FileWritten. Errors: those of edited(), open_exporter() and Exporter; invalid_request for a clip
// without frames; cancelled, after which there is no file.
Result<Event> write_clip(const Registry<ExporterEntry>& exporters, const ClipPtr& clip,
                         const ExportRequest& request, JobContext& job);

}  // namespace flipbook
