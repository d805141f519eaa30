// SPDX-License-Identifier: GPL-3.0-or-later
#include "lora_options.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "number.h"
#include "request_options.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

using Request = GenerationRequest;

struct StrongPath {
    std::filesystem::path given;
    std::filesystem::path path;  // The same from the root.
    double strength = 1.0;
};

// "PATH[:STRENGTH]". Only a number behind the last colon is a strength: colons may belong to the
// path, as in C:\x.safetensors. Nothing for "none".
Result<std::optional<StrongPath>> parse_strong_path(const std::string& text)
{
    if (text == "none")
        return std::optional<StrongPath>();
    StrongPath result;
    std::string path = text;
    if (const std::size_t colon = text.rfind(':'); colon != std::string::npos) {
        if (const auto strength = parse_decimal(text.substr(colon + 1))) {
            result.strength = strength.value();
            path.resize(colon);
        }
    }
    if (path.empty())
        return empty_path();
    result.given = path_from_utf8(path);
    result.path = model_path(path);
    return std::optional(std::move(result));
}

// Not a file but a MotionLoRA of the model's own, which the engine finds.
bool is_bare_name(const std::filesystem::path& path)
{
    std::error_code ignored;
    return !path.has_parent_path() && !path.has_extension()
           && !std::filesystem::exists(path, ignored);
}

Result<void> add_lora(const std::string& text, Request& request)
{
    FLIPBOOK_ASSIGN(auto lora, parse_strong_path(text));
    if (lora)
        request.loras.push_back({std::move(lora->path), lora->strength, lora->strength});
    return {};
}

Result<void> add_motion_lora(const std::string& text, Request& request)
{
    FLIPBOOK_ASSIGN(auto lora, parse_strong_path(text));
    if (lora)
        request.motion_loras.push_back(
            {is_bare_name(lora->given) ? lora->given : lora->path, lora->strength});
    return {};
}

Result<void> add_embedding(const std::string& text, Request& request)
{
    if (text.empty())
        return empty_path();
    if (text != "none")
        request.embeddings.push_back(model_path(text));
    return {};
}

Result<void> add_lora_folder(const std::string& text, Request& request)
{
    if (text.empty())
        return empty_path();
    if (text != "none")
        request.lora_folders.push_back(model_path(text));
    return {};
}

}  // namespace

const std::vector<CommandOption<GenerationRequest>>& lora_options()
{
    static const std::vector<CommandOption<Request>> options = {
        {"--lora", "PATH[:X]", "Model", "LoRA with strength X (1), may be repeated; none", add_lora,
         [](Request& request) { request.loras.clear(); }},
        {"--motion-lora", "PATH[:X]", "Model",
         "MotionLoRA with strength X (1), a file or a name in the model's motion_loras/, may be "
         "repeated; none",
         add_motion_lora, [](Request& request) { request.motion_loras.clear(); }},
        {"--embedding", "PATH", "Model",
         "Textual inversion for its word in the prompts, may be repeated; none", add_embedding,
         [](Request& request) { request.embeddings.clear(); }},
        {"--lora-dir", "FOLDER", "Model",
         "Where <lora:name:X> of the prompt is looked for, may be repeated; default: beside the "
         "model",
         add_lora_folder, [](Request& request) { request.lora_folders.clear(); }},
    };
    return options;
}

}  // namespace flipbook::cli
