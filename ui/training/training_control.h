// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <filesystem>

#include "ui/training/training_run.h"

class QAction;

namespace flipbook::ui {

class Banner;
class ModelShelf;
class TrainingDialog;
class Workspace;

// Training in the window: opens the dialog, and offers what was made for the next clip.
class TrainingControl final : public QObject {
    Q_OBJECT

public:
    // `action` opens the dialog. All outlive this object, which `window` owns.
    TrainingControl(Workspace& workspace, ModelShelf& shelf, Banner& banner, QAction& action,
                    QWidget& window);

private:
    TrainingSettings usual() const;
    void open();
    void offer(const std::filesystem::path& file);
    void publish();

    Workspace& m_workspace;
    ModelShelf& m_shelf;
    Banner& m_banner;
    QWidget& m_window;
    TrainingRun m_run;
    QPointer<TrainingDialog> m_dialog;
};

}  // namespace flipbook::ui
