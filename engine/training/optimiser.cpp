// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/optimiser.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace flipbook {

namespace {

constexpr double epsilon = 1e-8;

std::vector<at::Tensor> part(const std::vector<at::Tensor>& all, std::size_t first,
                             std::size_t count)
{
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

// "unet.down_blocks.0" of "unet.down_blocks.0.resnets.1.conv1.weight".
std::string part_of(const std::string& name)
{
    constexpr int depth = 3;
    std::size_t end = 0;
    for (int level = 0; level < depth && end != std::string::npos; ++level)
        end = name.find('.', end == 0 ? 0 : end + 1);
    return name.substr(0, end);
}

}  // namespace

void read_options(JsonReader& reader, OptimiserOptions& options)
{
    reader.read("learning_rate", options.learning_rate, 0, 1);
    reader.read("warm_up", options.warm_up, 0);
    reader.read("final_share", options.final_share, 0, 1);
    reader.read("beta1", options.beta1, 0, 0.9999);
    reader.read("beta2", options.beta2, 0, 0.999999);
    reader.read("weight_decay", options.weight_decay, 0, 1);
    reader.read("clip_norm", options.clip_norm, 1e-6, 1e6);
    reader.read("average_decay", options.average_decay, 0, 0.999999);
}

double learning_rate(const OptimiserOptions& options, std::int64_t step, std::int64_t steps)
{
    if (step < options.warm_up)
        return options.learning_rate * static_cast<double>(step + 1)
               / static_cast<double>(options.warm_up);
    const double done = static_cast<double>(step - options.warm_up)
                        / static_cast<double>(std::max<std::int64_t>(1, steps - options.warm_up));
    const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * std::min(1.0, done)));
    return options.learning_rate * (options.final_share + (1.0 - options.final_share) * cosine);
}

Optimiser::Optimiser(const OptimiserOptions& options, const std::vector<LearningGroup>& groups)
    : m_options(options)
{
    for (const LearningGroup& group : groups) {
        m_groups.push_back({group.rate_factor, m_parameters.size(), group.parameters.size()});
        for (const auto& [name, parameter] : group.parameters) {
            m_names.push_back(name);
            m_parameters.push_back(parameter);
            const at::Tensor weights = parameter.detach();
            m_averages.push_back(weights.clone());
            m_first_moments.push_back(at::zeros_like(weights));
            m_second_moments.push_back(at::zeros_like(weights));
            m_steps.push_back(at::zeros({}, weights.options()));
        }
    }
}

double Optimiser::clip(const std::vector<at::Tensor>& gradients) const
{
    const double norm = at::stack(at::_foreach_norm(gradients)).norm().item<double>();
    if (std::isfinite(norm) && norm > m_options.clip_norm)
        at::_foreach_mul_(gradients, m_options.clip_norm / norm);
    return norm;
}

std::map<std::string, double> Optimiser::part_norms(const std::vector<at::Tensor>& gradients) const
{
    const at::Tensor norms = at::stack(at::_foreach_norm(gradients)).to(at::kCPU, at::kDouble);
    std::map<std::string, double> squares;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const double norm = norms[static_cast<std::int64_t>(i)].item<double>();
        squares[part_of(m_names[i])] += norm * norm;
    }
    for (auto& [part, square] : squares)
        square = std::sqrt(square);
    return squares;
}

void Optimiser::step(const std::vector<at::Tensor>& gradients, double rate)
{
    const at::NoGradGuard no_grad;
    at::_foreach_add_(m_steps, 1);
    for (const Group& group : m_groups) {
        const auto of_group = [&](const std::vector<at::Tensor>& all) {
            return part(all, group.first, group.count);
        };
        at::_fused_adamw_(of_group(m_parameters), of_group(gradients), of_group(m_first_moments),
                          of_group(m_second_moments), {}, of_group(m_steps),
                          rate * group.rate_factor, m_options.beta1, m_options.beta2,
                          m_options.weight_decay, epsilon, /*amsgrad=*/false, /*maximize=*/false);
    }
    // The first averages would otherwise hold the random weights of the start for long.
    const double steps = m_steps.front().item<double>();
    const double decay = std::min(m_options.average_decay, (1.0 + steps) / (10.0 + steps));
    at::_foreach_lerp_(m_averages, m_parameters, 1.0 - decay);
}

void Optimiser::swap_averages()
{
    const at::NoGradGuard no_grad;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const at::Tensor weights = m_parameters[i].clone();
        m_parameters[i].copy_(m_averages[i]);
        m_averages[i].copy_(weights);
    }
}

NamedTensors Optimiser::state() const
{
    NamedTensors state;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        state.emplace_back("weights." + m_names[i], m_parameters[i].detach());
        state.emplace_back("averages." + m_names[i], m_averages[i]);
        state.emplace_back("first_moments." + m_names[i], m_first_moments[i]);
        state.emplace_back("second_moments." + m_names[i], m_second_moments[i]);
        state.emplace_back("steps." + m_names[i], m_steps[i]);
    }
    return state;
}

}  // namespace flipbook
