// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/noise_schedule.h"

using namespace flipbook;

using Values = std::vector<double>;

namespace {

// Equal to the last of `digits` significant digits, as printed.
bool equal_to_digits(double actual, double expected, int digits)
{
    const auto printed = [digits](double value) { return QString::number(value, 'e', digits - 1); };
    return printed(actual) == printed(expected);
}

bool equal_lists(const Values& actual, const Values& expected, double tolerance)
{
    if (actual.size() != expected.size())
        return false;
    for (std::size_t i = 0; i < actual.size(); ++i)
        if (std::abs(actual[i] - expected[i]) > tolerance)
            return false;
    return true;
}

NoiseSchedule animatediff_schedule()
{
    return NoiseSchedule(BetaSchedule::linear, 0.00085, 0.012, false);
}

}  // namespace

// Numbers that diffusers 0.42.1 gave.
class NoiseScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alphas_cumprod_are_those_of_table_5_1_data();
    void alphas_cumprod_are_those_of_table_5_1();
    void sigmas_are_those_of_section_5_1();
    void zero_snr_rescale_ends_without_signal();
    void sigmas_are_finite_and_increase_data();
    void sigmas_are_finite_and_increase();
    void spacings_are_those_of_table_5_2();
    void every_spacing_gives_different_timesteps_for_every_step_count();
    void solvers_leave_out_the_last_of_one_more_step();
    void distilled_timesteps_are_those_of_lcm_data();
    void distilled_timesteps_are_those_of_lcm();
    void karras_sigmas_are_those_of_section_5_2();
    void karras_timesteps_are_rounded_for_solvers();
    void exponential_timesteps_are_cut_off_for_solvers();
    void exponential_sigmas_have_evenly_spaced_logarithms();
    void timestep_of_sigma_inverts_the_schedule();
    void sgm_uniform_is_trailing_whatever_the_model_says();
    void final_sigma_can_be_that_of_timestep_0();
};

void NoiseScheduleTest::alphas_cumprod_are_those_of_table_5_1_data()
{
    QTest::addColumn<int>("betas");
    QTest::addColumn<double>("beta_end");
    QTest::addColumn<QList<double>>("table");
    QTest::addColumn<QList<double>>("torch_2_11");
    const int linear = static_cast<int>(BetaSchedule::linear);
    const int scaled_linear = static_cast<int>(BetaSchedule::scaled_linear);
    QTest::newRow("linear")
        << linear << 0.012
        << QList<double>{0.999149978, 0.998289526,  0.990081131,   0.867344201,   0.568788052,
                         0.160771623, 0.0225192234, 0.00247833226, 0.00195882819, 0.00157896278}
        << QList<double>{0.999149978, 0.998289526,  0.990081131,   0.867344201,   0.568788052,
                         0.160771623, 0.0225192253, 0.00247833226, 0.00195882819, 0.00157896278};
    QTest::newRow("scaled_linear")
        << scaled_linear << 0.012
        << QList<double>{0.999149978, 0.998296022,  0.990431309,   0.894223154,   0.673792303,
                         0.276332498, 0.0561698116, 0.00728172297, 0.00577549683, 0.00466009602}
        << QList<double>{0.999149978, 0.998296022,  0.990431309,   0.894223154,  0.673792303,
                         0.276332468, 0.0561698042, 0.00728172204, 0.0057754959, 0.00466009509};
    QTest::newRow("scaled_linear to 0.02")
        << scaled_linear << 0.020
        << QList<double>{0.999149978, 0.998294115,  0.990327477,    0.884005487,    0.615299582,
                         0.168906435, 0.0138409231, 0.000484574353, 0.000329258764, 0.000230012505}
        << QList<double>{0.999149978, 0.998294115, 0.990327477,    0.884005487,    0.615299582,
                         0.168906435, 0.013840924, 0.000484574528, 0.000329258881, 0.000230012578};
}

// The table was made by torch 1.13, the fixtures by torch 2.11, whose results differ in the last
// bits of fp32: the newer ones are met in every digit, the older ones within 4 of those bits.
void NoiseScheduleTest::alphas_cumprod_are_those_of_table_5_1()
{
    QFETCH(int, betas);
    QFETCH(double, beta_end);
    QFETCH(QList<double>, table);
    QFETCH(QList<double>, torch_2_11);
    const NoiseSchedule schedule(static_cast<BetaSchedule>(betas), 0.00085, beta_end, false);
    const std::vector<int> timesteps{0, 1, 10, 100, 250, 500, 750, 961, 981, 999};
    for (int i = 0; i < table.size(); ++i) {
        const double actual = schedule.alpha_cumprod(timesteps[static_cast<std::size_t>(i)]);
        const QByteArray text = QByteArray::number(actual, 'g', 12);
        QVERIFY2(equal_to_digits(actual, torch_2_11[i], 9), text);
        QVERIFY2(std::abs(actual / table[i] - 1.0) < 5e-7, text);
    }
}

void NoiseScheduleTest::sigmas_are_those_of_section_5_1()
{
    const auto linear = animatediff_schedule();
    QVERIFY(equal_to_digits(linear.sigma(0), 0.0291675, 6));
    QVERIFY(equal_to_digits(linear.sigma(500), 2.284733, 7));
    QVERIFY(equal_to_digits(linear.sigma(999), 25.14612, 7));
    const NoiseSchedule scaled(BetaSchedule::scaled_linear, 0.00085, 0.012, false);
    QVERIFY(equal_to_digits(scaled.sigma(999), 14.61465, 7));
    const NoiseSchedule large(BetaSchedule::scaled_linear, 0.00085, 0.020, false);
    QVERIFY(std::abs(large.sigma(999) / 65.92867 - 1.0) < 5e-7);
}

// Near the end the rescale subtracts nearly equal numbers in fp32: torch 1.13 gave 0.24101859 and
// 1.9678900e-07 where torch 2.11 gives the numbers here.
void NoiseScheduleTest::zero_snr_rescale_ends_without_signal()
{
    const NoiseSchedule schedule(BetaSchedule::scaled_linear, 0.00085, 0.012, true);
    QVERIFY(equal_to_digits(schedule.alpha_cumprod(1), 0.99823350, 8));
    QVERIFY(std::abs(schedule.alpha_cumprod(500) / 0.241018638 - 1.0) < 5e-7);
    QVERIFY(std::abs(schedule.alpha_cumprod(500) / 0.24101859 - 1.0) < 5e-7);
    QVERIFY(std::abs(schedule.alpha_cumprod(998) / 1.96796336e-07 - 1.0) < 1e-6);
    QVERIFY(std::abs(schedule.alpha_cumprod(998) / 1.9678900e-07 - 1.0) < 5e-5);
    QCOMPARE(schedule.alpha_cumprod(999), 0.0);
}

void NoiseScheduleTest::sigmas_are_finite_and_increase_data()
{
    QTest::addColumn<double>("beta_end");
    QTest::addColumn<bool>("zero_snr");
    for (const double beta_end : {0.012, 0.02}) {
        QTest::addRow("to %g", beta_end) << beta_end << false;
        QTest::addRow("to %g, zero SNR", beta_end) << beta_end << true;
    }
}

void NoiseScheduleTest::sigmas_are_finite_and_increase()
{
    QFETCH(double, beta_end);
    QFETCH(bool, zero_snr);
    for (const BetaSchedule betas : {BetaSchedule::linear, BetaSchedule::scaled_linear}) {
        const NoiseSchedule schedule(betas, 0.00085, beta_end, zero_snr);
        for (int timestep = 1; timestep < training_timesteps; ++timestep) {
            QVERIFY(std::isfinite(schedule.sigma(timestep)));
            QVERIFY(schedule.sigma(timestep) > schedule.sigma(timestep - 1));
        }
    }
}

void NoiseScheduleTest::spacings_are_those_of_table_5_2()
{
    const auto leading = spaced_timesteps(TimestepSpacing::leading, 25, 1);
    QCOMPARE(leading.size(), std::size_t{25});
    QCOMPARE(Values(leading.begin(), leading.begin() + 2), (Values{961, 921}));
    QCOMPARE(Values(leading.end() - 2, leading.end()), (Values{41, 1}));

    const auto linspace = rounded(spaced_timesteps(TimestepSpacing::linspace, 25, 1));
    QCOMPARE(Values(linspace.begin(), linspace.begin() + 3), (Values{999, 957, 916}));
    QCOMPARE(Values(linspace.end() - 2, linspace.end()), (Values{42, 0}));

    const auto trailing = spaced_timesteps(TimestepSpacing::trailing, 25, 1);
    QCOMPARE(Values(trailing.begin(), trailing.begin() + 2), (Values{999, 959}));
    QCOMPARE(Values(trailing.end() - 2, trailing.end()), (Values{79, 39}));

    QCOMPARE(spaced_timesteps(TimestepSpacing::trailing, 6, 1),
             (Values{999, 832, 666, 499, 332, 166}));
    QVERIFY(equal_lists(spaced_timesteps(TimestepSpacing::linspace, 6, 1),
                        {999, 799.2, 599.4, 399.6, 199.8, 0}, 1e-9));
}

void NoiseScheduleTest::every_spacing_gives_different_timesteps_for_every_step_count()
{
    for (const auto spacing :
         {TimestepSpacing::leading, TimestepSpacing::linspace, TimestepSpacing::trailing}) {
        for (int steps = 1; steps <= training_timesteps; ++steps) {
            const auto timesteps = rounded(spaced_timesteps(spacing, steps, 1));
            QCOMPARE(timesteps.size(), static_cast<std::size_t>(steps));
            QVERIFY(timesteps.front() <= 999 && timesteps.back() >= 0);
            QVERIFY(std::adjacent_find(timesteps.begin(), timesteps.end(), std::less_equal<>())
                    == timesteps.end());
        }
    }
    for (int steps = 1; steps <= training_timesteps; ++steps) {
        const auto timesteps = distilled_timesteps(steps, 50);
        QVERIFY(timesteps.front() == 999 && timesteps.back() >= 0);
        QVERIFY(std::adjacent_find(timesteps.begin(), timesteps.end(), std::less_equal<>())
                == timesteps.end());
    }
}

void NoiseScheduleTest::solvers_leave_out_the_last_of_one_more_step()
{
    SchedulerOptions options;
    options.steps = 5;
    const auto schedule = animatediff_schedule();
    QCOMPARE(whole_sigma_steps(options, schedule).timesteps, (Values{999, 799, 599, 400, 200}));
    options.steps = 6;
    options.spacing = TimestepSpacing::leading;
    QCOMPARE(whole_sigma_steps(options, schedule).timesteps,
             (Values{853, 711, 569, 427, 285, 143}));
}

void NoiseScheduleTest::distilled_timesteps_are_those_of_lcm_data()
{
    QTest::addColumn<int>("original");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("50, 4") << 50 << QList<double>{999, 759, 499, 259};
    QTest::newRow("50, 6") << 50 << QList<double>{999, 839, 679, 499, 339, 179};
    QTest::newRow("50, 8") << 50 << QList<double>{999, 879, 759, 639, 499, 379, 259, 139};
    QTest::newRow("100, 4") << 100 << QList<double>{999, 749, 499, 249};
    QTest::newRow("100, 6") << 100 << QList<double>{999, 839, 669, 499, 339, 169};
    QTest::newRow("100, 8") << 100 << QList<double>{999, 879, 749, 629, 499, 379, 249, 129};
}

void NoiseScheduleTest::distilled_timesteps_are_those_of_lcm()
{
    QFETCH(int, original);
    QFETCH(QList<double>, expected);
    const auto timesteps = distilled_timesteps(static_cast<int>(expected.size()), original);
    QCOMPARE(timesteps, Values(expected.begin(), expected.end()));
}

void NoiseScheduleTest::karras_sigmas_are_those_of_section_5_2()
{
    SchedulerOptions options;
    options.steps = 20;
    options.schedule = SigmaSchedule::karras;
    const auto steps = fractional_sigma_steps(options, animatediff_schedule());
    const Values expected{25.14612, 19.94056, 15.6874, 12.23678, 9.45831, 7.23913, 5.4821,
                          4.10405,  3.03426,  2.21299, 1.59012,  1.124,   0.78027, 0.53089,
                          0.3532,   0.22914,  0.14447, 0.08817,  0.05183, 0.02917, 0};
    QVERIFY(equal_lists(steps.sigmas, expected, 0.5e-5));
    options.steps = 6;
    QVERIFY(equal_lists(fractional_sigma_steps(options, animatediff_schedule()).timesteps,
                        {999, 833.666, 602.191, 276.931, 39.159, 0}, 0.5e-3));
}

void NoiseScheduleTest::karras_timesteps_are_rounded_for_solvers()
{
    SchedulerOptions options;
    options.steps = 20;
    options.schedule = SigmaSchedule::karras;
    QCOMPARE(whole_sigma_steps(options, animatediff_schedule()).timesteps,
             (Values{999, 960, 918, 873, 823, 770, 710, 645, 572, 492,
                     404, 313, 225, 147, 87,  45,  20,  8,   2,   0}));
}

void NoiseScheduleTest::exponential_timesteps_are_cut_off_for_solvers()
{
    SchedulerOptions options;
    options.steps = 10;
    options.schedule = SigmaSchedule::exponential;
    const auto schedule = animatediff_schedule();
    const auto whole = whole_sigma_steps(options, schedule).timesteps;
    const auto fractional = fractional_sigma_steps(options, schedule).timesteps;
    QCOMPARE(whole.front(), 998.0);
    QCOMPARE(whole.back(), 0.0);
    for (std::size_t i = 1; i + 1 < whole.size(); ++i)
        QCOMPARE(whole[i], std::floor(fractional[i]));
}

void NoiseScheduleTest::exponential_sigmas_have_evenly_spaced_logarithms()
{
    const auto sigmas = exponential_sigmas(16.0, 0.25, 4);
    QVERIFY(equal_lists(sigmas, {16.0, 4.0, 1.0, 0.25}, 1e-12));
    QCOMPARE(exponential_sigmas(16.0, 0.25, 1), Values{16.0});
    QCOMPARE(karras_sigmas(16.0, 0.25, 1), Values{16.0});
    QCOMPARE(karras_sigmas(16.0, 0.25, 2), (Values{16.0, 0.25}));
}

void NoiseScheduleTest::timestep_of_sigma_inverts_the_schedule()
{
    const auto schedule = animatediff_schedule();
    for (const int timestep : {0, 1, 2, 500, 998, 999})
        QVERIFY(std::abs(schedule.timestep_of(schedule.sigma(timestep)) - timestep) < 1e-9);
    const double between = std::sqrt(schedule.sigma(41) * schedule.sigma(42));
    QVERIFY(std::abs(schedule.timestep_of(between) - 41.5) < 1e-9);
    QCOMPARE(schedule.timestep_of(1e-9), 0.0);
    QCOMPARE(schedule.timestep_of(1e9), 999.0);
    QVERIFY(std::abs(schedule.sigma_at(41.5) - (schedule.sigma(41) + schedule.sigma(42)) / 2.0)
            < 1e-12);
}

void NoiseScheduleTest::sgm_uniform_is_trailing_whatever_the_model_says()
{
    SchedulerOptions options;
    options.spacing = TimestepSpacing::leading;
    QVERIFY(resolved_spacing(options, TimestepSpacing::linspace) == TimestepSpacing::leading);
    options.schedule = SigmaSchedule::sgm_uniform;
    QVERIFY(resolved_spacing(options, TimestepSpacing::linspace) == TimestepSpacing::trailing);
    QVERIFY(resolved_spacing({}, TimestepSpacing::linspace) == TimestepSpacing::linspace);
}

void NoiseScheduleTest::final_sigma_can_be_that_of_timestep_0()
{
    const auto schedule = animatediff_schedule();
    SchedulerOptions options;
    QCOMPARE(fractional_sigma_steps(options, schedule).sigmas.back(), 0.0);
    options.final_sigma_is_zero = false;
    QVERIFY(
        std::abs(fractional_sigma_steps(options, schedule).sigmas.back() / schedule.sigma(0) - 1.0)
        < 1e-7);
    QVERIFY(std::abs(whole_sigma_steps(options, schedule).sigmas.back() / schedule.sigma(0) - 1.0)
            < 1e-7);
}

QTEST_APPLESS_MAIN(NoiseScheduleTest)
#include "noise_schedule_test.moc"
