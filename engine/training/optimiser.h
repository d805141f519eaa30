// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "training/json_reader.h"
#include "training/training_task.h"

namespace flipbook {

struct OptimiserOptions {
    double learning_rate = 1e-3;  // The highest.
    std::int64_t warm_up = 200;   // Steps from 0 to there.
    double final_share = 0.02;    // Of the highest rate, at the last step.
    double beta1 = 0.9;
    double beta2 = 0.99;
    double weight_decay = 0.01;
    double clip_norm = 1.0;        // Longest gradient, all parameters as one vector.
    double average_decay = 0.999;  // Of the averaged weights, a step.
};
void read_options(JsonReader& reader, OptimiserOptions& options);

// Linear from 0 over the warm-up, then half a cosine down to the final share (Loshchilov and
// Hutter 2017, "SGDR", without restarts). `step` counts from 0.
double learning_rate(const OptimiserOptions& options, std::int64_t step, std::int64_t steps);

// AdamW (Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization") and an exponential
// average of the weights beside it.
class Optimiser {
public:
    // Keeps the parameters; moments start at zero, averages at the weights.
    Optimiser(const OptimiserOptions& options, const std::vector<LearningGroup>& groups);

    // All parameters, in the order in which step() wants their gradients.
    const std::vector<at::Tensor>& parameters() const { return m_parameters; }

    // Shortens the gradients to the clip norm if they are longer, and gives their length before;
    // NaN or infinite where one of them is, and then nothing is changed.
    double clip(const std::vector<at::Tensor>& gradients) const;

    // The length of the gradients of each part of the networks, "unet.down_blocks.0" for instance:
    // one that is zero learns nothing, one that is far above the others is what breaks first.
    std::map<std::string, double> part_norms(const std::vector<at::Tensor>& gradients) const;

    // One step of weights and averages. Gradients have the strides of their parameters.
    void step(const std::vector<at::Tensor>& gradients, double rate);

    // Exchanges weights and averages in place.
    void swap_averages();

    // Everything that has to be kept, under unique names. Shared: writing sets it.
    NamedTensors state() const;

private:
    struct Group {
        double rate_factor;
        std::size_t first, count;  // Of m_parameters.
    };

    OptimiserOptions m_options;
    std::vector<Group> m_groups;
    std::vector<std::string> m_names;
    std::vector<at::Tensor> m_parameters, m_averages, m_first_moments, m_second_moments;
    std::vector<at::Tensor> m_steps;  // Scalars, as the fused kernel wants them.
};

}  // namespace flipbook
