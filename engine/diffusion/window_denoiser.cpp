// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/window_denoiser.h"

#include <chrono>
#include <utility>

#include "diffusion/guidance.h"
#include "models/device.h"

namespace flipbook {

namespace {

// Remembers the first layer whose output is not finite.
class FiniteObserver : public ActivationObserver {
public:
    void observe(const std::string& name, const at::Tensor& activation) override
    {
        if (first.empty() && !at::isfinite(activation).all().item<bool>())
            first = name;
    }

    std::string first;
};

FrameValues frame_values(const Curve& curve, const std::vector<int>& frames,
                         const at::TensorOptions& options)
{
    if (curve.is_constant(1.0))
        return {};
    std::vector<double> values;
    for (const int frame : frames)
        values.push_back(curve.at(frame));
    return FrameValues(values, options);
}

// Steps are counted by their beginnings, so two ranges that meet share none.
bool is_within(const FurtherMotion& further, const Evaluation& evaluation)
{
    const double share = static_cast<double>(evaluation.step) / evaluation.steps;
    return share >= further.start && (share < further.end || further.end >= 1.0);
}

MotionUse motion_use(const FurtherMotion& further, const Evaluation& evaluation,
                     const std::vector<int>& frames, const at::TensorOptions& options)
{
    MotionUse use;
    if (!is_within(further, evaluation)) {
        use.effect = FrameValues(std::vector<double>(frames.size(), 0.0), options);
        return use;
    }
    use.scale = frame_values(further.scale, frames, options);
    use.effect = frame_values(further.effect, frames, options);
    std::vector<double> shares;
    for (const int frame : frames)
        for (const Curve& share : further.context_shares)
            shares.push_back(share.at(frame));
    if (!shares.empty())
        use.context_shares = at::tensor(shares, at::kDouble)
                                 .view({static_cast<int64_t>(frames.size()), -1})
                                 .to(options.device(), options.dtype().toScalarType());
    return use;
}

// Curves are per frame of the clip, so windows of still frames need not overlap.
std::vector<ContextWindow> windows_of(int frame_count, const DenoiserOptions& options, int step)
{
    ContextOptions context = options.context;
    if (!options.motion_enabled)
        context.schedule = ContextSchedule::batched;
    return context_windows(frame_count, context, step);
}

at::Tensor index_tensor(const std::vector<int>& frames, const at::Device& device)
{
    return at::tensor(std::vector<int64_t>(frames.begin(), frames.end()), at::kLong).to(device);
}

}  // namespace

WindowDenoiser::WindowDenoiser(const UNet& unet, const at::TensorOptions& unet_options,
                               const PromptEmbeddings& prompts, DenoiserOptions options)
    : m_unet(unet), m_unet_options(unet_options), m_options(std::move(options)), m_prompts(prompts)
{
    if (m_prompts.frames == 1)
        m_conditioning = unet.prepare_text(prompts.hidden_states.to(unet_options));
}

Result<at::Tensor> WindowDenoiser::predict(const at::Tensor& input, const Evaluation& evaluation,
                                           JobContext& job)
{
    const auto windows = windows_of(static_cast<int>(input.size(0)), m_options, evaluation.step);
    at::Tensor sum, weight_sum;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        FLIPBOOK_TRY(job.keep_going());
        const auto start = Clock::now();
        const ContextWindow& window = windows[i];
        const auto context = network_context(window.frames, evaluation);
        if (context.observer)
            context.observer->pass_started(evaluation.step, static_cast<int>(i));
        if (windows.size() == 1) {
            sum =
                predict_window(input, evaluation.timestep, conditioning_of(window.frames), context);
        } else {
            const auto frames = index_tensor(window.frames, input.device());
            const auto output = predict_window(input.index_select(0, frames), evaluation.timestep,
                                               conditioning_of(window.frames), context);
            const auto weights =
                at::tensor(window.weights, at::kFloat).to(input.device()).view({-1, 1, 1, 1});
            if (!sum.defined()) {
                sum = at::zeros_like(input);
                weight_sum = at::zeros({input.size(0), 1, 1, 1}, input.options());
            }
            sum.index_add_(0, frames, output * weights);
            weight_sum.index_add_(0, frames, weights);
        }
        synchronize(input.device());
        report(evaluation, i, windows.size(), start, job);
    }
    return weight_sum.defined() ? sum / weight_sum : sum;
}

std::string WindowDenoiser::first_layer_not_finite(const at::Tensor& input,
                                                   const Evaluation& evaluation)
{
    FiniteObserver observer;
    for (const ContextWindow& window :
         windows_of(static_cast<int>(input.size(0)), m_options, evaluation.step)) {
        auto context = network_context(window.frames, evaluation);
        context.observer = &observer;
        predict_window(input.index_select(0, index_tensor(window.frames, input.device())),
                       evaluation.timestep, conditioning_of(window.frames), context);
        if (!observer.first.empty())
            break;
    }
    return observer.first;
}

NetworkContext WindowDenoiser::network_context(const std::vector<int>& frames,
                                               const Evaluation& evaluation) const
{
    NetworkContext context;
    context.frame_count = static_cast<int64_t>(frames.size());
    context.norm_scopes = m_options.norm_scopes;
    context.motion_enabled = m_options.motion_enabled;
    context.observer = m_options.observer;
    context.motion_scale = frame_values(m_options.motion_scale, frames, m_unet_options);
    context.motion_effect = frame_values(m_options.motion_effect, frames, m_unet_options);
    for (const FurtherMotion& further : m_options.further)
        context.further.push_back(motion_use(further, evaluation, frames, m_unet_options));
    return context;
}

// Where the prompt changes over the frames, a window has rows of its own. All of them at once would
// be gigabytes for a long clip, and making them anew is a hundredth of a pass.
const TextConditioning& WindowDenoiser::conditioning_of(const std::vector<int>& frames)
{
    if (m_prompts.frames == 1 || frames == m_conditioned_frames)
        return m_conditioning;
    const at::Tensor& all = m_prompts.hidden_states;
    const auto rows = all.view({m_prompts.branches, m_prompts.frames, all.size(1), all.size(2)})
                          .index_select(1, index_tensor(frames, all.device()))
                          .flatten(0, 1);
    m_conditioning = m_unet.prepare_text(rows.to(m_unet_options));
    m_conditioned_frames = frames;
    return m_conditioning;
}

at::Tensor WindowDenoiser::predict_window(const at::Tensor& window, double timestep,
                                          const TextConditioning& conditioning,
                                          const NetworkContext& context) const
{
    if (m_prompts.branches == 1)
        return run_branches(window, timestep, conditioning, 1, context);
    at::Tensor negative, positive;
    if (m_options.branches_in_turn) {
        const int64_t rows = m_prompts.frames == 1 ? 1 : window.size(0);
        negative = run_branches(window, timestep, conditioning.rows(0, rows), 1, context);
        positive = run_branches(window, timestep, conditioning.rows(rows, rows), 1, context);
    } else {
        const auto both = run_branches(window, timestep, conditioning, 2, context);
        negative = both.narrow(0, 0, window.size(0));
        positive = both.narrow(0, window.size(0), window.size(0));
    }
    return guided(negative, positive, m_options.guidance_scale, m_options.guidance_rescale);
}

at::Tensor WindowDenoiser::run_branches(const at::Tensor& window, double timestep,
                                        const TextConditioning& conditioning, int branches,
                                        const NetworkContext& context) const
{
    const auto batch = branches == 1 ? window : at::cat({window, window});
    const auto timesteps = at::full({branches}, timestep, at::kFloat).to(window.device());
    return m_unet.forward(batch.to(m_unet_options), timesteps, conditioning, context)
        .to(at::kFloat);
}

void WindowDenoiser::report(const Evaluation& evaluation, std::size_t window, std::size_t windows,
                            Clock::time_point start, JobContext& job)
{
    using Seconds = std::chrono::duration<double>;
    const Clock::time_point before = std::exchange(m_pass_end, Clock::now());
    const double seconds = Seconds(m_pass_end - start).count();
    m_seconds += seconds;
    ++m_passes;
    StepCompleted event;
    event.step = evaluation.step + 1;
    event.steps = evaluation.steps;
    event.window = static_cast<int>(window) + 1;
    event.windows = static_cast<int>(windows);
    event.seconds = seconds;
    const GpuMemory gpu = gpu_memory(m_unet_options.device());
    event.device_bytes = gpu.allocated;
    event.reserved_bytes = gpu.reserved;
    if (m_passes > 1) {
        event.seconds_between = Seconds(start - before).count();
        if (window == 0) {
            event.sampler_seconds = evaluation.sampler_seconds;
            event.preview_seconds = evaluation.preview_seconds;
        }
        const int passes = evaluation.count * static_cast<int>(windows);
        event.eta_seconds = m_seconds / m_passes * std::max(passes - m_passes, 0);
    }
    job.step_completed(event);
}

}  // namespace flipbook
