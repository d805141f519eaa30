// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "flipbook/process_memory.h"
#include "flipbook/schedule_preview.h"

using namespace flipbook;

namespace {

std::vector<NoiseStep> preview(const char* scheduler, int steps,
                               SigmaSchedule schedule = SigmaSchedule::normal,
                               BetaSchedule betas = BetaSchedule::linear)
{
    SamplingOptions sampling;
    sampling.scheduler = scheduler;
    sampling.steps = steps;
    sampling.schedule = schedule;
    sampling.betas = betas;
    auto result = preview_schedule(sampling, true);
    return result ? result.value() : std::vector<NoiseStep>{};
}

bool are_timesteps(const std::vector<NoiseStep>& steps, const QList<double>& expected)
{
    if (static_cast<qsizetype>(steps.size()) != expected.size())
        return false;
    for (qsizetype i = 0; i < expected.size(); ++i)
        if (std::abs(steps[static_cast<std::size_t>(i)].timestep - expected[i]) > 0.6e-3)
            return false;
    return true;
}

}  // namespace

// The numbers are those of tests/diffusion/scheduler_table_test.cpp, made with diffusers 0.42.1.
class SchedulePreviewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesteps_are_those_of_the_samplers_data()
    {
        QTest::addColumn<QString>("scheduler");
        QTest::addColumn<int>("schedule");
        QTest::addColumn<QList<double>>("expected");
        const int normal = static_cast<int>(SigmaSchedule::normal);
        const int karras = static_cast<int>(SigmaSchedule::karras);
        const QList<double> leading{831, 665, 499, 333, 167, 1};
        const QList<double> linspace{999, 799.2, 599.4, 399.6, 199.8, 0};
        const QList<double> solver{999, 832, 666, 500, 333, 166};
        for (const char* name : {"ddim", "ddpm", "pndm"})
            QTest::newRow(name) << name << normal << leading;
        for (const char* name : {"euler", "euler_a", "heun", "lms", "dpmpp_sde"})
            QTest::newRow(name) << name << normal << linspace;
        for (const char* name : {"dpmpp_2m", "dpmpp_2m_sde", "unipc"})
            QTest::newRow(name) << name << normal << solver;
        QTest::newRow("euler, karras")
            << "euler" << karras << QList<double>{999, 833.666, 602.191, 276.931, 39.159, 0};
        QTest::newRow("dpmpp_2m, karras")
            << "dpmpp_2m" << karras << QList<double>{999, 834, 602, 277, 39, 0};
        for (const char* name : {"lcm", "tcd"})
            QTest::newRow(name) << name << normal << QList<double>{999, 839, 679, 499, 339, 179};
    }

    void timesteps_are_those_of_the_samplers()
    {
        QFETCH(QString, scheduler);
        QFETCH(int, schedule);
        QFETCH(QList<double>, expected);
        const auto steps = preview(scheduler.toLatin1(), 6, static_cast<SigmaSchedule>(schedule));
        QVERIFY(are_timesteps(steps, expected));
    }

    // The first sample of euler in the table is σ at timestep 999 times one.
    void sigmas_are_those_of_the_tables()
    {
        QVERIFY(std::abs(preview("euler", 6).front().sigma - 25.14612) < 0.5e-5);
        const auto scaled = preview("euler", 6, SigmaSchedule::normal, BetaSchedule::scaled_linear);
        QVERIFY(std::abs(scaled.front().sigma - 14.61465) < 0.5e-5);
        const QList<double> karras{25.14612, 19.94056, 15.6874, 12.23678, 9.45831, 7.23913, 5.4821,
                                   4.10405,  3.03426,  2.21299, 1.59012,  1.124,   0.78027, 0.53089,
                                   0.3532,   0.22914,  0.14447, 0.08817,  0.05183, 0.02917};
        const auto steps = preview("euler", 20, SigmaSchedule::karras);
        for (qsizetype i = 0; i < karras.size(); ++i)
            QVERIFY(std::abs(steps[static_cast<std::size_t>(i)].sigma - karras[i]) < 0.5e-5);
    }

    void signal_power_belongs_to_sigma()
    {
        for (const char* name : {"ddim", "euler", "unipc", "lcm"})
            for (const NoiseStep& step : preview(name, 9)) {
                const double expected = 1.0 / (1.0 + step.sigma * step.sigma);
                QVERIFY(std::abs(step.signal_power - expected) < 1e-9);
            }
    }

    void automatic_betas_follow_the_motion_module()
    {
        SamplingOptions sampling;
        sampling.scheduler = "euler";
        const double with = preview_schedule(sampling, true).value().front().sigma;
        const double without = preview_schedule(sampling, false).value().front().sigma;
        QVERIFY(std::abs(with - 25.14612) < 0.5e-5);
        QVERIFY(std::abs(without - 14.61465) < 0.5e-5);
    }

    void what_cannot_be_is_refused_by_name()
    {
        SamplingOptions sampling;
        sampling.scheduler = "magic";
        QVERIFY(preview_schedule(sampling, true).error().message.find("magic")
                != std::string::npos);
        sampling.scheduler = "ddim";
        sampling.schedule = SigmaSchedule::karras;
        const std::string message = preview_schedule(sampling, true).error().message;
        QVERIFY(message.find("karras") != std::string::npos);
        QVERIFY(message.find("ddim") != std::string::npos);
        sampling.schedule = SigmaSchedule::normal;
        for (const int steps : {0, -1, 1001}) {
            sampling.steps = steps;
            QVERIFY(!preview_schedule(sampling, true));
        }
        for (const int steps : {1, 1000}) {
            sampling.steps = steps;
            QCOMPARE(static_cast<int>(preview_schedule(sampling, true).value().size()), steps);
        }
    }

    void the_process_holds_memory()
    {
        const ProcessMemory memory = process_memory();
        QVERIFY(memory.resident > 1'000'000);
        QVERIFY(memory.installed > memory.resident);
        QVERIFY(memory.available <= memory.installed);
    }
};

QTEST_APPLESS_MAIN(SchedulePreviewTest)
#include "schedule_preview_test.moc"
