// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <functional>
#include <memory>

#include "models/convolution_kernels.h"
#include "models/low_rank.h"
#include "models/packed_weights.h"

namespace flipbook {

// The layers every network is built from. Parameters are allocated but not filled: weights come
// from a file (load_parameters) or a generator. Names of members are the names in checkpoints.
// `options` carries dtype and device. Not thread-safe; used by the engine thread only.
// Linear, GatedLinear and Conv2d can be packed (packed_weights.h) once their weights are final.

// [..., in] -> [..., out].
class Linear : public torch::nn::Module, public PackableLayer {
public:
    Linear(int64_t in, int64_t out, bool has_bias, const at::TensorOptions& options);
    at::Tensor forward(const at::Tensor& input) const;
    at::Tensor forward_plus(const at::Tensor& input, const at::Tensor& term) const;  // In one pass.

    // A change that learns beside the weight, fp32, as the submodule "lora". Once, after the
    // weights were loaded: files do not know it.
    LowRankChange& add_low_rank(int64_t parts, int64_t rank, double scale);

    at::Tensor bias;  // [out], undefined without bias; weight [out, in]

private:
    void take_packed(const at::Tensor& plain) const override;
    void drop_packed() override { m_packed.reset(); }
    const at::Tensor& ready_weight() const;

    mutable at::Tensor m_packed;  // Undefined while not packed.
    std::shared_ptr<LowRankChange> m_low_rank;
};

// GEGLU (Shazeer 2020), [..., in] -> [..., out]: a · gelu(g) with the exact (erf) gelu.
class GatedLinear : public torch::nn::Module, public PackableLayer {
public:
    GatedLinear(int64_t in, int64_t out, const at::TensorOptions& options);
    at::Tensor forward(const at::Tensor& input) const;

    at::Tensor bias;  // [2·out]; weight [2·out, in], the rows of a, then those of g.

private:
    void take_packed(const at::Tensor& plain) const override;
    void drop_packed() override;

    mutable at::Tensor m_packed_value, m_packed_gate;  // Undefined while not packed.
};

// [N, in, h, w] -> [N, out, h', w']; channels-last in and out, weights stored channels-last.
class Conv2d : public torch::nn::Module, public PackableLayer {
public:
    Conv2d(int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t padding,
           const at::TensorOptions& options, PictureSize pictures = PictureSize::usual);
    at::Tensor forward(const at::Tensor& input) const;

    at::Tensor bias;  // [out]; weight [out, in, kernel, kernel]

private:
    void take_packed(const at::Tensor& plain) const override;
    void drop_packed() override { m_packed.reset(); }

    mutable std::shared_ptr<const PackedKernel> m_packed;  // Null while not packed.
    int64_t m_stride;
    int64_t m_padding;
    PictureSize m_pictures;
};

// Over [N, C, h, w] with statistics per N and group of channels. To take statistics jointly over
// the F frames of a batch item pass frames_per_statistic = F: N = B·F channels-last pictures are
// then one picture of F·h rows, a view without copying.
class GroupNorm : public torch::nn::Module {
public:
    GroupNorm(int64_t groups, int64_t channels, double eps, const at::TensorOptions& options);
    at::Tensor forward(const at::Tensor& input, int64_t frames_per_statistic = 1) const;

    at::Tensor weight;  // [C]
    at::Tensor bias;    // [C]

private:
    int64_t m_groups;
    double m_eps;
};

// Over the last dimension.
class LayerNorm : public torch::nn::Module {
public:
    LayerNorm(int64_t channels, const at::TensorOptions& options, double eps = 1e-5);
    at::Tensor forward(const at::Tensor& input) const;

    at::Tensor weight;  // [C]
    at::Tensor bias;    // [C]

private:
    double m_eps;
};

// Registers its layers under the checkpoint names net.0.proj and net.2. [..., C] -> [..., C],
// inner width 4C.
class FeedForward : public torch::nn::Module {
public:
    FeedForward(int64_t channels, const at::TensorOptions& options);
    at::Tensor forward_plus(const at::Tensor& input, const at::Tensor& term) const;

private:
    std::shared_ptr<GatedLinear> m_proj;  // net.0.proj: C -> 4C
    std::shared_ptr<Linear> m_out;        // net.2: 4C -> C
};

// What follows saves memory and passes over it where nobody will ask for gradients: outside grad
// mode the first argument is overwritten and returned; in grad mode it stays as it is.

at::Tensor apply_silu(at::Tensor input);

// target + term, the term broadcast.
at::Tensor add_onto(at::Tensor target, const at::Tensor& term);

// update(tokens), tokens [N, L, C], for an update that keeps the shape, works on each of the N rows
// by itself and allocates about `inner_channels` values per token. Outside grad mode it gets as
// many rows at a time as keep that below 256 MB, so the peak of a forward pass does not grow with
// the frames.
at::Tensor update_in_parts(at::Tensor tokens, int64_t inner_channels,
                           const std::function<at::Tensor(const at::Tensor&)>& update);

// tokens + feed_forward(norm(tokens)), by update_in_parts().
at::Tensor add_feed_forward(const at::Tensor& tokens, const LayerNorm& norm,
                            const FeedForward& feed_forward);

// A channels-last [N, C, h, w] as tokens [N, h·w, C], and back: views, never copies.
at::Tensor to_tokens(const at::Tensor& picture);
at::Tensor to_picture(const at::Tensor& tokens, int64_t height, int64_t width);

}  // namespace flipbook
