// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

// What users get wrong: each ends with its exit status, one sentence as the last line of stderr,
// and nothing on the disk.
class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_wrong_line_ends_with_status_and_sentence_data();
    void a_wrong_line_ends_with_status_and_sentence();
    void a_missing_device_ends_with_status_5();

private:
    QTemporaryDir m_folder;
    QStringList m_names;  // What is in the folder before a run.
};

void BadInputTest::initTestCase()
{
    write_file(m_folder.filePath("old.gif"), "old");
    write_file(m_folder.filePath("page.html"), "<html></html>");
    m_names = names_in(m_folder.path());
}

void BadInputTest::a_wrong_line_ends_with_status_and_sentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("mentioned");
    const auto row = [](const QStringList& arguments, int status, const char* mentioned) {
        QTest::addRow("%s", qPrintable(arguments.join(' '))) << arguments << status << mentioned;
    };
    const auto clip = [](const QStringList& more, int status, const char* mentioned) {
        QTest::addRow("%s", qPrintable(more.join(' '))) << small_clip(more) << status << mentioned;
    };
    row({}, 2, "command");
    row({"genrate"}, 2, "'generate'");
    row({"train"}, 2, "vae, image, video, motion-module");
    row({"train", "vea", "--config", "c.json"}, 2, "'vae'");
    row({"train", "vae"}, 2, "--config");
    row({"train", "vae", "--config", "missing.json"}, 3, "missing.json");
    row({"train", "vae", "--config", "page.html"}, 3, "page.html");
    row({"--steps", "3"}, 2, "'--steps'");
    row({"info"}, 2, "FILE");
    row({"info", "missing.mp4"}, 3, "missing.mp4");
    row({"info", "page.html"}, 3, "page.html");
    row({"devices", "extra"}, 2, "'extra'");
    row({"bench", "--full-size", "--tiny"}, 2, "exclude");
    row({"bench", "--width", "0"}, 2, "--width");

    for (const char* side : {"0", "7", "513", "1000000"}) {
        clip({"--width", side}, 2, side);
        clip({"--height", side}, 2, side);
    }
    clip({"--frames", "0"}, 2, "frame_count is 0");
    clip({"--frames", "-1"}, 2, "frame_count is -1");
    clip({"--frames", "many"}, 2, "'many'");
    clip({"--steps", "0"}, 2, "steps is 0");
    clip({"--steps", "1001"}, 2, "steps is 1001");
    clip({"--seed", "-1"}, 2, "'-1'");
    clip({"--seed", "18446744073709551616"}, 2, "'18446744073709551616'");
    clip({"--cfg", "nan"}, 2, "'nan'");
    clip({"--fps", "0"}, 2, "frame_rate is 0");
    clip({"--clip-skip", "0"}, 2, "clip_skip is 0");
    clip({"--sampler", "dpmpp_2n"}, 2, "did you mean 'dpmpp_2m'?");
    clip({"--sampler", "DPM++ 2M Karras", "--schedule", "exponential"}, 2, "exclude each other");
    clip({"--schedule", "beta"}, 2, "karras");
    clip({"--motion-scale", "fast"}, 2, "\"fast\"");
    clip({"--context-overlap", "16"}, 2, "context.overlap is 16");
    clip({"--context-length", "33", "--frames", "33"}, 2, "33");
    clip({"--wdith", "64"}, 2, "'--width'");
    clip({"--steps"}, 2, "--steps needs a value");
    clip({"--prompt", "@missing.txt"}, 2, "missing.txt");
    clip({"--output", "old.gif"}, 2, "--overwrite");
    clip({"--output", "clip.avi"}, 2, ".avi");
    clip({"--output", "clip"}, 2, "no extension");
    clip({"--output", "missing/clip.gif"}, 2, "'missing'");
    clip({"--save-latents", "old.gif"}, 2, "--overwrite");
    clip({"--device", "gpu"}, 2, "cuda:N");
    clip({"--weights", "both"}, 2, "live, ema");
    clip({"--weights", "ema"}, 3, "no moving average (EMA)");
    clip({"--prediction", "velocity"}, 2, "v_prediction");

    clip({"--model", "missing"}, 3, "missing");
    clip({"--motion", "missing.safetensors"}, 3, "missing.safetensors");
    clip({"--vae", "missing.safetensors"}, 3, "missing.safetensors");
    clip({"--recipe", "missing.json"}, 3, "missing.json");
    clip({"--model", "page.html"}, 3, "page.html");
    clip({"--lora", "missing.safetensors:0.5"}, 3, "missing.safetensors does not exist");
    clip({"--motion-lora", "missing.ckpt"}, 3, "missing.ckpt does not exist");
    clip({"--embedding", "missing.pt"}, 3, "missing.pt");
    clip({"--prompt", "<lora:nowhere>"}, 3, "\"nowhere\"");
    clip({"--prompt", "<lora:x:high>"}, 2, "\"high\"");
    // Nothing of a pickle is run: no file OWNED appears in the folder.
    const QString odd = QString(FLIPBOOK_TEST_DATA) + "/odd/";
    clip({"--model", odd + "hostile.ckpt"}, 3, "calls posix.system");
    clip({"--motion", odd + "hostile-legacy.pt"}, 3, "calls posix.system");
    clip({"--lora", odd + "hostile.ckpt"}, 3, "calls posix.system");
    clip({"--embedding", odd + "hostile-legacy.pt"}, 3, "calls posix.system");
    clip({"--lora", odd + "controlnet.safetensors"}, 3, "a ControlNet; a LoRA was needed");
}

void BadInputTest::a_wrong_line_ends_with_status_and_sentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mentioned);
    const ProgramRun run = run_program(m_folder.path(), arguments);
    QTEST(run.status, "status");
    QVERIFY2(run.reason().contains(mentioned.toUtf8()), run.reason());
    QVERIFY2(run.reason().startsWith("flipbook-cli: "), run.reason());
    QVERIFY2(run.reason().endsWith('.') || run.reason().endsWith('?') || run.reason().endsWith(").")
                 || run.reason().endsWith("--help)."),
             run.reason());
    QCOMPARE(names_in(m_folder.path()), m_names);
    QCOMPARE(file_bytes(m_folder.filePath("old.gif")), QByteArray("old"));
}

void BadInputTest::a_missing_device_ends_with_status_5()
{
    const ProgramRun devices = run_program(m_folder.path(), {"devices", "--json"});
    QCOMPARE(devices.status, 0);
    if (devices.results.contains("\"cuda"))
        QSKIP("This machine has a CUDA device.");
    const ProgramRun run = run_program(m_folder.path(), small_clip({"--device", "cuda"}));
    QCOMPARE(run.status, 5);
    QVERIFY2(run.reason().contains("CUDA"), run.reason());
    QCOMPARE(names_in(m_folder.path()), m_names);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
