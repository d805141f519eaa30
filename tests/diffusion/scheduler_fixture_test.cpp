// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <filesystem>

#include "core/noise_schedule.h"
#include "fixture_tensor.h"
#include "scheduler_walk.h"

using namespace flipbook;

// The sampler fixtures: diffusers 0.42.1 on a formula, eight steps, every random draw given.
class SchedulerFixtureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void samples_timesteps_and_draws_are_those_of_diffusers_data();
    void samples_timesteps_and_draws_are_those_of_diffusers();
    void sigmas_are_those_of_diffusers_data();
    void sigmas_are_those_of_diffusers();

private:
    SchedulerOptions options_of(const QJsonObject& settings) const;
    void add_cases(bool with_sigmas_only);

    QJsonObject m_cases;
    std::optional<SafetensorsFile> m_file;
};

void SchedulerFixtureTest::initTestCase()
{
    const std::filesystem::path folder = std::filesystem::path(FLIPBOOK_TEST_DATA) / "expected";
    QFile index(QStringLiteral(FLIPBOOK_TEST_DATA "/expected/index.json"));
    QVERIFY(index.open(QIODevice::ReadOnly));
    const auto document = QJsonDocument::fromJson(index.readAll());
    m_cases = document["samplers"]["cases"].toObject();
    QCOMPARE(m_cases.size(), 26);
    auto file = SafetensorsFile::open(folder / "samplers.safetensors");
    QVERIFY(file.has_value());
    m_file = std::move(file).value();
}

SchedulerOptions SchedulerFixtureTest::options_of(const QJsonObject& settings) const
{
    static const std::map<QString, SigmaSchedule> schedules{
        {QStringLiteral("normal"), SigmaSchedule::normal},
        {QStringLiteral("karras"), SigmaSchedule::karras},
        {QStringLiteral("exponential"), SigmaSchedule::exponential},
        {QStringLiteral("sgm_uniform"), SigmaSchedule::sgm_uniform}};
    SchedulerOptions options;
    options.steps = 8;
    options.schedule = schedules.at(settings["schedule"].toString());
    if (settings.contains("eta"))
        options.eta = settings["eta"].toDouble();
    return options;
}

void SchedulerFixtureTest::add_cases(bool with_sigmas_only)
{
    QTest::addColumn<QString>("name");
    for (const QString& name : m_cases.keys())
        if (!with_sigmas_only || m_file->find(name.toStdString() + ".sigmas"))
            QTest::newRow(qPrintable(name)) << name;
}

void SchedulerFixtureTest::samples_timesteps_and_draws_are_those_of_diffusers_data()
{
    add_cases(false);
}

void SchedulerFixtureTest::samples_timesteps_and_draws_are_those_of_diffusers()
{
    QFETCH(QString, name);
    const QJsonObject settings = m_cases[name].toObject();
    const std::string prefix = name.toStdString();
    auto made = make_scheduler(settings["sampler"].toString().toStdString(), options_of(settings));
    QVERIFY(made.has_value());
    Scheduler& scheduler = *made.value();

    const auto timesteps = at::tensor(scheduler.timesteps(), at::kDouble);
    const auto expected_timesteps = fixture_tensor(*m_file, prefix + ".timesteps", DType::f64);
    QVERIFY(expected_timesteps.defined());
    QCOMPARE(timesteps.sizes(), expected_timesteps.sizes());
    // Fractional timesteps are fp32 there.
    const double timestep_error = (timesteps - expected_timesteps).abs().max().item<double>();
    QVERIFY2(timestep_error <= 1e-4, qPrintable(QString::number(timestep_error)));
    QVERIFY(std::abs(scheduler.init_noise_sigma() / settings["init_noise_sigma"].toDouble() - 1.0)
            < 1e-6);

    const auto expected = fixture_tensor(*m_file, prefix + ".x");
    const auto noise = fixture_tensor(*m_file, "noise");
    QVERIFY(expected.defined() && noise.defined());
    auto start = expected[0] / settings["init_noise_sigma"].toDouble();
    const Walk result = walk(scheduler, start, tanh_model, [&](int draw) { return noise[draw]; });
    QCOMPARE(result.draws, settings["draws"].toInt());
    const auto samples = at::stack(result.samples);
    QCOMPARE(samples.sizes(), expected.sizes());
    // Of the largest value: fp32 roots and logarithms of MKL, which diffusers and we call, are not
    // rounded alike on every processor, and long steps carry their last bits far.
    const double error = ((samples - expected).abs().max() / expected.abs().max()).item<double>();
    QVERIFY2(error <= 1e-5, qPrintable(QString::number(error)));
}

void SchedulerFixtureTest::sigmas_are_those_of_diffusers_data()
{
    add_cases(true);
}

void SchedulerFixtureTest::sigmas_are_those_of_diffusers()
{
    QFETCH(QString, name);
    const QJsonObject settings = m_cases[name].toObject();
    const SchedulerOptions options = options_of(settings);
    const auto expected = fixture_tensor(*m_file, name.toStdString() + ".sigmas", DType::f64);
    const bool is_solver = name.startsWith("dpmpp_2m") || name.startsWith("unipc");
    const NoiseSchedule schedule(options);
    const auto steps = is_solver ? whole_sigma_steps(options, schedule)
                                 : fractional_sigma_steps(options, schedule);
    // Samplers with two evaluations a step list all but the first sigma and the last twice.
    auto sigmas = at::tensor(steps.sigmas, at::kDouble);
    if (expected.size(0) > sigmas.size(0)) {
        const auto middle = sigmas.slice(0, 1, -1).repeat_interleave(2);
        sigmas = at::cat({sigmas.slice(0, 0, 1), middle, sigmas.slice(0, -1)});
    }
    QCOMPARE(sigmas.sizes(), expected.sizes());
    const double error = (sigmas - expected).abs().max().item<double>();
    QVERIFY2(error <= 1e-5, qPrintable(QString::number(error)));
}

QTEST_APPLESS_MAIN(SchedulerFixtureTest)
#include "scheduler_fixture_test.moc"
