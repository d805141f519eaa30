// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/file_pattern.h"

#include <QTest>

using namespace flipbook;

namespace {

GenerationRequest sample_request()
{
    GenerationRequest request;
    request.checkpoint = "models/sd 1.5.safetensors";
    request.prompt.positive =
        "(Red ball:1.2), rolling on <lora:x:0.8> wet sand # slowly\n0: at night\n8: by day";
    request.prompt.negative = "blurry";
    request.sampling.seed = 13214918285578813247U;
    request.sampling.scheduler = "dpmpp_2m";
    request.sampling.guidance_scale = 7.5;
    request.size = {512, 0};
    return request;
}

std::tm sample_time()
{
    std::tm time{};
    time.tm_year = 126;
    time.tm_mon = 10;
    time.tm_mday = 30;
    time.tm_hour = 17;
    time.tm_min = 5;
    time.tm_sec = 9;
    return time;
}

}  // namespace

class FilePatternTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_pattern_becomes_a_name_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* pattern, const char* name) {
            QTest::newRow(pattern) << pattern << QString::fromUtf8(name);
        };
        row("[prompt_words]-[seed]", "Red-ball-rolling-on-wet-sand-at-night-13214918285578813247");
        row("[prompt]", "(Red ball-1.2), rolling on  wet sand, at night");
        row("[negative_prompt]", "blurry");
        row("[date] [time] [datetime]", "2026-11-30 17-05-09 20261130170509");
        row("[model_name]_[sampler]_[scheduler]", "sd 1.5_DPM++ 2M_Uniform");
        row("[steps]s [cfg]x [clip_skip]", "25s 7.5x 1");
        row("[width]x[height], [frames] at [fps]", "512xauto, 16 at 8");
        row("[number]", "00042");
        row("AnimateDiff/[date]/[number]-[seed]",
            "AnimateDiff/2026-11-30/00042-13214918285578813247");
        row("clip [1] [unknown]", "clip [1] [unknown]");
        row("[[seed]", "[13214918285578813247");
        row("../../etc/[seed]", "etc/13214918285578813247");
        row("/", "clip");
        row("", "clip");
    }

    void a_pattern_becomes_a_name()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, name);
        const std::string expanded =
            expand_file_pattern(pattern.toStdString(), sample_request(), sample_time(), 42);
        QCOMPARE(QString::fromStdString(expanded), name);
    }

    void what_words_stand_for_never_makes_folders()
    {
        GenerationRequest request = sample_request();
        request.prompt.positive = "../a/b\\c";
        QCOMPARE(expand_file_pattern("[prompt]", request, sample_time()), "-a-b-c");
        request.prompt.positive.clear();
        QCOMPARE(expand_file_pattern("[prompt_words]-[seed]", request, sample_time()),
                 "13214918285578813247");
        QCOMPARE(expand_file_pattern("[prompt]", request, sample_time()), "clip");
    }

    void words_are_known_and_told()
    {
        QVERIFY(has_pattern_words("a-[seed]"));
        QVERIFY(!has_pattern_words("a [1]"));
        for (const std::string& word : file_pattern_words())
            QVERIFY(has_pattern_words(word));
    }

    void names_fit_every_system_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "red ball"
                               << "red ball";
        QTest::newRow("separators") << "../../etc/passwd"
                                    << "-..-etc-passwd";
        QTest::newRow("Windows") << "C:\\a|b?"
                                 << "C--a-b-";
        QTest::newRow("dots") << " .hidden. "
                              << "hidden";
        QTest::newRow("nothing") << "..."
                                 << "clip";
        QTest::newRow("reserved") << "CON"
                                  << "CON-";
        QTest::newRow("reserved, with an ending") << "com7.tar"
                                                  << "com7.tar-";
        QTest::newRow("not reserved") << "common"
                                      << "common";
        QTest::newRow("a line break") << "a\nb"
                                      << "a-b";
        QTest::newRow("Japanese") << QStringLiteral("灯台") << QStringLiteral("灯台");
        QTest::newRow("long") << QString(300, u'x') << QString(120, u'x');
        // Three bytes each.
        QTest::newRow("long in bytes") << QString(300, u'灯') << QString(66, u'灯');
    }

    void names_fit_every_system()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, name);
        QCOMPARE(QString::fromStdString(safe_file_name(text.toStdString())), name);
    }
};

QTEST_APPLESS_MAIN(FilePatternTest)
#include "file_pattern_test.moc"
