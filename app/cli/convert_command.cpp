// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <optional>

#include "commands.h"
#include "flipbook/conversion.h"
#include "interrupt.h"
#include "model_page_text.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

Result<std::optional<ModelLayout>> parse_layout(const std::string& text)
{
    if (text.empty())
        return std::optional<ModelLayout>();
    if (text == "original")
        return std::optional(ModelLayout::original);
    if (text == "diffusers")
        return std::optional(ModelLayout::diffusers);
    return Error{ErrorCode::invalid_request,
                 "--to: The layouts are original and diffusers, but not '" + text + "'."};
}

Result<void> convert(const std::string& input, const std::string& output, const std::string& layout,
                     ConversionRequest request, Log& log)
{
    FLIPBOOK_ASSIGN(request.layout, parse_layout(layout));
    request.input = path_from_utf8(input);
    request.output = path_from_utf8(output);
    catch_interrupt();
    FLIPBOOK_ASSIGN(
        const ConversionReport report,
        convert_model(request, [](std::uint64_t, std::uint64_t) { return !is_interrupted(); }));
    for (const std::string& notice : report.notices) {
        log.warning(notice);
        std::cerr << "flipbook-cli: " << notice << std::endl;
    }
    std::cout << output << ": " << report.kind << ", " << report.tensors << " tensors, "
              << size_text(report.bytes) << std::endl;
    return {};
}

}  // namespace

ExitStatus run_convert(const std::vector<std::string>& arguments)
{
    CLI::App app("Writes a motion module, LoRA, VAE or checkpoint in another layout, and any model "
                 "file as .safetensors.",
                 "flipbook-cli convert");
    std::string input, output, layout;
    ConversionRequest request;
    app.add_option("IN", input, "Model file, or folder in diffusers' layout")
        ->required()
        ->type_name("");
    app.add_option("OUT", output, "FILE.safetensors, or a folder in diffusers' layout")
        ->required()
        ->type_name("");
    app.add_option("--to", layout,
                   "Layout: original or diffusers; default: diffusers for a folder, original for a "
                   "file made from one, the names as they are for a pickle")
        ->type_name("LAYOUT");
    app.add_flag("--half", request.half, "Store numbers as fp16");
    app.add_flag("--overwrite", request.overwrite, "Replace OUT if it exists");
    return run_command(app, arguments,
                       [&](Log& log) { return convert(input, output, layout, request, log); });
}

}  // namespace flipbook::cli
