// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/broken_file.h"

#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

template <class Request, class Use> void for_each_file(Request& request, const Use& use)
{
    use(request.checkpoint);
    if (request.vae)
        use(*request.vae);
    if (request.motion.source == MotionSource::file)
        use(request.motion.module);
    for (auto& module : request.motion_modules)
        use(module.path);
    for (auto& lora : request.loras)
        use(lora.path);
    for (auto& lora : request.motion_loras)
        use(lora.path);
    for (auto& embedding : request.embeddings)
        use(embedding);
}

}  // namespace

std::optional<std::filesystem::path> broken_file(const Error& error,
                                                 const GenerationRequest& request)
{
    const QString sentence = QString::fromStdString(error.message);
    std::optional<std::filesystem::path> found;
    qsizetype longest = 0;
    for_each_file(request, [&](const std::filesystem::path& file) {
        const QString text = path_text(file);
        if (text.size() <= longest || !sentence.contains(text))
            return;
        longest = text.size();
        found = file;
    });
    return found;
}

void replace_file(GenerationRequest& request, const std::filesystem::path& file,
                  const std::filesystem::path& other)
{
    for_each_file(request, [&](std::filesystem::path& named) {
        if (named == file)
            named = other;
    });
}

}  // namespace flipbook::ui
