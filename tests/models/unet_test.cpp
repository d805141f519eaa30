// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>
#include <set>

#include "printed_statistics.h"
#include "sample_networks.h"

using namespace flipbook;

// The UNet's numbers against those of the reference implementations.
class UNetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void has_the_parameters_of_sd15();
    void has_the_tensor_names_of_diffusers();
    void projections_are_views_of_the_fused_matrices();
    void embeds_timesteps_cosines_first();
    void reproduces_the_original_toy_unet_data();
    void reproduces_the_original_toy_unet();
    void reproduces_the_fixtures_data();
    void reproduces_the_fixtures();
    void returns_to_odd_sizes();
};

void UNetTest::has_the_parameters_of_sd15()
{
    const UNet unet({}, at::TensorOptions(at::kFloat).device(at::kMeta));
    int64_t elements = 0;
    const auto tensors = checkpoint_tensors(unet);
    for (const auto& [name, tensor] : tensors)
        elements += tensor.numel();
    QCOMPARE(tensors.size(), 686U);
    QCOMPARE(elements, 859'520'964);
}

void UNetTest::has_the_tensor_names_of_diffusers()
{
    const auto file =
        Weights::open(test_data("tiny-sd15/unet/diffusion_pytorch_model.safetensors"));
    QVERIFY(file);
    std::set<std::string> names;
    for (const auto& [name, tensor] :
         checkpoint_tensors(UNet(tiny_unet_config(), at::TensorOptions(at::kMeta))))
        names.insert(name);
    const auto expected = file.value().names();
    QVERIFY(names == std::set<std::string>(expected.begin(), expected.end()));
}

void UNetTest::projections_are_views_of_the_fused_matrices()
{
    const SelfAttention self(8, 2, at::TensorOptions(at::kFloat));
    const auto parts = checkpoint_tensors(self);
    QVERIFY(parts[1].first == "to_k.weight");
    for (std::size_t i = 0; i < 3; ++i)
        parts[i].second.fill_(static_cast<double>(i));
    const at::Tensor fused = self.named_parameters()["to_qkv.weight"];
    QVERIFY(at::equal(fused,
                      at::arange(3, at::kFloat).repeat_interleave(8).unsqueeze(1).expand({24, 8})));

    const CrossAttention cross(8, 5, 2, at::TensorOptions(at::kFloat));
    const auto cross_parts = checkpoint_tensors(cross);
    QVERIFY(cross_parts[2].first == "to_v.weight");
    QVERIFY(cross_parts[2].second.sizes() == at::IntArrayRef({8, 5}));
}

void UNetTest::embeds_timesteps_cosines_first()
{
    const auto embedding = sinusoidal_embedding(at::full({1}, 500.0, at::kFloat), 320)[0];
    const std::vector<double> cosines{-0.883849, 0.702759, 0.886686, 0.962195};
    const std::vector<double> sines{-0.467772, 0.711428, -0.462372, -0.27236};
    for (int64_t i = 0; i < 4; ++i) {
        const auto k = static_cast<std::size_t>(i);
        QVERIFY(std::abs(embedding[i].item<double>() - cosines[k]) < 1e-5);
        QVERIFY(std::abs(embedding[160 + i].item<double>() - sines[k]) < 1e-5);
    }
}

void UNetTest::reproduces_the_original_toy_unet_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("tensors");
    QTest::addColumn<int>("elements");
    QTest::addColumn<PrintedStatistics>("expected");
    QTest::addColumn<QList<double>>("frame_means");

    // From the original project's code.
    QTest::newRow("none") << "" << 304 << 1'102'628
                          << PrintedStatistics{-0.0640125,
                                               1.13425,
                                               4.74485,
                                               {-0.530594, -1.457454, -2.408388, -3.119308,
                                                -3.573939, -3.810732, -3.420940, -2.055462},
                                               {-0.511625, -1.060630, -1.045263, -0.839465}}
                          << QList<double>{-0.347946, 0.178181, -0.283136, 0.196851};
    QTest::newRow("v3") << "v3" << 564 << 1'675'908
                        << PrintedStatistics{-0.0609107,
                                             1.15948,
                                             4.95008,
                                             {-0.494203, -1.364514, -2.296988, -3.055014, -3.530987,
                                              -3.675250, -3.190640, -1.875486},
                                             {-0.566229, -1.309051, -1.353720, -1.085438}}
                        << QList<double>{-0.330023, 0.178433, -0.272667, 0.180613};
    QTest::newRow("v2") << "v2" << 590 << 1'767'364
                        << PrintedStatistics{-0.0600875,
                                             1.16303,
                                             4.95221,
                                             {-0.484859, -1.361431, -2.309962, -3.075266, -3.543705,
                                              -3.675202, -3.182199, -1.867392},
                                             {-0.568202, -1.315393, -1.370040, -1.099607}}
                        << QList<double>{-0.330532, 0.180990, -0.272895, 0.182087};
    QTest::newRow("v1") << "v1" << 564 << 1'675'908
                        << PrintedStatistics{-0.154558,
                                             1.0654,
                                             6.47775,
                                             {-0.130163, -0.662186, -1.378476, -1.971277, -2.337366,
                                              -2.469642, -2.182302, -1.327361},
                                             {-0.817027, -1.166294, -1.122869, -0.645150}}
                        << QList<double>{-0.222701, 0.095607, -0.602440, 0.111303};
}

void UNetTest::reproduces_the_original_toy_unet()
{
    const at::NoGradGuard no_grad;
    QFETCH(const QString, version);
    QFETCH(const int, tensors);
    QFETCH(const int, elements);
    QFETCH(const PrintedStatistics, expected);
    QFETCH(const QList<double>, frame_means);

    UNet unet(toy_unet_config(), at::TensorOptions(at::kFloat));
    fill_deterministically(unet);
    auto parameters = checkpoint_tensors(unet);
    NetworkContext context;
    context.frame_count = 4;
    if (!version.isEmpty()) {
        const auto kind = version == "v1"   ? MotionVersion::v1
                          : version == "v2" ? MotionVersion::v2
                                            : MotionVersion::v3;
        const auto module = std::make_shared<AnimateDiffMotionModule>(
            toy_motion_config(kind), at::TensorOptions(at::kFloat));
        fill_motion_deterministically(*module);
        for (auto& parameter : checkpoint_tensors(*module))
            parameters.push_back(parameter);
        QVERIFY(unet.attach(module));
        context.norm_scopes = norm_scopes(NormPolicy::official, kind);
    }
    int64_t count = 0;
    for (const auto& [name, parameter] : parameters)
        count += parameter.numel();
    QCOMPARE(static_cast<int>(parameters.size()), tensors);
    QCOMPARE(count, elements);

    const auto latents = frames_as_batch(sine_wave(0.05, {1, 4, 4, 8, 8}));
    const auto text = unet.prepare_text(cosine_wave(0.03, {1, 7, 24}));
    const auto output = unet.forward(latents, at::full({1}, 500.0, at::kFloat), text, context);
    const auto video = batch_as_frames(output, 4);
    QCOMPARE(unlike(video, expected), QString());
    const auto means = video.mean({0, 1, 3, 4});
    for (int64_t frame = 0; frame < 4; ++frame)
        QVERIFY(std::abs(means[frame].item<double>() - frame_means[static_cast<int>(frame)])
                < 1e-5);
}

void UNetTest::reproduces_the_fixtures_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("official");
    QTest::newRow("none") << "" << true;
    for (const char* version : {"v1", "v2", "v3"}) {
        QTest::addRow("%s.official", version) << version << true;
        QTest::addRow("%s.diffusers", version) << version << false;
    }
}

void UNetTest::reproduces_the_fixtures()
{
    const at::NoGradGuard no_grad;
    QFETCH(const QString, version);
    QFETCH(const bool, official);
    const auto expected = Weights::open(test_data("expected/unet.safetensors"));
    const auto unet = tiny_unet();
    QVERIFY(expected && unet);

    NetworkContext context;
    context.frame_count = 6;
    if (!version.isEmpty()) {
        const auto module = tiny_motion_module(version.toStdString());
        QVERIFY(module);
        QVERIFY(unet->attach(module));
        const auto& config = dynamic_cast<const AnimateDiffMotionModule&>(*module).config();
        context.norm_scopes =
            norm_scopes(official ? NormPolicy::official : NormPolicy::diffusers, config.version);
    }
    const Weights& values = expected.value();
    const auto output =
        unet->forward(frames_as_batch(values.view("x")), values.view("t").to(at::kFloat),
                      unet->prepare_text(values.view("text")), context);
    const double difference =
        relative_difference(batch_as_frames(output, 6), values.view(QTest::currentDataTag()));
    qInfo("relative difference %.2e", difference);
    QVERIFY(difference < 1e-4);
}

void UNetTest::returns_to_odd_sizes()
{
    const at::NoGradGuard no_grad;
    const auto expected = Weights::open(test_data("expected/unet.safetensors"));
    const auto unet = tiny_unet();
    const auto module = tiny_motion_module("v3");
    QVERIFY(expected && unet && module && unet->attach(module));
    NetworkContext context;
    context.frame_count = 4;
    const Weights& values = expected.value();
    const auto output =
        unet->forward(frames_as_batch(values.view("odd.x")), at::full({1}, 500.0, at::kFloat),
                      unet->prepare_text(values.view("text")).rows(0, 1), context);
    const double difference =
        relative_difference(batch_as_frames(output, 4), values.view("odd.v3.official"));
    qInfo("relative difference %.2e", difference);
    QVERIFY(difference < 1e-4);
}

QTEST_APPLESS_MAIN(UNetTest)
#include "unet_test.moc"
