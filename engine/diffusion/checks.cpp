// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/checks.h"

#include <utility>

namespace flipbook {

Registry<CheckEntry> builtin_checks()
{
    Registry<CheckEntry> checks;
    checks.add({"module", "a motion module's file: contract, cost, and what it does to frames",
                check_module});
    checks.add({"shapes", "what every layer of the UNet gives", check_shapes});
    checks.add({"determinism", "whether a clip has the same bits twice", check_determinism});
    checks.add({"anomalies", "the first layer with NaN or infinity", check_anomalies});
    checks.add({"memory", "what is allocated, layer by layer", check_memory});
    checks.add({"record", "activations of a clip to a file", check_record});
    checks.add({"compare", "two recordings: the first layer that departs", check_compare});
    checks.add(
        {"weights", "the weights of all networks: sizes, statistics, histograms", check_weights});
    checks.add({"activations", "what layers give in every step of a clip, and its attention",
                check_activations});
    checks.add({"attention", "what frames look at, head by head", check_attention});
    return checks;
}

Result<Event> run_check(const CheckRequest& request, Pipeline& pipeline,
                        const CheckPictureWriter& write_picture, JobContext& job)
{
    const Registry<CheckEntry> checks = builtin_checks();
    const CheckEntry* entry = checks.find(request.what);
    if (!entry) {
        std::string names;
        for (const CheckEntry& check : checks.entries())
            names += (names.empty() ? "" : ", ") + check.name;
        return Error{ErrorCode::invalid_request,
                     "There is no check \"" + request.what + "\", only " + names + "."};
    }
    FLIPBOOK_ASSIGN(CheckReport report, entry->run(request, pipeline, job));
    report.what = request.what;
    for (const CheckPicture& picture : report.pictures)
        FLIPBOOK_TRY(write_picture(picture.file, picture.picture));
    return Event(CheckReady{job.job(), std::move(report)});
}

}  // namespace flipbook
