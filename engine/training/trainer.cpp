// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <torch/csrc/autograd/autograd.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "core/utf8_path.h"
#include "models/device.h"
#include "training/optimiser.h"
#include "training/training_kinds.h"
#include "training/training_plan.h"
#include "training/worker_team.h"
#include "world/random.h"

namespace flipbook {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Remembers the first layer whose output is not finite.
class FirstNotFinite final : public ActivationObserver {
public:
    void observe(const std::string& name, const at::Tensor& activation) override
    {
        if (m_layer.empty() && !at::isfinite(activation).all().item<bool>())
            m_layer = name;
    }
    const std::string& layer() const { return m_layer; }

private:
    std::string m_layer;
};

// One run: the loop over steps, with everything that lives as long as it.
class Run {
public:
    Run(TrainingPlan plan, at::Device device, const TrainingTask& task, RunFolder folder,
        PictureWriter write_picture)
        : m_plan(std::move(plan)), m_device(device), m_task(task), m_folder(std::move(folder)),
          m_write_picture(std::move(write_picture)), m_optimiser(m_plan.optimiser, task.groups()),
          m_team(static_cast<int>(m_plan.workers))
    {
        for (std::int64_t worker = 0; worker < m_plan.workers; ++worker) {
            m_gradients.emplace_back();
            for (const at::Tensor& parameter : m_optimiser.parameters())
                m_gradients.back().push_back(at::zeros_like(parameter.detach()));
        }
        m_losses.resize(m_gradients.size());
    }

    Result<void> restore()
    {
        FLIPBOOK_ASSIGN(m_progress, m_folder.restore(m_optimiser.state()));
        return {};
    }

    Result<void> steps(JobContext& job)
    {
        const at::NoGradGuard no_grad;  // But inside the workers.
        m_first_step = m_progress.step;
        while (m_progress.step < m_plan.steps) {
            if (const auto going_on = job.keep_going(); !going_on) {
                FLIPBOOK_TRY(save());
                return going_on.error();
            }
            FLIPBOOK_TRY(step());
            FLIPBOOK_TRY(report(job));
            if (m_progress.step % m_plan.sample_every == 0 && m_progress.step < m_plan.steps) {
                FLIPBOOK_TRY(write_averages());
            }
            if (seconds_since(m_last_save) > 60 * m_plan.save_minutes) {
                FLIPBOOK_TRY(save());
            }
        }
        FLIPBOOK_TRY(save());
        return write_averages();
    }

private:
    BatchShare share(std::int64_t worker, std::int64_t part) const
    {
        const auto seed = static_cast<std::uint64_t>(m_plan.seed);
        const auto place = static_cast<std::uint64_t>(
            (m_progress.step * m_plan.workers + worker) * m_plan.accumulate + part);
        return {mixed(mixed(seed) + place), m_plan.share()};
    }

    // The worker's share of the step: sums of gradients and losses over its parts.
    void compute(std::size_t worker)
    {
        const at::AutoGradMode with_grad(true);
        for (std::int64_t part = 0; part < m_plan.accumulate; ++part) {
            const auto loss = m_task.loss(share(static_cast<std::int64_t>(worker), part));
            const auto gradients = torch::autograd::grad({loss}, m_optimiser.parameters(), {},
                                                         false, false, /*allow_unused=*/true);
            const at::NoGradGuard no_grad;
            for (std::size_t i = 0; i < gradients.size(); ++i) {
                at::Tensor& sum = m_gradients[worker][i];
                if (part == 0)
                    sum.zero_();
                if (gradients[i].defined())  // copying would keep the gradient's strides
                    sum.add_(gradients[i]);
            }
            const double value = loss.detach().item<double>();
            m_losses[worker] = part == 0 ? value : m_losses[worker] + value;
        }
    }

    Result<void> step()
    {
        m_team.run([this](int worker) { compute(static_cast<std::size_t>(worker)); });
        // Always in the same order, so that equal runs stay equal to the last bit.
        std::vector<at::Tensor>& gradients = m_gradients.front();
        m_loss = m_losses.front();
        for (std::size_t worker = 1; worker < m_gradients.size(); ++worker) {
            at::_foreach_add_(gradients, m_gradients[worker]);
            m_loss += m_losses[worker];
        }
        const auto parts = static_cast<double>(m_plan.workers * m_plan.accumulate);
        m_loss /= parts;
        at::_foreach_div_(gradients, parts);
        m_norm = m_optimiser.clip(gradients);
        if (!std::isfinite(m_loss) || !std::isfinite(m_norm))
            return not_finite();
        m_rate = learning_rate(m_plan.optimiser, m_progress.step, m_plan.steps);
        m_optimiser.step(gradients, m_rate);
        constexpr double decay = 0.98;
        m_progress.loss_average =
            m_progress.step == 0 ? m_loss : decay * m_progress.loss_average + (1 - decay) * m_loss;
        ++m_progress.step;
        return {};
    }

    Error not_finite() const
    {
        FirstNotFinite observer;
        for (std::int64_t worker = 0; worker < m_plan.workers; ++worker)
            for (std::int64_t part = 0; part < m_plan.accumulate; ++part) {
                BatchShare again = share(worker, part);
                again.observer = &observer;
                m_task.loss(again);
            }
        const std::string& layer = observer.layer();
        return {ErrorCode::not_finite, "The loss or its gradient became NaN or infinite in step "
                                           + std::to_string(m_progress.step + 1) + " of "
                                           + std::to_string(m_plan.steps) + ", first in "
                                           + (layer.empty() ? "a gradient" : "the layer " + layer)
                                           + "; the state saved last is kept."};
    }

    Result<void> report(JobContext& job)
    {
        const double seconds = seconds_since(m_start);
        const auto done = static_cast<double>(m_progress.step - m_first_step);
        TrainingStep event;
        event.step = m_progress.step;
        event.steps = m_plan.steps;
        event.loss = m_loss;
        event.loss_average = m_progress.loss_average;
        event.steps_per_second = done / seconds;
        event.eta_seconds = static_cast<double>(m_plan.steps - m_progress.step) * seconds / done;
        job.training_step(event);
        if (m_progress.step % m_plan.log_every != 0)
            return {};
        return m_folder.log({m_progress, m_loss, m_rate, m_norm, seconds,
                             event.steps_per_second * static_cast<double>(m_plan.batch),
                             peak_bytes(m_device)});
    }

    Result<void> save()
    {
        m_last_save = Clock::now();
        return m_folder.save(m_optimiser.state(), m_progress);
    }

    // Samples and the model's files, of the averaged weights.
    Result<void> write_averages()
    {
        m_optimiser.swap_averages();
        const auto outcome = [this]() -> Result<void> {
            FLIPBOOK_ASSIGN(const SampleSheet sheet, m_task.samples());
            FLIPBOOK_TRY(m_folder.write_samples(sheet, m_progress.step, m_write_picture));
            return m_task.write_model();
        }();
        m_optimiser.swap_averages();
        return outcome;
    }

    TrainingPlan m_plan;
    at::Device m_device;
    const TrainingTask& m_task;
    RunFolder m_folder;
    PictureWriter m_write_picture;
    Optimiser m_optimiser;
    WorkerTeam m_team;
    RunProgress m_progress;
    std::int64_t m_first_step = 0;
    Clock::time_point m_start = Clock::now(), m_last_save = Clock::now();
    std::vector<std::vector<at::Tensor>> m_gradients;  // Of each worker, with the weights' strides.
    std::vector<double> m_losses;                      // Of each worker.
    double m_loss = 0, m_norm = 0, m_rate = 0;         // Of the latest step.
};

Error unknown_kind(const std::string& name, const Registry<TrainingKind>& kinds)
{
    std::string names;
    for (const TrainingKind& kind : kinds.entries())
        names += (names.empty() ? "" : ", ") + kind.name;
    return {ErrorCode::invalid_request,
            "There is no kind of training \"" + name + "\", only " + names + "."};
}

}  // namespace

Result<Event> train(const TrainingRequest& request, const PictureWriter& write_picture,
                    JobContext& job)
{
    job.phase_started(Phase::load);
    const Registry<TrainingKind> kinds = builtin_training_kinds();
    const TrainingKind* kind = kinds.find(request.kind);
    if (!kind)
        return unknown_kind(request.kind, kinds);
    FLIPBOOK_ASSIGN(JsonReader config, JsonReader::open(request.config));
    TrainingPlan plan;
    read_plan(config, plan);
    if (request.output)
        plan.output = *request.output;
    if (plan.output.empty())
        config.refuse("output", "the folder of the model was needed");
    FLIPBOOK_ASSIGN(const at::Device device, find_device(request.device));
    const TrainingPlace place{plan.output, device, static_cast<std::uint64_t>(plan.seed)};
    FLIPBOOK_ASSIGN(const auto task, kind->make(config, place));
    FLIPBOOK_ASSIGN(RunFolder folder, RunFolder::open(plan.output, kind->name, request.resume));

    Run run(plan, device, *task, std::move(folder), write_picture);
    if (request.resume) {
        FLIPBOOK_TRY(run.restore());
    }
    job.phase_started(Phase::train);
    FLIPBOOK_TRY(run.steps(job));
    return Event(TrainingReady{job.job(), plan.output});
}

}  // namespace flipbook
