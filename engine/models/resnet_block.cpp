// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/resnet_block.h"

namespace flipbook {

namespace {
constexpr double norm_eps = 1e-5;
}

ResnetBlock::ResnetBlock(int64_t in, int64_t out, int64_t time_channels, int64_t norm_groups,
                         const at::TensorOptions& options)
{
    norm1 =
        register_module("norm1", std::make_shared<GroupNorm>(norm_groups, in, norm_eps, options));
    conv1 = register_module("conv1", std::make_shared<Conv2d>(in, out, 3, 1, 1, options));
    time_emb_proj = register_module("time_emb_proj",
                                    std::make_shared<Linear>(time_channels, out, true, options));
    norm2 =
        register_module("norm2", std::make_shared<GroupNorm>(norm_groups, out, norm_eps, options));
    conv2 = register_module("conv2", std::make_shared<Conv2d>(out, out, 3, 1, 1, options));
    if (in != out)
        conv_shortcut =
            register_module("conv_shortcut", std::make_shared<Conv2d>(in, out, 1, 1, 0, options));
}

at::Tensor ResnetBlock::forward(at::Tensor hidden, const at::Tensor& time,
                                const NetworkContext& context) const
{
    const int64_t frames_per_statistic = context.frames_per_resnet_statistic();
    const int64_t branches = time.size(0);

    // The shortcut comes first: in the up path the input is wider than the output, and with the
    // shortcut at hand it is free before the first convolution allocates.
    at::Tensor shortcut = conv_shortcut ? conv_shortcut->forward(hidden) : hidden;
    hidden = apply_silu(norm1->forward(hidden, frames_per_statistic));
    hidden = conv1->forward(hidden);

    const at::Tensor shift = time_emb_proj->forward(time).view({branches, 1, -1, 1, 1});
    hidden = add_onto(hidden.unflatten(0, {branches, -1}), shift).flatten(0, 1);

    hidden = apply_silu(norm2->forward(hidden, frames_per_statistic));
    hidden = conv2->forward(hidden);
    return add_onto(std::move(hidden), shortcut);
}

Downsample::Downsample(int64_t channels, const at::TensorOptions& options)
{
    conv = register_module("conv", std::make_shared<Conv2d>(channels, channels, 3, 2, 1, options));
}

at::Tensor Downsample::forward(const at::Tensor& hidden) const
{
    return conv->forward(hidden);
}

Upsample::Upsample(int64_t channels, const at::TensorOptions& options)
{
    conv = register_module("conv", std::make_shared<Conv2d>(channels, channels, 3, 1, 1, options,
                                                            PictureSize::enlarged));
}

at::Tensor Upsample::forward(const at::Tensor& hidden, int64_t height, int64_t width) const
{
    return conv->forward(at::upsample_nearest2d(hidden, {height, width}));
}

}  // namespace flipbook
