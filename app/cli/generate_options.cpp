// SPDX-License-Identifier: GPL-3.0-or-later
#include "generate_options.h"

#include <string_view>

#include "flipbook/recipe.h"
#include "flipbook/recipe_file.h"
#include "flipbook/sampler_names.h"
#include "number.h"
#include "request_options.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

using Settings = GenerateSettings;

Result<void> set_count(const std::string& text, Settings& settings)
{
    constexpr int most_clips = 1000000;
    FLIPBOOK_ASSIGN(settings.count, parse_whole<int>(text, 1, most_clips));
    return {};
}

Result<void> set_memory_limit(const std::string& text, Settings& settings)
{
    constexpr double gigabyte = 1e9;
    constexpr double most = 1e6;  // A million gigabytes still fit 64 bits of bytes.
    FLIPBOOK_ASSIGN(const double limit, parse_decimal(text));
    if (limit <= 0 || limit > most)
        return Error{ErrorCode::invalid_request,
                     "'" + text + "' is not a number of gigabytes above 0."};
    settings.memory_limit_bytes = static_cast<std::uint64_t>(limit * gigabyte);
    return {};
}

Result<void> set_path(const std::string& text, std::optional<std::filesystem::path>& field)
{
    if (text.empty())
        return Error{ErrorCode::invalid_request, "A path is needed, not an empty text."};
    field = path_from_utf8(text);
    return {};
}

Result<void> set_progress(const std::string& text, Settings& settings)
{
    FLIPBOOK_ASSIGN(settings.progress, parse_progress_kind(text));
    return {};
}

const std::vector<CommandOption<Settings>>& settings_options()
{
    static const std::vector<CommandOption<Settings>> options = {
        {"--progress", "KIND", "Output", "bar (default on a terminal), json or none", set_progress},
        {"--output", "PATH", "Output", "A file, or a folder ending in / for numbered PNGs",
         [](const std::string& text, Settings& settings) {
             return set_path(text, settings.output);
         }},
        {"--format", "NAME", "Output",
         "One of the ways to write such a file: mp4_small, mp4_h265, webm_av1, …",
         [](const std::string& text, Settings& settings) {
             settings.format = text;
             return Result<void>();
         }},
        {"--overwrite", "", "Output", "Replace a file that is already there",
         [](const std::string&, Settings& settings) {
             settings.overwrite = true;
             return Result<void>();
         }},
        {"--save-latents", "FILE", "Output", "Write the latents before the VAE as safetensors",
         [](const std::string& text, Settings& settings) {
             return set_path(text, settings.save_latents);
         }},
        {"--count", "N", "Output", "Make N clips with the seeds that follow", set_count},
        {"--recipe", "FILE", "Output",
         "Begin with a recipe, of a clip, a JSON file or another program",
         [](const std::string& text, Settings& settings) {
             return set_path(text, settings.recipe);
         }},
        {"--wildcards", "FOLDER", "Clip",
         "Draw {red|green} and __name__, a line of name.txt in FOLDER, by the seed",
         [](const std::string& text, Settings& settings) {
             return set_path(text, settings.wildcards);
         }},
        {"--threads", "N", "Computer", "Threads of one network pass; default: physical cores",
         [](const std::string& text, Settings& settings) {
             return set_threads(text, settings.threads);
         }},
        {"--memory-limit", "GB", "Computer", "Get along with this much memory", set_memory_limit},
    };
    return options;
}

const std::string* find_given(const GenerateOptions& options, std::string_view name)
{
    for (const auto& [option, text] : options.request)
        if (option->name == name)
            return &text;
    return nullptr;
}

Error exclusive(const std::string& one, const std::string& other)
{
    return {ErrorCode::invalid_request, one + " and " + other + " exclude each other."};
}

Result<void> check_exclusive(const GenerateOptions& options, const GenerationRequest& request)
{
    if (find_given(options, "--closed-loop") && find_given(options, "--no-closed-loop"))
        return exclusive("--closed-loop", "--no-closed-loop");

    // The options were applied in the order of the list: --schedule had the last word.
    const std::string* sampler = find_given(options, "--sampler");
    const std::string* schedule = find_given(options, "--schedule");
    if (!sampler || !schedule)
        return {};
    const auto glued = parse_sampler_name(*sampler).schedule;
    if (glued && *glued != request.sampling.schedule)
        return exclusive("--sampler '" + *sampler + "'", "--schedule " + *schedule);
    return {};
}

}  // namespace

void add_generate_options(CLI::App& app, GenerateOptions& options)
{
    add_options(app, request_options(), options.request);
    add_options(app, settings_options(), options.settings);
    add_options(app, log_options(), options.log);
}

Result<void> read_settings(const GenerateOptions& options, GenerateSettings& settings)
{
    return apply_options(options.settings, settings);
}

Result<GenerationRequest> read_request(const GenerateOptions& options,
                                       const std::optional<std::filesystem::path>& recipe,
                                       const GenerationRequest& defaults)
{
    GenerationRequest request = defaults;
    request.size = {0, 0};
    bool has_seed = find_given(options, "--seed") != nullptr;
    if (recipe) {
        FLIPBOOK_ASSIGN(FileRecipe found, find_recipe(*recipe, request));
        if (found.foreign) {
            request = std::move(found.foreign->request);
        } else {
            FLIPBOOK_ASSIGN(request, from_recipe(found.json, request));
        }
        has_seed = true;
    }
    if (!has_seed)
        request.sampling.seed = random_seed();
    FLIPBOOK_TRY(apply_options(options.request, request));
    FLIPBOOK_TRY(check_exclusive(options, request));
    return request;
}

}  // namespace flipbook::cli
