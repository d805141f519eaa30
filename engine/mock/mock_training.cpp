// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_training.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/utf8_path.h"
#include "export/png.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

struct Plan {
    fs::path output;
    fs::path folder;
    std::int64_t steps = 1;
    std::int64_t sample_every = 100;
};

Result<Plan> read_plan(const TrainingRequest& request)
{
    std::ifstream stream(request.config);
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    if (!json.is_object() || !json.contains("output"))
        return Error{ErrorCode::invalid_request,
                     path_to_utf8(request.config) + " is no config of a training."};
    Plan plan;
    plan.output = request.output.value_or(path_from_utf8(json["output"].get<std::string>()));
    plan.folder = plan.output / "training" / path_from_utf8(request.kind);
    if (json.contains("name"))
        plan.folder /= path_from_utf8(json["name"].get<std::string>());
    plan.steps = json.value("steps", std::int64_t{1});
    plan.sample_every = json.value("sample_every", std::int64_t{100});
    return plan;
}

Result<void> write_sample(const Plan& plan, std::int64_t step)
{
    Frame frame;
    frame.size = {96, 48};
    for (int y = 0; y < frame.size.height; ++y)
        for (int x = 0; x < frame.size.width; ++x)
            for (const int level : {x * 2, y * 4, static_cast<int>(step % 256)})
                frame.pixels.push_back(static_cast<std::uint8_t>(level));
    FLIPBOOK_ASSIGN(const auto png, encode_png(frame));
    std::string name = std::to_string(step);
    name.insert(0, 7 - std::min<std::size_t>(7, name.size()), '0');
    std::ofstream file(plan.folder / "samples" / (name + ".png"), std::ios::binary);
    file.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    return {};
}

void write_state(const Plan& plan, std::int64_t step)
{
    std::ofstream(plan.folder / "state.safetensors") << step;
}

void write_line(const Plan& plan, const TrainingStep& step)
{
    const nlohmann::ordered_json line = {
        {"step", step.step},
        {"loss", step.loss},
        {"learning_rate", 1e-3 / (1 + static_cast<double>(step.step))},
        {"gradient_norm", 0.5},
        {"part_norms", {{"motion.down_blocks.0", 0.3}, {"motion.up_blocks.0", 0.0}}}};
    std::ofstream(plan.folder / "train.jsonl", std::ios::app) << line.dump() << '\n';
}

}  // namespace

Result<Event> mock_training(const TrainingRequest& request, std::chrono::milliseconds step,
                            JobContext& job)
{
    job.phase_started(Phase::load);
    FLIPBOOK_ASSIGN(const Plan plan, read_plan(request));
    std::error_code ignored;
    fs::create_directories(plan.folder / "samples", ignored);
    std::ifstream state(plan.folder / "state.safetensors");
    std::int64_t done = 0;
    const bool has_state = static_cast<bool>(state >> done);
    if (has_state != request.resume)
        return Error{ErrorCode::invalid_request,
                     path_to_utf8(plan.folder)
                         + (has_state ? " holds a training that was begun."
                                      : " holds no state to go on from.")};
    job.phase_started(Phase::train);
    TrainingStep event;
    event.steps = plan.steps;
    event.steps_per_second = 1 / std::max(1e-3, std::chrono::duration<double>(step).count());
    while (done < plan.steps) {
        if (const auto going_on = job.keep_going(); !going_on) {
            write_state(plan, done);
            return going_on.error();
        }
        std::this_thread::sleep_for(step);
        event.step = ++done;
        const double share = static_cast<double>(done) / static_cast<double>(plan.steps);
        event.loss =
            0.3 + 0.7 * std::exp(-4 * share) + 0.05 * std::sin(7.0 * static_cast<double>(done));
        event.loss_average = 0.3 + 0.7 * std::exp(-4 * share);
        event.eta_seconds = static_cast<double>(plan.steps - done) / event.steps_per_second;
        write_line(plan, event);
        if (done % plan.sample_every == 0)
            FLIPBOOK_TRY(write_sample(plan, done));
        job.training_step(event);
    }
    write_state(plan, done);
    return Event(TrainingReady{job.job(), plan.output});
}

}  // namespace flipbook
