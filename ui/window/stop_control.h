// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

class QAction;

namespace flipbook::ui {

class EngineBridge;
class GenerationQueue;

// The action that ends the running clip. It says "Stopping…" from then on, and where the engine has
// not stopped for 15 s, "Force": that gives the engine up and loads another.
class StopControl final : public QObject {
    Q_OBJECT

public:
    StopControl(QAction& action, GenerationQueue& queue, EngineBridge& engine,
                QObject* parent = nullptr);

    void set_patience(int milliseconds) { m_patience.setInterval(milliseconds); }

private:
    void press();
    void update();

    QAction& m_action;
    GenerationQueue& m_queue;
    EngineBridge& m_engine;
    QString m_text;  // Of the action while nothing is being stopped.
    QString m_hint;
    qint64 m_stopped_job = 0;
    QTimer m_patience;
};

}  // namespace flipbook::ui
