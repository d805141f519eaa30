// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

#include <QTest>
#include <functional>
#include <memory>

#include "models/animatediff_motion_module.h"
#include "models/text_encoder.h"
#include "models/unet.h"
#include "models/vae.h"
#include "training/initial_weights.h"

namespace flipbook {

// Gradients of every parameter against central differences along a random direction, in fp64.
class GradientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void of_the_denoiser();
    void of_the_vae();
};

namespace {

const at::TensorOptions fp64(at::kDouble);

at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed)
{
    return at::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed), fp64);
}

void begin(torch::nn::Module& network, std::uint64_t seed)
{
    set_initial_weights(network, seed);
    make_trainable(network);
}

// Empty, or the first parameter whose gradient is wrong.
std::string first_wrong(const std::vector<std::pair<std::string, at::Tensor>>& parameters,
                        const std::function<at::Tensor()>& loss)
{
    torch::autograd::variable_list inputs;
    for (const auto& [name, parameter] : parameters)
        inputs.push_back(parameter);
    const auto gradients =
        torch::autograd::grad({loss()}, inputs, {}, false, false, /*allow_unused=*/true);
    const at::NoGradGuard no_grad;
    constexpr double step = 1e-5;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        at::Tensor parameter = parameters[i].second;
        const at::Tensor direction = normal(parameter.sizes(), i);
        const at::Tensor before = parameter.detach().clone();
        // In grad mode, for outside it other kernels run.
        const auto at_distance = [&](double distance) {
            parameter.copy_(before + distance * direction);
            const at::AutoGradMode grad(true);
            return loss().item<double>();
        };
        const double difference = (at_distance(step) - at_distance(-step)) / (2 * step);
        parameter.copy_(before);
        const double slope =
            gradients[i].defined() ? (gradients[i] * direction).sum().item<double>() : 0;
        if (std::abs(slope - difference) > 1e-6 + 1e-4 * std::abs(difference))
            return parameters[i].first + ": " + std::to_string(slope) + " where differences give "
                   + std::to_string(difference);
    }
    return {};
}

template <class Network>
void add(std::vector<std::pair<std::string, at::Tensor>>& all, const Network& network)
{
    for (const auto& item : network.named_parameters())
        all.emplace_back(item.key(), item.value());
}

}  // namespace

void GradientTest::of_the_denoiser()
{
    UNetConfig shape;
    shape.block_out_channels = {8, 16};
    shape.down_block_has_attention = {true, false};
    shape.layers_per_block = 1;
    shape.heads = 2;
    shape.norm_groups = 4;
    shape.cross_attention_dim = 12;
    MotionModuleConfig motion_shape;
    motion_shape.block_out_channels = shape.block_out_channels;
    motion_shape.layers_per_block = 1;
    motion_shape.heads = 2;
    motion_shape.norm_groups = 4;
    TextEncoderConfig text_shape{20, 6, 12, 24, 1, 2};
    UNet unet(shape, fp64);
    TextEncoder text(text_shape, fp64);
    const auto motion = std::make_shared<AnimateDiffMotionModule>(motion_shape, fp64);
    begin(unet, 1);
    begin(text, 2);
    begin(*motion, 3);
    QVERIFY(unet.attach(motion));

    const at::Tensor latents = normal({2 * 3, 4, 4, 4}, 10), target = normal({2 * 3, 4, 4, 4}, 11);
    const at::Tensor ids = at::tensor({1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9}, at::kLong).view({2, 6});
    NetworkContext context;
    context.frame_count = 3;
    const auto loss = [&] {
        const auto prepared = unet.prepare_text(text.forward(ids));
        const auto answer = unet.forward(latents, at::tensor({100.0, 700.0}), prepared, context);
        return (answer - target).square().mean();
    };
    std::vector<std::pair<std::string, at::Tensor>> parameters;
    add(parameters, unet);
    add(parameters, text);
    add(parameters, *motion);
    const std::string wrong = first_wrong(parameters, loss);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void GradientTest::of_the_vae()
{
    VaeConfig shape;
    shape.block_out_channels = {8, 8};
    shape.layers_per_block = 1;
    shape.norm_groups = 4;
    Vae vae(shape, fp64);
    begin(vae, 4);
    const at::Tensor pictures = normal({2, 3, 8, 8}, 12), noise = normal({2, 4, 4, 4}, 13);
    const auto loss = [&] {
        const auto latents = vae.encode(pictures);
        const auto sample = latents.mean + (0.5 * latents.logvar).exp() * noise;
        return (vae.decode(sample) - pictures).square().mean() + latents.logvar.square().mean();
    };
    std::vector<std::pair<std::string, at::Tensor>> parameters;
    add(parameters, vae);
    const std::string wrong = first_wrong(parameters, loss);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

}  // namespace flipbook

using flipbook::GradientTest;
QTEST_APPLESS_MAIN(GradientTest)
#include "gradient_test.moc"
