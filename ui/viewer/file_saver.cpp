// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/file_saver.h"

#include <QFileDialog>
#include <QSaveFile>

#include "ui/document/in_background.h"

namespace flipbook::ui {

namespace {

// Empty, or what the system says is wrong.
QString write_file(const QString& path, const FileSaver::Writer& write)
{
    QSaveFile file(path);
    const bool is_written = file.open(QIODevice::WriteOnly) && write(file) && file.commit();
    return is_written ? QString() : file.errorString();
}

}  // namespace

void FileSaver::save(const QString& path, const Writer& write)
{
    in_background(
        this, [path, write] { return write_file(path, write); },
        [this, path](const QString& problem) {
            if (problem.isEmpty())
                Q_EMIT saved(path);
            else
                Q_EMIT failed(tr("%1 cannot be written: %2.").arg(path, problem));
        });
}

void ask_for_file(QWidget* parent, const QString& title, const QString& filter,
                  const QString& suffix, const QString& name,
                  const std::function<void(const QString&)>& write)
{
    auto* dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(name + QLatin1Char('.') + suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, write);
    dialog->open();
}

}  // namespace flipbook::ui
