// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/file_saver.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>
#include <memory>

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
    auto* watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        const QString problem = watcher->result();
        watcher->deleteLater();
        if (problem.isEmpty())
            Q_EMIT saved(path);
        else
            Q_EMIT failed(tr("%1 cannot be written: %2.").arg(path, problem));
    });
    const auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, path, write] {
        promise->addResult(write_file(path, write));
        promise->finish();
    });
}

}  // namespace flipbook::ui
