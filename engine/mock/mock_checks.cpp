// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_checks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <thread>
#include <utility>

#include "mock/mock_clip.h"

namespace flipbook {

namespace {

struct Tensor {
    std::string part, layer;
    std::vector<std::int64_t> shape;
};

// 0 … 1, by a name alone (FNV-1a).
double chance(const std::string& name)
{
    std::uint32_t hash = 0x811C9DC5u;
    for (const char letter : name)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193u;
    return static_cast<double>(hash % 1000) / 1000;
}

bool has_motion(const GenerationRequest& request)
{
    return request.motion.source != MotionSource::none;
}

std::vector<std::string> motion_layers(const GenerationRequest& request)
{
    if (!has_motion(request))
        return {};
    return {"down_blocks.0.motion_modules.0", "down_blocks.1.motion_modules.0",
            "up_blocks.0.motion_modules.0", "up_blocks.1.motion_modules.0"};
}

std::vector<Tensor> tensors(const GenerationRequest& request)
{
    std::vector<Tensor> all{
        {"text_encoder", "text_model.embeddings.token_embedding.weight", {1000, 64}},
        {"text_encoder", "text_model.encoder.layers.0.mlp.fc1.weight", {256, 64}},
        {"unet", "conv_in.weight", {32, 4, 3, 3}},
        {"unet", "down_blocks.0.resnets.0.conv1.weight", {32, 32, 3, 3}},
        {"unet", "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q.weight", {32, 32}},
        {"unet", "down_blocks.1.resnets.0.conv1.weight", {64, 32, 3, 3}},
        {"unet", "mid_block.resnets.0.conv1.weight", {64, 64, 3, 3}},
        {"unet", "up_blocks.0.resnets.0.conv1.weight", {64, 128, 3, 3}},
        {"unet", "up_blocks.1.resnets.0.conv1.weight", {32, 96, 3, 3}},
        {"unet", "conv_out.weight", {4, 32, 3, 3}},
        {"vae", "decoder.conv_in.weight", {64, 4, 3, 3}},
        {"vae", "decoder.conv_out.weight", {3, 32, 3, 3}}};
    for (const std::string& layer : motion_layers(request)) {
        const std::string stem = layer + ".temporal_transformer.";
        const std::int64_t width = layer.find("blocks.1") == std::string::npos ? 32 : 64;
        for (const char* name : {"proj_in.weight", "transformer_blocks.0.attn1.to_q.weight",
                                 "transformer_blocks.0.attn1.to_k.weight", "proj_out.weight"})
            all.push_back({"motion_module", stem + name, {width, width}});
    }
    return all;
}

// A bell of 64 parts over three deviations to each side.
CheckHistogram bell(const Tensor& tensor, double mean, double deviation, std::int64_t count)
{
    constexpr int bins = 64;
    constexpr double reach = 3;
    CheckHistogram histogram{
        tensor.part, tensor.layer, mean - reach * deviation, mean + reach * deviation, {}};
    for (int bin = 0; bin < bins; ++bin) {
        const double z = reach * ((2 * bin + 1.0) / bins - 1);
        histogram.counts.push_back(
            std::llround(static_cast<double>(count) * 0.0375 * std::exp(-z * z / 2)));
    }
    return histogram;
}

CheckReport look_at_weights(const GenerationRequest& request)
{
    CheckReport report;
    CheckTable table{"tensors",
                     {"part", "layer", "shape", "parameters", "bytes", "mean", "std", "min", "max",
                      "not_finite"},
                     {}};
    for (const Tensor& tensor : tensors(request)) {
        std::string shape;
        std::int64_t count = 1;
        for (const std::int64_t extent : tensor.shape) {
            shape += (shape.empty() ? "[" : ", ") + std::to_string(extent);
            count *= extent;
        }
        const std::string name =
            tensor.layer + (tensor.part == "motion_module" ? request.motion.module.string() : "");
        const double mean = 0.02 * (chance(name) - 0.5), deviation = 0.02 + 0.05 * chance(name);
        CheckHistogram histogram = bell(tensor, mean, deviation, count);
        table.rows.push_back({tensor.part, tensor.layer, shape + "]", count, 4 * count, mean,
                              deviation, histogram.low, histogram.high, std::int64_t(0)});
        report.histograms.push_back(std::move(histogram));
    }
    report.tables.push_back(std::move(table));
    return report;
}

std::vector<std::string> wanted_layers(const CheckRequest& request)
{
    const std::vector<std::string> motion = motion_layers(request.request);
    if (request.layers.empty())
        return motion;
    std::vector<std::string> all{"conv_in", "down_blocks.0.resnets.0", "mid_block.resnets.0",
                                 "up_blocks.0.resnets.0", "conv_out"};
    all.insert(all.begin() + 2, motion.begin(), motion.end());
    std::erase_if(all, [&request](const std::string& layer) {
        return std::none_of(request.layers.begin(), request.layers.end(),
                            [&](const std::string& start) { return layer.starts_with(start); });
    });
    return all;
}

std::vector<std::vector<CheckValue>> rows_of_step(const CheckRequest& request, std::int64_t step)
{
    std::vector<std::vector<CheckValue>> rows;
    const double share = static_cast<double>(step) / request.request.sampling.steps;
    for (const std::string& layer : wanted_layers(request)) {
        const double height = 0.5 + 2 * chance(layer + request.request.motion.module.string());
        const double mean = 0.1 * std::sin(6 * share + height), deviation = height * (1.3 - share);
        rows.push_back(
            {step, layer, mean, deviation, mean - 3 * deviation, mean + 3 * deviation, 0.0});
    }
    return rows;
}

// Frames look at those near them, some heads farther than others.
AttentionMap map_of(const std::string& layer, std::int64_t head, std::int64_t step, int frames)
{
    AttentionMap map{layer, head, step, frames, {}};
    const double width = 0.6 + 6 * chance(layer + std::to_string(head)) + 0.05 * double(step);
    for (int row = 0; row < frames; ++row) {
        std::vector<double> weights;
        double sum = 0;
        for (int column = 0; column < frames; ++column) {
            weights.push_back(std::exp(-std::abs(row - column) / width));
            sum += weights.back();
        }
        for (const double weight : weights)
            map.weights.push_back(static_cast<float>(weight / sum));
    }
    return map;
}

double distance_of(const AttentionMap& map)
{
    double sum = 0;
    for (std::size_t i = 0; i < map.weights.size(); ++i) {
        const auto place = static_cast<std::int64_t>(i);
        sum += static_cast<double>(map.weights[i])
               * static_cast<double>(std::abs(place / map.frames - place % map.frames));
    }
    return sum / static_cast<double>(map.frames);
}

void add_attention(const GenerationRequest& request, CheckReport& report)
{
    const int frames = std::min(request.frame_count, request.context.length);
    for (const std::string& layer : motion_layers(request))
        for (std::int64_t head = 0; head < 2; ++head)
            for (std::int64_t step = 1; step <= request.sampling.steps; ++step)
                report.maps.push_back(map_of(layer + ".attn1", head, step, frames));
    if (report.maps.empty())
        return;
    std::stable_sort(report.maps.begin(), report.maps.end(), [](const auto& one, const auto& two) {
        return distance_of(one) > distance_of(two);
    });
    CheckTable table{"heads", {"layer", "head", "step", "distance", "own"}, {}};
    for (const AttentionMap& map : report.maps)
        table.rows.push_back({map.layer, map.head, map.step, distance_of(map),
                              static_cast<double>(map.weights.front())});
    report.tables.push_back(std::move(table));
}

// Step by step as a clip is made.
Result<CheckReport> look_at_clip(const CheckRequest& request, std::chrono::milliseconds pause,
                                 JobContext& job)
{
    CheckTable table{
        "activations", {"step", "layer", "mean", "std", "min", "max", "not_finite"}, {}};
    StepCompleted completed;
    completed.steps = request.request.sampling.steps;
    job.phase_started(Phase::denoise);
    for (completed.step = 1; completed.step <= completed.steps; ++completed.step) {
        FLIPBOOK_TRY(job.keep_going());
        std::this_thread::sleep_for(pause);
        job.step_completed(completed);
        LayersMeasured measured;
        measured.step = completed.step;
        measured.steps = completed.steps;
        measured.table = {table.name, table.columns, rows_of_step(request, completed.step)};
        table.rows.insert(table.rows.end(), measured.table.rows.begin(), measured.table.rows.end());
        job.layers_measured(std::move(measured));
    }
    CheckReport report;
    report.tables.push_back(std::move(table));
    const Size size = request.request.size == Size{0, 0} ? Size{512, 512} : request.request.size;
    // Another motion module makes another clip.
    report.clip = draw_mock_clip(request.request, size,
                                 request.request.motion.source == MotionSource::file ? 0.2 : 0.0);
    return report;
}

}  // namespace

std::vector<std::string> mock_check_names()
{
    return {"weights", "activations", "attention"};
}

Result<Event> mock_check(const CheckRequest& request, std::chrono::milliseconds step,
                         JobContext& job)
{
    CheckReport report;
    GenerationRequest valid = request.request;
    if (valid.size == Size{0, 0})
        valid.size = Size{};
    FLIPBOOK_TRY(validate(valid));
    if (request.what == "weights") {
        job.phase_started(Phase::load);
        std::this_thread::sleep_for(step);
        report = look_at_weights(request.request);
    } else if (request.what == "activations" || request.what == "attention") {
        FLIPBOOK_ASSIGN(report, look_at_clip(request, step, job));
        if (request.what == "attention")
            report.tables.clear();
        add_attention(request.request, report);
    } else {
        return Error{ErrorCode::invalid_request,
                     "The mock engine has no check \"" + request.what + "\"."};
    }
    report.what = request.what;
    return Event(CheckReady{job.job(), std::move(report)});
}

}  // namespace flipbook
