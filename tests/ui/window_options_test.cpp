// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "single_instance.h"
#include "window_options.h"

using namespace flipbook::app;

class WindowOptionsTest final : public QObject {
    Q_OBJECT

    static ParsedOptions parse(QStringList arguments)
    {
        arguments.prepend(QStringLiteral("flipbook"));
        return parse_window_options(arguments);
    }

private Q_SLOTS:
    void files_and_options_are_read()
    {
        const ParsedOptions parsed = parse(
            {QStringLiteral("a.flipbook"), QStringLiteral("--engine=mock:step_ms=1"),
             QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("--reset-layout")});
        QVERIFY(parsed.options);
        QCOMPARE(parsed.options->files, QStringList{QStringLiteral("a.flipbook")});
        QCOMPARE(parsed.options->engine, QStringLiteral("mock:step_ms=1"));
        QCOMPARE(parsed.options->theme, QStringLiteral("dark"));
        QVERIFY(parsed.options->reset_layout);
        QVERIFY(!parsed.options->reset_crash_flag);
        QVERIFY(!parsed.options->allow_multiple);
    }

    void devices_folders_and_layouts_are_read()
    {
        const ParsedOptions parsed =
            parse({QStringLiteral("--device=cuda:1"), QStringLiteral("--models-dir=/a"),
                   QStringLiteral("--models-dir=/b"), QStringLiteral("--project=p.flipbook"),
                   QStringLiteral("--layout=review"), QStringLiteral("--new-window"),
                   QStringLiteral("--reset-crash-flag")});
        QVERIFY(parsed.options);
        QVERIFY(parsed.options->reset_crash_flag);
        QCOMPARE(parsed.options->device, QStringLiteral("cuda:1"));
        QCOMPARE(parsed.options->model_folders,
                 (QStringList{QStringLiteral("/a"), QStringLiteral("/b")}));
        QCOMPARE(parsed.options->files, QStringList{QStringLiteral("p.flipbook")});
        QCOMPARE(parsed.options->layout, QStringLiteral("review"));
        QVERIFY(parsed.options->allow_multiple);
    }

    void a_start_in_safe_mode_is_asked_for_as_this_one_was()
    {
        const QStringList arguments{QStringLiteral("flipbook"),
                                    QStringLiteral("--lang=de"),
                                    QStringLiteral("--project"),
                                    QStringLiteral("a.flipbook"),
                                    QStringLiteral("--models-dir"),
                                    QStringLiteral("models"),
                                    QStringLiteral("--project=b.flipbook"),
                                    QStringLiteral("c.flipbook"),
                                    QStringLiteral("--device=cuda")};
        const ParsedOptions parsed = parse_window_options(arguments);
        QVERIFY(parsed.options);
        const QStringList safe = safe_mode_arguments(arguments, *parsed.options);
        QCOMPARE(safe, (QStringList{QStringLiteral("--lang=de"), QStringLiteral("--models-dir"),
                                    QStringLiteral("models"), QStringLiteral("--device=cuda"),
                                    QStringLiteral("--safe-mode")}));
        const ParsedOptions again = parse_window_options(QStringList{arguments.front()} + safe);
        QVERIFY(again.options);
        QCOMPARE(again.options->device, QStringLiteral("cpu"));
        QCOMPARE(again.options->files, QStringList());
    }

    void safe_mode_leaves_out_what_may_be_to_blame()
    {
        const ParsedOptions parsed =
            parse({QStringLiteral("--safe-mode"), QStringLiteral("--device=cuda:0")});
        QVERIFY(parsed.options);
        QCOMPARE(parsed.options->device, QStringLiteral("cpu"));
        QVERIFY(parsed.options->reset_layout);
    }

    void the_cpu_is_a_device_of_the_usual_engine()
    {
        QCOMPARE(parse({QStringLiteral("--engine=cpu")}).options->device, QStringLiteral("cpu"));
        QCOMPARE(parse({QStringLiteral("--engine=cuda")}).options->device, QStringLiteral("cuda"));
        QCOMPARE(parse({QStringLiteral("--engine=auto")}).options->device, QString());
        QCOMPARE(parse({QStringLiteral("--engine=mock")}).options->device, QString());
    }

    void what_is_wrong_is_named_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("theme") << "--theme=purple"
                               << "purple";
        QTest::newRow("engine") << "--engine=magic"
                                << "magic";
        QTest::newRow("device") << "--device=gpu"
                                << "gpu";
        QTest::newRow("layout") << "--layout=upside-down"
                                << "upside-down";
        QTest::newRow("level") << "--log-level=loud"
                               << "loud";
        QTest::newRow("unknown") << "--fullscreen"
                                 << "fullscreen";
    }

    void what_is_wrong_is_named()
    {
        QFETCH(QString, argument);
        QFETCH(QString, quoted);
        const ParsedOptions parsed = parse({argument});
        QVERIFY(!parsed.options);
        QVERIFY(parsed.is_error);
        QVERIFY2(parsed.message.contains(quoted), qPrintable(parsed.message));
    }

    void help_and_version_are_no_errors()
    {
        for (const char* option : {"--help", "--version"}) {
            const ParsedOptions parsed = parse({QString::fromLatin1(option)});
            QVERIFY(!parsed.options && !parsed.is_error && !parsed.message.isEmpty());
        }
    }

    void a_second_start_hands_its_files_over()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(!first.hand_over({}));
        QSignalSpy received(&first, &SingleInstance::files_received);
        SingleInstance second(folder.path());
        QVERIFY(second.hand_over({QStringLiteral("/a/ö.flipbook"), QStringLiteral("/b.png")}));
        QVERIFY(received.wait());
        QCOMPARE(received.front().front().toStringList(),
                 (QStringList{QStringLiteral("/a/ö.flipbook"), QStringLiteral("/b.png")}));
    }

    void windows_of_other_folders_stand_alone()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        SingleInstance first(one.path());
        QVERIFY(!first.hand_over({}));
        SingleInstance second(other.path());
        QVERIFY(!second.hand_over({}));
    }
};

QTEST_GUILESS_MAIN(WindowOptionsTest)
#include "window_options_test.moc"
