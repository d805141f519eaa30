// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/clip_carrier.h"

#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPixmap>
#include <QUrl>
#include <QWidget>
#include <utility>

#include "flipbook/infotext.h"
#include "flipbook/recipe.h"
#include "ui/engine/engine_bridge.h"
#include "ui/errors/error_text.h"
#include "ui/export/export_names.h"
#include "ui/viewer/frame_image.h"

namespace flipbook::ui {

ClipCarrier::ClipCarrier(EngineBridge& engine, const QString& folder,
                         std::function<std::optional<ExportDialog::Subject>()> subject,
                         QWidget& source)
    : QObject(&source), m_engine(engine), m_folder(folder), m_subject(std::move(subject)),
      m_source(source), m_runner(engine)
{
    QDir(m_folder).removeRecursively();
    connect(&m_runner, &ExportRunner::finished, this, [this](const QStringList& paths) {
        if (const Use use = std::exchange(m_use, {}))
            use(paths.constLast());
    });
    connect(&m_runner, &ExportRunner::failed, this, [this](const ExportTask&, const Error& error) {
        m_use = {};
        Q_EMIT failed(error_text(error));
    });
}

void ClipCarrier::prepare(const char* format, const char* extension, Use use)
{
    const auto subject = m_subject();
    if (!subject || !m_engine.is_ready() || m_use)
        return;
    // Names of one clip are unlike another's, but the settings may have been made twice.
    if (m_clip.lock() != subject->clip)
        QDir(m_folder).removeRecursively();
    m_clip = subject->clip;
    const QString name =
        expanded_name(proposed_file_name(subject->name, usual_file_name), subject->request);
    const QString file = QDir(m_folder).filePath(name + QLatin1String(extension));
    if (QFileInfo::exists(file))
        return use(file);
    QDir().mkpath(m_folder);
    ExportRequest request;
    request.path = QFileInfo(file).filesystemAbsoluteFilePath();
    request.format = format;
    request.recipe = to_recipe(subject->request);
    request.infotext = to_text(infotext_of(subject->request));
    m_use = std::move(use);
    m_runner.add({{subject->clip, std::move(request)}});
}

QMimeData* ClipCarrier::mime_data(const QString& file)
{
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(file)});
    if (QFile picture(file); file.endsWith(QStringLiteral(".gif")))
        if (picture.open(QIODevice::ReadOnly))
            data->setData(QStringLiteral("image/gif"), picture.readAll());
    return data;
}

void ClipCarrier::drag()
{
    prepare("mp4", ".mp4", [this](const QString& file) { begin_drag(file); });
}

void ClipCarrier::begin_drag(const QString& file)
{
    if (!(QGuiApplication::mouseButtons() & Qt::LeftButton)) {
        Q_EMIT told(tr("%1 is ready: drag it once more.").arg(QFileInfo(file).fileName()));
        return;
    }
    auto* drag = new QDrag(&m_source);
    drag->setMimeData(mime_data(file));
    if (const auto clip = m_clip.lock())
        drag->setPixmap(QPixmap::fromImage(
            frame_image(clip, 0).scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

void ClipCarrier::copy_gif()
{
    prepare("gif", ".gif", [this](const QString& file) {
        QGuiApplication::clipboard()->setMimeData(mime_data(file));
        Q_EMIT told(tr("Copied %1").arg(QFileInfo(file).fileName()));
    });
}

}  // namespace flipbook::ui
