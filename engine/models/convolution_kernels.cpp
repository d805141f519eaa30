// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/convolution_kernels.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "models/cpu_kernels.h"
#include "models/layers.h"
#include "models/packed_weights.h"
#include "models/tile_products.h"
#include "models/winograd_kernel.h"

namespace flipbook {

namespace {

class PixelMatrix : public PackedKernel {
public:
    explicit PixelMatrix(const at::Tensor& weight) : m_weight(pack_matrix(weight.flatten(1))) { }

    at::Tensor convolve(const at::Tensor& input, const at::Tensor& bias) const override
    {
        return to_picture(affine(to_tokens(input), m_weight, bias), input.size(2), input.size(3));
    }

private:
    at::Tensor m_weight;
};

using Pair = std::array<int64_t, 2>;

class DirectKernel : public PackedKernel {
public:
    DirectKernel(const at::Tensor& weight, int64_t stride, int64_t padding)
        : m_stride{stride, stride}, m_padding{padding, padding}
    {
        static const auto reorder =
            c10::Dispatcher::singleton()
                .findSchemaOrThrow("mkldnn::_reorder_convolution_weight", "")
                .typed<at::Tensor(const at::Tensor&, at::IntArrayRef, at::IntArrayRef,
                                  at::IntArrayRef, int64_t, at::OptionalIntArrayRef)>();
        m_weight = reorder.call(weight, m_padding, m_stride, m_dilation, 1, {});
    }

    at::Tensor convolve(const at::Tensor& input, const at::Tensor& bias) const override
    {
        using Scalars = c10::List<std::optional<at::Scalar>>;
        static const auto kernel =
            c10::Dispatcher::singleton()
                .findSchemaOrThrow("mkldnn::_convolution_pointwise", "")
                .typed<at::Tensor(const at::Tensor&, const at::Tensor&,
                                  const std::optional<at::Tensor>&, at::IntArrayRef,
                                  at::IntArrayRef, at::IntArrayRef, int64_t, std::string_view,
                                  Scalars, std::optional<std::string_view>)>();
        return kernel.call(input.contiguous(at::MemoryFormat::ChannelsLast), m_weight, bias,
                           m_padding, m_stride, m_dilation, 1, "none", Scalars(), "none");
    }

private:
    Pair m_stride, m_padding, m_dilation{1, 1};
    at::Tensor m_weight;
};

bool suits_winograd(const at::Tensor& weight, int64_t stride, int64_t padding, PictureSize pictures)
{
    // SD 1.5's levels of 320 and 640 channels and its whole VAE; of the 1280 channels, whose
    // pictures are too small to pay for twice the weights, only those that are enlarged.
    const int64_t most_pairs = pictures == PictureSize::enlarged ? 1280 * 1280 : 1920 * 640;
    constexpr int64_t fewest_channels = 64;
    const int64_t out = weight.size(0), in = weight.size(1);
    return weight.scalar_type() == at::kFloat && weight.size(2) == 3 && stride == 1 && padding == 1
           && in * out <= most_pairs && std::min(in, out) >= fewest_channels
           && in % winograd_channel_block == 0 && out % winograd_channel_block == 0;
}

}  // namespace

std::unique_ptr<PackedKernel> pack_kernel(const at::Tensor& weight, int64_t stride, int64_t padding,
                                          PictureSize pictures)
{
    if (weight.size(2) == 1 && stride == 1 && padding == 0)
        return std::make_unique<PixelMatrix>(weight);
    if (suits_winograd(weight, stride, padding, pictures))
        return std::make_unique<WinogradKernel>(weight);
    if (suits_tiles(weight))
        return std::make_unique<TileConvolution>(weight, stride, padding);
    return std::make_unique<DirectKernel>(weight, stride, padding);
}

}  // namespace flipbook
