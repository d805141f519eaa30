// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>

#include "ui/viewer/file_saver.h"

namespace flipbook::ui {

// Saves single frames as PNG. GUI thread.
class FrameExport final : public QObject {
    Q_OBJECT

public:
    explicit FrameExport(QObject* parent = nullptr);

    // Asks for a file name, in the folder that was taken last, and saves.
    void ask_and_save(const QImage& image, const QString& suggested_name, QWidget* parent);
    void save(const QImage& image, const QString& path);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& sentence);

private:
    QString m_folder;
    FileSaver m_saver;
};

}  // namespace flipbook::ui
