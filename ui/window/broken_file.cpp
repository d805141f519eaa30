// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/broken_file.h"

#include "flipbook/model_places.h"
#include "ui/document/path_text.h"

namespace flipbook::ui {

std::optional<std::filesystem::path> broken_file(const Error& error, GenerationRequest request)
{
    const QString sentence = QString::fromStdString(error.message);
    std::optional<std::filesystem::path> found;
    qsizetype longest = 0;
    for (const ModelPlace& place : model_places(request)) {
        const QString text = path_text(*place.path);
        if (text.size() <= longest || !sentence.contains(text))
            continue;
        longest = text.size();
        found = *place.path;
    }
    return found;
}

}  // namespace flipbook::ui
