// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/done_notice.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

#include "ui/jobs/generation_queue.h"
#include "ui/jobs/job_text.h"
#include "ui/settings/settings.h"

namespace flipbook::ui {

namespace {

constexpr double long_seconds = 20;
constexpr int message_ms = 10'000;

}  // namespace

DoneNotice::DoneNotice(QWidget& window, const Settings& settings, GenerationQueue& queue)
    : QObject(&window), m_window(window),
      m_show([this](const QString& title, const QString& text) { show_on_desktop(title, text); })
{
    connect(&queue, &GenerationQueue::clip_ready, this,
            [this, &settings](qint64, const ClipReady& clip) {
                if (clip.seconds <= long_seconds || m_window.isActiveWindow()
                    || !settings.values().notify_when_done)
                    return;
                GenerationJob job;
                job.request = clip.request;
                m_show(tr("The clip is done"), job_title(job));
            });
}

void DoneNotice::show_on_desktop(const QString& title, const QString& text)
{
    QApplication::alert(&m_window);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(m_window.windowIcon(), this);
        const auto come_forward = [this] {
            m_window.raise();
            m_window.activateWindow();
        };
        connect(m_icon, &QSystemTrayIcon::messageClicked, &m_window, come_forward);
        connect(m_icon, &QSystemTrayIcon::activated, &m_window, come_forward);
    }
    m_icon->show();
    m_icon->showMessage(title, text, QSystemTrayIcon::Information, message_ms);
    QTimer::singleShot(message_ms, m_icon, &QSystemTrayIcon::hide);
}

}  // namespace flipbook::ui
