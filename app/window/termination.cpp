// SPDX-License-Identifier: GPL-3.0-or-later
#include "termination.h"

#include <QCoreApplication>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <csignal>
#endif

namespace flipbook::app {

#ifdef _WIN32

// Windows tells Qt itself (WM_ENDSESSION).
void quit_on_termination(QObject*) { }

#else

namespace {

int pipe_ends[2] = {-1, -1};

// In a signal handler nothing but a write is safe.
void note_signal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(pipe_ends[1], &byte, 1);
}

}  // namespace

void quit_on_termination(QObject* parent)
{
    if (pipe(pipe_ends) != 0)
        return;  // Then a signal ends the program as it always did.
    for (const int end : pipe_ends)
        fcntl(end, F_SETFD, FD_CLOEXEC);
    auto* notifier = new QSocketNotifier(pipe_ends[0], QSocketNotifier::Read, parent);
    QObject::connect(notifier, &QSocketNotifier::activated, QCoreApplication::instance(),
                     [notifier] {
                         notifier->setEnabled(false);
                         QCoreApplication::quit();
                     });
    struct sigaction action { };
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART | SA_RESETHAND;  // A second one ends it at once.
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaction(signal, &action, nullptr);
    // A file beyond the size limit of the session is an error like a full disk, not an end.
    std::signal(SIGXFSZ, SIG_IGN);
}

#endif

}  // namespace flipbook::app
