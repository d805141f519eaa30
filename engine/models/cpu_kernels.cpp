// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cpu_kernels.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/cpu/Utils.h>

#include <string_view>

#include "models/tile_products.h"

namespace flipbook {

namespace {

using OptionalTensor = std::optional<at::Tensor>;
using Scalars = c10::List<std::optional<at::Scalar>>;

// oneDNN's products with what follows them computed while the result is still in the cache. On a
// processor they reach 200 GFLOP/s where at::linear, which calls MKL, reaches 150 to 190
// (2 threads, fp32, tests/benchmark/RESULTS.md).
at::Tensor onednn_linear(const at::Tensor& input, const at::Tensor& weight,
                         const OptionalTensor& bias, std::string_view activation)
{
    static const auto kernel =
        c10::Dispatcher::singleton()
            .findSchemaOrThrow("mkldnn::_linear_pointwise", "")
            .typed<at::Tensor(const at::Tensor&, const at::Tensor&, const OptionalTensor&,
                              std::string_view, Scalars, std::optional<std::string_view>)>();
    return kernel.call(input, weight, bias, activation, Scalars(), "none");
}

// The product and `other`, element by element: "mul" or "add".
at::Tensor onednn_linear_with(const at::Tensor& input, const at::Tensor& other,
                              const at::Tensor& weight, const OptionalTensor& bias,
                              std::string_view operation)
{
    static const auto kernel =
        c10::Dispatcher::singleton()
            .findSchemaOrThrow("mkldnn::_linear_pointwise", "binary")
            .typed<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Tensor&,
                              const OptionalTensor&, std::string_view)>();
    return kernel.call(input, other, weight, bias, operation);
}

// The kernels above have no gradient. Packed weights are never trained.
bool has_onednn(const at::Tensor& input, const at::Tensor& weight)
{
    if (weight.is_mkldnn())
        return true;
    const auto dtype = input.scalar_type();
    return !at::GradMode::is_enabled() && input.is_cpu() && weight.is_contiguous()
           && input.numel() > 0 && onednn_takes(dtype) && weight.scalar_type() == dtype
           && at::globalContext().userEnabledMkldnn();
}

}  // namespace

bool onednn_takes(at::ScalarType dtype)
{
    static const bool takes_bf16 = [] {
        const auto capabilities = at::cpu::get_cpu_capabilities();
        const auto found = capabilities.find("avx512_bw");
        return found != capabilities.end() && found->second.isBool() && found->second.toBool();
    }();
    return dtype == at::kFloat || (dtype == at::kBFloat16 && takes_bf16);
}

at::Tensor affine(const at::Tensor& input, const at::Tensor& weight, const OptionalTensor& bias)
{
    if (is_tile_matrix(weight))
        return tile_linear(input, weight, bias);
    if (has_onednn(input, weight))
        return onednn_linear(input.contiguous(), weight, bias, "none");
    return at::linear(input, weight, bias);
}

at::Tensor affine_plus(const at::Tensor& input, const at::Tensor& weight,
                       const OptionalTensor& bias, const at::Tensor& term)
{
    if (is_tile_matrix(weight))
        return tile_linear(input, weight, bias, {false, {}, term});
    if (has_onednn(input, weight))
        return onednn_linear_with(input.contiguous(), term.contiguous(), weight, bias, "add");
    return at::linear(input, weight, bias) + term;
}

at::Tensor gated_gelu(const at::Tensor& input, const AffineMap& value, const AffineMap& gate)
{
    const auto rows = input.contiguous();
    if (is_tile_matrix(gate.weight)) {
        const auto gates = tile_linear(rows, gate.weight, gate.bias, {true, {}, {}});
        return tile_linear(rows, value.weight, value.bias, {false, gates, {}});
    }
    const auto gates = onednn_linear(rows, gate.weight, gate.bias, "gelu");
    return onednn_linear_with(rows, gates, value.weight, value.bias, "mul");
}

at::Tensor gated_gelu(const at::Tensor& input, const AffineMap& value_and_gate)
{
    const auto& [weight, bias] = value_and_gate;
    if (has_onednn(input, weight)) {
        const auto weights = weight.chunk(2, 0), biases = bias.chunk(2, 0);
        return gated_gelu(input, {weights[0], biases[0]}, {weights[1], biases[1]});
    }
    const auto halves = at::linear(input, weight, bias).chunk(2, -1);
    return halves[0] * at::gelu(halves[1]);
}

}  // namespace flipbook
