// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vae.h"

#include <torch/csrc/autograd/autograd.h>

#include <QTest>

#include "deterministic_weights.h"
#include "fixture_tensor.h"
#include "models/checkpoint.h"
#include "models/vae_tiling.h"
#include "tensor_files.h"

namespace flipbook {

namespace {

const at::TensorOptions fp32(at::kFloat);

// Mean, standard deviation and the first eight values.
void compare_summary(const at::Tensor& actual, const std::vector<double>& expected)
{
    const auto values = actual.contiguous().flatten().to(at::kDouble);
    QVERIFY2(std::abs(values.mean().item<double>() - expected[0]) < 1e-5, "mean");
    QVERIFY2(std::abs(values.std(false).item<double>() - expected[1]) < 1e-5, "deviation");
    for (int i = 0; i < 8; ++i)
        QVERIFY2(std::abs(values[i].item<double>() - expected[static_cast<std::size_t>(i) + 2])
                     < 1e-5,
                 qPrintable(QString("value %1").arg(i)));
}

}  // namespace

class VaeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void toy_vae_gives_the_reference_numbers();
    void decoding_equals_the_reference();
    void encoding_equals_the_reference();
    void frames_decode_alike_alone_and_together();
    void saving_memory_does_not_change_the_result();
    void gradients_flow_through_the_decoder();
    void full_size_has_the_known_parameters();
    void one_tile_is_the_whole_decode();
    void tiles_of_a_local_decoder_join_without_a_trace_data();
    void tiles_of_a_local_decoder_join_without_a_trace();
    void neighbouring_tiles_fade_into_each_other();
    void tiled_decode_is_close_to_the_whole();

private:
    std::shared_ptr<Vae> m_vae;
    std::optional<SafetensorsFile> m_expected;
};

void VaeTest::initTestCase()
{
    auto source = open_vae(test_data("tiny-sd15"));
    QVERIFY2(source.has_value(), source ? "" : source.error().message.c_str());
    m_vae = std::make_shared<Vae>(source.value().config, fp32);
    std::vector<std::string> unused;
    const auto loaded = load_parameters(*m_vae, source.value().weights, "VAE", &unused);
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
    QVERIFY(unused.empty());
    m_expected = SafetensorsFile::open(test_data("expected/vae.safetensors")).value();
}

void VaeTest::toy_vae_gives_the_reference_numbers()
{
    const at::NoGradGuard no_grad;
    Vae vae({.block_out_channels = {32, 64}, .layers_per_block = 1, .scaling_factor = 1}, fp32);
    fill_deterministically(vae);
    int64_t count = 0;
    for (const auto& parameter : vae.parameters())
        count += parameter.numel();
    QCOMPARE(vae.parameters().size(), std::size_t{124});
    QCOMPARE(count, int64_t{658'375});

    compare_summary(vae.decode(sine_wave(0.05, {1, 4, 4, 4})),
                    {-0.158991, 0.838642, -0.213151, -0.815783, -1.771283, -2.628998, -2.905101,
                     -2.429833, -1.430342, -0.512691});
    const auto distribution = vae.encode(cosine_wave(0.02, {1, 3, 8, 8}));
    compare_summary(distribution.mean, {-0.214142, 1.14685, -0.785944, -1.799176, -1.791571,
                                        -1.059749, -0.498833, 0.542964, 1.182105, 0.884952});
    compare_summary(distribution.logvar, {0.280530, 1.10739, 1.505826, 2.281189, 1.934004, 1.020666,
                                          -0.475973, -1.585561, -1.709943, -0.942109});
}

void VaeTest::decoding_equals_the_reference()
{
    const at::NoGradGuard no_grad;
    const auto actual = m_vae->decode(fixture_tensor(*m_expected, "decode.latents"));
    const double difference =
        relative_difference(actual, fixture_tensor(*m_expected, "decode.image"));
    QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
}

void VaeTest::encoding_equals_the_reference()
{
    const at::NoGradGuard no_grad;
    const auto actual = m_vae->encode(fixture_tensor(*m_expected, "encode.image"));
    QVERIFY(relative_difference(actual.mean, fixture_tensor(*m_expected, "encode.mean")) < 1e-4);
    QVERIFY(relative_difference(actual.logvar, fixture_tensor(*m_expected, "encode.logvar"))
            < 1e-4);
}

void VaeTest::frames_decode_alike_alone_and_together()
{
    const at::NoGradGuard no_grad;
    const auto latents = fixture_tensor(*m_expected, "decode.latents");
    const auto together = m_vae->decode(latents);
    for (int64_t frame = 0; frame < 2; ++frame)
        QVERIFY(relative_difference(m_vae->decode(latents.narrow(0, frame, 1)),
                                    together.narrow(0, frame, 1))
                < 1e-5);
}

void VaeTest::saving_memory_does_not_change_the_result()
{
    const auto latents = fixture_tensor(*m_expected, "decode.latents");
    const auto before = latents.clone();
    const auto with_grad_mode = m_vae->decode(latents);
    const at::NoGradGuard no_grad;
    QVERIFY(m_vae->decode(latents).equal(with_grad_mode));
    QVERIFY(latents.equal(before));
}

void VaeTest::gradients_flow_through_the_decoder()
{
    // Against the difference quotient in double precision, along one direction.
    Vae vae({.block_out_channels = {8, 8}, .layers_per_block = 1, .norm_groups = 4},
            fp32.dtype(at::kDouble));
    fill_deterministically(vae);
    const auto direction = cosine_wave(0.3, {1, 4, 3, 3}).to(at::kDouble);
    const auto start = sine_wave(0.05, {1, 4, 3, 3}).to(at::kDouble);
    const auto loss_at = [&](const at::Tensor& latents) {
        return vae.decode(latents).square().sum();
    };
    const auto latents = start.clone().requires_grad_();
    const auto gradient = torch::autograd::grad({loss_at(latents)}, {latents})[0];
    const double step = 1e-6;
    const double expected =
        ((loss_at(start + step * direction) - loss_at(start - step * direction)) / (2 * step))
            .item<double>();
    const double actual = (gradient * direction).sum().item<double>();
    QVERIFY2(std::abs(actual - expected) < 1e-5 * std::abs(expected),
             qPrintable(QString("%1 %2").arg(actual).arg(expected)));
}

void VaeTest::full_size_has_the_known_parameters()
{
    const Vae vae({}, at::TensorOptions(at::kMeta));
    int64_t count = 0;
    for (const auto& parameter : vae.parameters())
        count += parameter.numel();
    QCOMPARE(vae.parameters().size(), std::size_t{248});
    QCOMPARE(count, int64_t{83'653'863});
    QCOMPARE(vae.config().scale(), int64_t{8});
}

void VaeTest::one_tile_is_the_whole_decode()
{
    const at::NoGradGuard no_grad;
    const auto latents = fixture_tensor(*m_expected, "decode.latents");
    QVERIFY(decode_tiled(*m_vae, latents, 8).equal(m_vae->decode(latents)));
}

void VaeTest::tiles_of_a_local_decoder_join_without_a_trace_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("tile_size");
    QTest::newRow("even") << 16 << 16 << 8;
    QTest::newRow("odd sides") << 13 << 29 << 8;
    QTest::newRow("one row of tiles") << 5 << 21 << 8;
    QTest::newRow("one pixel more than a tile") << 9 << 8 << 8;
    QTest::newRow("smallest tile") << 7 << 10 << 4;
}

void VaeTest::tiles_of_a_local_decoder_join_without_a_trace()
{
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(int, tile_size);
    int64_t largest = 0;
    const LatentDecoder decode = [&largest](const at::Tensor& latents) {
        largest = std::max(largest, latents.size(2) * latents.size(3));
        return at::upsample_nearest2d(latents, {8 * latents.size(2), 8 * latents.size(3)});
    };
    const auto latents = sine_wave(0.37, {2, 4, height, width});
    const auto tiled = decode_tiled(decode, latents, tile_size, 8);
    QVERIFY(largest <= tile_size * tile_size);
    QVERIFY(at::allclose(tiled, decode(latents), 0, 1e-6));
}

// The first tile is black, the second white; they have 32 of 96 columns in common.
void VaeTest::neighbouring_tiles_fade_into_each_other()
{
    double level = 0;
    const LatentDecoder decode = [&level](const at::Tensor& latents) {
        return at::full({1, 3, 8 * latents.size(2), 8 * latents.size(3)}, level++);
    };
    const auto tiled = decode_tiled(decode, at::zeros({1, 4, 8, 12}), 8, 8);
    QCOMPARE(level, 2.0);
    const auto ramp = ((at::arange(96, at::kFloat) - 31.5) / 32).clamp(0, 1);
    QVERIFY(at::allclose(tiled, ramp.expand_as(tiled), 0, 1e-6));
}

void VaeTest::tiled_decode_is_close_to_the_whole()
{
    // A tile's norms and attention see that tile only. Where it is like the rest of the picture,
    // as in noise, the two results differ by the chance of its statistics.
    const at::NoGradGuard no_grad;
    at::manual_seed(0);
    const auto latents = 0.18215 * at::randn({1, 4, 48, 48});
    const auto whole = m_vae->decode(latents);
    const auto tiled = decode_tiled(*m_vae, latents, 32);
    QCOMPARE(tiled.sizes().vec(), whole.sizes().vec());
    const double error = ((tiled - whole).square().mean() / whole.var()).sqrt().item<double>();
    QVERIFY2(error > 0 && error < 0.15, qPrintable(QString::number(error)));
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::VaeTest)
#include "vae_test.moc"
