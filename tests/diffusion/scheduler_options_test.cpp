// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>

#include <cmath>
#include <functional>

#include "core/noise_schedule.h"
#include "diffusion/scheduler_choice.h"
#include "flipbook/schedule_preview.h"
#include "scheduler_walk.h"

using namespace flipbook;

using Change = std::function<void(SchedulerOptions&)>;
Q_DECLARE_METATYPE(Change)

// Which options are refused, and that the three kinds of prediction say the same thing.
class SchedulerOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void options_without_meaning_are_refused_by_name_data();
    void options_without_meaning_are_refused_by_name();
    void schedules_with_meaning_are_accepted();
    void equivalent_predictions_lead_to_equal_samples_data();
    void equivalent_predictions_lead_to_equal_samples();
    void models_bring_their_own_schedule();
    void the_preview_walks_as_the_samplers_do();
};

void SchedulerOptionsTest::options_without_meaning_are_refused_by_name_data()
{
    QTest::addColumn<QString>("scheduler");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("named");
    const auto add = [](const char* scheduler, QStringList named, Change change) {
        QTest::addRow("%s: %s", scheduler, qPrintable(named.join(' ')))
            << QString(scheduler) << change << named;
    };
    for (const char* name : {"ddim", "ddpm", "pndm", "lcm", "tcd"}) {
        add(name, {"karras", name}, [](auto& o) { o.schedule = SigmaSchedule::karras; });
        add(name, {"exponential", name}, [](auto& o) { o.schedule = SigmaSchedule::exponential; });
    }
    for (const char* name : {"lcm", "tcd"}) {
        add(name, {"sgm_uniform", name}, [](auto& o) { o.schedule = SigmaSchedule::sgm_uniform; });
        add(name, {"original_inference_steps", name, "0"},
            [](auto& o) { o.original_inference_steps = 0; });
    }
    for (const char* name : {"euler", "dpmpp_2m", "ddpm", "lcm"})
        add(name, {"eta", name}, [](auto& o) { o.eta = 0.5; });
    add("ddim", {"eta", "1.5"}, [](auto& o) { o.eta = 1.5; });
    add("tcd", {"eta", "nan"}, [](auto& o) { o.eta = std::nan(""); });
    add("euler", {"steps", "0"}, [](auto& o) { o.steps = 0; });
    add("ddim", {"steps", "1001"}, [](auto& o) { o.steps = 1001; });
    add("ddim", {"steps_offset", "-1"}, [](auto& o) { o.steps_offset = -1; });
    add("ddim", {"beta", "0.012"}, [](auto& o) { o.beta_start = 0.02; });
    add("ddim", {"beta schedule", "automatic"}, [](auto& o) { o.betas = BetaSchedule::automatic; });
    add("ddim", {"rescale_zero_snr", "epsilon"}, [](auto& o) { o.rescale_zero_snr = true; });
}

void SchedulerOptionsTest::options_without_meaning_are_refused_by_name()
{
    QFETCH(QString, scheduler);
    QFETCH(Change, change);
    QFETCH(QStringList, named);
    SchedulerOptions options;
    change(options);
    const auto made = make_scheduler(scheduler.toStdString(), options);
    QVERIFY(!made.has_value());
    QVERIFY(made.error().code == ErrorCode::invalid_request);
    const auto message = QString::fromStdString(made.error().message);
    for (const QString& word : named)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY(message.endsWith('.'));
}

void SchedulerOptionsTest::schedules_with_meaning_are_accepted()
{
    SchedulerOptions options;
    options.schedule = SigmaSchedule::sgm_uniform;
    for (const char* name : {"ddim", "ddpm", "pndm", "euler", "euler_a", "unipc"})
        QVERIFY(make_scheduler(name, options).has_value());
    for (const auto schedule : {SigmaSchedule::karras, SigmaSchedule::exponential}) {
        options.schedule = schedule;
        for (const char* name :
             {"euler", "euler_a", "heun", "lms", "dpmpp_2m", "dpmpp_2m_sde", "dpmpp_sde", "unipc"})
            QVERIFY(make_scheduler(name, options).has_value());
    }
}

void SchedulerOptionsTest::equivalent_predictions_lead_to_equal_samples_data()
{
    QTest::addColumn<std::string>("name");
    const auto schedulers = builtin_schedulers();
    for (const SchedulerEntry& entry : schedulers.entries())
        QTest::newRow(entry.name.c_str()) << entry.name;
}

void SchedulerOptionsTest::equivalent_predictions_lead_to_equal_samples()
{
    QFETCH(std::string, name);
    SchedulerOptions options;
    options.steps = 9;
    const NoiseSchedule schedule(options);
    const auto samples_of = [&](PredictionType prediction) {
        options.prediction = prediction;
        auto scheduler = make_scheduler(name, options).value().release();
        const std::unique_ptr<Scheduler> owner(scheduler);
        std::vector<double> sigmas;
        for (const double timestep : scheduler->timesteps())
            sigmas.push_back(schedule.sigma_at(timestep));
        if (name == "dpmpp_sde")  // Its second evaluations lie in the middle of ln σ.
            for (std::size_t i = 1; i + 1 < sigmas.size(); i += 2)
                sigmas[i] = std::sqrt(sigmas[i - 1] * sigmas[i + 1]);

        std::size_t evaluation = 0;
        const auto model = [&](const at::Tensor& input, double timestep) {
            const NoiseLevel level = level_of_sigma(sigmas[evaluation++]);
            const at::Tensor epsilon = tanh_model(input, timestep);
            const at::Tensor clean = (input - level.noise * epsilon) / level.signal;
            if (prediction == PredictionType::epsilon)
                return epsilon;
            if (prediction == PredictionType::sample)
                return clean;
            return level.signal * epsilon - level.noise * clean;
        };
        const auto start = at::tensor({-1.5, -0.2, 0.4, 2.0}, at::kDouble);
        const auto noise = [](int draw) { return at::sin(at::arange(1, 5, at::kDouble) * draw); };
        return at::stack(walk(*scheduler, start, model, noise).samples);
    };
    const auto expected = samples_of(PredictionType::epsilon);
    QVERIFY(at::allclose(samples_of(PredictionType::v_prediction), expected, 1e-5, 1e-5));
    QVERIFY(at::allclose(samples_of(PredictionType::sample), expected, 1e-5, 1e-5));
}

void SchedulerOptionsTest::models_bring_their_own_schedule()
{
    SamplingOptions sampling;
    sampling.betas = BetaSchedule::scaled_linear;
    TrainedSchedule trained;
    trained.prediction_type = "v_prediction";
    trained.beta_end = 0.02;
    trained.rescale_betas_zero_snr = true;

    // A picture of zero SNR begins at pure noise: timestep 999, which leading spacing leaves out.
    const auto still = scheduler_options(sampling, trained, std::nullopt);
    QVERIFY(still.prediction == PredictionType::v_prediction);
    QVERIFY(still.rescale_zero_snr && still.beta_end == 0.02);
    QCOMPARE(make_scheduler("ddim", still).value()->timesteps().front(), 999.0);
    sampling.prediction = Prediction::epsilon;
    QVERIFY(scheduler_options(sampling, trained, std::nullopt).prediction
            == PredictionType::epsilon);
    sampling.prediction = Prediction::automatic;
    trained.rescale_betas_zero_snr = false;
    const auto usual = scheduler_options(sampling, trained, std::nullopt);
    QVERIFY(make_scheduler("ddim", usual).value()->timesteps().front() < 999.0);

    // A motion module has betas of its own, and AnimateLCM 100 steps (animatediff.md 5.1).
    trained.rescale_betas_zero_snr = true;
    sampling.steps = 4;
    const auto lcm_timesteps = [&](MotionVersion version) {
        const auto options = scheduler_options(sampling, trained, version);
        return options.rescale_zero_snr || options.beta_end != 0.012
                   ? std::vector<double>()
                   : make_scheduler("lcm", options).value()->timesteps();
    };
    QCOMPARE(lcm_timesteps(MotionVersion::v2), (std::vector<double>{999, 759, 499, 259}));
    QCOMPARE(lcm_timesteps(MotionVersion::animatelcm), (std::vector<double>{999, 749, 499, 249}));
}

// core/schedule_preview.cpp lists the samplers a second time, without the tensor library.
void SchedulerOptionsTest::the_preview_walks_as_the_samplers_do()
{
    const Registry<SchedulerEntry> schedulers = builtin_schedulers();
    for (const SchedulerEntry& entry : schedulers.entries())
        for (const SigmaSchedule schedule :
             {SigmaSchedule::normal, SigmaSchedule::karras, SigmaSchedule::exponential,
              SigmaSchedule::sgm_uniform})
            for (const int steps : {1, 7, 30}) {
                SamplingOptions sampling;
                sampling.scheduler = entry.name;
                sampling.schedule = schedule;
                sampling.steps = steps;
                SchedulerOptions options;
                options.schedule = schedule;
                options.steps = steps;
                auto made = entry.make(options);
                const auto preview = preview_schedule(sampling, true);
                QCOMPARE(preview.has_value(), made.has_value());
                if (!preview)
                    continue;
                // The first evaluation of each step; pndm does its first step twice.
                const Scheduler& scheduler = *made.value();
                std::vector<double> first;
                for (std::size_t i = 0; i < scheduler.timesteps().size(); ++i)
                    if (static_cast<std::size_t>(scheduler.step_of(static_cast<int>(i)))
                        == first.size())
                        first.push_back(scheduler.timesteps()[i]);
                QCOMPARE(first.size(), preview.value().size());
                for (std::size_t i = 0; i < first.size(); ++i)
                    QCOMPARE(preview.value()[i].timestep, first[i]);
            }
}

QTEST_APPLESS_MAIN(SchedulerOptionsTest)
#include "scheduler_options_test.moc"
