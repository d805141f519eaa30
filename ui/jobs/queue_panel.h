// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "flipbook/request.h"

class QAction;
class QLabel;
class QListView;
class QModelIndex;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace flipbook::ui {

class GenerationQueue;
class QueueModel;

// The queue as a list: what runs with its progress, what waits, what ended, and what can be done
// with each by mouse, menu and keyboard. Below it the export that goes on, if there is one.
class QueuePanel final : public QWidget {
    Q_OBJECT

public:
    explicit QueuePanel(GenerationQueue& queue, QWidget* parent = nullptr);

    // "Exporting waves.mp4", 0 … 1; an empty text hides it.
    void show_export(const QString& text, double fraction);

Q_SIGNALS:
    // Double click or Enter: these settings are to be edited.
    void request_chosen(const flipbook::GenerationRequest& request);
    void export_stopped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void create_actions();
    QWidget* create_tools();
    QWidget* create_export_strip();
    QAction* add_action(const char* name, const QString& text, const QString& tip);
    QList<qint64> selected(bool only_waiting = false) const;
    void select(const QModelIndex& index);
    void move_selected(int by);
    void move_to_front();
    void duplicate_selected();
    void retry_selected();
    void remove_selected();
    void choose_current();
    void update_actions();
    QAction* action_of(const QKeyEvent& event) const;

    GenerationQueue& m_queue;
    QueueModel* m_model;
    QListView* m_list;
    QLabel* m_empty;
    QAction* m_load = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_front = nullptr;
    QAction* m_duplicate = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_remove = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_prune = nullptr;
    QWidget* m_export = nullptr;
    QLabel* m_export_text = nullptr;
    QProgressBar* m_export_bar = nullptr;
};

}  // namespace flipbook::ui
