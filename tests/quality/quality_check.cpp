// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the starter model: makes clips of held-out prompts, judges them and prints the tables
// for tests/benchmark/RESULTS.md. Exit status: 0 all marks are passed, 1 one is missed, 2 it could
// not be measured.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "flipbook/model_settings.h"
#include "quality_checks.h"

namespace {

using namespace flipbook;

struct Settings {
    QualityOptions options;
    // What the model says of itself, where nothing is given.
    std::optional<int> steps;
    std::optional<double> guidance_scale;
    std::optional<std::string> sampler;
    std::string sprites = FLIPBOOK_RESOURCES "/starter/sprites";
    std::string model = FLIPBOOK_RESOURCES "/starter";
    std::string sheet;
    int threads = 0;
    double deviations = 0;
    std::string recorded;
    std::string record;
};

void add_options(CLI::App& app, Settings& settings)
{
    QualityOptions& options = settings.options;
    app.add_option("--model", settings.model, "Folder of the model, with a flipbook.json");
    app.add_option("--sprites", settings.sprites, "The sheet that the model was trained on");
    app.add_option("--count", options.clips, "Held-out prompts")->check(CLI::Range(0, 100000));
    app.add_option("--cameras", options.camera_clips, "Clips for each camera move and strength")
        ->check(CLI::Range(0, 1000));
    app.add_option("--variations", options.variation_clips,
                   "Clips for each sampler, guidance scale and negative prompt")
        ->check(CLI::Range(0, 1000));
    app.add_option("--seed", options.first_seed, "The first seed");
    app.add_option("--steps", settings.steps, "Instead of the model's own");
    app.add_option("--cfg", settings.guidance_scale, "Instead of the model's own");
    app.add_option("--sampler", settings.sampler, "Instead of the model's own");
    app.add_option("--sheet", settings.sheet, "Write a contact sheet (PNG) here");
    app.add_option("--threads", settings.threads, "0 = physical cores");
    app.add_option("--deviations", settings.deviations,
                   "Standard deviations off each share that is needed, for small counts");
    app.add_option("--recorded", settings.recorded,
                   "JSON of shares that the model reached once: these are needed, not the goals");
    app.add_option("--record", settings.record, "Write the shares that are reached here");
}

void apply(const Settings& settings, SamplingOptions& sampling)
{
    sampling.steps = settings.steps.value_or(sampling.steps);
    sampling.guidance_scale = settings.guidance_scale.value_or(sampling.guidance_scale);
    sampling.scheduler = settings.sampler.value_or(sampling.scheduler);
}

// What has to be reached, and what is.
class Shares {
public:
    static Result<Shares> open(const std::string& recorded)
    {
        Shares shares;
        if (recorded.empty())
            return shares;
        std::ifstream file(recorded);
        shares.m_needed = nlohmann::json::parse(file, nullptr, false);
        if (!shares.m_needed.is_object())
            return Error{ErrorCode::corrupt, recorded + " holds no JSON object of shares."};
        return shares;
    }

    // What was not recorded has to reach its goal.
    void take(std::vector<Mark>& marks)
    {
        for (Mark& mark : marks) {
            m_reached[mark.name] = std::round(1000 * mark.share()) / 1000;
            if (m_needed.contains(mark.name))
                mark.needed = m_needed[mark.name].get<double>();
        }
    }

    void write(const std::string& path) const { std::ofstream(path) << m_reached.dump(2) << '\n'; }

private:
    nlohmann::ordered_json m_needed, m_reached;
};

Result<bool> check(Settings& settings)
{
    QualityOptions& options = settings.options;
    options.model = settings.model;
    options.sheet = settings.sheet;
    FLIPBOOK_ASSIGN(const ModelSettings model_settings, read_model_settings(options.model));
    const ModelSettings::Words& words = model_settings.words;
    if (words.objects.empty())
        return Error{ErrorCode::not_found,
                     "\"" + settings.model + "\" has no flipbook.json with a list of objects."};
    apply_model_settings(model_settings, options.request);
    apply(settings, options.request.sampling);
    WorldOptions world_options;
    world_options.sprites = settings.sprites;
    world_options.objects = words.objects;
    world_options.colours = words.colours;
    world_options.backgrounds = words.backgrounds;
    world_options.motions = words.motions;
    FLIPBOOK_ASSIGN(const World world, World::open(world_options));
    FLIPBOOK_ASSIGN(const std::unique_ptr<ClipMaker> maker, ClipMaker::create(settings.threads));
    FLIPBOOK_ASSIGN(Shares shares, Shares::open(settings.recorded));
    bool is_passed = true;
    const auto report = [&](const char* title, std::vector<Mark> marks) {
        shares.take(marks);
        std::cout << title << "\n\n" << to_table(marks, settings.deviations) << '\n' << std::flush;
        is_passed = is_passed && std::all_of(marks.begin(), marks.end(), [&](const Mark& mark) {
                        return mark.is_passed(settings.deviations);
                    });
    };
    if (options.clips > 0) {
        FLIPBOOK_ASSIGN(const std::vector<Mark> marks, check_clips(*maker, world, options));
        report("Held-out prompts", marks);
    }
    if (options.camera_clips > 0) {
        FLIPBOOK_ASSIGN(const std::vector<Mark> marks, check_cameras(*maker, world, options));
        report("Camera moves", marks);
    }
    if (options.variation_clips > 0) {
        FLIPBOOK_ASSIGN(const std::vector<Mark> marks, check_variations(*maker, world, options));
        report("Samplers, guidance and negative prompts", marks);
    }
    if (!settings.record.empty())
        shares.write(settings.record);
    return is_passed;
}

}  // namespace

int main(int argument_count, char** arguments)
{
    CLI::App app("Measures the quality of the starter model.", "quality_check");
    Settings settings;
    add_options(app, settings);
    CLI11_PARSE(app, argument_count, arguments);
    const auto outcome = check(settings);
    if (!outcome) {
        std::cerr << outcome.error().message << '\n';
        return 2;
    }
    return outcome.value() ? 0 : 1;
}
