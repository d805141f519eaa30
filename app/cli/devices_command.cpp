// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "commands.h"
#include "flipbook/engine.h"
#include "session.h"

namespace flipbook::cli {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Capabilities& capabilities)
{
    Json devices = Json::array();
    for (const Device& device : capabilities.devices) {
        Json precisions = Json::array();
        for (const Precision precision : device.fast_precisions)
            precisions.push_back(to_string(precision));
        devices.push_back({{"id", device.id},
                           {"name", device.name},
                           {"memory_bytes", device.memory_bytes},
                           {"available_bytes", device.available_bytes},
                           {"fast_precisions", precisions}});
    }
    return {{"devices", devices}, {"threads", capabilities.threads}};
}

std::string gigabytes(std::uint64_t bytes)
{
    constexpr double gigabyte = 1e9;
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << static_cast<double>(bytes) / gigabyte << " GB";
    return text.str();
}

void print_table(const Capabilities& capabilities)
{
    constexpr int id_columns = 8;
    for (const Device& device : capabilities.devices) {
        std::cout << std::left << std::setw(id_columns) << device.id << ' ' << device.name << ", "
                  << gigabytes(device.available_bytes) << " of " << gigabytes(device.memory_bytes)
                  << " free, fast in";
        for (const Precision precision : device.fast_precisions)
            std::cout << ' ' << to_string(precision);
        std::cout << '\n';
    }
    std::cout << std::left << std::setw(id_columns) << "threads" << ' ' << capabilities.threads
              << std::endl;
}

}  // namespace

ExitStatus run_devices(const std::vector<std::string>& arguments)
{
    CLI::App app("Lists the devices, the precisions that are fast on each, and their memory.",
                 "flipbook-cli devices");
    bool json = false;
    app.add_flag("--json", json, "One JSON object");
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;

    const auto engine = Engine::create({}, [](const Event&) {});
    if (!engine) {
        log.value()->error(engine.error().message);
        return report(engine.error());
    }
    const Capabilities& capabilities = engine.value()->capabilities();
    if (json)
        std::cout << to_json(capabilities).dump(-1, ' ', false, Json::error_handler_t::replace)
                  << std::endl;
    else
        print_table(capabilities);
    return exit_done;
}

}  // namespace flipbook::cli
