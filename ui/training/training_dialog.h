// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <filesystem>

#include "ui/training/training_settings.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTimer;

namespace flipbook::ui {

class EngineBridge;
class GradientTable;
class LossPlot;
class SampleView;
class TrainingForm;
class TrainingRun;

// Teaches a motion, a look or a whole model: the settings on the left, what comes of it on the
// right. Stands beside the window; closing it lets the training go on.
class TrainingDialog final : public QDialog {
    Q_OBJECT

public:
    // `usual`: what is proposed first.
    TrainingDialog(EngineBridge& engine, TrainingRun& run, const TrainingSettings& usual,
                   QWidget* parent);

private:
    void create_form(const TrainingSettings& usual);
    void offer_kinds();
    QWidget* create_progress();
    QWidget* create_plot_row();
    void connect_run();
    void show_state();
    void show_step();
    void show_log();
    void compare();

    EngineBridge& m_engine;
    TrainingRun& m_run;
    TrainingForm* m_form = nullptr;
    QPushButton* m_begin = nullptr;
    QPushButton* m_pause = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_status = nullptr;
    LossPlot* m_plot;
    SampleView* m_samples;
    GradientTable* m_gradients;
    QTimer* m_look;  // Shortly after the last edit.
};

}  // namespace flipbook::ui
