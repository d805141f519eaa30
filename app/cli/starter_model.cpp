// SPDX-License-Identifier: GPL-3.0-or-later
#include "starter_model.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <vector>

#ifdef _WIN32
#include <windows.h>
#endif

namespace flipbook::cli {

namespace fs = std::filesystem;

namespace {

#ifdef _WIN32

fs::path program_folder()
{
    std::array<wchar_t, 32768> name;
    const DWORD length = GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size()));
    return fs::path(name.data(), name.data() + length).parent_path();
}

std::optional<fs::path> resources_from_environment()
{
    const wchar_t* folder = _wgetenv(L"FLIPBOOK_RESOURCES_DIR");
    return folder && *folder ? std::optional<fs::path>(folder) : std::nullopt;
}

#else

fs::path program_folder()
{
    std::error_code failure;
    return fs::read_symlink("/proc/self/exe", failure).parent_path();
}

std::optional<fs::path> resources_from_environment()
{
    const char* folder = std::getenv("FLIPBOOK_RESOURCES_DIR");
    return folder && *folder ? std::optional<fs::path>(folder) : std::nullopt;
}

#endif

}  // namespace

Result<fs::path> starter_model()
{
    std::vector<fs::path> folders;
    if (const auto folder = resources_from_environment())
        folders.push_back(*folder);
    const fs::path program = program_folder();
    folders.push_back(program / ".." / "share" / "flipbook");
    folders.push_back(program / ".." / ".." / ".." / "resources");

    for (const fs::path& folder : folders) {
        fs::path model = (folder / "starter").lexically_normal();
        std::error_code failure;
        if (fs::is_regular_file(model / "model_index.json", failure))
            return model;
    }
    return Error{ErrorCode::not_found, "No starter model comes with this program yet, so name a "
                                       "Stable Diffusion 1.5 model with --model PATH."};
}

}  // namespace flipbook::cli
