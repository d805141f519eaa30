// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "core/utf8_path.h"
#include "models/device.h"
#include "training/gradient_team.h"
#include "training/loss_scale.h"
#include "training/optimiser.h"
#include "training/training_kinds.h"
#include "training/training_plan.h"

namespace flipbook {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// One run: the loop over steps, with everything that lives as long as it.
class Run {
public:
    Run(TrainingPlan plan, StepPlace place, const TrainingTask& task, RunFolder folder,
        PictureWriter write_picture)
        : m_plan(std::move(plan)), m_place(place), m_task(task), m_folder(std::move(folder)),
          m_write_picture(std::move(write_picture)), m_optimiser(m_plan.optimiser, task.groups()),
          m_scale(place.dtype), m_team(task, m_plan, place, m_optimiser.parameters())
    { }

    Result<void> restore()
    {
        FLIPBOOK_ASSIGN(m_progress, m_folder.restore(state()));
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
    Result<void> step()
    {
        m_loss = m_team.compute(m_progress.step, m_scale.value());
        const std::vector<at::Tensor>& gradients = m_team.gradients();
        m_part_norms.clear();
        if ((m_progress.step + 1) % m_plan.log_every == 0)
            m_part_norms = m_optimiser.part_norms(gradients);
        m_norm = m_optimiser.clip(gradients);
        const bool is_finite = std::isfinite(m_norm);
        const bool counts = m_scale.accept(is_finite);
        if (!std::isfinite(m_loss) || (counts && !is_finite) || !m_team.anomaly().empty())
            return not_finite();
        m_rate = learning_rate(m_plan.optimiser, m_progress.step, m_plan.steps);
        if (counts)
            m_optimiser.step(gradients, m_rate);
        constexpr double decay = 0.98;
        m_progress.loss_average =
            m_progress.step == 0 ? m_loss : decay * m_progress.loss_average + (1 - decay) * m_loss;
        ++m_progress.step;
        return {};
    }

    Error not_finite() const
    {
        const std::string place =
            m_team.anomaly().empty() ? m_team.first_not_finite(m_progress.step) : m_team.anomaly();
        return {ErrorCode::not_finite, "The loss or its gradient became NaN or infinite in step "
                                           + std::to_string(m_progress.step + 1) + " of "
                                           + std::to_string(m_plan.steps) + ", first in " + place
                                           + "; the state saved last is kept."};
    }

    NamedTensors state() const
    {
        NamedTensors state = m_optimiser.state();
        for (auto& tensor : m_scale.state())
            state.push_back(std::move(tensor));
        return state;
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
                             peak_bytes(m_place.device), allocated_bytes(m_place.device),
                             m_part_norms});
    }

    Result<void> save()
    {
        m_last_save = Clock::now();
        m_progress.steps = m_plan.steps;
        return m_folder.save(state(), m_progress);
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
    StepPlace m_place;
    const TrainingTask& m_task;
    RunFolder m_folder;
    PictureWriter m_write_picture;
    Optimiser m_optimiser;
    LossScale m_scale;
    GradientTeam m_team;
    RunProgress m_progress;
    std::int64_t m_first_step = 0;
    Clock::time_point m_start = Clock::now(), m_last_save = Clock::now();
    double m_loss = 0, m_norm = 0, m_rate = 0;   // Of the latest step.
    std::map<std::string, double> m_part_norms;  // Of a step that is logged.
};

// bf16 on a GPU, which has the range of fp32. Not on a processor: where it has bf16, conversions
// cost small networks more than the products gain (tests/benchmark/RESULTS.md).
Result<at::ScalarType> training_precision(const at::Device& device, Precision precision)
{
    if (precision == Precision::automatic)
        return device.is_cuda() ? at::kBFloat16 : at::kFloat;
    return find_precision(device, precision);
}

Error unknown_kind(const std::string& name, const Registry<TrainingKind>& kinds)
{
    std::string names;
    for (const TrainingKind& kind : kinds.entries())
        names += (names.empty() ? "" : ", ") + kind.name;
    return {ErrorCode::invalid_request,
            "There is no kind of training \"" + name + "\", only " + names + "."};
}

}  // namespace

Result<Event> train(const TrainingRequest& request, const TrainingFiles& files, JobContext& job)
{
    job.phase_started(Phase::load);
    const Registry<TrainingKind> kinds = builtin_training_kinds();
    const TrainingKind* kind = kinds.find(request.kind);
    if (!kind)
        return unknown_kind(request.kind, kinds);
    std::map<std::string, std::string> given;
    if (request.camera)
        given["camera"] = *request.camera;
    FLIPBOOK_ASSIGN(JsonReader config, JsonReader::open(request.config, given));
    TrainingPlan plan;
    read_plan(config, plan);
    if (request.output)
        plan.output = *request.output;
    if (plan.output.empty())
        config.refuse("output", "the folder of the model was needed");
    FLIPBOOK_ASSIGN(const at::Device device, find_device(request.device));
    FLIPBOOK_ASSIGN(const at::ScalarType dtype, training_precision(device, plan.precision));
    const TrainingPlace place{plan.output,
                              device,
                              static_cast<std::uint64_t>(plan.seed),
                              device.is_cuda() ? dtype : at::kFloat,
                              kind->name,
                              files.read_clip};
    FLIPBOOK_ASSIGN(const auto task, kind->make(config, place));
    for (const std::string& notice : task->notices())
        job.notice(notice);
    FLIPBOOK_ASSIGN(
        RunFolder folder,
        RunFolder::open(run_folder(plan.output, kind->name, task->run_name()), request.resume));

    Run run(plan, {device, dtype}, *task, std::move(folder), files.write_picture);
    if (request.resume) {
        FLIPBOOK_TRY(run.restore());
    }
    job.phase_started(Phase::train);
    FLIPBOOK_TRY(run.steps(job));
    return Event(TrainingReady{job.job(), plan.output});
}

}  // namespace flipbook
