// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

#ifndef _WIN32
#include <csignal>
#endif

// Training by the program, on a toy.
class TrainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_interrupted_training_goes_on_to_its_end();
    void a_killed_training_goes_on_to_its_end();
    void the_gradients_can_be_checked();

private:
    void stop_and_go_on(int signal, int status);
};

// Steps of about a hundredth of a second.
static QByteArray toy_config()
{
    return R"({"output": "model", "steps": 150, "batch": 2, "workers": 1, "log_every": 1,
        "sample_every": 1000, "save_minutes": 0,
        "vae": {"block_out_channels": [8, 8], "layers_per_block": 1, "norm_groups": 4},
        "world": {"side": 16, "sprites": ")" FLIPBOOK_RESOURCES
           R"(/starter/sprites/sprites.json"}})";
}

void TrainTest::stop_and_go_on([[maybe_unused]] int signal, [[maybe_unused]] int status)
{
#ifdef _WIN32
    QSKIP("A console's Ctrl+C cannot be sent to one process.");
#else
    const QTemporaryDir folder;
    write_file(folder.filePath("toy.json"), toy_config());
    const QStringList arguments{"train", "vae", "--config", "toy.json", "--progress=json"};
    QProcess program;
    program.setWorkingDirectory(folder.path());
    program.start(FLIPBOOK_CLI, arguments);
    QByteArray results;
    while (!results.contains("\"event\":\"training\"")) {
        QVERIFY(program.waitForReadyRead(program_timeout_ms));
        results += program.readAllStandardOutput();
    }
    const QString state = folder.filePath("model/training/vae/state.safetensors");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state), program_timeout_ms);
    QCOMPARE(kill(static_cast<pid_t>(program.processId()), signal), 0);
    QCOMPARE(finished_run(program).status, status);

    const ProgramRun refused = run_program(folder.path(), arguments);
    QCOMPARE(refused.status, 2);
    QVERIFY(refused.reason().contains("--resume"));
    const ProgramRun run = run_program(folder.path(), arguments + QStringList{"--resume"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.objects().last()["event"].toString(), QString("trained"));
    const auto lines = file_bytes(folder.filePath("model/training/vae/train.jsonl")).trimmed();
    QCOMPARE(lines.count('\n') + 1, 150);
    QVERIFY(QFile::exists(folder.filePath("model/vae/config.json")));
    QVERIFY(QFile::exists(folder.filePath("model/training/vae/samples/0000150.png")));
#endif
}

void TrainTest::an_interrupted_training_goes_on_to_its_end()
{
    stop_and_go_on(2, 130);
}

void TrainTest::a_killed_training_goes_on_to_its_end()
{
    stop_and_go_on(9, -1);
}

void TrainTest::the_gradients_can_be_checked()
{
    const QTemporaryDir folder;
    const ProgramRun run =
        run_program(folder.path(), {"check", "gradients", "--kind", "domain-adapter", "--json"});
    QCOMPARE(run.status, 0);
    const QJsonObject report = run.objects().last();
    QCOMPARE(report["wrong"].toInt(), 0);
    QVERIFY(report["gradients"].toArray().size() > 20);
    const QJsonObject first = report["gradients"].toArray().first().toObject();
    QCOMPARE(first["kind"].toString(), QString("domain-adapter"));
    QVERIFY(first["parameter"].toString().startsWith("unet."));

    QCOMPARE(run_program(folder.path(), {"check", "waits"}).status, 2);
    const ProgramRun unknown = run_program(folder.path(), {"check", "gradients", "--kind", "vea"});
    QCOMPARE(unknown.status, 2);
    QVERIFY(unknown.reason().contains("vae"));
}

QTEST_GUILESS_MAIN(TrainTest)
#include "train_test.moc"
