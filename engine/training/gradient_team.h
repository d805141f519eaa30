// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <string>
#include <vector>

#include "training/training_plan.h"
#include "training/training_task.h"
#include "training/worker_team.h"

namespace flipbook {

// Where a step is computed.
struct StepPlace {
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;  // Of products and convolutions.
};

// Computes the gradients of a step, shared out among threads. Equal steps give equal bits for one
// number of workers.
class GradientTeam {
public:
    // The task and the parameters outlive it.
    GradientTeam(const TrainingTask& task, const TrainingPlan& plan, const StepPlace& place,
                 const std::vector<at::Tensor>& parameters);

    // The mean loss of step `step`, counted from 0. Gradients are computed of the loss times
    // `loss_scale`.
    double compute(std::int64_t step, double loss_scale);

    // The mean gradients of the last step, without the scale; the next step overwrites them.
    const std::vector<at::Tensor>& gradients() const { return m_gradients.front(); }

    // The layer or the operation where the first NaN or infinity of the last step was noticed
    // while it was computed, "the layer conv_in" for instance; empty without `anomaly` in the plan.
    const std::string& anomaly() const { return m_anomaly; }

    // Computes the step again, looking at everything: the same, or "a gradient".
    std::string first_not_finite(std::int64_t step) const;

private:
    BatchShare share(std::int64_t step, std::int64_t worker, std::int64_t part) const;
    void compute_share(std::int64_t step, std::int64_t worker, double loss_scale);
    at::Tensor loss(const BatchShare& share) const;

    const TrainingTask& m_task;
    const TrainingPlan& m_plan;
    StepPlace m_place;
    const std::vector<at::Tensor>& m_parameters;
    WorkerTeam m_team;
    std::vector<std::vector<at::Tensor>> m_gradients;  // By worker.
    std::vector<double> m_losses;
    std::vector<std::string> m_anomalies;
    std::string m_anomaly;
};

}  // namespace flipbook
