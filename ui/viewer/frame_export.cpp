// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/frame_export.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace flipbook::ui {

FrameExport::FrameExport(QObject* parent)
    : QObject(parent), m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{
    connect(&m_saver, &FileSaver::saved, this, &FrameExport::saved);
    connect(&m_saver, &FileSaver::failed, this, &FrameExport::failed);
}

void FrameExport::ask_and_save(const QImage& image, const QString& suggested_name, QWidget* parent)
{
    if (image.isNull())
        return;
    auto* dialog = new QFileDialog(parent, tr("Save frame"), m_folder, tr("PNG picture (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(suggested_name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, image](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        save(image, path);
    });
    dialog->open();
}

void FrameExport::save(const QImage& image, const QString& path)
{
    m_saver.save(path, [image](QIODevice& file) { return image.save(&file, "PNG"); });
}

}  // namespace flipbook::ui
