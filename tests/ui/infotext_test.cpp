// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "flipbook/sampler_names.h"
#include "ui/compose/infotext.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

const QString sample = QStringLiteral(
    "1girl, lighthouse, 桜\n0: calm sea\ndetailed\n"
    "Negative prompt: (worst quality:1.4)\nblurry\n"
    "Steps: 25, Sampler: DPM++ 2M Karras, CFG scale: 6.5, Seed: 13214918285578813247, "
    "Size: 512x768, Model hash: 6ce0161689, Model: v1-5, Clip skip: 2, AnimateDiff: \"model: "
    "mm_sd15_v3.safetensors, video_length: 24, fps: 12, loop_number: 0, closed_loop: R+P, "
    "batch_size: 12, stride: 2, overlap: 6, motion_scale: 1.2\", Lora hashes: \"a: 0123, b: 45\", "
    "Version: v1.9.0");

std::optional<std::filesystem::path> no_model(const NamedModel&)
{
    return std::nullopt;
}

QStringList apply(const QString& text, Composition& composition, const FindModel& find = no_model)
{
    const auto infotext = parse_infotext(text);
    return infotext ? apply_infotext(*infotext, find, composition) : QStringList{"no infotext"};
}

}  // namespace

class InfotextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void all_settings_are_taken_over()
    {
        Composition composition;
        const QStringList problems = apply(sample, composition);
        const GenerationRequest& request = composition.request;
        QCOMPARE(QString::fromStdString(request.prompt.positive),
                 QStringLiteral("1girl, lighthouse, 桜\n0: calm sea\ndetailed"));
        QCOMPARE(QString::fromStdString(request.prompt.negative),
                 QStringLiteral("(worst quality:1.4)\nblurry"));
        QCOMPARE(request.sampling.steps, 25);
        QCOMPARE(request.sampling.scheduler, std::string("dpmpp_2m"));
        QVERIFY(request.sampling.schedule == SigmaSchedule::karras);
        QCOMPARE(request.sampling.guidance_scale, 6.5);
        QCOMPARE(request.sampling.seed, std::uint64_t{13214918285578813247U});
        QVERIFY(composition.seed_rule == SeedRule::fixed);
        QVERIFY((request.size == Size{512, 768}));
        QCOMPARE(request.prompt.clip_skip, 2);
        QCOMPARE(request.frame_count, 24);
        QCOMPARE(request.frame_rate, 12);
        QVERIFY((request.context
                 == ContextOptions{12, 2, 6, true, ContextSchedule::looped_uniform,
                                   FuseMethod::pyramid}));
        QVERIFY(request.motion.scale == Curve(1.2));
        QCOMPARE(problems.size(), 2);  // Neither model is there.
        QVERIFY(problems.first().contains(QStringLiteral("v1-5")));
        QVERIFY(problems.last().contains(QStringLiteral("mm_sd15_v3")));
    }

    void without_a_clip_skip_there_is_none()
    {
        Composition composition;
        composition.request.prompt.clip_skip = 2;
        apply(QStringLiteral("a cat\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1"),
              composition);
        QCOMPARE(composition.request.prompt.clip_skip, 1);
    }

    void models_are_found_by_name()
    {
        Composition composition;
        const QStringList problems = apply(sample, composition, [](const NamedModel& model) {
            return std::filesystem::path(model.kind == ModelKind::motion_module ? "/motion/"
                                                                                : "/models/")
                   / model.name;
        });
        QCOMPARE(problems, QStringList());
        QCOMPARE(composition.request.checkpoint, std::filesystem::path("/models/v1-5"));
        QVERIFY(composition.request.motion.source == MotionSource::file);
        QCOMPARE(composition.request.motion.module,
                 std::filesystem::path("/motion/mm_sd15_v3.safetensors"));
    }

    void other_texts_are_none_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("a prompt") << "a cat, a dog";
        QTest::newRow("two pairs") << "a cat\nSteps: 20, Seed: 3";
        QTest::newRow("pairs in prose") << "a cat\nRatio: 3, Colour: red, Mood: calm";
    }
    void other_texts_are_none()
    {
        QFETCH(const QString, text);
        QVERIFY(!parse_infotext(text));
    }

    void line_ends_and_a_tight_heading_are_understood()
    {
        const auto infotext = parse_infotext(QStringLiteral(
            "a cat\r\nNegative prompt:bad\r\nSteps: 20, Sampler: Euler, Seed: 1, Seed: 2"));
        QVERIFY(infotext);
        QCOMPARE(infotext->prompt, "a cat");
        QCOMPARE(infotext->negative, "bad");
        QCOMPARE(infotext->value("Seed"), "2");
    }

    void quoted_values_and_civitais_json_are_read()
    {
        const auto infotext = parse_infotext(
            QStringLiteral("Steps: 20, Sampler: Euler, Note: \"a, b: \\\"c\\\"\", "
                           "Hashes: {\"model\": \"6ce0161689\", \"lora:x\": \"1\"}, Seed: 5"));
        QVERIFY(infotext);
        QCOMPARE(infotext->value("Note"), "a, b: \"c\"");
        QCOMPARE(infotext->value("Seed"), "5");
        QCOMPARE(infotext->value("Hashes"), "");
    }

    void what_cannot_be_taken_over_is_named()
    {
        Composition composition;
        const QStringList problems = apply(
            QStringLiteral("Steps: 0, Sampler: Restart, CFG scale: x, Seed: -1, Size: 500x512"),
            composition);
        QCOMPARE(problems.size(), 5);
        QVERIFY(composition.request == GenerationRequest());
        for (const char* key : {"Steps", "Sampler", "CFG scale", "Seed", "Size"})
            QVERIFY2(problems.join(QLatin1Char('\n')).contains(QLatin1String(key)), key);
    }

    void samplers_go_by_many_names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("schedule");
        QTest::newRow("Euler a") << "euler_a" << -1;
        QTest::newRow("DPM++ 2M SDE Karras")
            << "dpmpp_2m_sde" << static_cast<int>(SigmaSchedule::karras);
        QTest::newRow("DPM++ SDE Exponential")
            << "dpmpp_sde" << static_cast<int>(SigmaSchedule::exponential);
        QTest::newRow("PLMS") << "pndm" << -1;
        QTest::newRow("euler_ancestral") << "euler_a" << -1;
        QTest::newRow("UniPC") << "unipc" << -1;
        QTest::newRow("LCM") << "lcm" << -1;
    }
    void samplers_go_by_many_names()
    {
        QFETCH(const QString, name);
        QFETCH(const int, schedule);
        const SamplerName sampler = parse_sampler_name(QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(sampler.scheduler), name);
        QCOMPARE(sampler.schedule ? static_cast<int>(*sampler.schedule) : -1, schedule);
    }
};

QTEST_APPLESS_MAIN(InfotextTest)
#include "infotext_test.moc"
