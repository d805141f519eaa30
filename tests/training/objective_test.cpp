// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/objective.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QTest>
#include <cmath>

#include "core/noise_schedule.h"

namespace flipbook {

// What a network is asked in training, and how its answer is judged.
class ObjectiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_question_holds_the_clip_and_its_noise_data();
    void a_question_holds_the_clip_and_its_noise();
    void the_mean_moves_timesteps();
    void weights_are_bounded_by_the_signal_to_noise_ratio();
    void the_right_answer_costs_nothing();
    void what_frames_differ_in_has_its_own_weight();
};

namespace {

constexpr std::int64_t clips = 3, frames = 4;

at::Generator generator()
{
    return at::make_generator<at::CPUGeneratorImpl>(7);
}

at::Tensor some_latents()
{
    return at::randn({clips * frames, 2, 3, 3}, generator());
}

// ᾱ of each clip's timestep, as the options' betas give it.
double alpha_of(const ObjectiveOptions& options, double timestep)
{
    const NoiseSchedule schedule(options.betas == "linear" ? BetaSchedule::linear
                                                           : BetaSchedule::scaled_linear,
                                 options.beta_start, options.beta_end, false);
    return schedule.alpha_cumprod(static_cast<int>(timestep));
}

}  // namespace

void ObjectiveTest::a_question_holds_the_clip_and_its_noise_data()
{
    QTest::addColumn<QString>("prediction");
    QTest::newRow("noise") << "epsilon";
    QTest::newRow("velocity") << "v_prediction";
}

// From a sample and its right answer the clip comes back, all its frames at one level of noise.
void ObjectiveTest::a_question_holds_the_clip_and_its_noise()
{
    QFETCH(QString, prediction);
    ObjectiveOptions options;
    options.prediction = prediction.toStdString();
    at::Generator random = generator();
    const at::Tensor latents = some_latents();
    const NoisyBatch batch = Objective(options).question(latents, frames, random);
    QCOMPARE(batch.timesteps.size(0), clips);
    for (std::int64_t clip = 0; clip < clips; ++clip) {
        const double alpha = alpha_of(options, batch.timesteps[clip].item<double>());
        const auto rows = [&](const at::Tensor& all) {
            return all.narrow(0, clip * frames, frames);
        };
        const double signal = std::sqrt(alpha), spread = std::sqrt(1 - alpha);
        const at::Tensor clean = options.prediction == "epsilon"
                                     ? (rows(batch.sample) - spread * rows(batch.target)) / signal
                                     : signal * rows(batch.sample) - spread * rows(batch.target);
        QVERIFY(at::allclose(clean, rows(latents), 1e-3, 1e-4));
    }
}

void ObjectiveTest::the_mean_moves_timesteps()
{
    const auto mean_of = [](double mean) {
        ObjectiveOptions options;
        options.uniform_share = 0;
        options.mean = mean;
        options.deviation = 1;
        at::Generator random = generator();
        return Objective(options)
            .question(at::zeros({2000, 1, 1, 1}), 1, random)
            .timesteps.mean()
            .item<double>();
    };
    QVERIFY(std::abs(mean_of(0) - 500) < 20);
    QVERIFY(mean_of(1.2) > 680);
    QVERIFY(mean_of(-1.2) < 320);
}

void ObjectiveTest::weights_are_bounded_by_the_signal_to_noise_ratio()
{
    ObjectiveOptions options;
    options.prediction = "epsilon";
    options.min_snr = 5;
    at::Generator random = generator();
    const NoisyBatch batch = Objective(options).question(at::zeros({200, 1, 1, 1}), 1, random);
    for (std::int64_t row = 0; row < 200; ++row) {
        const double alpha = alpha_of(options, batch.timesteps[row].item<double>());
        const double ratio = alpha / (1 - alpha);
        const double wanted = std::min(ratio, 5.0) / ratio;
        QVERIFY(std::abs(batch.weights[row].item<double>() - wanted) < 1e-3 * wanted);
    }
}

void ObjectiveTest::the_right_answer_costs_nothing()
{
    ObjectiveOptions options;
    at::Generator random = generator();
    const Objective objective(options);
    const NoisyBatch batch = objective.question(some_latents(), frames, random);
    QCOMPARE(objective.loss(batch, batch.target).item<double>(), 0.0);
    QVERIFY(std::abs(objective.loss(batch, batch.target + 0.5).item<double>() - 0.25) < 1e-6);
}

void ObjectiveTest::what_frames_differ_in_has_its_own_weight()
{
    ObjectiveOptions options;
    options.difference_weight = 9;
    at::Generator random = generator();
    const Objective objective(options);
    const NoisyBatch batch = objective.question(some_latents(), frames, random);
    // An error that all frames share, and one that frames have in turn, of the same size.
    const at::Tensor turns = at::tensor({0.5F, -0.5F, 0.5F, -0.5F}).repeat({clips});
    const double shared = objective.loss(batch, batch.target + 0.5).item<double>();
    const double trembling =
        objective.loss(batch, batch.target + turns.view({-1, 1, 1, 1})).item<double>();
    QVERIFY(std::abs(shared - 0.25) < 1e-6);
    QVERIFY(std::abs(trembling - 9 * 0.25) < 1e-5);
    // Single pictures have no others to differ from.
    const NoisyBatch pictures = objective.question(some_latents(), 1, random);
    QVERIFY(std::abs(objective.loss(pictures, pictures.target + 0.5).item<double>() - 0.25) < 1e-6);
}

}  // namespace flipbook

using flipbook::ObjectiveTest;
QTEST_APPLESS_MAIN(ObjectiveTest)
#include "objective_test.moc"
