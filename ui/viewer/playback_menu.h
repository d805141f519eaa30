// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace flipbook::ui {

class ViewerPanel;

// What the transport keys do, as menu entries: single keys are named there but belong to the key
// router; those with Ctrl or Alt are shortcuts of the entries.
void fill_playback_menu(QMenu& playback, ViewerPanel& viewer);
// Zoom, for the View menu.
void fill_zoom_menu(QMenu& view, ViewerPanel& viewer);

}  // namespace flipbook::ui
