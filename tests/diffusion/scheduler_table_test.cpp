// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include "scheduler_walk.h"

using namespace flipbook;

using Values = std::vector<double>;

namespace {

struct Row {
    const char* name;
    const char* scheduler;
    SchedulerOptions options;
    Values timesteps;
    Values samples;  // The start, then the sample after every evaluation.
};

SchedulerOptions six_steps()
{
    SchedulerOptions options;
    options.steps = 6;
    return options;
}

SchedulerOptions with_schedule(SigmaSchedule schedule)
{
    SchedulerOptions options = six_steps();
    options.schedule = schedule;
    return options;
}

SchedulerOptions with_spacing(TimestepSpacing spacing)
{
    SchedulerOptions options = six_steps();
    options.spacing = spacing;
    return options;
}

SchedulerOptions with_prediction(PredictionType prediction)
{
    SchedulerOptions options = six_steps();
    options.prediction = prediction;
    return options;
}

SchedulerOptions with_eta(double eta)
{
    SchedulerOptions options = six_steps();
    options.eta = eta;
    return options;
}

SchedulerOptions with_steps(int steps)
{
    SchedulerOptions options;
    options.steps = steps;
    return options;
}

SchedulerOptions scaled_linear(SchedulerOptions options)
{
    options.betas = BetaSchedule::scaled_linear;
    return options;
}

SchedulerOptions zero_snr()
{
    SchedulerOptions options = scaled_linear(with_prediction(PredictionType::v_prediction));
    options.rescale_zero_snr = true;
    options.spacing = TimestepSpacing::trailing;
    return options;
}

SchedulerOptions four_steps_with_eta(double eta)
{
    SchedulerOptions options = scaled_linear(with_steps(4));
    options.eta = eta;
    return options;
}

const Values leading{831, 665, 499, 333, 167, 1};
const Values linspace{999, 799.2, 599.4, 399.6, 199.8, 0};
const Values solver_linspace{999, 832, 666, 500, 333, 166};

std::vector<Row> whole_timestep_rows()
{
    const auto v_prediction = with_prediction(PredictionType::v_prediction);
    return {
        {"ddim",
         "ddim",
         six_steps(),
         leading,
         {1, 1.329256, 1.822769, 2.376028, 2.799637, 2.826877, 2.800714}},
        {"ddim, eta 0.5",
         "ddim",
         with_eta(0.5),
         leading,
         {1, 1.36575, 1.916088, 2.53546, 3.01424, 3.058776, 3.031374}},
        {"ddim, v",
         "ddim",
         v_prediction,
         leading,
         {1, 0.90949, 0.7768571, 0.6177824, 0.4614772, 0.3021137, 0.2980963}},
        {"ddim, zero SNR, v, trailing",
         "ddim",
         zero_snr(),
         {999, 832, 666, 499, 332, 166},
         {1, 0.9121163, 0.7809579, 0.6284278, 0.4851308, 0.370475, 0.2509829}},
        {"pndm",
         "pndm",
         six_steps(),
         {831, 665, 665, 499, 333, 167, 1},
         {1, 1.329256, 1.326577, 1.81671, 2.346472, 2.765302, 2.806896, 2.800649}},
        {"lcm, 4",
         "lcm",
         with_steps(4),
         {999, 759, 499, 259},
         {1, 1.007211, 1.183292, 1.353044, 1.358961}},
        {"lcm, 8",
         "lcm",
         with_steps(8),
         {999, 879, 759, 639, 499, 379, 259, 139},
         {1, 0.6650448, 0.3033371, -0.03044415, -0.3211929, -0.4471065, -0.4756647, -0.4495519,
          -0.4711342}},
        {"tcd",
         "tcd",
         scaled_linear(with_steps(4)),
         {999, 759, 499, 259},
         {1, 1.251672, 1.78005, 2.191095, 2.210861}},
        {"tcd, eta 0",
         "tcd",
         four_steps_with_eta(0.0),
         {999, 759, 499, 259},
         {1, 1.476273, 2.294508, 2.92083, 3.021141}},
    };
}

std::vector<Row> sigma_rows()
{
    const auto v_prediction = with_prediction(PredictionType::v_prediction);
    return {
        {"euler",
         "euler",
         six_steps(),
         linspace,
         {25.14612, 11.88163, 7.903974, 6.28634, 5.447121, 4.799062, 4.773}},
        {"euler, scaled_linear",
         "euler",
         scaled_linear(six_steps()),
         linspace,
         {14.61465, 7.090448, 4.87414, 3.949695, 3.44782, 3.00591, 2.984997}},
        {"euler, leading",
         "euler",
         with_spacing(TimestepSpacing::leading),
         leading,
         {9.880686, 6.096465, 4.531334, 3.737558, 3.252162, 2.829298, 2.800713}},
        {"euler, karras",
         "euler",
         with_schedule(SigmaSchedule::karras),
         {999, 833.666, 602.191, 276.931, 39.159, 0},
         {25.14612, 13.14469, 7.971654, 5.796516, 5.043418, 4.877343, 4.851146}},
        {"euler, v",
         "euler",
         v_prediction,
         linspace,
         {25.14612, 7.867693, 2.855858, 1.161847, 0.524561, 0.2355812, 0.2333247}},
        {"euler_a",
         "euler_a",
         six_steps(),
         linspace,
         {25.14612, 9.440222, 5.153968, 3.601907, 2.850406, 2.367574, 2.349763}},
        {"heun",
         "heun",
         six_steps(),
         {999, 799.2, 799.2, 599.4, 599.4, 399.6, 399.6, 199.8, 199.8, 0, 0},
         {25.14612, 11.88163, 11.81107, 7.843932, 7.632341, 6.042766, 5.968113, 5.147892, 5.144978,
          4.509608, 4.535697, 4.510134}},
    };
}

std::vector<Row> solver_rows()
{
    return {
        {"dpmpp_2m",
         "dpmpp_2m",
         six_steps(),
         solver_linspace,
         {1, 1.318467, 1.916248, 2.760348, 3.711316, 4.48171, 4.637074}},
        {"dpmpp_2m, karras",
         "dpmpp_2m",
         with_schedule(SigmaSchedule::karras),
         {999, 834, 602, 277, 39, 0},
         {1, 1.314034, 2.233981, 4.059589, 4.707751, 4.592353, 4.568627}},
        {"dpmpp_2m, leading",
         "dpmpp_2m",
         with_spacing(TimestepSpacing::leading),
         {853, 711, 569, 427, 285, 143},
         {1, 1.271116, 1.67821, 2.167905, 2.643143, 2.972306, 2.941316}},
        {"dpmpp_2m_sde",
         "dpmpp_2m_sde",
         six_steps(),
         solver_linspace,
         {1, 1.069552, 1.154907, 1.295767, 1.462968, 1.548561, 1.492547}},
        {"unipc",
         "unipc",
         six_steps(),
         solver_linspace,
         {1, 1.318467, 1.915859, 2.745247, 3.680169, 4.447641, 4.598996}},
    };
}

std::vector<Row> all_rows()
{
    auto rows = whole_timestep_rows();
    for (const auto& more : {sigma_rows(), solver_rows()})
        rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

}  // namespace

// Made with diffusers 0.42.1: a scalar from 1 times init_noise_sigma, a formula in place of the
// network, 0.25 in place of every random draw. The row of UniPC bh1 is of a method that ends in
// NaN.
class SchedulerTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples_are_those_of_table_5_5_data();
    void samples_are_those_of_table_5_5();
};

void SchedulerTableTest::samples_are_those_of_table_5_5_data()
{
    QTest::addColumn<int>("index");
    const auto rows = all_rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::newRow(rows[i].name) << static_cast<int>(i);
}

void SchedulerTableTest::samples_are_those_of_table_5_5()
{
    QFETCH(int, index);
    const Row row = all_rows()[static_cast<std::size_t>(index)];
    auto made = make_scheduler(row.scheduler, row.options);
    QVERIFY(made.has_value());
    Scheduler& scheduler = *made.value();

    QCOMPARE(scheduler.timesteps().size(), row.timesteps.size());
    for (std::size_t i = 0; i < row.timesteps.size(); ++i)
        QVERIFY(std::abs(scheduler.timesteps()[i] - row.timesteps[i]) < 0.6e-3);

    const auto constant = [](int) { return at::full({1}, 0.25); };
    const Walk result = walk(scheduler, at::ones({1}), tanh_model, constant);
    QCOMPARE(result.samples.size(), row.samples.size());
    for (std::size_t i = 0; i < row.samples.size(); ++i) {
        const double actual = result.samples[i].item<float>();
        const double tolerance = 2e-6 * std::max(1.0, std::abs(row.samples[i]));
        QVERIFY2(std::abs(actual - row.samples[i]) <= tolerance,
                 qPrintable(QString("%1: %2 instead of %3")
                                .arg(i)
                                .arg(actual, 0, 'g', 9)
                                .arg(row.samples[i], 0, 'g', 9)));
    }
}

QTEST_APPLESS_MAIN(SchedulerTableTest)
#include "scheduler_table_test.moc"
