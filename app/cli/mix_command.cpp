// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "commands.h"
#include "flipbook/mixing.h"
#include "interrupt.h"
#include "model_page_text.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

Result<void> mix(const std::string& first, const std::string& second, const std::string& output,
                 MixRequest request, Log& log)
{
    request.first = path_from_utf8(first);
    request.second = path_from_utf8(second);
    request.output = path_from_utf8(output);
    catch_interrupt();
    FLIPBOOK_ASSIGN(const MixReport report,
                    mix_motion_modules(request, [] { return !is_interrupted(); }));
    for (const std::string& notice : report.notices) {
        log.info(notice);
        std::cerr << "flipbook-cli: " << notice << std::endl;
    }
    std::cout << output << ": " << report.tensors << " tensors, " << size_text(report.bytes)
              << std::endl;
    return {};
}

}  // namespace

ExitStatus run_mix(const std::vector<std::string>& arguments)
{
    CLI::App app("Blends two motion modules of one kind, or makes a MotionLoRA of what tells the "
                 "second from the first.",
                 "flipbook-cli mix");
    std::string first, second, output;
    MixRequest request;
    app.add_option("FIRST", first, "Motion module, a file or folder")->required()->type_name("");
    app.add_option("SECOND", second, "Another of its kind")->required()->type_name("");
    app.add_option("OUT", output, "FILE.safetensors")->required()->type_name("");
    app.add_option("--share", request.shares,
                   "Of SECOND (0.5): one for all, or the last that names a place, "
                   "\"0.3, up:0.8, up.1/attention:1\"; places are blocks of the UNet, attention, "
                   "feed_forward, norms and projections")
        ->type_name("X");
    app.add_option("--difference", request.difference_rank,
                   "Instead: SECOND - FIRST as a MotionLoRA of this rank")
        ->type_name("RANK");
    app.add_flag("--half", request.half, "Store numbers as fp16");
    app.add_flag("--overwrite", request.overwrite, "Replace OUT if it exists");
    return run_command(app, arguments,
                       [&](Log& log) { return mix(first, second, output, request, log); });
}

}  // namespace flipbook::cli
