// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <utility>
#include <vector>

#include "diffusion/attention_maps.h"
#include "diffusion/checks.h"
#include "diffusion/layer_watch.h"
#include "diffusion/value_statistics.h"

namespace flipbook {

namespace {

// Of every step what layers gave, over its windows and evaluations, and what frames looked at.
class ActivationWatch final : public LayerWatch {
public:
    ActivationWatch(const CheckRequest& request, JobContext& job) : m_request(request), m_job(job)
    { }

    void pass_started(int step, int window) override
    {
        if (passes() > 0 && step + 1 != this->step())
            end_step();
        LayerWatch::pass_started(step, window);
    }

    void observe(const std::string& name, const at::Tensor& activation) override
    {
        const bool is_wanted = m_request.layers.empty()
                                   ? name.find(".motion_modules.") != std::string::npos
                                   : begins_with_any(name, m_request.layers);
        if (!is_wanted)
            return;
        const auto [place, is_new] = m_places.emplace(name, m_layers.size());
        if (is_new)
            m_layers.emplace_back(name, ValueStatistics());
        m_layers[place->second].second.add(activation);
    }

    bool wants_attention() const override { return true; }
    std::optional<std::pair<double, double>> attention_place() const override
    {
        return flipbook::attention_place(m_request);
    }
    void observe_attention(const std::string& name, const at::Tensor& weights) override
    {
        maps.add(name, step(), weights);
    }

    void end_step()
    {
        if (m_layers.empty())
            return;
        LayersMeasured event;
        event.step = static_cast<int>(step());
        event.steps = m_request.request.sampling.steps;
        event.table = {table.name, table.columns, {}};
        for (const auto& [name, values] : m_layers)
            event.table.rows.push_back({step(), name, values.mean(), values.deviation(),
                                        values.low(), values.high(), values.share_not_finite()});
        table.rows.insert(table.rows.end(), event.table.rows.begin(), event.table.rows.end());
        m_job.layers_measured(std::move(event));
        m_layers.clear();
        m_places.clear();
    }

    CheckTable table{
        "activations", {"step", "layer", "mean", "std", "min", "max", "not_finite"}, {}};
    AttentionMaps maps;

private:
    const CheckRequest& m_request;
    JobContext& m_job;
    std::vector<std::pair<std::string, ValueStatistics>> m_layers;  // In their order, of this step.
    std::map<std::string, std::size_t> m_places;
};

}  // namespace

Result<CheckReport> check_activations(const CheckRequest& request, Pipeline& pipeline,
                                      JobContext& job)
{
    ActivationWatch watch(request, job);
    auto made = watch_clip(request, pipeline, watch, job);
    watch.end_step();
    // What led to NaN is what one looks for.
    if (!made && (made.error().code != ErrorCode::not_finite || watch.table.rows.empty()))
        return made.error();
    if (watch.table.rows.empty())
        return Error{ErrorCode::invalid_request,
                     request.layers.empty()
                         ? "The clip has no motion module: layers were needed to look at."
                         : "None of the layers that were named was heard."};
    CheckReport report;
    report.tables.push_back(std::move(watch.table));
    report.maps = watch.maps.sorted();
    if (!report.maps.empty())
        report.tables.push_back(heads_table(report.maps));
    if (made)
        report.clip = made.value().clip;
    else
        report.faults.push_back(made.error().message);
    return report;
}

}  // namespace flipbook
