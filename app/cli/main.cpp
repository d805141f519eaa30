// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "commands.h"

#ifdef _WIN32

#include <windows.h>

#include "utf8.h"

int wmain(int count, wchar_t** words)
{
    SetConsoleOutputCP(CP_UTF8);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i)
        arguments.push_back(flipbook::cli::to_utf8(words[i]));
    return flipbook::cli::run_command_line(arguments);
}

#else

int main(int count, char** words)
{
    return flipbook::cli::run_command_line(std::vector<std::string>(words + 1, words + count));
}

#endif
