// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/window/memory_label.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace flipbook::ui {

class ElidedText;
class EngineBridge;
struct GenerationJob;
class GenerationQueue;
class ModelShelf;
class TestState;

// The status bar's content: phase, step, window, a bar, what is left, queue, device and its memory;
// while no clip is made, what else goes on or is missing. GUI thread.
class RunStatus final : public QWidget {
    Q_OBJECT

public:
    RunStatus(EngineBridge& engine, GenerationQueue& queue, ModelShelf& models,
              QWidget* parent = nullptr, MemoryLabel::Meter meter = process_memory);

    QString text() const;  // "Denoising 12/25 · window 2/4".
    QString device_text() const;
    void publish(TestState& state);

    // The one that the next clip is made on, as ComputeOptions::device.
    void set_device(const QString& id);
    void set_has_checkpoint(bool has_checkpoint);
    // What is being written, "MP4"; empty = nothing.
    void show_export(const QString& what, double fraction);

Q_SIGNALS:
    void changed();

private:
    void update_progress();
    void update_device();
    QString run_text(const GenerationJob& job) const;
    QString idle_text() const;
    QString scan_text() const;

    EngineBridge& m_engine;
    GenerationQueue& m_queue;
    ModelShelf& m_models;
    bool m_has_checkpoint = true;
    QString m_export;
    QString m_device_id = QStringLiteral("auto");
    QLabel* m_phase;
    QToolButton* m_cancel_scan;
    QProgressBar* m_bar;
    QLabel* m_eta;
    ElidedText* m_device;
    MemoryLabel* m_memory;
    QLabel* m_waiting;
};

}  // namespace flipbook::ui
