// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/sampler_names.h"

#include <QTest>

using flipbook::parse_sampler_name;
using flipbook::SigmaSchedule;

namespace {
const auto no_schedule = std::optional<SigmaSchedule>();
}

class SamplerNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_spelling_leads_to_our_name_data();
    void every_spelling_leads_to_our_name();
    void settings_are_compared_in_lower_case_with_underscores();
};

using Schedule = std::optional<SigmaSchedule>;
Q_DECLARE_METATYPE(Schedule)

void SamplerNamesTest::every_spelling_leads_to_our_name_data()
{
    QTest::addColumn<QString>("spelled");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Schedule>("schedule");
    const auto row = [](const char* spelled, const char* name, Schedule schedule = no_schedule) {
        QTest::newRow(spelled) << QString(spelled) << QString(name) << schedule;
    };
    for (const char* name : {"ddim", "euler", "euler_a", "heun", "lms", "pndm", "dpmpp_2m",
                             "dpmpp_2m_sde", "dpmpp_sde", "unipc", "lcm", "ddpm", "tcd"})
        row(name, name);
    row("DDIM", "ddim");
    row("Euler a", "euler_a");
    row("Euler A", "euler_a");
    row("Heun", "heun");
    row("DPM++ 2M", "dpmpp_2m");
    row("DPM++ SDE", "dpmpp_sde");
    row("DPM++ 2M SDE", "dpmpp_2m_sde");
    row("PLMS", "pndm");
    row("UniPC", "unipc");
    row("DPM++ 2M Karras", "dpmpp_2m", SigmaSchedule::karras);
    row("dpm++ 2m sde KARRAS", "dpmpp_2m_sde", SigmaSchedule::karras);
    row("LMS Karras", "lms", SigmaSchedule::karras);
    row("DPM++ 2M SDE Exponential", "dpmpp_2m_sde", SigmaSchedule::exponential);
    row("DPM++ 2M Polyexponential", "dpmpp_2m", SigmaSchedule::exponential);
    row("DPM++ 2M SGM Uniform", "dpmpp_2m", SigmaSchedule::sgm_uniform);
    row("euler_ancestral", "euler_a");
    row("uni_pc_bh2", "unipc");
    row("dpmpp_2m_sde_gpu", "dpmpp_2m_sde");
    row("k_dpmpp_2m", "dpmpp_2m", SigmaSchedule::karras);
    row("DPM++ 3M SDE", "dpm++_3m_sde");
}

void SamplerNamesTest::every_spelling_leads_to_our_name()
{
    QFETCH(QString, spelled);
    QFETCH(QString, name);
    QFETCH(Schedule, schedule);
    const auto sampler = parse_sampler_name(spelled.toStdString());
    QCOMPARE(QString::fromStdString(sampler.scheduler), name);
    QVERIFY(sampler.schedule == schedule);
}

void SamplerNamesTest::settings_are_compared_in_lower_case_with_underscores()
{
    QCOMPARE(flipbook::setting_name("SGM Uniform"), std::string("sgm_uniform"));
    QCOMPARE(flipbook::setting_name("overlap-linear"), std::string("overlap_linear"));
}

QTEST_APPLESS_MAIN(SamplerNamesTest)
#include "sampler_names_test.moc"
