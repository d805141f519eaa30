// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace flipbook::ui {

class GenerationQueue;

// Esc stops the running clip, but only when it is pressed twice within two seconds: it is also the
// key that closes whatever is open.
class EscapeStop final : public QObject {
    Q_OBJECT

public:
    explicit EscapeStop(GenerationQueue& queue, QObject* parent = nullptr);

    bool is_asking() const { return m_timer.isActive(); }

public Q_SLOTS:
    void press();

Q_SIGNALS:
    // A question for the status bar, for that long; an empty one takes it away.
    void asked(const QString& question, int milliseconds);

private:
    GenerationQueue& m_queue;
    QTimer m_timer;
    qint64 m_asked_job = 0;
};

}  // namespace flipbook::ui
