// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/gradient_team.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/function_hook.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "training/mixed_precision.h"
#include "world/random.h"

namespace flipbook {

namespace {

// Remembers the first layer whose output is not finite.
class FirstNotFinite final : public ActivationObserver {
public:
    void observe(const std::string& name, const at::Tensor& activation) override
    {
        if (m_layer.empty() && !at::isfinite(activation).all().item<bool>())
            m_layer = "the layer " + name;
    }
    const std::string& layer() const { return m_layer; }

private:
    std::string m_layer;
};

std::vector<at::Tensor> gradients_of(const at::Tensor& loss,
                                     const std::vector<at::Tensor>& parameters)
{
    return torch::autograd::grad({loss}, parameters, {}, false, false, /*allow_unused=*/true);
}

bool all_finite(const torch::autograd::variable_list& tensors)
{
    return std::all_of(tensors.begin(), tensors.end(), [](const at::Tensor& tensor) {
        return !tensor.defined() || at::isfinite(tensor).all().item<bool>();
    });
}

// Told of one operation of the backward pass; remembers the first that made a NaN or infinity.
class FirstBadOperation final : public torch::autograd::FunctionPostHook {
public:
    FirstBadOperation(std::string name, std::string& first)
        : m_name(std::move(name)), m_first(first)
    { }

    torch::autograd::variable_list operator()(const torch::autograd::variable_list& outputs,
                                              const torch::autograd::variable_list& inputs) override
    {
        if (m_first.empty() && all_finite(inputs) && !all_finite(outputs))
            m_first = "the operation " + m_name;
        return outputs;
    }

private:
    std::string m_name;
    std::string& m_first;
};

// Every operation whose gradient the backward pass of `loss` asks for.
void watch_operations(const at::Tensor& loss, std::string& first)
{
    std::vector<torch::autograd::Node*> open{loss.grad_fn().get()};
    std::set<torch::autograd::Node*> seen{nullptr};
    while (!open.empty()) {
        torch::autograd::Node* node = open.back();
        open.pop_back();
        if (!seen.insert(node).second)
            continue;
        node->add_post_hook(std::make_unique<FirstBadOperation>(node->name(), first));
        for (const torch::autograd::Edge& edge : node->next_edges())
            open.push_back(edge.function.get());
    }
}

}  // namespace

GradientTeam::GradientTeam(const TrainingTask& task, const TrainingPlan& plan,
                           const StepPlace& place, const std::vector<at::Tensor>& parameters)
    : m_task(task), m_plan(plan), m_place(place), m_parameters(parameters),
      m_team(static_cast<int>(plan.workers))
{
    for (std::int64_t worker = 0; worker < plan.workers; ++worker) {
        m_gradients.emplace_back();
        for (const at::Tensor& parameter : parameters)
            m_gradients.back().push_back(at::zeros_like(parameter.detach()));
    }
    m_losses.resize(m_gradients.size());
    m_anomalies.resize(m_gradients.size());
}

BatchShare GradientTeam::share(std::int64_t step, std::int64_t worker, std::int64_t part) const
{
    const auto seed = static_cast<std::uint64_t>(m_plan.seed);
    const auto place =
        static_cast<std::uint64_t>((step * m_plan.workers + worker) * m_plan.accumulate + part);
    return {mixed(mixed(seed) + place), m_plan.share()};
}

at::Tensor GradientTeam::loss(const BatchShare& share) const
{
    const MixedPrecision precision(m_place.device, m_place.dtype);
    return m_task.loss(share);
}

// Sums of gradients and losses over the worker's parts of the step.
void GradientTeam::compute_share(std::int64_t step, std::int64_t worker, double loss_scale)
{
    const at::AutoGradMode with_grad(true);
    const auto index = static_cast<std::size_t>(worker);
    FirstNotFinite observer;
    for (std::int64_t part = 0; part < m_plan.accumulate; ++part) {
        BatchShare own = share(step, worker, part);
        own.observer = m_plan.anomaly ? &observer : nullptr;
        const at::Tensor loss = this->loss(own);
        const auto gradients = gradients_of(loss * loss_scale, m_parameters);
        const at::NoGradGuard no_grad;
        for (std::size_t i = 0; i < gradients.size(); ++i) {
            at::Tensor& sum = m_gradients[index][i];
            if (part == 0)
                sum.zero_();
            if (gradients[i].defined())  // copying would keep the gradient's strides
                sum.add_(gradients[i]);
        }
        const double value = loss.detach().item<double>();
        m_losses[index] = part == 0 ? value : m_losses[index] + value;
    }
    m_anomalies[index] = observer.layer();
}

double GradientTeam::compute(std::int64_t step, double loss_scale)
{
    m_anomaly.clear();
    m_team.run([&](int worker) { compute_share(step, worker, loss_scale); });
    // Always in the same order, so that equal runs stay equal to the last bit.
    std::vector<at::Tensor>& gradients = m_gradients.front();
    double loss = m_losses.front();
    for (std::size_t worker = 1; worker < m_gradients.size(); ++worker) {
        at::_foreach_add_(gradients, m_gradients[worker]);
        loss += m_losses[worker];
    }
    for (const std::string& anomaly : m_anomalies)
        if (m_anomaly.empty())
            m_anomaly = anomaly;
    const auto parts = static_cast<double>(m_plan.workers * m_plan.accumulate);
    at::_foreach_div_(gradients, parts * loss_scale);
    return loss / parts;
}

std::string GradientTeam::first_not_finite(std::int64_t step) const
{
    const at::AutoGradMode with_grad(true);
    for (std::int64_t worker = 0; worker < m_plan.workers; ++worker)
        for (std::int64_t part = 0; part < m_plan.accumulate; ++part) {
            FirstNotFinite observer;
            BatchShare again = share(step, worker, part);
            again.observer = &observer;
            const at::Tensor loss = this->loss(again);
            if (!observer.layer().empty())
                return observer.layer();
            std::string operation;
            watch_operations(loss, operation);
            gradients_of(loss, m_parameters);
            if (!operation.empty())
                return operation;
        }
    return "a gradient";
}

}  // namespace flipbook
