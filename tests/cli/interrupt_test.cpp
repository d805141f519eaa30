// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

#ifndef _WIN32
#include <csignal>
#endif

// Ctrl+C in the middle of the work.
class InterruptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_work_stops_and_leaves_nothing_behind_data();
    void the_work_stops_and_leaves_nothing_behind();
};

void InterruptTest::the_work_stops_and_leaves_nothing_behind_data()
{
#ifdef _WIN32
    QSKIP("A console's Ctrl+C cannot be sent to one process.");
#else
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
#endif
}

void InterruptTest::the_work_stops_and_leaves_nothing_behind()
{
#ifndef _WIN32
    QFETCH(int, signal);
    const QTemporaryDir folder;
    const QStringList arguments =
        small_clip({"--progress=json", "--output", "clip/", "--save-latents", "l.safetensors",
                    "--steps", "1000"});
    QProcess program;
    program.setWorkingDirectory(folder.path());
    program.start(FLIPBOOK_CLI, arguments);
    QByteArray results;
    while (results.count("\"step\",\"step\"") < 3) {
        QVERIFY(program.waitForReadyRead(program_timeout_ms));
        results += program.readAllStandardOutput();
    }

    QElapsedTimer timer;
    timer.start();
    QCOMPARE(kill(static_cast<pid_t>(program.processId()), signal), 0);
    ProgramRun run = finished_run(program);
    QVERIFY2(timer.elapsed() < 30000, "Cancelling ends within a step, and steps are short here.");
    run.results.prepend(results);
    QCOMPARE(run.status, 130);
    const QJsonObject last = run.objects().last();
    QCOMPARE(last["event"].toString(), QString("cancelled"));
    QVERIFY(last["step"].toInt() >= 3);
    QVERIFY(last["step"].toInt() < 1000);
    QCOMPARE(run.reason(), QByteArray("flipbook-cli: Stopped as asked."));
    QCOMPARE(names_in(folder.path()), QStringList());
#endif
}

QTEST_GUILESS_MAIN(InterruptTest)
#include "interrupt_test.moc"
