// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <string>
#include <vector>

#include "training/json_reader.h"

namespace flipbook {

// What a denoiser is asked, how often at which timestep, and how its answers are weighed.
struct ObjectiveOptions {
    std::string prediction = "v_prediction";  // Or "epsilon".
    std::string betas = "linear";             // Or "scaled_linear".
    double beta_start = 0.00085;
    double beta_end = 0.012;
    // This share of the timesteps is uniform, the others are 999 · sigmoid(deviation · n + mean)
    // of a unit normal n: small pictures are nearly pure noise at most timesteps of a linear
    // schedule, and what they show is decided at the others.
    double uniform_share = 0.25;
    double mean = -0.5;
    double deviation = 1.2;
    // Weighs by the least of signal-to-noise ratio and this (Hang et al. 2023, "Efficient
    // Diffusion Training via Min-SNR Weighting Strategy"); 0 weighs all alike.
    double min_snr = 0;
    // Of a clip, the weight of what its frames' errors differ in, against 1 for the error that they
    // share. What they share is mostly what no network could know yet (which of all red cars it is
    // to be); what they differ in is trembling. The best answer is the same for any weight above 0.
    double difference_weight = 1;
};
void read_options(JsonReader& reader, ObjectiveOptions& options);

// The question put to the network for a batch of clean latents, and its right answer.
struct NoisyBatch {
    at::Tensor timesteps;  // [B] fp32, 0 … 999.
    at::Tensor sample;     // As the latents.
    at::Tensor target;     // As the latents.
    at::Tensor weights;    // [B]
    std::int64_t frames = 1;
};

// Draws noise for latents on one schedule. Immutable; threads may share it.
class Objective {
public:
    explicit Objective(const ObjectiveOptions& options);

    // latents [B·F, C, h, w] fp32, B rows of F frames, all of which get one timestep. Everything
    // is drawn on the CPU.
    NoisyBatch question(const at::Tensor& latents, std::int64_t frames,
                        at::Generator& generator) const;

    // The weighted mean of the squared errors, a scalar.
    at::Tensor loss(const NoisyBatch& batch, const at::Tensor& answer) const;

private:
    at::Tensor draw_timesteps(std::int64_t count, at::Generator& generator) const;

    ObjectiveOptions m_options;
    at::Tensor m_alphas;  // ᾱ, [1000] fp32.
};

}  // namespace flipbook
