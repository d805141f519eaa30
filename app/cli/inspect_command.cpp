// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <iostream>
#include <system_error>

#include "commands.h"
#include "flipbook/model_catalog.h"
#include "model_list_text.h"
#include "model_page_text.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

namespace fs = std::filesystem;

struct InspectSettings {
    std::vector<std::string> paths;
    InspectOptions options;
    bool json = false;
};

void add_options(CLI::App& app, InspectSettings& settings)
{
    app.add_option(
           "FILE", settings.paths,
           "Model files, folders with models (of A1111, Forge or ComfyUI, for instance), and"
           " ComfyUI's extra_model_paths.yaml")
        ->required()
        ->type_name("");
    app.add_flag("--hash", settings.options.hashes, "Compute SHA-256 and the hashes of A1111");
    app.add_flag("--deep", settings.options.deep,
                 "Look at every number: NaN, infinity, zeros, duplicates, stray tensors; with"
                 " hashes");
    app.add_flag("--json", settings.json, "One JSON object a line: the page of each file");
}

bool is_list(const fs::path& path)
{
    std::error_code ignored;
    return path.extension() == ".yaml" || path.extension() == ".yml"
           || (fs::is_directory(path, ignored) && !is_model_folder(path));
}

// Prints pages and counts those of files that cannot be used.
class PagePrinter {
public:
    PagePrinter(bool json, Log& log) : m_json(json), m_log(log) { }

    void print_page(const ModelPage& page)
    {
        if (!m_json)
            std::cout << (m_count == 0 ? "" : "\n") << page_text(page) << std::flush;
        take(page);
    }

    void print_list(const fs::path& folder, const ModelScan& scan)
    {
        if (!m_json)
            std::cout << (m_count == 0 ? "" : "\n") << list_text(folder, scan) << std::flush;
        for (const std::string& notice : scan.notices)
            std::cerr << notice << std::endl;
        for (const ModelPage& page : scan.pages)
            take(page);
    }

    ExitStatus outcome() const
    {
        if (m_unusable == 0)
            return exit_done;
        return report({ErrorCode::unsupported_format,
                       m_unusable == 1
                           ? m_reason
                           : std::to_string(m_unusable) + " of " + std::to_string(m_count)
                                 + " files cannot be used; their pages say why."});
    }

private:
    void take(const ModelPage& page)
    {
        if (m_json)
            std::cout << to_json(page) << std::endl;
        ++m_count;
        if (page.is_usable())
            return;
        ++m_unusable;
        m_reason = reason_text(page);
        m_log.error(m_reason);
    }

    bool m_json;
    Log& m_log;
    std::size_t m_count = 0;
    std::size_t m_unusable = 0;
    std::string m_reason;  // Of the last that cannot be used.
};

}  // namespace

ExitStatus run_inspect(const std::vector<std::string>& arguments)
{
    CLI::App app("Says what model files are, and whether they can be used here.",
                 "flipbook-cli inspect");
    InspectSettings settings;
    add_options(app, settings);
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;

    settings.options.hashes |= settings.options.deep;
    ModelCatalog catalog;
    PagePrinter printer(settings.json, *log.value());
    for (const std::string& text : settings.paths) {
        const fs::path path = path_from_utf8(text);
        if (!is_list(path)) {
            printer.print_page(catalog.inspect(path, settings.options));
            continue;
        }
        const auto scan = catalog.scan(path, settings.options);
        if (!scan)
            return report(scan.error());
        printer.print_list(path, scan.value());
    }
    if (const auto saved = catalog.save(); !saved)
        log.value()->warning(saved.error().message);
    return printer.outcome();
}

}  // namespace flipbook::cli
