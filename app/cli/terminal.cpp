// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#ifdef _WIN32
#include <io.h>
#include <stdio.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace flipbook::cli {

namespace {
constexpr int usual_width = 80;
}

#ifdef _WIN32

bool stderr_is_terminal()
{
    return _isatty(_fileno(stderr)) != 0;
}

int terminal_width()
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_ERROR_HANDLE), &info))
        return usual_width;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

#else

bool stderr_is_terminal()
{
    return isatty(STDERR_FILENO) != 0;
}

int terminal_width()
{
    winsize size = {};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return usual_width;
    return size.ws_col;
}

#endif

}  // namespace flipbook::cli
