// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/resources.h"

#include <array>
#include <cstdlib>
#include <system_error>

#ifdef _WIN32
#include <windows.h>
#endif

namespace flipbook {

namespace fs = std::filesystem;

namespace {

#ifdef _WIN32

fs::path program_folder()
{
    std::array<wchar_t, 32768> name;
    const DWORD length = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
    return fs::path(name.data(), name.data() + length).parent_path();
}

fs::path named_folder()
{
    const wchar_t* folder = _wgetenv(L"FLIPBOOK_RESOURCES_DIR");
    return folder ? fs::path(folder) : fs::path();
}

#else

fs::path program_folder()
{
    std::error_code failure;
    return fs::read_symlink("/proc/self/exe", failure).parent_path();
}

fs::path named_folder()
{
    const char* folder = std::getenv("FLIPBOOK_RESOURCES_DIR");
    return folder ? fs::path(folder) : fs::path();
}

#endif

}  // namespace

fs::path resources_folder()
{
    fs::path named = named_folder();
    if (!named.empty())
        return named;
    const fs::path program = program_folder();
    fs::path installed = (program / ".." / "share" / "flipbook").lexically_normal();
    std::error_code failure;
    if (fs::is_directory(installed, failure))
        return installed;
    return (program / ".." / ".." / ".." / "resources").lexically_normal();
}

std::optional<fs::path> starter_model()
{
    fs::path model = resources_folder() / "starter";
    std::error_code failure;
    if (fs::is_regular_file(model / "model_index.json", failure))
        return model;
    return std::nullopt;
}

}  // namespace flipbook
