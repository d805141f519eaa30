// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trained_group_norm.h"

#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "models/parallel.h"

namespace flipbook {

namespace {

// The pictures of one call.
struct Shape {
    int64_t pictures, pixels, channels, groups;

    int64_t width() const { return channels / groups; }   // Channels of a group.
    int64_t values() const { return pixels * channels; }  // Of a picture.
};

// What every channel's group has: the mean of its channels' sums.
template <class Scalar>
void spread_group_means(const std::vector<Scalar>& sums, const Shape& shape, Scalar* means)
{
    const auto count = static_cast<Scalar>(shape.pixels * shape.width());
    for (int64_t group = 0; group < shape.groups; ++group) {
        Scalar sum = 0;
        for (int64_t i = group * shape.width(); i < (group + 1) * shape.width(); ++i)
            sum += sums[static_cast<std::size_t>(i)];
        for (int64_t i = group * shape.width(); i < (group + 1) * shape.width(); ++i)
            means[i] = sum / count;
    }
}

// Mean and 1/deviation of a picture, for each channel those of its group.
template <class Scalar>
void measure(const Scalar* input, const Shape& shape, double eps, Scalar* mean, Scalar* inverse)
{
    std::vector<Scalar> sums(static_cast<std::size_t>(shape.channels), 0);
    Scalar* sum = sums.data();
    for (int64_t pixel = 0; pixel < shape.pixels; ++pixel)
        for (int64_t c = 0; c < shape.channels; ++c)
            sum[c] += input[pixel * shape.channels + c];
    spread_group_means(sums, shape, mean);
    std::fill(sums.begin(), sums.end(), Scalar(0));
    for (int64_t pixel = 0; pixel < shape.pixels; ++pixel)
        for (int64_t c = 0; c < shape.channels; ++c) {
            const Scalar rest = input[pixel * shape.channels + c] - mean[c];
            sum[c] += rest * rest;
        }
    spread_group_means(sums, shape, inverse);
    for (int64_t c = 0; c < shape.channels; ++c)
        inverse[c] = 1 / std::sqrt(inverse[c] + static_cast<Scalar>(eps));
}

template <class Scalar>
void normalise(const Scalar* input, const Shape& shape, const Scalar* mean, const Scalar* inverse,
               const Scalar* weight, const Scalar* bias, Scalar* output)
{
    std::vector<Scalar> scales(static_cast<std::size_t>(shape.channels)), shifts(scales);
    Scalar *scale = scales.data(), *shift = shifts.data();
    for (int64_t c = 0; c < shape.channels; ++c) {
        scale[c] = inverse[c] * weight[c];
        shift[c] = bias[c];
    }
    for (int64_t pixel = 0; pixel < shape.pixels; ++pixel)
        for (int64_t c = 0; c < shape.channels; ++c) {
            const int64_t i = pixel * shape.channels + c;
            output[i] = (input[i] - mean[c]) * scale[c] + shift[c];
        }
}

// Of one picture; the sums over its pixels are its part of the gradients of weight and bias.
template <class Scalar>
void differentiate(const Scalar* input, const Scalar* gradient, const Shape& shape,
                   const Scalar* mean, const Scalar* inverse, const Scalar* weight, Scalar* output,
                   Scalar* weight_sum, Scalar* bias_sum)
{
    for (int64_t pixel = 0; pixel < shape.pixels; ++pixel)
        for (int64_t c = 0; c < shape.channels; ++c) {
            const int64_t i = pixel * shape.channels + c;
            bias_sum[c] += gradient[i];
            weight_sum[c] += gradient[i] * (input[i] - mean[c]) * inverse[c];
        }
    const auto size = static_cast<std::size_t>(shape.channels);
    std::vector<Scalar> weighted(size), shifts(size), slopes(size);
    for (std::size_t c = 0; c < size; ++c)
        weighted[c] = weight[c] * bias_sum[c];
    spread_group_means(weighted, shape, shifts.data());
    for (std::size_t c = 0; c < size; ++c)
        weighted[c] = weight[c] * weight_sum[c];
    spread_group_means(weighted, shape, slopes.data());
    const Scalar *shift = shifts.data(), *slope = slopes.data();
    for (int64_t pixel = 0; pixel < shape.pixels; ++pixel)
        for (int64_t c = 0; c < shape.channels; ++c) {
            const int64_t i = pixel * shape.channels + c;
            const Scalar normed = (input[i] - mean[c]) * inverse[c];
            output[i] = inverse[c] * (weight[c] * gradient[i] - shift[c] - normed * slope[c]);
        }
}

struct NormTensors {
    at::Tensor tokens, weight, mean, inverse;
};

template <class Scalar>
at::Tensor norm_of_type(const NormTensors& tensors, const at::Tensor& bias, const Shape& shape,
                        double eps)
{
    at::Tensor output = at::empty_like(tensors.tokens);
    const auto* input = tensors.tokens.const_data_ptr<Scalar>();
    const auto* weights = tensors.weight.const_data_ptr<Scalar>();
    const auto* biases = bias.const_data_ptr<Scalar>();
    auto* means = tensors.mean.mutable_data_ptr<Scalar>();
    auto* inverses = tensors.inverse.mutable_data_ptr<Scalar>();
    auto* outputs = output.mutable_data_ptr<Scalar>();
    for_each_range(shape.pictures, 1, [=](int64_t begin, int64_t end) {
        for (int64_t n = begin; n < end; ++n) {
            const int64_t row = n * shape.channels, first = n * shape.values();
            measure(input + first, shape, eps, means + row, inverses + row);
            normalise(input + first, shape, means + row, inverses + row, weights, biases,
                      outputs + first);
        }
    });
    return output;
}

// The gradients of tokens, weight and bias.
template <class Scalar>
std::array<at::Tensor, 3> gradients_of_type(const NormTensors& tensors, const at::Tensor& gradient,
                                            const Shape& shape)
{
    at::Tensor output = at::empty_like(tensors.tokens);
    const at::Tensor weight_sums = at::zeros_like(tensors.mean);
    const at::Tensor bias_sums = at::zeros_like(tensors.mean);
    const auto* input = tensors.tokens.const_data_ptr<Scalar>();
    const auto* outer = gradient.const_data_ptr<Scalar>();
    const auto* means = tensors.mean.const_data_ptr<Scalar>();
    const auto* inverses = tensors.inverse.const_data_ptr<Scalar>();
    const auto* weights = tensors.weight.const_data_ptr<Scalar>();
    auto* outputs = output.mutable_data_ptr<Scalar>();
    auto* weight_sum = weight_sums.mutable_data_ptr<Scalar>();
    auto* bias_sum = bias_sums.mutable_data_ptr<Scalar>();
    for_each_range(shape.pictures, 1, [=](int64_t begin, int64_t end) {
        for (int64_t n = begin; n < end; ++n) {
            const int64_t row = n * shape.channels, first = n * shape.values();
            differentiate(input + first, outer + first, shape, means + row, inverses + row, weights,
                          outputs + first, weight_sum + row, bias_sum + row);
        }
    });
    return {output, weight_sums.sum(0), bias_sums.sum(0)};
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class TrainedGroupNorm : public torch::autograd::Function<TrainedGroupNorm> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& tokens,
                              const at::Tensor& weight, const at::Tensor& bias, int64_t groups,
                              double eps)
    {
        const Shape shape{tokens.size(0), tokens.size(1), tokens.size(2), groups};
        const at::Tensor mean = at::empty({shape.pictures, shape.channels}, tokens.options());
        const NormTensors tensors{tokens, weight, mean, at::empty_like(mean)};
        context->save_for_backward({tokens, weight, mean, tensors.inverse});
        context->saved_data["groups"] = groups;
        return tokens.scalar_type() == at::kDouble ? norm_of_type<double>(tensors, bias, shape, eps)
                                                   : norm_of_type<float>(tensors, bias, shape, eps);
    }

    static variable_list backward(AutogradContext* context, variable_list outer)
    {
        const variable_list saved = context->get_saved_variables();
        const NormTensors tensors{saved[0], saved[1], saved[2], saved[3]};
        const at::Tensor& tokens = tensors.tokens;
        const Shape shape{tokens.size(0), tokens.size(1), tokens.size(2),
                          context->saved_data["groups"].toInt()};
        const at::Tensor gradient = outer[0].contiguous();
        const auto gradients = tokens.scalar_type() == at::kDouble
                                   ? gradients_of_type<double>(tensors, gradient, shape)
                                   : gradients_of_type<float>(tensors, gradient, shape);
        return {gradients[0], gradients[1], gradients[2], at::Tensor(), at::Tensor()};
    }
};

}  // namespace

at::Tensor trained_group_norm(const at::Tensor& tokens, int64_t groups, const at::Tensor& weight,
                              const at::Tensor& bias, double eps)
{
    // Statistics need fp32: mixed precision gives pictures of bf16.
    const auto dtype = tokens.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
    return TrainedGroupNorm::apply(tokens.to(dtype).contiguous(), weight.to(dtype), bias.to(dtype),
                                   groups, eps);
}

}  // namespace flipbook
