// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/inspector/inspector_run.h"

class QMainWindow;
class QMenu;

namespace flipbook::ui {

class Banner;
class InspectorPanel;
class ModelShelf;
class ViewerPanel;
class Workspace;

// The inspector in the window: its dock, and the clips it makes, which the viewer shows.
class InspectorControl final : public QObject {
    Q_OBJECT

public:
    // `window` owns it. All outlive this object. Adds the dock "inspector" and its switch to
    // `menu`.
    InspectorControl(Workspace& workspace, ModelShelf& shelf, ViewerPanel& viewer, Banner& banner,
                     QMenu& menu, QMainWindow& window);

private:
    GenerationRequest next() const;  // Asked for at every change, so nothing is read.
    void draw_words(GenerationRequest& request) const;
    void show_clips(ViewerPanel& viewer) const;

    Workspace& m_workspace;
    InspectorRun m_run;
    InspectorPanel* m_panel;
};

}  // namespace flipbook::ui
