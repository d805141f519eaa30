// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>

class QWidget;

namespace flipbook::ui {

class GenerationQueue;

// Shows how far the running clip is on the program's button in the taskbar, and how many clips
// wait: on Windows by ITaskbarList3, on Linux by com.canonical.Unity.LauncherEntry, which KDE's and
// Ubuntu's panels follow where a flipbook.desktop is installed. Elsewhere nothing happens. GUI
// thread.
class TaskbarProgress final : public QObject {
    Q_OBJECT

public:
    TaskbarProgress(QWidget& window, GenerationQueue& queue);

    struct State {
        std::optional<int> percent;  // 0 to 100; none while no clip is made.
        int waiting = 0;

        bool operator==(const State&) const = default;
    };
    using Show = std::function<void(const State&)>;
    void set_show(Show show) { m_show = std::move(show); }

private:
    void update();

    GenerationQueue& m_queue;
    State m_shown;
    Show m_show;
};

}  // namespace flipbook::ui
