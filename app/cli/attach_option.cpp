// SPDX-License-Identifier: GPL-3.0-or-later
#include "attach_option.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "number.h"
#include "request_options.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

// Not a file but a module of the model's own, which the engine finds.
std::filesystem::path module_path(const std::string& text)
{
    std::error_code ignored;
    const std::filesystem::path given = path_from_utf8(text);
    const bool is_bare = !given.has_parent_path() && !given.has_extension()
                         && !std::filesystem::exists(given, ignored);
    return is_bare ? given : model_path(text);
}

// "0.2-0.8"
Result<void> set_steps(const std::string& text, MotionModuleOptions& module)
{
    const std::size_t dash = std::min(text.find('-'), text.size());
    FLIPBOOK_ASSIGN(module.start, parse_decimal(text.substr(0, dash)));
    FLIPBOOK_ASSIGN(module.end, parse_decimal(text.substr(std::min(dash + 1, text.size()))));
    return {};
}

Result<void> set_part(const std::string& key, const std::string& value, MotionModuleOptions& module)
{
    if (key == "effect") {
        FLIPBOOK_ASSIGN(module.effect, Curve::parse(value));
    } else if (key == "scale") {
        FLIPBOOK_ASSIGN(module.scale, Curve::parse(value));
    } else if (key == "steps") {
        return set_steps(value, module);
    } else if (key == "blocks") {
        module.blocks = value;
    } else if (key == "context") {
        module.context = value;
    } else {
        return Error{ErrorCode::invalid_request,
                     "'" + key + "' is none of effect, scale, blocks, steps and context."};
    }
    return {};
}

Result<void> attach(const std::string& text, GenerationRequest& request)
{
    if (text == "none")
        return {};
    const std::size_t path_end = std::min(text.find(';'), text.size());
    if (path_end == 0)
        return empty_path();
    MotionModuleOptions module;
    module.path = module_path(text.substr(0, path_end));
    for (std::size_t begin = path_end + 1; begin < text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        const std::string part = text.substr(begin, end - begin);
        const std::size_t sign = std::min(part.find('='), part.size());
        FLIPBOOK_TRY(
            set_part(part.substr(0, sign), part.substr(std::min(sign + 1, part.size())), module));
        begin = end + 1;
    }
    request.motion_modules.push_back(std::move(module));
    return {};
}

}  // namespace

const std::vector<CommandOption<GenerationRequest>>& attach_options()
{
    static const std::vector<CommandOption<GenerationRequest>> options = {
        {"--attach", "PATH[;KEY=X...]", "Model",
         "Further motion module, a file or a name in the model's motion_modules/, with effect=X, "
         "scale=X, blocks=down,up.1, steps=0.2-0.8, context=NAME; may be repeated; none",
         attach, [](GenerationRequest& request) { request.motion_modules.clear(); }},
    };
    return options;
}

}  // namespace flipbook::cli
