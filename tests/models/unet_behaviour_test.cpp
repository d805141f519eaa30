// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>
#include <stdexcept>

#include "sample_networks.h"

using namespace flipbook;

namespace {

struct Recorder : ActivationObserver {
    void observe(const std::string& name, const at::Tensor&) override { names.push_back(name); }
    std::vector<std::string> names;
};

struct Canceller : ActivationObserver {
    void observe(const std::string& name, const at::Tensor&) override
    {
        if (name == "mid_block.attentions.0")
            throw std::runtime_error("cancelled");
    }
};

NetworkContext of_frames(int64_t frame_count)
{
    NetworkContext context;
    context.frame_count = frame_count;
    return context;
}

// Weights of order one for a network of any size and dtype.
void fill(torch::nn::Module& network)
{
    const at::NoGradGuard no_grad;
    fill_deterministically(network);
}

}  // namespace

// What holds of the UNet whatever its weights are.
class UNetBehaviourTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void repeats_itself_bit_by_bit();
    void frames_are_independent_without_motion();
    void branches_in_turn_agree_with_branches_in_one_batch_data();
    void branches_in_turn_agree_with_branches_in_one_batch();
    void a_prompt_per_frame_agrees_with_one_for_all();
    void attaching_and_detaching_leaves_the_base_as_it_was();
    void another_module_takes_the_place_of_the_first();
    void motion_without_effect_is_no_motion();
    void frames_without_effect_stay_as_they_are();
    void refuses_a_module_for_another_unet();
    void observer_hears_every_layer();
    void observer_can_leave_the_pass();
    void keeps_the_dtype_of_the_latents();
    void gradients_agree_with_finite_differences();
    void updates_go_in_chunks();

private:
    at::Tensor run(const NetworkContext& context) const
    {
        return m_unet->forward(m_latents, m_timesteps, m_text, context);
    }

    std::unique_ptr<at::NoGradGuard> m_no_grad;
    std::shared_ptr<UNet> m_unet;
    std::shared_ptr<MotionModule> m_module;
    at::Tensor m_latents;  // Two branches of three frames.
    at::Tensor m_timesteps;
    at::Tensor m_embeddings;
    TextConditioning m_text;
};

void UNetBehaviourTest::initTestCase()
{
    m_no_grad = std::make_unique<at::NoGradGuard>();
    m_unet = std::make_shared<UNet>(toy_unet_config(), at::TensorOptions(at::kFloat));
    fill(*m_unet);
    m_module = std::make_shared<AnimateDiffMotionModule>(toy_motion_config(MotionVersion::v2),
                                                         at::TensorOptions(at::kFloat));
    fill_motion_deterministically(m_module->network());
    m_latents = sine_wave(0.05, {6, 4, 8, 10});
    m_timesteps = at::tensor({500.0F, 20.5F});
    m_embeddings = cosine_wave(0.03, {2, 7, 24});
    m_text = m_unet->prepare_text(m_embeddings);
}

void UNetBehaviourTest::repeats_itself_bit_by_bit()
{
    QVERIFY(m_unet->attach(m_module));
    const auto once = run(of_frames(3));
    const auto again = run(of_frames(3));
    m_unet->detach_motion_module();
    QVERIFY(at::equal(once, again));
    QVERIFY(once.is_contiguous());
}

void UNetBehaviourTest::frames_are_independent_without_motion()
{
    const auto together = run(of_frames(3));
    for (int64_t row = 0; row < 6; ++row) {
        const int64_t branch = row / 3;
        const auto alone =
            m_unet->forward(m_latents.narrow(0, row, 1), m_timesteps.narrow(0, branch, 1),
                            m_text.rows(branch, 1), of_frames(1));
        const double difference = relative_difference(alone, together.narrow(0, row, 1));
        // Kernels block by batch, so the two round differently: 1.2e-5 on this tiny network.
        QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
    }
}

void UNetBehaviourTest::branches_in_turn_agree_with_branches_in_one_batch_data()
{
    QTest::addColumn<bool>("joint_resnet_norms");
    QTest::addColumn<bool>("joint_motion_norm");
    QTest::newRow("per frame") << false << false;
    QTest::newRow("joint residual blocks") << true << false;
    QTest::newRow("joint motion module") << false << true;
}

void UNetBehaviourTest::branches_in_turn_agree_with_branches_in_one_batch()
{
    QFETCH(const bool, joint_resnet_norms);
    QFETCH(const bool, joint_motion_norm);
    NetworkContext context = of_frames(3);
    context.norm_scopes = {joint_resnet_norms, joint_motion_norm};
    QVERIFY(m_unet->attach(m_module));
    const auto batch = run(context);
    std::vector<at::Tensor> turns;
    for (int64_t branch = 0; branch < 2; ++branch)
        turns.push_back(m_unet->forward(m_latents.narrow(0, 3 * branch, 3),
                                        m_timesteps.narrow(0, branch, 1), m_text.rows(branch, 1),
                                        context));
    m_unet->detach_motion_module();
    // Kernels block by batch, so the two round differently: 1.02e-5 with the joint norm on a
    // processor with AVX2, less than 1e-5 with AVX-512.
    const double difference = relative_difference(at::cat(turns), batch);
    QVERIFY2(difference < 3e-5, std::to_string(difference).c_str());
}

void UNetBehaviourTest::a_prompt_per_frame_agrees_with_one_for_all()
{
    const auto per_frame = m_unet->prepare_text(m_embeddings.repeat_interleave(3, 0));
    const auto output = m_unet->forward(m_latents, m_timesteps, per_frame, of_frames(3));
    QVERIFY(relative_difference(output, run(of_frames(3))) < 1e-5);
}

void UNetBehaviourTest::attaching_and_detaching_leaves_the_base_as_it_was()
{
    const auto before = run(of_frames(3));
    QVERIFY(m_unet->attach(m_module));
    const auto moving = run(of_frames(3));
    NetworkContext context = of_frames(3);
    context.motion_enabled = false;
    const auto disabled = run(context);
    m_unet->detach_motion_module();
    const auto after = run(of_frames(3));
    QVERIFY(!at::equal(before, moving));
    QVERIFY(at::equal(before, disabled));
    QVERIFY(at::equal(before, after));
}

void UNetBehaviourTest::another_module_takes_the_place_of_the_first()
{
    auto without_mid = std::make_shared<AnimateDiffMotionModule>(
        toy_motion_config(MotionVersion::v3), at::TensorOptions(at::kFloat));
    fill_motion_deterministically(*without_mid);
    QVERIFY(m_unet->attach(without_mid));
    const auto expected = run(of_frames(3));
    QVERIFY(m_unet->attach(m_module));
    QVERIFY(!at::equal(run(of_frames(3)), expected));
    QVERIFY(m_unet->attach(without_mid));
    QVERIFY(at::equal(run(of_frames(3)), expected));
    m_unet->detach_motion_module();
}

void UNetBehaviourTest::motion_without_effect_is_no_motion()
{
    const auto still = run(of_frames(3));
    NetworkContext context = of_frames(3);
    context.motion_effect = FrameValues({0, 0, 0}, at::TensorOptions(at::kFloat));
    Recorder recorder;
    context.observer = &recorder;
    QVERIFY(m_unet->attach(m_module));
    const auto output = run(context);
    m_unet->detach_motion_module();
    QVERIFY(at::equal(output, still));
    for (const std::string& name : recorder.names)
        QVERIFY(name.find("motion_modules") == std::string::npos);
}

void UNetBehaviourTest::frames_without_effect_stay_as_they_are()
{
    const auto still = batch_as_frames(run(of_frames(3)), 3);
    NetworkContext context = of_frames(3);
    context.motion_effect = FrameValues({0, 0.5, 0}, at::TensorOptions(at::kFloat));
    QVERIFY(m_unet->attach(m_module));
    const auto output = batch_as_frames(run(context), 3);
    m_unet->detach_motion_module();
    QVERIFY(at::equal(output.select(2, 0), still.select(2, 0)));
    QVERIFY(at::equal(output.select(2, 2), still.select(2, 2)));
    QVERIFY(relative_difference(output.select(2, 1), still.select(2, 1)) > 1e-3);
}

void UNetBehaviourTest::refuses_a_module_for_another_unet()
{
    MotionModuleConfig narrow = toy_motion_config(MotionVersion::v3);
    narrow.block_out_channels = {32, 32};
    const auto options = at::TensorOptions(at::kFloat).device(at::kMeta);
    const auto other_width =
        m_unet->attach(std::make_shared<AnimateDiffMotionModule>(narrow, options));
    QVERIFY(!other_width);
    QVERIFY(other_width.error().code == ErrorCode::unsupported_format);
    QCOMPARE(other_width.error().message,
             "The motion module has 32 channels at \"down_blocks.1.motion_modules.0\" where this "
             "checkpoint's UNet has 64.");

    const auto other_depth =
        m_unet->attach(std::make_shared<AnimateDiffMotionModule>(MotionModuleConfig(), options));
    QVERIFY(!other_depth);
    QVERIFY(at::equal(run(of_frames(3)), run(of_frames(3))));
}

void UNetBehaviourTest::observer_hears_every_layer()
{
    Recorder recorder;
    NetworkContext context = of_frames(3);
    context.observer = &recorder;
    QVERIFY(m_unet->attach(m_module));
    const auto observed = run(context);
    const auto unobserved = run(of_frames(3));
    m_unet->detach_motion_module();
    QVERIFY(at::equal(observed, unobserved));

    const std::vector<std::string>& names = recorder.names;
    const std::vector<std::string> begin{"conv_in", "down_blocks.0.resnets.0",
                                         "down_blocks.0.attentions.0",
                                         "down_blocks.0.motion_modules.0"};
    QVERIFY(std::equal(begin.begin(), begin.end(), names.begin()));
    QVERIFY(names.back() == "conv_out");
    const auto heard = [&names](const char* name) {
        return std::count(names.begin(), names.end(), name);
    };
    for (const char* name :
         {"down_blocks.0.downsamplers.0", "mid_block.resnets.1", "mid_block.motion_modules.0",
          "up_blocks.0.upsamplers.0", "up_blocks.1.attentions.2", "up_blocks.1.motion_modules.2"})
        QVERIFY2(heard(name) == 1, name);
    // conv_in, conv_out, two samplers, 12 residual blocks, 6 attentions, 11 motion modules.
    QCOMPARE(names.size(), 33U);
}

void UNetBehaviourTest::observer_can_leave_the_pass()
{
    Canceller canceller;
    NetworkContext context = of_frames(3);
    context.observer = &canceller;
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, run(context));
    QCOMPARE(run(of_frames(3)).size(0), 6);
}

void UNetBehaviourTest::keeps_the_dtype_of_the_latents()
{
    UNet rounded(toy_unet_config(), at::TensorOptions(at::kBFloat16));
    fill(rounded);
    const auto output =
        rounded.forward(m_latents, m_timesteps, rounded.prepare_text(m_embeddings), of_frames(3));
    QCOMPARE(output.scalar_type(), at::kFloat);
    // bf16 has eight bits of mantissa, and errors add up over some sixty layers.
    const auto expected = run(of_frames(3));
    const double error = ((output - expected).norm() / expected.norm()).item<double>();
    qInfo("relative error %.2e", error);
    QVERIFY(error < 0.05);
}

void UNetBehaviourTest::gradients_agree_with_finite_differences()
{
    const at::AutoGradMode grad_mode(true);
    const at::TensorOptions options(at::kDouble);
    UNet unet(toy_unet_config(), options);
    fill(unet);
    const auto module =
        std::make_shared<AnimateDiffMotionModule>(toy_motion_config(MotionVersion::v2), options);
    {
        const at::NoGradGuard no_grad;
        fill_motion_deterministically(*module);
    }
    QVERIFY(unet.attach(module));
    NetworkContext context = of_frames(3);
    context.motion_effect = FrameValues({0.5, 1, 1}, options);
    context.motion_scale = FrameValues({1, 1.5, 1}, options);
    const auto latents = sine_wave(0.05, {6, 4, 5, 6}).to(at::kDouble);
    const auto weighting = cosine_wave(0.11, {6, 4, 5, 6}).to(at::kDouble);
    const auto loss = [&] {
        const auto text = unet.prepare_text(m_embeddings);
        return (unet.forward(latents, m_timesteps, text, context) * weighting).sum();
    };

    auto parameters = unet.parameters();
    for (const at::Tensor& parameter : module->parameters())
        parameters.push_back(parameter);
    for (at::Tensor& parameter : parameters)
        parameter.set_requires_grad(true);
    loss().backward();

    // Along one direction of all parameters, fixed but without pattern.
    const at::NoGradGuard no_grad;
    at::manual_seed(7);
    std::vector<at::Tensor> direction;
    double expected = 0;
    for (const at::Tensor& parameter : parameters) {
        direction.push_back(at::randn_like(parameter));
        QVERIFY(parameter.grad().defined());
        expected += (parameter.grad() * direction.back()).sum().item<double>();
    }
    const auto loss_at = [&](double shift) {
        for (std::size_t i = 0; i < parameters.size(); ++i)
            parameters[i].add_(direction[i], shift);
        const double value = loss().item<double>();
        for (std::size_t i = 0; i < parameters.size(); ++i)
            parameters[i].sub_(direction[i], shift);
        return value;
    };
    const double step = 1e-6;
    const double measured = (loss_at(step) - loss_at(-step)) / (2 * step);
    QVERIFY(std::abs(measured - expected) < 1e-4 * std::abs(expected));
}

void UNetBehaviourTest::updates_go_in_chunks()
{
    const auto tokens = sine_wave(0.3, {5, 4, 8});
    const auto expected = tokens + tokens.square();
    int calls = 0;
    const auto update = [&calls](const at::Tensor& part) {
        ++calls;
        return part + part.square();
    };
    // Two rows of 4 · 6'000'000 floats fit into 256 MB.
    QVERIFY(at::equal(update_in_parts(tokens.clone(), 6'000'000, update), expected));
    QCOMPARE(calls, 3);
    QVERIFY(at::equal(update_in_parts(tokens.clone(), 1'000'000'000, update), expected));
    QCOMPARE(calls, 8);

    const at::AutoGradMode grad_mode(true);
    const auto kept = tokens.clone();
    QVERIFY(at::equal(update_in_parts(kept, 1'000'000'000, update), expected));
    QCOMPARE(calls, 9);
    QVERIFY(at::equal(kept, tokens));
}

QTEST_APPLESS_MAIN(UNetBehaviourTest)
#include "unet_behaviour_test.moc"
