// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/checks.h"

#include <utility>

namespace flipbook {

Registry<CheckEntry> builtin_checks()
{
    Registry<CheckEntry> checks;
    checks.add({"module", "a motion module's file: contract, cost, and what it does to frames",
                check_module});
    return checks;
}

Result<Event> run_check(const CheckRequest& request, JobContext& job)
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
    FLIPBOOK_ASSIGN(CheckReport report, entry->run(request, job));
    report.what = request.what;
    return Event(CheckReady{job.job(), std::move(report)});
}

}  // namespace flipbook
