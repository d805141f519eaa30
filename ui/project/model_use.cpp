// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/model_use.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/document/path_text.h"
#include "ui/errors/error_text.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ModelUse)
};

// A file that is there already keeps its strength.
template <class Options>
void add_once(std::vector<Options>& list, const std::filesystem::path& path)
{
    const bool is_there = std::any_of(list.begin(), list.end(),
                                      [&](const Options& options) { return options.path == path; });
    if (!is_there)
        list.push_back(Options{path});
}

}  // namespace

bool set_model(GenerationRequest& request, ModelKind kind, const std::filesystem::path& path)
{
    switch (kind) {
    case ModelKind::sd15_checkpoint:
        request.checkpoint = path;
        return true;
    case ModelKind::motion_module:
        request.motion.source = MotionSource::file;
        request.motion.module = path;
        return true;
    case ModelKind::vae:
        request.vae = path;
        return true;
    default:
        return false;
    }
}

QString use_model(GenerationRequest& request, const ModelPage& page)
{
    const QString name = QFileInfo(page.path).fileName();
    if (!page.is_usable())
        return QStringLiteral("%1: %2").arg(name, sentence_text(page.problems.front()));
    if (set_model(request, page.kind, page.path))
        return {};
    switch (page.kind) {
    case ModelKind::lora:
    case ModelKind::domain_adapter:
        add_once(request.loras, page.path);
        return {};
    case ModelKind::motion_lora:
        add_once(request.motion_loras, page.path);
        return {};
    case ModelKind::textual_inversion:
        if (std::find(request.embeddings.begin(), request.embeddings.end(), page.path)
            == request.embeddings.end())
            request.embeddings.push_back(page.path);
        return {};
    default:
        return Text::tr("%1 is %2, which Flipbook has no use for.").arg(name, kind_text(page.kind));
    }
}

bool has_model_extension(const QString& path)
{
    static const QStringList extensions{QStringLiteral("safetensors"), QStringLiteral("sft"),
                                        QStringLiteral("ckpt"),        QStringLiteral("pt"),
                                        QStringLiteral("pth"),         QStringLiteral("bin"),
                                        QStringLiteral("pkl")};
    return extensions.contains(QFileInfo(path).suffix().toLower());
}

void use_model(Document& document, Banner& banner, const ModelPage& page)
{
    const QString name = path_text(page.path.filename());
    QString problem;
    document.edit(Text::tr("Use %1").arg(name), [&](Composition& composition) {
        problem = use_model(composition.request, page);
    });
    banner.show_message(problem.isEmpty() ? Banner::Kind::information : Banner::Kind::warning,
                        problem.isEmpty() ? Text::tr("%1 is used from the next clip on.").arg(name)
                                          : problem);
}

}  // namespace flipbook::ui
