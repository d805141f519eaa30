// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>

#include "printed_statistics.h"
#include "sample_networks.h"

using namespace flipbook;

namespace {

// Softmax attention over the frames of [F, L, C] tokens, spelled out pixel by pixel.
at::Tensor attention_over_frames(const at::Tensor& input, const at::Tensor& qkv_weight,
                                 const at::Tensor& key_scale, int64_t heads)
{
    const auto sites = input.transpose(0, 1);  // [L, F, C]
    const auto split = [&](int64_t part) {
        const auto rows = qkv_weight.chunk(3, 0)[static_cast<std::size_t>(part)];
        return at::matmul(sites, rows.t()).unflatten(2, {heads, -1}).transpose(1, 2);
    };
    const auto q = split(0), k = split(1) * key_scale.view({1, 1, -1, 1}), v = split(2);
    const double scale = 1.0 / std::sqrt(static_cast<double>(q.size(3)));
    const auto attended = at::matmul((at::matmul(q, k.transpose(2, 3)) * scale).softmax(-1), v);
    return attended.transpose(1, 2).flatten(2).transpose(0, 1);
}

}  // namespace

class MotionModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_no_grad = std::make_unique<at::NoGradGuard>(); }
    void reproduces_the_original_data();
    void reproduces_the_original();
    void computes_the_position_table();
    void has_the_parameters_of_the_published_modules_data();
    void has_the_parameters_of_the_published_modules();
    void reads_the_config_of_a_file_data();
    void reads_the_config_of_a_file();
    void names_what_a_file_lacks();
    void knows_which_norms_are_joint();
    void scale_multiplies_the_keys();
    void effect_blends_the_module_in();
    void frames_may_have_other_positions();
    void grad_mode_leaves_the_input_alone();
    void frame_values_know_one_and_zero();

private:
    std::unique_ptr<at::NoGradGuard> m_no_grad;
};

void MotionModuleTest::reproduces_the_original_data()
{
    QTest::addColumn<bool>("joint_norm");
    QTest::addColumn<bool>("positions");
    QTest::addColumn<PrintedStatistics>("expected");

    // From the original project's code.
    QTest::newRow("official") << false << true
                              << PrintedStatistics{0.0108625,
                                                   0.750057,
                                                   1.46149,
                                                   {-0.312888, -0.219767, -0.143459, -0.089850,
                                                    -0.054844, 0.073794, 0.635895, 0.388542},
                                                   {0.677753, 0.597535, 0.483749, 0.291589}};
    QTest::newRow("joint norm") << true << true
                                << PrintedStatistics{0.0135244,
                                                     0.786127,
                                                     2.00351,
                                                     {0.704959, 0.823670, 0.772462, 0.612533,
                                                      0.461873, 0.352431, 0.634832, 0.997221},
                                                     {0.519453, 0.671583, 0.774162, 0.497519}};
    QTest::newRow("without positions")
        << false << false
        << PrintedStatistics{0.0122830,
                             0.751558,
                             1.46811,
                             {-0.263672, -0.189694, -0.127026, -0.073143, -0.031991, 0.118789,
                              0.683772, 0.440359},
                             {0.718413, 0.641866, 0.531318, 0.328225}};
}

void MotionModuleTest::reproduces_the_original()
{
    QFETCH(const bool, joint_norm);
    QFETCH(const bool, positions);
    QFETCH(const PrintedStatistics, expected);
    MotionModuleConfig config;
    config.has_position_encoding = positions;
    const TemporalTransformer transformer(64, config, at::TensorOptions(at::kFloat));
    fill_motion_deterministically(transformer);

    NetworkContext context;
    context.frame_count = 4;
    context.norm_scopes.joint_motion_norm = joint_norm;
    const auto hidden = frames_as_batch(sine_wave(0.05, {2, 64, 4, 3, 2}))
                            .contiguous(at::MemoryFormat::ChannelsLast);
    QCOMPARE(unlike(batch_as_frames(transformer.forward(hidden, context), 4), expected), QString());
}

void MotionModuleTest::computes_the_position_table()
{
    const auto table = position_encoding(32, 64);
    QVERIFY(table.sizes() == at::IntArrayRef({32, 64}));
    const std::vector<double> row_1{0.841471, 0.540302, 0.681561, 0.731761, 0.533168, 0.846009};
    const std::vector<double> row_31{-0.404038, 0.914742,  -0.950727,
                                     -0.310031, -0.988193, 0.153215};
    for (std::size_t i = 0; i < 6; ++i) {
        const auto column = static_cast<int64_t>(i);
        QVERIFY(std::abs(table[1][column].item<double>() - row_1[i]) < 1e-6);
        // The printed ones were computed in fp32, where 31·w_k is off by up to 1e-6.
        QVERIFY(std::abs(table[31][column].item<double>() - row_31[i]) < 2e-6);
    }
    QVERIFY(std::abs(position_encoding(24, 320)[23][318].item<double>() - 0.002436) < 1e-6);

    // Files carry the same table.
    const auto file = Weights::open(test_data("mm-v3.safetensors"));
    QVERIFY(file);
    const auto stored = file.value().view("down_blocks.1.motion_modules.0.temporal_transformer."
                                          "transformer_blocks.0.attention_blocks.0.pos_encoder.pe");
    QVERIFY((stored[0] - table).abs().max().item<double>() < 1e-5);
}

void MotionModuleTest::has_the_parameters_of_the_published_modules_data()
{
    QTest::addColumn<bool>("has_mid_block");
    QTest::addColumn<int>("tensors");
    QTest::addColumn<int>("elements");
    QTest::newRow("v1 and v3") << false << 520 << 417'137'600;
    QTest::newRow("v2") << true << 546 << 453'209'280;
}

void MotionModuleTest::has_the_parameters_of_the_published_modules()
{
    QFETCH(const bool, has_mid_block);
    QFETCH(const int, tensors);
    QFETCH(const int, elements);
    MotionModuleConfig config;
    config.has_mid_block = has_mid_block;
    const AnimateDiffMotionModule module(config, at::TensorOptions(at::kFloat).device(at::kMeta));
    const auto parameters = checkpoint_tensors(module);
    int64_t count = 0;
    for (const auto& [name, parameter] : parameters)
        count += parameter.numel();
    QCOMPARE(static_cast<int>(parameters.size()), tensors);
    QCOMPARE(count, elements);
    QCOMPARE(static_cast<int>(module.slots().size()), has_mid_block ? 21 : 20);
}

void MotionModuleTest::reads_the_config_of_a_file_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("frames");
    QTest::newRow("mm-v1.safetensors") << static_cast<int>(MotionVersion::v1) << 24;
    QTest::newRow("mm-v2.safetensors") << static_cast<int>(MotionVersion::v2) << 32;
    QTest::newRow("mm-v3.safetensors") << static_cast<int>(MotionVersion::v3) << 32;
}

void MotionModuleTest::reads_the_config_of_a_file()
{
    QFETCH(const int, version);
    QFETCH(const int, frames);
    const auto file = Weights::open(test_data(QTest::currentDataTag()));
    QVERIFY(file);
    MotionModuleConfig expected;
    expected.version = static_cast<MotionVersion>(version);
    expected.block_out_channels = {32, 64, 32, 32};
    expected.has_mid_block = expected.version == MotionVersion::v2;
    expected.max_frames = frames;

    const auto original = motion_module_config(shapes_of(file.value()));
    QVERIFY(original);
    QVERIFY(original.value() == expected);

    // Without the table, as AnimateLCM comes: 32 frames, and the names of diffusers.
    const auto renamed =
        motion_module_config(shapes_of(file.value().renamed(canonical_motion_name)));
    QVERIFY(renamed);
    QCOMPARE(renamed.value().max_frames, 32);
    QVERIFY(renamed.value().block_out_channels == expected.block_out_channels);
    QCOMPARE(renamed.value().has_mid_block, expected.has_mid_block);
    QVERIFY((renamed.value().version == MotionVersion::animatelcm) == expected.has_mid_block);
}

void MotionModuleTest::names_what_a_file_lacks()
{
    const auto config = motion_module_config({{"conv_in.weight", {32, 4, 3, 3}}});
    QVERIFY(!config);
    QVERIFY(config.error().code == ErrorCode::unsupported_format);
    QVERIFY(config.error().message.find("down_blocks.0.motion_modules.0.norm.weight")
            != std::string::npos);
}

void MotionModuleTest::knows_which_norms_are_joint()
{
    const NormScopes per_frame;
    const NormScopes joint_resnets{.joint_resnet_norms = true};
    const NormScopes joint_motion{.joint_motion_norm = true};
    QVERIFY(norm_scopes(NormPolicy::official, MotionVersion::v1) == joint_resnets);
    QVERIFY(norm_scopes(NormPolicy::official, MotionVersion::v2) == per_frame);
    QVERIFY(norm_scopes(NormPolicy::official, MotionVersion::v3) == per_frame);
    for (const auto version : {MotionVersion::v1, MotionVersion::v2, MotionVersion::v3})
        QVERIFY(norm_scopes(NormPolicy::diffusers, version) == joint_motion);
}

void MotionModuleTest::scale_multiplies_the_keys()
{
    const int64_t channels = 16, heads = 2, frames = 3;
    const TemporalAttention attention(channels, heads, at::TensorOptions(at::kFloat));
    fill_deterministically(attention);
    const auto parameters = attention.named_parameters();
    const auto input = sine_wave(0.13, {2 * frames, 5, channels});
    const auto residual = cosine_wave(0.17, {2 * frames, 5, channels});
    const std::vector<double> scale{0.5, 3.0, 0.0};
    const FrameValues key_scale(scale, at::TensorOptions(at::kFloat));

    const auto output = attention.add_to(residual.clone(), input, frames, key_scale);
    for (int64_t branch = 0; branch < 2; ++branch) {
        const auto attended =
            attention_over_frames(input.narrow(0, branch * frames, frames),
                                  parameters["to_qkv.weight"], key_scale.tensor(), heads);
        const auto expected =
            residual.narrow(0, branch * frames, frames)
            + at::linear(attended, parameters["to_out.0.weight"], parameters["to_out.0.bias"]);
        QVERIFY(relative_difference(output.narrow(0, branch * frames, frames), expected) < 1e-6);
    }
    const auto unscaled = attention.add_to(residual.clone(), input, frames, {});
    QVERIFY(relative_difference(unscaled, output) > 1e-3);
    const FrameValues ones({1, 1, 1}, at::TensorOptions(at::kFloat));
    QVERIFY(at::equal(attention.add_to(residual.clone(), input, frames, ones), unscaled));
}

void MotionModuleTest::effect_blends_the_module_in()
{
    const TemporalTransformer transformer(32, {}, at::TensorOptions(at::kFloat));
    fill_motion_deterministically(transformer);
    const auto hidden = sine_wave(0.05, {6, 32, 2, 3}).contiguous(at::MemoryFormat::ChannelsLast);
    NetworkContext context;
    context.frame_count = 3;
    const auto whole = transformer.forward(hidden.clone(), context);
    context.motion_effect = FrameValues({0, 0.25, 1}, at::TensorOptions(at::kFloat));
    const auto blended = transformer.forward(hidden.clone(), context);
    for (int64_t row = 0; row < 6; ++row) {
        const double effect = std::vector<double>{0, 0.25, 1}[static_cast<std::size_t>(row % 3)];
        QVERIFY(relative_difference(blended[row], (1 - effect) * hidden[row] + effect * whole[row])
                < 1e-6);
    }
    QVERIFY(at::equal(blended[0], hidden[0]));
}

// Attention knows no order but that of the position encoding: frames in another order, each with
// its own row of it, come out in that order.
void MotionModuleTest::frames_may_have_other_positions()
{
    const TemporalTransformer transformer(32, {}, at::TensorOptions(at::kFloat));
    fill_motion_deterministically(transformer);
    NetworkContext context;
    context.frame_count = 3;
    const auto hidden = sine_wave(0.05, {3, 32, 2, 3}).contiguous(at::MemoryFormat::ChannelsLast);
    const auto order = at::tensor({2, 0, 1}, at::kLong);
    const auto expected = transformer.forward(hidden.clone(), context).index_select(0, order);
    const auto turned = hidden.index_select(0, order).contiguous(at::MemoryFormat::ChannelsLast);
    QVERIFY(relative_difference(transformer.forward(turned.clone(), context), expected) > 1e-3);
    context.positions = order;
    QVERIFY(relative_difference(transformer.forward(turned.clone(), context), expected) < 1e-6);
}

void MotionModuleTest::grad_mode_leaves_the_input_alone()
{
    const TemporalTransformer transformer(32, {}, at::TensorOptions(at::kFloat));
    fill_motion_deterministically(transformer);
    NetworkContext context;
    context.frame_count = 3;
    const auto hidden = sine_wave(0.05, {6, 32, 2, 3}).contiguous(at::MemoryFormat::ChannelsLast);
    const auto input = hidden.clone();
    const at::AutoGradMode grad_mode(true);
    const auto kept = transformer.forward(input, context);
    QVERIFY(at::equal(input, hidden));
    const at::NoGradGuard no_grad;
    QVERIFY(relative_difference(transformer.forward(hidden.clone(), context), kept) < 1e-6);
}

void MotionModuleTest::frame_values_know_one_and_zero()
{
    const at::TensorOptions options(at::kFloat);
    QVERIFY(FrameValues().is_one() && !FrameValues().is_zero());
    QVERIFY(FrameValues({1, 1}, options).is_one());
    QVERIFY(FrameValues({0, 0}, options).is_zero());
    const FrameValues mixed({0, 1}, options);
    QVERIFY(!mixed.is_one() && !mixed.is_zero());
    QVERIFY(at::equal(mixed.tensor(), at::tensor({0.0F, 1.0F})));
}

QTEST_APPLESS_MAIN(MotionModuleTest)
#include "motion_module_test.moc"
