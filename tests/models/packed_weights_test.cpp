// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/packed_weights.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <memory>
#include <new>

#include "models/checkpoint_tensors.h"
#include "models/convolution_kernels.h"
#include "models/layers.h"
#include "models/winograd_kernel.h"
#include "sample_networks.h"

namespace flipbook {

namespace {

at::Tensor channels_last(const at::Tensor& picture)
{
    return picture.contiguous(at::MemoryFormat::ChannelsLast);
}

// Largest difference from the convolution in double precision, in units of the result's deviation.
double error_of(const PackedKernel& kernel, const at::Tensor& input, const at::Tensor& weight,
                const at::Tensor& bias, int64_t stride, int64_t padding)
{
    const auto expected = at::conv2d(input.to(at::kDouble), weight.to(at::kDouble),
                                     bias.to(at::kDouble), stride, padding);
    const auto actual = kernel.convolve(input, bias);
    if (actual.sizes() != expected.sizes() || !actual.is_contiguous(at::MemoryFormat::ChannelsLast))
        return std::numeric_limits<double>::infinity();
    return ((actual.to(at::kDouble) - expected).abs().max() / expected.std()).item<double>();
}

// A pass over two branches of three frames of 12×10 latents.
at::Tensor run(const UNet& unet)
{
    const auto text = unet.prepare_text(sine_wave(0.7, {2, 77, 16}));
    NetworkContext context;
    context.frame_count = 3;
    return unet.forward(sine_wave(0.3, {6, 4, 12, 10}), at::tensor({601.0, 601.0}, at::kFloat),
                        text, context);
}

}  // namespace

class PackedWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::manual_seed(5); }
    void kernels_agree_with_the_convolution_data();
    void kernels_agree_with_the_convolution();
    void three_by_three_kernels_use_winograd();
    void a_packed_network_computes_the_same();
    void packed_parameters_keep_their_shape_only();
    void pending_layers_read_when_they_are_used();
    void what_could_not_be_read_stays_pending();
    void half_precision_and_packed_layers_are_left_alone();

private:
    const at::NoGradGuard m_no_grad;
};

void PackedWeightsTest::kernels_agree_with_the_convolution_data()
{
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");

    QTest::newRow("1×1") << 48 << 32 << 1 << 1 << 2 << 5 << 7;
    QTest::newRow("direct, few channels") << 4 << 32 << 3 << 1 << 2 << 6 << 6;
    QTest::newRow("direct, stride 2, odd") << 64 << 64 << 3 << 2 << 2 << 7 << 5;
    QTest::newRow("winograd, even") << 64 << 96 << 3 << 1 << 2 << 8 << 6;
    QTest::newRow("winograd, odd") << 96 << 64 << 3 << 1 << 3 << 7 << 5;
    QTest::newRow("winograd, one pixel") << 64 << 72 << 3 << 1 << 1 << 1 << 1;
    QTest::newRow("winograd, one row") << 64 << 64 << 3 << 1 << 2 << 1 << 9;
    QTest::newRow("winograd, several runs of tiles") << 640 << 64 << 3 << 1 << 5 << 18 << 20;
}

void PackedWeightsTest::kernels_agree_with_the_convolution()
{
    QFETCH(int, in);
    QFETCH(int, out);
    QFETCH(int, size);
    QFETCH(int, stride);
    QFETCH(int, batch);
    QFETCH(int, height);
    QFETCH(int, width);
    const int64_t padding = size / 2;
    const auto input = channels_last(at::randn({batch, in, height, width}));
    const auto weight = channels_last(at::randn({out, in, size, size}) / std::sqrt(9.0 * in));
    const auto bias = at::randn({out});
    const auto kernel = pack_kernel(weight, stride, padding);
    const double error = error_of(*kernel, input, weight, bias, stride, padding);
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
}

void PackedWeightsTest::three_by_three_kernels_use_winograd()
{
    const auto is_winograd = [](at::IntArrayRef shape, int64_t stride, at::ScalarType type) {
        const auto weight = channels_last(at::ones(shape, type));
        return dynamic_cast<const WinogradKernel*>(pack_kernel(weight, stride, 1).get()) != nullptr;
    };
    QVERIFY(is_winograd({640, 1920, 3, 3}, 1, at::kFloat));
    QVERIFY(!is_winograd({1280, 1280, 3, 3}, 1, at::kFloat));
    const auto large = channels_last(at::ones({1280, 1280, 3, 3}));
    const auto enlarged = pack_kernel(large, 1, 1, PictureSize::enlarged);
    QVERIFY(dynamic_cast<const WinogradKernel*>(enlarged.get()) != nullptr);
    QVERIFY(!is_winograd({64, 64, 3, 3}, 2, at::kFloat));
    QVERIFY(!is_winograd({64, 66, 3, 3}, 1, at::kFloat));
    QVERIFY(!is_winograd({4, 64, 3, 3}, 1, at::kFloat));
}

void PackedWeightsTest::a_packed_network_computes_the_same()
{
    const auto unet = tiny_unet();
    const auto module = tiny_motion_module("v3");
    QVERIFY(unet && module && unet->attach(module));
    const auto plain = run(*unet);
    pack_weights(*unet);
    pack_weights(module->network());
    const auto packed = run(*unet);
    QVERIFY(((plain - packed).abs().max() / plain.std()).item<double>() < 2e-5);
    QVERIFY(at::equal(run(*unet), packed));
}

void PackedWeightsTest::packed_parameters_keep_their_shape_only()
{
    Linear layer(3, 5, true, at::kFloat);
    layer.weight.normal_();
    layer.bias.zero_();
    layer.pack();
    QVERIFY(is_packed(layer.weight));
    QVERIFY(!is_packed(layer.bias));
    QCOMPARE(layer.weight.sizes().vec(), (std::vector<int64_t>{5, 3}));
    QCOMPARE(layer.weight.storage().nbytes(), std::size_t{4});
    QVERIFY(layer.weight.isnan().all().item<bool>());
    QVERIFY_EXCEPTION_THROWN(checkpoint_tensors(layer), c10::Error);
}

void PackedWeightsTest::pending_layers_read_when_they_are_used()
{
    Conv2d convolution(64, 64, 3, 1, 1, at::kFloat);
    GatedLinear gated(6, 4, at::kFloat);
    convolution.bias.normal_();
    gated.bias.normal_();
    const auto picture = channels_last(at::randn({1, 64, 5, 6}));
    const auto rows = at::randn({7, 6});
    int reads = 0;
    for (int time = 0; time < 2; ++time) {
        const auto kernel = at::randn({64, 64, 3, 3}), matrix = at::randn({8, 6});
        const auto counted = [&reads](const at::Tensor& weight) {
            return [&reads, weight] {
                ++reads;
                return weight;
            };
        };
        convolution.pack_later(counted(kernel));
        gated.pack_later(counted(matrix));
        QVERIFY(is_packed(convolution.weight) && is_packed(gated.weight));
        QVERIFY(convolution.is_pending() && gated.is_pending());
        QCOMPARE(reads, 2 * time);

        Conv2d packed_convolution(64, 64, 3, 1, 1, at::kFloat);
        GatedLinear packed_gated(6, 4, at::kFloat);
        packed_convolution.weight.copy_(kernel);
        packed_convolution.bias.copy_(convolution.bias);
        packed_gated.weight.copy_(matrix);
        packed_gated.bias.copy_(gated.bias);
        packed_convolution.pack();
        packed_gated.pack();
        for (int use = 0; use < 2; ++use) {
            QVERIFY(at::equal(convolution.forward(picture), packed_convolution.forward(picture)));
            QVERIFY(at::equal(gated.forward(rows), packed_gated.forward(rows)));
        }
        QCOMPARE(reads, 2 * time + 2);
        QVERIFY(!convolution.is_pending() && !gated.is_pending());
    }
}

void PackedWeightsTest::what_could_not_be_read_stays_pending()
{
    const auto layer = std::make_shared<Linear>(3, 5, false, at::kFloat);
    torch::nn::Module network;
    network.register_module("layer", layer);
    bool has_memory = false;
    layer->pack_later([&has_memory] {
        if (!has_memory)
            throw std::bad_alloc();
        return at::ones({5, 3});
    });
    QCOMPARE(pending_bytes(network), std::uint64_t{5 * 3 * 4});
    QVERIFY_EXCEPTION_THROWN(layer->forward(at::ones({1, 3})), std::bad_alloc);
    QVERIFY(layer->is_pending());
    has_memory = true;
    pack_pending(network);
    QCOMPARE(pending_bytes(network), std::uint64_t{0});
    QVERIFY(at::equal(layer->forward(at::ones({1, 3})), at::full({1, 5}, 3.0)));
}

void PackedWeightsTest::half_precision_and_packed_layers_are_left_alone()
{
    Linear half(3, 5, false, at::kHalf);
    half.weight.fill_(1);
    half.pack();
    QVERIFY(!is_packed(half.weight));

    Linear layer(3, 5, false, at::kFloat);
    Conv2d pixels(3, 5, 1, 1, 0, at::kFloat);
    layer.weight.fill_(1);
    pixels.weight.fill_(1);
    pixels.bias.zero_();
    for (int time = 0; time < 2; ++time) {
        layer.pack();
        pixels.pack();
    }
    QVERIFY(at::equal(layer.forward(at::ones({1, 3})), at::full({1, 5}, 3.0)));
    QVERIFY(at::equal(pixels.forward(at::ones({1, 3, 1, 1})), at::full({1, 5, 1, 1}, 3.0)));
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::PackedWeightsTest)
#include "packed_weights_test.moc"
