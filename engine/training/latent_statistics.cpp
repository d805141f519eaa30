// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/latent_statistics.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace flipbook {

namespace {

constexpr std::int64_t pictures_at_once = 32;

// [C, h, w] of pictures as rows of channels.
at::Tensor as_rows(const at::Tensor& pictures)
{
    return pictures.permute({0, 2, 3, 1}).reshape({-1, pictures.size(1)}).to(at::kCPU, at::kDouble);
}

}  // namespace

LatentStatistics measure_latents(const Vae& vae, const TrainingData& data, std::int64_t count,
                                 const at::TensorOptions& options)
{
    const at::NoGradGuard no_grad;
    std::vector<at::Tensor> latents, colours;
    for (std::int64_t first = 0; first < count; first += pictures_at_once) {
        std::vector<at::Tensor> batch;
        for (std::int64_t i = first; i < std::min(count, first + pictures_at_once); ++i)
            batch.push_back(data.image(static_cast<std::uint64_t>(i)).pictures);
        const at::Tensor pictures = at::cat(batch).to(options);
        latents.push_back(as_rows(vae.encode(pictures).mean * vae.config().scaling_factor));
        colours.push_back(as_rows(at::avg_pool2d(pictures, vae.config().scale())));
    }
    const at::Tensor rows = at::cat(latents);
    const at::Tensor with_one = at::cat({rows, at::ones({rows.size(0), 1}, rows.options())}, 1);
    const at::Tensor factors =
        at::linalg_solve(with_one.t().mm(with_one), with_one.t().mm(at::cat(colours)));
    return {rows.mean(0), rows.std(0), factors};
}

NamedTensors with_normal_latents(const NamedTensors& tensors, const LatentStatistics& statistics)
{
    std::map<std::string, at::Tensor> by_name(tensors.begin(), tensors.end());
    at::Tensor& in_weight = by_name.at("quant_conv.weight");
    at::Tensor& in_bias = by_name.at("quant_conv.bias");
    at::Tensor& out_weight = by_name.at("post_quant_conv.weight");
    at::Tensor& out_bias = by_name.at("post_quant_conv.bias");
    const at::Tensor mean = statistics.mean.to(in_weight.options());
    const at::Tensor scale = statistics.deviation.to(in_weight.options());

    // The first half of the moments is the mean, the second the logarithm of the variance.
    const auto halves = in_bias.chunk(2);
    in_bias = at::cat({(halves[0] - mean) / scale, halves[1] - 2 * scale.log()});
    in_weight = in_weight / at::cat({scale, at::ones_like(scale)}).view({-1, 1, 1, 1});
    out_bias = out_bias + out_weight.flatten(1).mv(mean);
    out_weight = out_weight * scale.view({1, -1, 1, 1});

    NamedTensors changed;
    for (const auto& [name, tensor] : tensors)
        changed.emplace_back(name, by_name.at(name));
    return changed;
}

}  // namespace flipbook
