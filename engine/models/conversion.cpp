// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/conversion.h"

#include <algorithm>

#include "catalog/model_kind.h"
#include "core/utf8_path.h"
#include "models/conversion_plan.h"
#include "models/diffusers_folder.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;
using SharedWeights = std::shared_ptr<const Weights>;

// A model that is to be converted, opened.
struct Source {
    fs::path path;
    bool is_folder = false;
    bool is_safetensors = false;
    ModelKind kind = ModelKind::unknown;
    SharedWeights weights;  // Absent for a folder with several networks.
};

bool is_folder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

Result<Source> open_source(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
    Source source;
    source.path = path;
    source.is_folder = is_folder(path);
    if (source.is_folder && is_folder(path / "unet")) {
        source.kind = ModelKind::sd15_checkpoint;  // Looked at when it is opened.
        return source;
    }
    fs::path file = path;
    if (source.is_folder) {
        FLIPBOOK_ASSIGN(file, find_weights(path, diffusers_stem));
    }
    FLIPBOOK_ASSIGN(Weights weights, Weights::open(file));
    source.kind = kind_of_model(weights.shapes());
    source.weights = std::make_shared<const Weights>(std::move(weights));
    source.is_safetensors = !source.weights->is_pickle();
    return source;
}

bool has_two_layouts(ModelKind kind)
{
    return kind == ModelKind::sd15_checkpoint || kind == ModelKind::vae
           || kind == ModelKind::motion_module || kind == ModelKind::lora
           || kind == ModelKind::motion_lora;
}

bool is_lora(ModelKind kind)
{
    return kind == ModelKind::lora || kind == ModelKind::motion_lora;
}

std::string named(const Source& source)
{
    return path_to_utf8(source.path) + " is " + description(source.kind);
}

Error wrong_request(std::string message)
{
    return Error{ErrorCode::invalid_request, std::move(message)};
}

// The layout of the output; absent where names stay as they are.
Result<std::optional<ModelLayout>> chosen_layout(const Source& source,
                                                 const ConversionRequest& request, bool to_folder)
{
    if (!has_two_layouts(source.kind)) {
        if (to_folder || request.layout)
            return wrong_request(named(source)
                                 + ", which has one layout only: leave --to away, and let the"
                                   " output end in .safetensors.");
    } else if (to_folder && is_lora(source.kind)) {
        return wrong_request(named(source)
                             + ", which is one file: let the output end in .safetensors.");
    } else if (to_folder && request.layout == ModelLayout::original) {
        return wrong_request("The original layout is one file, so the output must end in"
                             " .safetensors.");
    } else if (to_folder) {
        return std::optional(ModelLayout::diffusers);
    } else if (source.kind == ModelKind::sd15_checkpoint
               && request.layout == ModelLayout::diffusers) {
        return wrong_request("A checkpoint in diffusers' layout is a folder, and the output ends"
                             " in .safetensors.");
    } else if (request.layout) {
        return request.layout;
    } else if (source.is_folder) {
        return std::optional(ModelLayout::original);
    }
    if (source.is_safetensors && !request.half)
        return wrong_request(named(source) + " in a .safetensors file already"
                             + (has_two_layouts(source.kind)
                                    ? ": say --to original, --to diffusers or --half."
                                    : "; only --half would change it."));
    return std::optional<ModelLayout>();
}

Result<ConversionPlan> plan_for(const Source& source, const std::optional<ModelLayout>& layout,
                                bool to_folder)
{
    if (!layout)
        return plan_same_names(source.weights);
    switch (source.kind) {
    case ModelKind::motion_module:
        return plan_motion_module(source.path, source.weights, *layout, to_folder);
    case ModelKind::vae:
        return plan_vae(source.path, *layout, to_folder);
    case ModelKind::lora:
    case ModelKind::motion_lora:
        return plan_lora(source.weights, *layout);
    default:
        return plan_checkpoint(source.path, *layout);
    }
}

// In lower case.
std::string extension_of(const fs::path& path)
{
    std::string extension = path_to_utf8(path.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return extension;
}

Result<void> check_output(const ConversionRequest& request)
{
    if (request.output.empty())
        return wrong_request("A path for the output is needed, not an empty text.");
    const std::string extension = extension_of(request.output);
    for (const char* pickle : {".ckpt", ".pt", ".pth", ".bin"})
        if (extension == pickle)
            return wrong_request(path_to_utf8(request.output)
                                 + " would be a pickle, and only .safetensors files and folders"
                                   " are written.");
    std::error_code failure;
    if (fs::equivalent(request.input, request.output, failure))
        return wrong_request(path_to_utf8(request.output)
                             + " is the model itself; give the output"
                               " another name.");
    if (!request.overwrite && fs::exists(request.output, failure))
        return wrong_request("\"" + path_to_utf8(request.output)
                             + "\" exists already; choose another name or allow overwriting.");
    return {};
}

}  // namespace

Result<ConversionReport> convert_model(const ConversionRequest& request,
                                       const ConversionProgress& progress)
{
    FLIPBOOK_TRY(check_output(request));
    FLIPBOOK_ASSIGN(const Source source, open_source(request.input));
    const bool to_folder = extension_of(request.output) != ".safetensors";
    FLIPBOOK_ASSIGN(const auto layout, chosen_layout(source, request, to_folder));
    FLIPBOOK_ASSIGN(const ConversionPlan plan, plan_for(source, layout, to_folder));
    FLIPBOOK_ASSIGN(ConversionReport report, write_plan(plan, request, progress));
    report.kind = description(source.kind);
    return report;
}

}  // namespace flipbook
