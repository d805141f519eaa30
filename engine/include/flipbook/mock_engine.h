// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "flipbook/engine.h"
#include "flipbook/result.h"

namespace flipbook {

// An engine without networks, for trying and testing what stands before it: jobs, threads, events
// and written files are real, the clips are drawn, a disc that crosses the picture in a colour of
// the seed. Equal requests make equal clips.
//
// `script` is a list "key=value,key=value": step_ms (40), load_ms (100), decode_ms (50);
// fail=oom@N, nan@N or device@N in step N, or file while loading; fail_jobs (1), how many jobs
// fail before the next ones pass; hang (0), for how many milliseconds the first step of the first
// clip does not stop, whoever asks. Error: invalid_request, quoting what is wrong with it.
Result<std::unique_ptr<Engine>> create_mock_engine(const std::string& script, EngineOptions options,
                                                   EventSink sink);

}  // namespace flipbook
