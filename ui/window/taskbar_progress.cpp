// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/taskbar_progress.h"

#include <QWidget>

#include "ui/jobs/generation_queue.h"

#if defined(Q_OS_WIN)
#include <shobjidl.h>
#elif defined(FLIPBOOK_HAS_DBUS)
#include <QDBusConnection>
#include <QDBusMessage>
#endif

namespace flipbook::ui {

namespace {

#if defined(Q_OS_WIN)

// Qt's platform plugin has set up COM on this thread.
void show_in_taskbar(QWidget& window, const TaskbarProgress::State& state)
{
    ITaskbarList3* taskbar = nullptr;
    if (FAILED(CoCreateInstance(CLSID_TaskbarList, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&taskbar))))
        return;
    const auto handle = reinterpret_cast<HWND>(window.winId());
    if (SUCCEEDED(taskbar->HrInit())) {
        taskbar->SetProgressState(handle, state.percent ? TBPF_NORMAL : TBPF_NOPROGRESS);
        if (state.percent)
            taskbar->SetProgressValue(handle, static_cast<ULONGLONG>(*state.percent), 100);
    }
    taskbar->Release();
}

#elif defined(FLIPBOOK_HAS_DBUS)

// A signal: nobody answers, so nobody is waited for.
void show_in_taskbar(QWidget&, const TaskbarProgress::State& state)
{
    // Without a bus libdbus would start one, which takes its time.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusMessage signal = QDBusMessage::createSignal(
        QStringLiteral("/flipbook"), QStringLiteral("com.canonical.Unity.LauncherEntry"),
        QStringLiteral("Update"));
    signal << QStringLiteral("application://flipbook.desktop")
           << QVariantMap{{QStringLiteral("progress"), state.percent.value_or(0) / 100.0},
                          {QStringLiteral("progress-visible"), state.percent.has_value()},
                          {QStringLiteral("count"), qint64{state.waiting}},
                          {QStringLiteral("count-visible"), state.waiting > 0}};
    QDBusConnection::sessionBus().send(signal);
}

#else

void show_in_taskbar(QWidget&, const TaskbarProgress::State&) { }

#endif

}  // namespace

TaskbarProgress::TaskbarProgress(QWidget& window, GenerationQueue& queue)
    : QObject(&window), m_queue(queue),
      m_show([&window](const State& state) { show_in_taskbar(window, state); })
{
    connect(&queue, &GenerationQueue::job_added, this, &TaskbarProgress::update);
    connect(&queue, &GenerationQueue::job_changed, this, &TaskbarProgress::update);
    connect(&queue, &GenerationQueue::job_removed, this, &TaskbarProgress::update);
}

void TaskbarProgress::update()
{
    State state;
    if (const GenerationJob* job = m_queue.running())
        state.percent = qRound(100 * job->progress.fraction());
    state.waiting = m_queue.waiting_count();
    if (state == m_shown)
        return;
    m_shown = state;
    m_show(state);
}

}  // namespace flipbook::ui
