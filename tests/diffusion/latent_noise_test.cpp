// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QTest>

#include <filesystem>

#include "diffusion/latent_noise.h"
#include "fixture_tensor.h"

using namespace flipbook;

namespace {

const std::vector<NoiseLayout> all_layouts{NoiseLayout::diffusers, NoiseLayout::comfyui,
                                           NoiseLayout::a1111};

at::Tensor torch_noise(at::IntArrayRef shape, const at::Generator& generator)
{
    return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat));
}

at::Generator torch_generator(std::uint64_t seed)
{
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

}  // namespace

class LatentNoiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_diffusers_layout_repeats_the_fixtures_data();
    void the_diffusers_layout_repeats_the_fixtures();
    void every_layout_gives_contiguous_frames();
    void the_comfyui_layout_draws_frames_at_once();
    void the_a1111_layout_numbers_the_seeds_of_its_frames();
    void later_draws_go_on_from_the_first_generator();
    void later_draws_never_repeat_the_initial_noise();
    void seeds_count_in_64_bits();
};

void LatentNoiseTest::the_diffusers_layout_repeats_the_fixtures_data()
{
    QTest::addColumn<QString>("clip");
    QTest::addColumn<int>("seed");
    QTest::newRow("v2-ddim") << "v2-ddim" << 1000;
    QTest::newRow("v3-euler") << "v3-euler" << 1001;
    QTest::newRow("v2-dpmpp_2m-karras") << "v2-dpmpp_2m-karras" << 1002;
    QTest::newRow("v2-lcm") << "v2-lcm" << 1003;
}

void LatentNoiseTest::the_diffusers_layout_repeats_the_fixtures()
{
    QFETCH(QString, clip);
    QFETCH(int, seed);
    const auto path = std::filesystem::path(FLIPBOOK_TEST_DATA) / "expected" / "clips"
                      / (clip.toStdString() + ".official.safetensors");
    const auto file = SafetensorsFile::open(path);
    QVERIFY(file.has_value());
    const auto expected = fixture_tensor(file.value(), "noise");
    QVERIFY(expected.defined());
    LatentNoise noise(static_cast<std::uint64_t>(seed), NoiseLayout::diffusers, 16, 4, 12, 12);
    const auto difference = noise.initial() - expected[0].transpose(0, 1);
    const double error = difference.abs().max().item<double>();
    QVERIFY2(error <= 1e-6, qPrintable(QString::number(error)));
}

void LatentNoiseTest::every_layout_gives_contiguous_frames()
{
    for (const NoiseLayout layout : all_layouts) {
        LatentNoise noise(7, layout, 5, 4, 6, 3);
        for (const at::Tensor& tensor : {noise.initial(), noise.draw()}) {
            QCOMPARE(tensor.sizes(), (at::IntArrayRef{5, 4, 6, 3}));
            QVERIFY(tensor.is_contiguous() && tensor.scalar_type() == at::kFloat);
            QVERIFY(tensor.isfinite().all().item<bool>());
        }
    }
}

void LatentNoiseTest::the_comfyui_layout_draws_frames_at_once()
{
    LatentNoise noise(99, NoiseLayout::comfyui, 3, 4, 8, 8);
    QVERIFY(at::equal(noise.initial(), torch_noise({3, 4, 8, 8}, torch_generator(99))));
}

void LatentNoiseTest::the_a1111_layout_numbers_the_seeds_of_its_frames()
{
    const std::uint64_t last_seed = ~std::uint64_t{0};
    for (const std::uint64_t seed : {std::uint64_t{5}, last_seed}) {
        LatentNoise noise(seed, NoiseLayout::a1111, 3, 4, 8, 8);
        const at::Tensor frames = noise.initial();
        for (int frame = 0; frame < 3; ++frame) {
            const auto generator = torch_generator(seed + static_cast<std::uint64_t>(frame));
            QVERIFY(at::equal(frames[frame], torch_noise({4, 8, 8}, generator)));
        }
    }
}

void LatentNoiseTest::later_draws_go_on_from_the_first_generator()
{
    for (const NoiseLayout layout : all_layouts) {
        LatentNoise noise(42, layout, 3, 4, 8, 8);
        const auto generator = torch_generator(42);
        noise.initial();
        torch_noise({layout == NoiseLayout::a1111 ? 1 : 3, 4, 8, 8}, generator);
        for (int i = 0; i < 2; ++i) {
            const auto expected = torch_noise({1, 4, 3, 8, 8}, generator)[0].transpose(0, 1);
            QVERIFY(at::equal(noise.draw(), expected));
        }
    }
}

void LatentNoiseTest::later_draws_never_repeat_the_initial_noise()
{
    for (const NoiseLayout layout : all_layouts) {
        LatentNoise noise(42, layout, 1, 4, 8, 8);
        QVERIFY(!at::isclose(noise.initial(), noise.draw()).any().item<bool>());
    }
}

void LatentNoiseTest::seeds_count_in_64_bits()
{
    // torch seeds its Mersenne Twister with the lower half, and so do all programs that use it.
    const std::uint64_t seed = 13214918285578813247U;
    LatentNoise noise(seed, NoiseLayout::diffusers, 2, 4, 4, 4);
    const auto expected = torch_noise({1, 4, 2, 4, 4}, torch_generator(seed));
    QVERIFY(at::equal(noise.initial(), expected[0].transpose(0, 1)));
    QCOMPARE(torch_generator(seed).current_seed(), seed);
}

QTEST_APPLESS_MAIN(LatentNoiseTest)
#include "latent_noise_test.moc"
