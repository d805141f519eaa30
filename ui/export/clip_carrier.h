// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>

#include "ui/export/export_dialog.h"
#include "ui/export/export_runner.h"

class QMimeData;
class QWidget;

namespace flipbook::ui {

// Hands the playing clip to other programs without asking for a name: dragged out of the viewer as
// an MP4, or copied as a GIF. The files lie in the cache until the next start. GUI thread.
class ClipCarrier final : public QObject {
    Q_OBJECT

public:
    // `subject` is what plays, if it can be exported; `folder` is the carrier's alone.
    ClipCarrier(EngineBridge& engine, const QString& folder,
                std::function<std::optional<ExportDialog::Subject>()> subject, QWidget& source);

    // Begins to drag once the file is written, if the mouse button is still held then.
    void drag();
    void copy_gif();

    // The file as other programs take it.
    static QMimeData* mime_data(const QString& file);

Q_SIGNALS:
    void told(const QString& sentence);  // "Copied …", or what to do to drag it.
    void failed(const QString& sentence);

private:
    using Use = std::function<void(const QString& file)>;
    void prepare(const char* format, const char* extension, Use use);
    void begin_drag(const QString& file);

    EngineBridge& m_engine;
    QString m_folder;
    std::function<std::optional<ExportDialog::Subject>()> m_subject;
    QWidget& m_source;
    ExportRunner m_runner;
    Use m_use;                         // Of the file that is being written.
    std::weak_ptr<const Clip> m_clip;  // Of the files there are.
};

}  // namespace flipbook::ui
