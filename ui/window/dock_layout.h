// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMainWindow>
#include <optional>

class QSettings;

namespace flipbook::ui {

// Where the docks are: Create to make clips, Review to look at them, Diagnose for the plots
// and the inspector.
enum class DockLayout { create, review, diagnose };

// "create", "review" or "diagnose".
std::optional<DockLayout> find_layout(const QString& name);

// Adds a dock of the object name "dock.NAME", and its switch to `menu`.
void add_dock(QMainWindow& window, QMenu& menu, const char* name, const QString& title,
              QWidget* content, Qt::DockWidgetArea area);

// Shows the dock in front of those it shares its place with.
void raise_dock(QMainWindow& window, const char* name);

// Where the focus is in a dock behind others, it comes to the front.
void raise_dock_in_focus(QMainWindow& window);

// Precondition: the docks compose, queue, history, models, diagnostics, inspector and log have been
// added.
void arrange_docks(QMainWindow& window, DockLayout layout);

// By name, whether each is shown, for acceptance tests.
QJsonObject visible_docks(const QMainWindow& window);

// Before the window is shown: where it was, and how large.
void restore_window(QMainWindow& window, const QSettings& settings);

// While the window is being shown: sizes of docks hold for that of the window. A layout that an
// older version stored, or a damaged one, falls back to Create.
void restore_docks(QMainWindow& window, const QSettings& settings);

void save_docks(const QMainWindow& window, QSettings& settings);

// The next window has the layout Create.
void forget_docks(QSettings& settings);

}  // namespace flipbook::ui
