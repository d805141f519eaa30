// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

// The commands beside `generate`.
class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void help_and_version_are_everywhere_data();
    void help_and_version_are_everywhere();
    void devices_name_the_processor();
    void bench_ends_in_one_object();
    void bench_has_a_table_for_people();
    void a_log_is_appended_to_its_file();
};

void CommandsTest::help_and_version_are_everywhere_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"", "generate", "info", "devices", "train", "bench"})
        QTest::addRow("'%s'", command) << command;
}

void CommandsTest::help_and_version_are_everywhere()
{
    QFETCH(QString, command);
    const QStringList words = command.isEmpty() ? QStringList() : QStringList(command);
    const ProgramRun help = run_program(QDir::currentPath(), words + QStringList("--help"));
    QCOMPARE(help.status, 0);
    QVERIFY(help.results.contains("--version"));
    QVERIFY(help.results.contains(command.isEmpty() ? "generate" : "--log-file"));
    QVERIFY(help.people.isEmpty());

    const ProgramRun version = run_program(QDir::currentPath(), words + QStringList("--version"));
    QCOMPARE(version.status, 0);
    QVERIFY(version.results.startsWith("flipbook-cli "));
}

void CommandsTest::devices_name_the_processor()
{
    const ProgramRun run = run_program(QDir::currentPath(), {"devices", "--json"});
    QCOMPARE(run.status, 0);
    const QJsonArray devices = run.objects().last()["devices"].toArray();
    QVERIFY(!devices.isEmpty());
    bool has_cpu = false;
    for (const QJsonValue& device : devices) {
        has_cpu = has_cpu || device["id"].toString() == "cpu";
        QVERIFY(device["memory_bytes"].toDouble() > 0);
        QVERIFY(device["available_bytes"].toDouble() <= device["memory_bytes"].toDouble());
        QVERIFY(!device["fast_precisions"].toArray().isEmpty());
    }
    QVERIFY(has_cpu);

    const ProgramRun table = run_program(QDir::currentPath(), {"devices"});
    QCOMPARE(table.status, 0);
    QVERIFY(table.results.contains("cpu"));
}

static QStringList small_bench(const QStringList& more)
{
    return QStringList{"bench",    "--tiny", "--width", "96", "--height", "96",
                       "--frames", "2",      "--steps", "2",  "--device", "cpu"}
           + more;
}

void CommandsTest::bench_ends_in_one_object()
{
    const ProgramRun run = run_program(QDir::currentPath(), small_bench({"--json", "--preview"}));
    QVERIFY2(run.status == 0, run.people);
    const QJsonObject report = run.objects().last();
    const QJsonObject seconds = report["seconds_per_step"].toObject();
    QVERIFY(seconds["min"].toDouble() > 0);
    QVERIFY(seconds["min"].toDouble() <= seconds["median"].toDouble());
    QVERIFY(seconds["median"].toDouble() <= seconds["max"].toDouble());
    QVERIFY(report["phases"].toObject().contains("denoise"));
    QVERIFY(report["phases"].toObject()["preview"].toDouble() > 0);
    for (const char* name : {"peak_memory_bytes", "flop", "flop_per_second"})
        QVERIFY2(report[name].toDouble() > 0, name);
    QVERIFY(report["ceilings"].toObject()["matmul"].toDouble() > 0);
    QVERIFY(report["ceilings"].toObject()["conv"].toDouble() > 0);
    QCOMPARE(report["device"].toString(), QString("cpu"));
    QVERIFY(!report["precision"].toString().isEmpty());
    QCOMPARE(report["frames"].toInt(), 2);
}

void CommandsTest::bench_has_a_table_for_people()
{
    const ProgramRun run = run_program(QDir::currentPath(), small_bench({}));
    QVERIFY2(run.status == 0, run.people);
    QVERIFY(run.results.contains("seconds per step"));
    QVERIFY(run.results.contains("2 frames of 96x96"));
}

void CommandsTest::a_log_is_appended_to_its_file()
{
    const QTemporaryDir folder;
    for (int i = 0; i < 2; ++i) {
        const ProgramRun run =
            run_program(folder.path(), {"info", "missing.mp4", "--log-file", "log.txt"});
        QCOMPARE(run.status, 3);
    }
    QCOMPARE(file_bytes(folder.filePath("log.txt")).count("error: missing.mp4"), 2);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
