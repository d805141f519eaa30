// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "flipbook/engine.h"
#include "recording_sink.h"

// Trainings of toys: networks of a few channels, pictures of 16 pixels.

namespace flipbook {

using Json = nlohmann::json;

inline Json toy_config(const std::string& kind, int steps)
{
    Json config = {
        {"steps", steps},
        {"batch", 4},
        {"workers", 1},
        {"log_every", 1},
        {"sample_every", 1000},
        {"optimiser", {{"learning_rate", 1e-3}, {"warm_up", 2}}},
        {"world", {{"sprites", FLIPBOOK_RESOURCES "/starter/sprites/sprites.json"}, {"side", 16}}}};
    if (kind == "vae") {
        config["vae"] = {
            {"block_out_channels", {8, 8, 8}}, {"layers_per_block", 1}, {"norm_groups", 4}};
        return config;
    }
    config["samples"] = {{"count", 2}, {"steps", 2}};
    if (kind == "image") {
        config["unet"] = {{"block_out_channels", {8, 16}},
                          {"down_block_has_attention", {true, false}},
                          {"layers_per_block", 1},
                          {"heads", 2},
                          {"norm_groups", 4}};
        config["text_encoder"] = {{"width", 8}, {"layers", 1}, {"heads", 2}};
    } else if (kind == "domain-adapter") {
        config["name"] = "look";
        config["rank"] = 2;
    } else if (kind == "motion-lora") {
        config["camera"] = "pan-left";
        config["rank"] = 2;
        config["frames"] = 4;
    } else {
        config["motion_module"] = {{"heads", 2}, {"norm_groups", 4}};
        config["frames"] = 4;
        config["images_per_clip"] = 1;
    }
    return config;
}

enum class Going { from_the_start, on, stopped_early };

// One run of the trainer in `folder`, in an engine of its own.
struct ToyRun {
    ToyRun(const QTemporaryDir& folder, const std::string& kind, const Json& config,
           Going going = Going::from_the_start)
    {
        const std::string file = folder.filePath("config.json").toStdString();
        QFile json(QString::fromStdString(file));
        if (json.open(QIODevice::WriteOnly))
            json.write(config.dump().c_str());
        json.close();
        auto engine = Engine::create({}, sink.sink());
        if (!engine)
            return;
        TrainingRequest request;
        request.kind = kind;
        request.config = file;
        request.output = folder.filePath("model").toStdString();
        request.resume = going == Going::on;
        const JobId job = engine.value()->train(request);
        if (going == Going::stopped_early) {
            sink.wait_for<TrainingStep>();
            engine.value()->cancel(job);
        }
        engine.value()->wait_until_idle();
    }

    std::string failure() const
    {
        const auto failures = sink.all<JobFailed>();
        return failures.empty() ? std::string() : failures.front().error.message;
    }

    std::vector<double> losses() const
    {
        std::vector<double> losses;
        for (const TrainingStep& step : sink.all<TrainingStep>())
            losses.push_back(step.loss);
        return losses;
    }

    RecordingSink sink;
};

inline GenerationRequest toy_request(const QTemporaryDir& folder)
{
    GenerationRequest request;
    request.checkpoint = folder.filePath("model").toStdString();
    request.prompt.positive = "a red apple moving left";
    request.size = {0, 0};
    request.frame_count = 4;
    request.sampling.steps = 2;
    return request;
}

// Without frames where it failed.
inline std::vector<Frame> clip_of(const GenerationRequest& request)
{
    RecordingSink sink;
    auto engine = Engine::create({1}, sink.sink());
    if (!engine)
        return {};
    engine.value()->generate(request);
    engine.value()->wait_until_idle();
    const auto clips = sink.all<ClipReady>();
    return clips.empty() ? std::vector<Frame>() : clips.front().clip->frames;
}

inline QByteArray bytes_of(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace flipbook
