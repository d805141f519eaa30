// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "command_line.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "log.h"
#include "progress.h"

namespace flipbook::cli {

// What `generate` needs to know besides the request itself.
struct GenerateSettings {
    int count = 1;  // Clips, with seeds that follow each other.
    std::optional<std::filesystem::path> output;
    std::string format;  // Name of a Format; empty = by the output's extension.
    bool overwrite = false;
    std::optional<std::filesystem::path> save_latents;
    std::optional<std::filesystem::path> recipe;
    // Of lists for __name__; nothing: choices in prompts are text.
    std::optional<std::filesystem::path> wildcards;
    int threads = 0;                       // As in EngineOptions.
    std::uint64_t memory_limit_bytes = 0;  // As in EngineOptions.
    std::optional<ProgressKind> progress;
};

// The command line as it was given.
struct GenerateOptions {
    GivenOptions<GenerationRequest> request;
    GivenOptions<GenerateSettings> settings;
    GivenOptions<LogSettings> log;
};

void add_generate_options(CLI::App& app, GenerateOptions& options);

// --progress is read first, so that it is known how to tell what is wrong with the rest.
// Error: invalid_request, beginning with the name of the option.
Result<void> read_settings(const GenerateOptions& options, GenerateSettings& settings);

// The recipe if one is named, with the single options over it. What neither says stays as
// `defaults` has it, but the size is 0 (the model's own) and the seed drawn.
// Errors: invalid_request; those of find_recipe() and from_recipe().
Result<GenerationRequest> read_request(const GenerateOptions& options,
                                       const std::optional<std::filesystem::path>& recipe,
                                       const GenerationRequest& defaults = {});

}  // namespace flipbook::cli
