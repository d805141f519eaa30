// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "diffusion/scheduler_kinds.h"
#include "diffusion/step_history.h"

namespace flipbook {
namespace {

constexpr int max_order = 4;

// The integral from `from` to `to` of the Lagrange polynomial that is 1 at nodes[index] and 0
// at the others. Two points of Gauss-Legendre are exact for the cubics of order 4.
double lagrange_integral(const std::vector<double>& nodes, std::size_t index, double from,
                         double to)
{
    const double centre = (from + to) / 2.0;
    const double offset = (to - from) / 2.0 / std::sqrt(3.0);
    double sum = 0.0;
    for (const double point : {centre - offset, centre + offset}) {
        double product = 1.0;
        for (std::size_t other = 0; other < nodes.size(); ++other)
            if (other != index)
                product *= (point - nodes[other]) / (nodes[index] - nodes[other]);
        sum += product;
    }
    return sum * (to - from) / 2.0;
}

// A linear multistep method over sigma (k-diffusion, sample_lms): the slope is the polynomial
// through the latest slopes, integrated exactly.
class LmsScheduler final : public SigmaScheduler {
public:
    explicit LmsScheduler(const SchedulerOptions& options) : SigmaScheduler(options) { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource&) override
    {
        const double sigma = step_sigma(evaluation);
        const at::Tensor& clean = clean_from(model_output, evaluation, sample);
        m_slopes.put(evaluation, (sample - clean) / sigma);

        std::vector<double> nodes;
        for (int earlier = evaluation;
             static_cast<int>(nodes.size()) < max_order && m_slopes.find(earlier); --earlier)
            nodes.push_back(step_sigma(earlier));

        at::Tensor next = sample;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const double weight = lagrange_integral(nodes, i, sigma, step_sigma(evaluation + 1));
            next = next + weight * *m_slopes.find(evaluation - static_cast<int>(i));
        }
        return next;
    }

private:
    StepHistory m_slopes{max_order};
};

}  // namespace

std::unique_ptr<Scheduler> make_lms_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<LmsScheduler>(options);
}

}  // namespace flipbook
