// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/noise_schedule.h"
#include "scheduler_walk.h"

using namespace flipbook;

namespace {

const std::vector<SigmaSchedule> all_schedules{SigmaSchedule::normal, SigmaSchedule::karras,
                                               SigmaSchedule::exponential,
                                               SigmaSchedule::sgm_uniform};

std::vector<std::string> scheduler_names()
{
    std::vector<std::string> names;
    const auto schedulers = builtin_schedulers();
    for (const SchedulerEntry& entry : schedulers.entries())
        names.push_back(entry.name);
    return names;
}

std::unique_ptr<Scheduler> made(const std::string& name, const SchedulerOptions& options)
{
    auto result = make_scheduler(name, options);
    return result ? std::move(result).value() : nullptr;
}

SchedulerOptions with_steps(int steps)
{
    SchedulerOptions options;
    options.steps = steps;
    return options;
}

at::Tensor start_sample()
{
    return at::tensor({-1.5, -0.2, 0.4, 2.0}, at::kFloat);
}

// Differs from draw to draw, but not from run to run.
at::Tensor noise_of(int draw)
{
    return at::sin(at::arange(1, 5, at::kFloat) * (draw + 1));
}

bool is_finite(const at::Tensor& tensor)
{
    return tensor.defined() && tensor.isfinite().all().item<bool>();
}

// Whether everything along the way is finite, and the clean sample predicted last too.
bool walks_finitely(Scheduler& scheduler)
{
    const Walk result = walk(scheduler, start_sample(), tanh_model, noise_of);
    return std::all_of(result.samples.begin(), result.samples.end(), is_finite)
           && is_finite(scheduler.predicted_original());
}

}  // namespace

class SchedulerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_list_has_its_order();
    void nothing_is_ever_infinite_data();
    void nothing_is_ever_infinite();
    void hundreds_of_steps_stay_finite_data() { nothing_is_ever_infinite_data(); }
    void hundreds_of_steps_stay_finite();
    void unusual_noise_schedules_stay_finite_data() { nothing_is_ever_infinite_data(); }
    void unusual_noise_schedules_stay_finite();
    void a_perfect_network_leads_to_its_clean_sample_data() { nothing_is_ever_infinite_data(); }
    void a_perfect_network_leads_to_its_clean_sample();
    void a_second_walk_repeats_the_first_data() { nothing_is_ever_infinite_data(); }
    void a_second_walk_repeats_the_first();
    void outputs_of_half_precision_give_samples_of_single_data()
    {
        nothing_is_ever_infinite_data();
    }
    void outputs_of_half_precision_give_samples_of_single();
    void multistep_methods_can_start_in_the_middle_data();
    void multistep_methods_can_start_in_the_middle();
    void evaluations_know_their_steps();
    void euler_a_uses_the_sigmas_of_karras();
    void leading_spacing_starts_with_the_clean_samples_variance_added();
    void nothing_is_predicted_before_the_first_step();
};

void SchedulerTest::the_list_has_its_order()
{
    const std::vector<std::string> expected{
        "ddim",         "euler",     "euler_a", "heun", "lms",  "pndm", "dpmpp_2m",
        "dpmpp_2m_sde", "dpmpp_sde", "unipc",   "lcm",  "ddpm", "tcd"};
    QCOMPARE(scheduler_names(), expected);
}

void SchedulerTest::nothing_is_ever_infinite_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string& name : scheduler_names())
        QTest::newRow(name.c_str()) << name;
}

void SchedulerTest::nothing_is_ever_infinite()
{
    QFETCH(std::string, name);
    int walked = 0;
    for (const SigmaSchedule schedule : all_schedules) {
        for (const auto prediction :
             {PredictionType::epsilon, PredictionType::v_prediction, PredictionType::sample}) {
            for (const int steps : {1, 2, 3, 4, 10, 50}) {
                SchedulerOptions options = with_steps(steps);
                options.schedule = schedule;
                options.prediction = prediction;
                const auto scheduler = made(name, options);
                if (!scheduler)
                    continue;
                ++walked;
                QVERIFY2(walks_finitely(*scheduler), std::to_string(steps).c_str());
            }
        }
    }
    QVERIFY(walked >= 18);
}

void SchedulerTest::hundreds_of_steps_stay_finite()
{
    QFETCH(std::string, name);
    for (const SigmaSchedule schedule : all_schedules) {
        for (const int steps : {501, 999, 1000}) {
            SchedulerOptions options = with_steps(steps);
            options.schedule = schedule;
            const auto scheduler = made(name, options);
            QVERIFY(!scheduler || walks_finitely(*scheduler));
        }
    }
    for (const auto spacing :
         {TimestepSpacing::leading, TimestepSpacing::linspace, TimestepSpacing::trailing}) {
        SchedulerOptions options = with_steps(1000);
        options.spacing = spacing;
        QVERIFY(walks_finitely(*made(name, options)));
    }
}

void SchedulerTest::unusual_noise_schedules_stay_finite()
{
    QFETCH(std::string, name);
    for (const bool final_sigma_is_zero : {true, false}) {
        for (const auto prediction : {PredictionType::v_prediction, PredictionType::sample}) {
            for (const SigmaSchedule schedule : all_schedules) {
                for (const int steps : {1, 2, 20}) {
                    SchedulerOptions options = with_steps(steps);
                    options.betas = BetaSchedule::scaled_linear;
                    options.rescale_zero_snr = true;
                    options.spacing = TimestepSpacing::trailing;
                    options.prediction = prediction;
                    options.schedule = schedule;
                    options.final_sigma_is_zero = final_sigma_is_zero;
                    const auto scheduler = made(name, options);
                    QVERIFY(!scheduler || walks_finitely(*scheduler));
                }
            }
        }
    }
}

void SchedulerTest::a_perfect_network_leads_to_its_clean_sample()
{
    QFETCH(std::string, name);
    const at::Tensor clean = at::tensor({-0.7, 0.1, 0.6, 1.1}, at::kFloat);
    for (const SigmaSchedule schedule : all_schedules) {
        SchedulerOptions options = with_steps(20);
        options.schedule = schedule;
        options.prediction = PredictionType::sample;
        const auto scheduler = made(name, options);
        if (!scheduler)
            continue;
        const auto perfect = [&](const at::Tensor&, double) { return clean; };
        const Walk result = walk(*scheduler, start_sample(), perfect, noise_of);
        // pndm and tcd end at timestep 0, whose sigma is 0.03.
        const bool ends_noisy = name == "pndm" || name == "tcd";
        const double error = (result.samples.back() - clean).abs().max().item<double>();
        QVERIFY2(error < (ends_noisy ? 0.08 : 1e-5), qPrintable(QString::number(error)));
    }
}

void SchedulerTest::a_second_walk_repeats_the_first()
{
    QFETCH(std::string, name);
    const auto scheduler = made(name, with_steps(7));
    const Walk first = walk(*scheduler, start_sample(), tanh_model, noise_of);
    const Walk second = walk(*scheduler, start_sample(), tanh_model, noise_of);
    QVERIFY(at::equal(at::stack(first.samples), at::stack(second.samples)));
}

void SchedulerTest::outputs_of_half_precision_give_samples_of_single()
{
    QFETCH(std::string, name);
    const auto scheduler = made(name, with_steps(4));
    const auto half_model = [](const at::Tensor& input, double timestep) {
        return tanh_model(input, timestep).to(at::kHalf);
    };
    const Walk result = walk(*scheduler, start_sample(), half_model, noise_of);
    QVERIFY(result.samples.back().scalar_type() == at::kFloat);
    QVERIFY(scheduler->predicted_original().scalar_type() == at::kFloat);
}

void SchedulerTest::multistep_methods_can_start_in_the_middle_data()
{
    QTest::addColumn<std::string>("name");
    for (const char* name : {"lms", "pndm", "dpmpp_2m", "dpmpp_2m_sde", "unipc"})
        QTest::newRow(name) << std::string(name);
}

void SchedulerTest::multistep_methods_can_start_in_the_middle()
{
    QFETCH(std::string, name);
    const auto scheduler = made(name, with_steps(8));
    at::Tensor sample = start_sample();
    const int evaluations = static_cast<int>(scheduler->timesteps().size());
    for (int evaluation = 3; evaluation < evaluations; ++evaluation) {
        const auto output = tanh_model(scheduler->scale_model_input(sample, evaluation), 0.0);
        sample = scheduler->step(output, evaluation, sample, [] { return noise_of(0); });
        QVERIFY(is_finite(sample));
    }
}

void SchedulerTest::evaluations_know_their_steps()
{
    const auto steps_of = [](const std::string& name) {
        const auto scheduler = made(name, with_steps(3));
        std::vector<int> steps;
        for (int i = 0; i < static_cast<int>(scheduler->timesteps().size()); ++i)
            steps.push_back(scheduler->step_of(i));
        return steps;
    };
    QCOMPARE(steps_of("euler"), (std::vector<int>{0, 1, 2}));
    QCOMPARE(steps_of("heun"), (std::vector<int>{0, 0, 1, 1, 2}));
    QCOMPARE(steps_of("dpmpp_sde"), (std::vector<int>{0, 0, 1, 1, 2}));
    QCOMPARE(steps_of("pndm"), (std::vector<int>{0, 0, 1, 2}));
}

void SchedulerTest::euler_a_uses_the_sigmas_of_karras()
{
    SchedulerOptions options = with_steps(5);
    options.schedule = SigmaSchedule::karras;
    const auto ancestral = made("euler_a", options);
    const auto plain = made("euler", options);
    QCOMPARE(ancestral->timesteps(), plain->timesteps());
    QCOMPARE(ancestral->init_noise_sigma(), plain->init_noise_sigma());

    const NoiseSchedule schedule(options);
    const auto sigmas = karras_sigmas(schedule.sigma_max(), schedule.sigma_min(), 5);
    const double up =
        std::sqrt(sigmas[1] * sigmas[1] * (sigmas[0] * sigmas[0] - sigmas[1] * sigmas[1])
                  / (sigmas[0] * sigmas[0]));
    const double down = std::sqrt(sigmas[1] * sigmas[1] - up * up);
    const auto sample = start_sample() * sigmas[0];
    const auto output = at::ones({4});
    const auto next = ancestral->step(output, 0, sample, [] { return noise_of(0); });
    const auto expected = sample + output * (down - sigmas[0]) + up * noise_of(0);
    QVERIFY(at::allclose(next, expected, 1e-6, 1e-5));
}

void SchedulerTest::leading_spacing_starts_with_the_clean_samples_variance_added()
{
    SchedulerOptions options = with_steps(6);
    options.spacing = TimestepSpacing::leading;
    const double sigma = NoiseSchedule(options).sigma(831);
    for (const char* name : {"euler", "euler_a", "heun", "lms", "dpmpp_sde"})
        QVERIFY(std::abs(made(name, options)->init_noise_sigma() - std::hypot(sigma, 1.0)) < 1e-5);
    for (const char* name : {"ddim", "dpmpp_2m", "unipc", "lcm"})
        QCOMPARE(made(name, options)->init_noise_sigma(), 1.0);
}

void SchedulerTest::nothing_is_predicted_before_the_first_step()
{
    for (const std::string& name : scheduler_names())
        QVERIFY(!made(name, with_steps(4))->predicted_original().defined());
}

QTEST_APPLESS_MAIN(SchedulerTest)
#include "scheduler_test.moc"
