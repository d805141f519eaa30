// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.h"

#include "bar_progress.h"
#include "json_progress.h"
#include "text_progress.h"

namespace flipbook::cli {

Result<ProgressKind> parse_progress_kind(const std::string& text)
{
    if (text == "bar")
        return ProgressKind::bar;
    if (text == "json")
        return ProgressKind::json;
    if (text == "none")
        return ProgressKind::none;
    return Error{ErrorCode::invalid_request, "'" + text + "' is not bar, json or none."};
}

std::unique_ptr<Progress> make_progress(ProgressKind kind, ProgressStreams streams)
{
    switch (kind) {
    case ProgressKind::bar:
        return std::make_unique<BarProgress>(streams);
    case ProgressKind::json:
        return std::make_unique<JsonProgress>(streams);
    case ProgressKind::none:
        break;
    }
    return std::make_unique<TextProgress>(streams);
}

}  // namespace flipbook::cli
