// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job_context.h"
#include "flipbook/event.h"
#include "flipbook/result.h"
#include "flipbook/training.h"
#include "training/run_folder.h"
#include "training/training_data.h"

namespace flipbook {

// Media files, in which the trainer has no part.
struct TrainingFiles {
    PictureWriter write_picture;
    ClipReader read_clip;
};

// From a config to weights, in a straight line. The job's TrainingReady. Cancelling saves the
// state first. Runs on the engine thread, outside inference mode, and starts worker threads of its
// own. Errors: invalid_request, naming the key of the config; those of the networks' files;
// not_finite, naming step and layer, with the last saved state left as it is.
Result<Event> train(const TrainingRequest& request, const TrainingFiles& files, JobContext& job);

}  // namespace flipbook
