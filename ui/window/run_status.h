// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace flipbook::ui {

class EngineBridge;
class GenerationQueue;

// The status bar's content: phase, step, window, a bar, what is left, device and queue.
class RunStatus final : public QWidget {
    Q_OBJECT

public:
    RunStatus(EngineBridge& engine, GenerationQueue& queue, QWidget* parent = nullptr);

    QString text() const;  // "Denoising 12/25 · window 2/4".

Q_SIGNALS:
    void changed();

private:
    void update_progress();
    void update_engine();

    EngineBridge& m_engine;
    GenerationQueue& m_queue;
    QLabel* m_phase;
    QProgressBar* m_bar;
    QLabel* m_eta;
    QLabel* m_device;
    QLabel* m_waiting;
};

}  // namespace flipbook::ui
