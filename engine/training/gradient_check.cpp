// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/gradient_check.h"

#include "models/torch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <functional>
#include <memory>
#include <utility>

#include "models/animatediff_motion_module.h"
#include "models/text_encoder.h"
#include "models/unet.h"
#include "models/vae.h"
#include "training/initial_weights.h"
#include "training/low_rank_adapter.h"
#include "training/training_kinds.h"

namespace flipbook {

namespace {

const at::TensorOptions& fp64()
{
    static const at::TensorOptions options(at::kDouble);
    return options;
}

at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed)
{
    return at::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed), fp64());
}

// A loss and what learns from it.
struct Toy {
    NamedTensors parameters;
    std::function<at::Tensor()> loss;
};

void add(NamedTensors& all, const std::string& prefix, torch::nn::Module& network)
{
    make_trainable(network);
    for (const auto& item : network.named_parameters())
        all.emplace_back(prefix + "." + item.key(), item.value());
}

// Changes of low rank; not zero, for then the gradients of one factor would be.
void add_changes(NamedTensors& all, const std::string& prefix, torch::nn::Module& network)
{
    constexpr double deviation = 0.3;
    const LowRankAdapter adapter(prefix, network, {2, 1.0}, 5);
    const at::NoGradGuard no_grad;
    for (const auto& [name, parameter] : adapter.group().parameters) {
        parameter.copy_(normal(parameter.sizes(), all.size()) * deviation);
        all.emplace_back(name, parameter);
    }
}

struct ToyDenoiser {
    std::shared_ptr<UNet> unet;
    std::shared_ptr<TextEncoder> text_encoder;
    std::shared_ptr<AnimateDiffMotionModule> motion_module;
};

ToyDenoiser toy_denoiser()
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
    const TextEncoderConfig text_shape{20, 6, 12, 24, 1, 2};
    const ToyDenoiser networks{std::make_shared<UNet>(shape, fp64()),
                               std::make_shared<TextEncoder>(text_shape, fp64()),
                               std::make_shared<AnimateDiffMotionModule>(motion_shape, fp64())};
    set_initial_weights(*networks.unet, 1);
    set_initial_weights(*networks.text_encoder, 2);
    set_initial_weights(*networks.motion_module, 3);
    return networks;
}

std::function<at::Tensor()> toy_loss(const ToyDenoiser& networks, const NetworkContext& context)
{
    const std::int64_t frames = context.frame_count;
    const at::Tensor latents = normal({2 * frames, 4, 4, 4}, 10);
    const at::Tensor target = normal({2 * frames, 4, 4, 4}, 11);
    const at::Tensor ids = at::tensor({1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9}, at::kLong).view({2, 6});
    const at::Tensor timesteps = at::tensor({100.0, 700.0});
    return [=] {
        const auto text = networks.unet->prepare_text(networks.text_encoder->forward(ids));
        const auto answer = networks.unet->forward(latents, timesteps, text, context);
        return (answer - target).square().mean();
    };
}

// Every kind that can be trained, one behind the other and with contexts where it has some.
Result<void> add_kinds(const ToyDenoiser& networks, NetworkContext& context,
                       NamedTensors& parameters)
{
    std::vector<FurtherModule> stack;
    const Registry<MotionModuleEntry> kinds = builtin_motion_modules();
    for (const MotionModuleEntry& kind : kinds.entries()) {
        if (!kind.make)
            continue;
        const MotionModuleShape shape{kind.name,
                                      networks.unet->motion_slots(),
                                      {{"hidden", "6"},
                                       {"layers", "2"},
                                       {"rank", "4"},
                                       {"heads", "2"},
                                       {"attention_channels", "4"},
                                       {"frame_code", "true"},
                                       {"contexts", "a, b"}}};
        FLIPBOOK_ASSIGN(const MotionModulePtr module, kind.make(shape, fp64()));
        set_initial_weights(module->network(), 20 + stack.size());
        add(parameters, kind.name, module->network());
        MotionUse use;
        if (const auto contexts = static_cast<std::int64_t>(module->contexts().size()))
            use.context_shares = normal({2 * context.frame_count, contexts}, 30);
        context.further.push_back(use);
        stack.push_back({module, {}, kind.name});
    }
    return networks.unet->attach_further(stack);
}

Result<Toy> toy_of_denoiser(const std::string& kind, bool recomputes)
{
    const ToyDenoiser networks = toy_denoiser();
    const bool has_motion = kind != "image" && kind != "domain-adapter";
    if (has_motion) {
        FLIPBOOK_TRY(networks.unet->attach(networks.motion_module));
    }
    constexpr std::int64_t frames = 3;
    NetworkContext context;
    context.frame_count = has_motion ? frames : 1;
    context.recomputes_layers = recomputes;
    Toy toy;
    if (kind == "motion-module") {
        FLIPBOOK_TRY(add_kinds(networks, context, toy.parameters));
    }
    toy.loss = toy_loss(networks, context);
    if (kind == "motion-lora")
        add_changes(toy.parameters, "motion_module", *networks.motion_module);
    else if (kind == "domain-adapter")
        add_changes(toy.parameters, "unet", *networks.unet);
    else if (has_motion)
        add(toy.parameters, "motion_module", *networks.motion_module);
    if (kind == "image" || kind == "video") {
        add(toy.parameters, "unet", *networks.unet);
        add(toy.parameters, "text_encoder", *networks.text_encoder);
    }
    return toy;
}

Toy toy_of_vae()
{
    VaeConfig shape;
    shape.block_out_channels = {8, 8};
    shape.layers_per_block = 1;
    shape.norm_groups = 4;
    const auto vae = std::make_shared<Vae>(shape, fp64());
    set_initial_weights(*vae, 4);
    const at::Tensor pictures = normal({2, 3, 8, 8}, 12), noise = normal({2, 4, 4, 4}, 13);
    Toy toy{{}, [=] {
                const auto latents = vae->encode(pictures);
                const auto sample = latents.mean + (0.5 * latents.logvar).exp() * noise;
                return (vae->decode(sample) - pictures).square().mean()
                       + latents.logvar.square().mean();
            }};
    add(toy.parameters, "vae", *vae);
    return toy;
}

// The parameter is the same afterwards.
double central_difference(const Toy& toy, at::Tensor parameter, const at::Tensor& direction)
{
    constexpr double step = 1e-5;
    const at::Tensor before = parameter.detach().clone();
    const auto loss_at = [&](double distance) {
        {
            const at::NoGradGuard no_grad;
            parameter.copy_(before + distance * direction);
        }
        // In grad mode, for outside it other kernels run.
        return toy.loss().item<double>();
    };
    const double difference = (loss_at(step) - loss_at(-step)) / (2 * step);
    const at::NoGradGuard no_grad;
    parameter.copy_(before);
    return difference;
}

bool agree(double derivative, double difference)
{
    constexpr double absolute = 1e-6, relative = 1e-4;
    return std::abs(derivative - difference) <= absolute + relative * std::abs(difference);
}

}  // namespace

Result<GradientReport> check_gradients(const std::string& kind, bool recomputes)
{
    if (!builtin_training_kinds().find(kind))
        return Error{ErrorCode::invalid_request, "There is no kind of training \"" + kind + "\"."};
    FLIPBOOK_ASSIGN(const Toy toy,
                    kind == "vae" ? Result<Toy>(toy_of_vae()) : toy_of_denoiser(kind, recomputes));
    torch::autograd::variable_list inputs;
    for (const auto& [name, parameter] : toy.parameters)
        inputs.push_back(parameter);
    const auto gradients =
        torch::autograd::grad({toy.loss()}, inputs, {}, false, false, /*allow_unused=*/true);
    GradientReport report;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const at::Tensor direction = normal(inputs[i].sizes(), i);
        GradientRow row{kind, toy.parameters[i].first, inputs[i].numel(), 0, 0, false};
        if (gradients[i].defined())
            row.derivative = (gradients[i] * direction).sum().item<double>();
        row.difference = central_difference(toy, inputs[i], direction);
        row.is_right = agree(row.derivative, row.difference);
        report.push_back(std::move(row));
    }
    return report;
}

Result<Event> check_gradients(const std::string& kind, JobContext& job)
{
    const at::AutoGradMode grad_mode(true);
    job.phase_started(Phase::train);
    GradientReport report;
    const Registry<TrainingKind> kinds = builtin_training_kinds();
    for (const TrainingKind& one : kinds.entries()) {
        if (!kind.empty() && kind != one.name)
            continue;
        FLIPBOOK_TRY(job.keep_going());
        FLIPBOOK_ASSIGN(const GradientReport rows, check_gradients(one.name));
        report.insert(report.end(), rows.begin(), rows.end());
    }
    if (report.empty())
        return Error{ErrorCode::invalid_request, "There is no kind of training \"" + kind + "\"."};
    return Event(GradientsChecked{job.job(), std::move(report)});
}

}  // namespace flipbook
