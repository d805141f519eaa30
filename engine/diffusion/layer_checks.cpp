// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/layer_watch.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>
#include <vector>

#include "diffusion/checks.h"
#include "diffusion/memory_watch.h"
#include "diffusion/pipeline.h"
#include "models/weights.h"

namespace flipbook {

namespace {

// "shapes": every layer of the first pass.
class ShapeWatch final : public LayerWatch {
public:
    void observe(const std::string& name, const at::Tensor& activation) override
    {
        if (passes() > 1)
            return;
        const at::Tensor values = measured(activation).to(at::kDouble);
        const auto value = [&values](int64_t index) { return values[index].item<double>(); };
        table.rows.push_back({name, shape_text(activation.sizes()),
                              std::string(c10::toString(activation.scalar_type())), value(0),
                              value(1), value(2), value(3)});
    }

    CheckTable table{"layers", {"layer", "shape", "type", "mean", "std", "min", "max"}, {}};
};

// The bits of a tensor as one number (FNV-1a over words of eight bytes).
std::uint64_t hash_of(const at::Tensor& tensor)
{
    const at::Tensor host = tensor.to(at::kCPU).contiguous();
    const auto* bytes = static_cast<const unsigned char*>(host.const_data_ptr());
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (std::size_t at = 0; at < host.nbytes(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, std::min(sizeof(word), host.nbytes() - at));
        hash = (hash ^ word) * 0x100000001B3u;
    }
    return hash;
}

// "determinism": the bits of every layer in every pass.
class HashWatch final : public LayerWatch {
public:
    struct Heard {
        std::int64_t step;
        std::string layer;
        std::uint64_t hash;

        bool operator==(const Heard&) const = default;
    };

    void observe(const std::string& name, const at::Tensor& activation) override
    {
        heard.push_back({step(), name, hash_of(activation)});
    }

    std::vector<Heard> heard;
};

// "anomalies": the first NaN or infinity, and what went into that layer.
class AnomalyWatch final : public LayerWatch {
public:
    void observe(const std::string& name, const at::Tensor& activation) override
    {
        if (!table.rows.empty())
            return;
        ++layers;
        const at::Tensor values = activation.to(at::kFloat);
        const auto finite = at::isfinite(values);
        if (finite.all().item<bool>()) {
            m_least = values.min().item<double>();
            m_most = values.max().item<double>();
            return;
        }
        const auto nan = at::isnan(values).sum().item<int64_t>();
        table.rows.push_back({step(), window(), name, m_least, m_most, nan,
                              values.numel() - finite.sum().item<int64_t>() - nan});
    }

    CheckTable table{
        "anomalies", {"step", "window", "layer", "input_min", "input_max", "nan", "infinite"}, {}};
    std::int64_t layers = 0;

private:
    double m_least = 0, m_most = 0;  // Of the layer before.
};

// "memory": what is held after each layer of the first pass, and the most since the one before.
class LayerMemoryWatch final : public LayerWatch {
public:
    explicit LayerMemoryWatch(at::Device device) : m_memory(device) { }

    void pass_started(int step, int window) override
    {
        if (passes() == 0)
            add("load, encode");
        else if (passes() == 1)
            m_memory.restart_peak();
        LayerWatch::pass_started(step, window);
    }

    void observe(const std::string& name, const at::Tensor&) override
    {
        if (passes() == 1)
            add(name);
    }

    void end() { add("further passes, decode"); }

    CheckTable table{"memory", {"where", "allocated_bytes", "peak_bytes", "reserved_bytes"}, {}};

private:
    void add(const std::string& where)
    {
        table.rows.push_back(
            {where, m_memory.held_bytes(), m_memory.peak_bytes(), m_memory.reserved_bytes()});
        m_memory.restart_peak();
    }

    MemoryWatch m_memory;
};

}  // namespace

Result<ClipReady> watch_clip(const CheckRequest& request, Pipeline& pipeline, LayerWatch& watch,
                             JobContext& job)
{
    FLIPBOOK_ASSIGN(Event made, pipeline.generate(request.request, job, 0, &watch));
    return std::get<ClipReady>(std::move(made));
}

bool begins_with_any(const std::string& name, const std::vector<std::string>& starts)
{
    return std::any_of(starts.begin(), starts.end(),
                       [&name](const std::string& start) { return name.starts_with(start); });
}

at::Tensor measured(const at::Tensor& activation)
{
    const at::Tensor values = activation.to(at::kFloat);
    return at::stack({values.mean(), values.std(), values.min(), values.max()});
}

Result<CheckReport> check_shapes(const CheckRequest& request, Pipeline& pipeline, JobContext& job)
{
    ShapeWatch watch;
    FLIPBOOK_TRY(watch_clip(request, pipeline, watch, job));
    CheckReport report;
    report.tables.push_back(std::move(watch.table));
    return report;
}

Result<CheckReport> check_determinism(const CheckRequest& request, Pipeline& pipeline,
                                      JobContext& job)
{
    HashWatch first, second;
    FLIPBOOK_TRY(watch_clip(request, pipeline, first, job));
    FLIPBOOK_TRY(watch_clip(request, pipeline, second, job));
    CheckReport report;
    std::int64_t equal = 0;
    for (std::size_t i = 0; i < first.heard.size(); ++i) {
        if (i < second.heard.size() && first.heard[i] == second.heard[i])
            ++equal;
        else if (report.faults.empty())
            report.faults.push_back("The layer " + first.heard[i].layer + " in step "
                                    + std::to_string(first.heard[i].step)
                                    + " is the first that gives other bits when the clip is made"
                                      " again.");
    }
    const auto count = static_cast<std::int64_t>(first.heard.size());
    report.tables.push_back({"determinism",
                             {"activations", "equal", "deterministic"},
                             {{count, equal, count == equal}}});
    return report;
}

Result<CheckReport> check_anomalies(const CheckRequest& request, Pipeline& pipeline,
                                    JobContext& job)
{
    AnomalyWatch watch;
    const auto outcome = watch_clip(request, pipeline, watch, job);
    if (!outcome && (outcome.error().code != ErrorCode::not_finite || watch.table.rows.empty()))
        return outcome.error();
    CheckReport report;
    for (const auto& row : watch.table.rows)
        report.faults.push_back("The layer " + std::get<std::string>(row[2])
                                + " is the first with NaN or infinity, in step "
                                + std::to_string(std::get<std::int64_t>(row[0])) + ".");
    report.tables.push_back(
        {"heard", {"activations", "all_finite"}, {{watch.layers, watch.table.rows.empty()}}});
    report.tables.push_back(std::move(watch.table));
    return report;
}

Result<CheckReport> check_memory(const CheckRequest& request, Pipeline& pipeline, JobContext& job)
{
    FLIPBOOK_ASSIGN(const Placement placement, find_placement(request.request.compute));
    pipeline.unload();  // What networks take is to be seen.
    LayerMemoryWatch watch(placement.device);
    FLIPBOOK_TRY(watch_clip(request, pipeline, watch, job));
    watch.end();
    CheckReport report;
    report.tables.push_back(std::move(watch.table));
    return report;
}

}  // namespace flipbook
