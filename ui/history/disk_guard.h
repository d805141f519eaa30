// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/history/disk_space.h"

namespace flipbook::ui {

class GenerationQueue;

// Holds the queue before a clip while the disk is asked for room for all that waits, and for as
// long as there is too little of it: less than twice what their masters may take. GUI thread.
class DiskGuard final : public QObject {
    Q_OBJECT

public:
    DiskGuard(GenerationQueue& queue, QString folder, FreeBytes free = free_bytes,
              QObject* parent = nullptr);

    // Goes on, and does not ask again in this session.
    void allow();

Q_SIGNALS:
    void low(qint64 free, qint64 needed);
    void enough();  // The queue is not held any more.

private:
    void look();
    void take(std::optional<qint64> free);
    qint64 needed() const;

    GenerationQueue& m_queue;
    QString m_folder;
    FreeBytes m_free;
    bool m_is_looking = false;
    bool m_is_told = false;  // That there is too little.
    bool m_is_allowed = false;
    QTimer m_timer;  // Looks again while there is too little.
};

}  // namespace flipbook::ui
