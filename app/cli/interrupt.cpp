// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"

#include <atomic>

#ifdef _WIN32
#include <windows.h>
#else
#include <csignal>
#endif

namespace flipbook::cli {

namespace {

// A signal handler has no argument through which state could reach it.
std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "A signal handler may not take a lock.");

#ifdef _WIN32
BOOL WINAPI remember_interrupt(DWORD)
{
    // TRUE = handled; the second time the system's own handler follows and ends the program.
    return interrupted.exchange(true) ? FALSE : TRUE;
}
#else
extern "C" void remember_interrupt(int)
{
    interrupted = true;
}
#endif

}  // namespace

void catch_interrupt()
{
#ifdef _WIN32
    SetConsoleCtrlHandler(remember_interrupt, TRUE);
#else
    struct sigaction action = {};
    action.sa_handler = remember_interrupt;
    sigemptyset(&action.sa_mask);
    // The handler serves once, so that the second signal ends a program that hangs.
    action.sa_flags = static_cast<int>(static_cast<unsigned>(SA_RESETHAND) | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // A file beyond the size limit of this shell is an error like a full disk, not an end.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

bool is_interrupted()
{
    return interrupted;
}

}  // namespace flipbook::cli
