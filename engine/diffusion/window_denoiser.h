// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <chrono>
#include <vector>

#include "core/job_context.h"
#include "diffusion/conditioning.h"
#include "flipbook/context_windows.h"
#include "flipbook/request.h"
#include "models/unet.h"

namespace flipbook {

// How a further motion module takes part over the frames and steps of a clip.
struct FurtherMotion {
    Curve scale = 1.0;
    Curve effect = 1.0;
    double start = 0.0;  // Shares of the steps.
    double end = 1.0;
    std::vector<Curve> context_shares;  // Of each of the module's contexts.
};

struct DenoiserOptions {
    double guidance_scale = 7.5;
    double guidance_rescale = 0.0;
    ContextOptions context;
    Curve motion_scale = 1.0;
    Curve motion_effect = 1.0;
    std::vector<FurtherMotion> further;  // In the order of UNet::attach_further().
    NormScopes norm_scopes;
    bool motion_enabled = true;
    bool branches_in_turn = false;
    ActivationObserver* observer = nullptr;  // Outlives the denoiser.
};

// Where one evaluation stands among all of them.
struct Evaluation {
    double timestep = 0;
    int step = 0;  // Of the user's steps, from 0.
    int steps = 1;
    int index = 0;  // Of the evaluations, from 0; samplers of higher order make several a step.
    int count = 1;
    double sampler_seconds = 0;  // Since the evaluation before.
    double preview_seconds = 0;
};

// One guided prediction for all frames of a clip: cuts them into context windows, runs every
// window through the UNet in both branches of guidance, and averages the windows by their fuse
// weights. Holds what is the same at every step.
class WindowDenoiser {
public:
    // `unet` outlives the denoiser; `unet_options` are its dtype and device.
    WindowDenoiser(const UNet& unet, const at::TensorOptions& unet_options,
                   const PromptEmbeddings& prompts, DenoiserOptions options);

    // `input` [F, 4, h, w] fp32 on the UNet's device, scaled for the network, to the network's
    // guided output, same shape and dtype. Reports every pass to `job`; stops between passes with
    // ErrorCode::cancelled.
    Result<at::Tensor> predict(const at::Tensor& input, const Evaluation& evaluation,
                               JobContext& job);

    // The name of the first layer whose output is not finite for this input; empty if all are.
    std::string first_layer_not_finite(const at::Tensor& input, const Evaluation& evaluation);

private:
    using Clock = std::chrono::steady_clock;

    NetworkContext network_context(const std::vector<int>& frames,
                                   const Evaluation& evaluation) const;
    // Of all branches, for these frames of the clip.
    const TextConditioning& conditioning_of(const std::vector<int>& frames);
    at::Tensor predict_window(const at::Tensor& window, double timestep,
                              const TextConditioning& conditioning,
                              const NetworkContext& context) const;
    at::Tensor run_branches(const at::Tensor& window, double timestep,
                            const TextConditioning& conditioning, int branches,
                            const NetworkContext& context) const;
    void report(const Evaluation& evaluation, std::size_t window, std::size_t windows,
                Clock::time_point start, JobContext& job);

    const UNet& m_unet;
    at::TensorOptions m_unet_options;
    DenoiserOptions m_options;
    PromptEmbeddings m_prompts;
    TextConditioning m_conditioning;  // Of the window before, which often is the next one, too.
    std::vector<int> m_conditioned_frames;  // Which of the clip's these are; empty: all that come.
    double m_seconds = 0;                   // Of all passes so far.
    int m_passes = 0;
    Clock::time_point m_pass_end;  // Of the last one.
};

}  // namespace flipbook
