// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

// flipbook-cli convert, as it is used.
class ConvertTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_motion_module_becomes_a_folder_that_makes_the_same_clip();
    void a_checkpoint_goes_there_and_makes_the_same_clip();
    void layout_and_precision_are_those_asked_for();
    void a_wrong_request_is_refused_data();
    void a_wrong_request_is_refused();
    void an_existing_file_is_replaced_only_when_asked();
    void a_hostile_file_is_refused_and_nothing_is_left();

private:
    static QByteArray clip_of(const QString& folder, const QStringList& more);
};

QByteArray ConvertTest::clip_of(const QString& folder, const QStringList& more)
{
    const QString latents = folder + "/latents.safetensors";
    const ProgramRun run = run_program(
        folder,
        small_clip(QStringList{"--output", "frames/", "--overwrite", "--save-latents", latents}
                   + more));
    if (run.status != 0)
        qWarning("%s", run.people.constData());
    return file_bytes(latents);
}

void ConvertTest::a_motion_module_becomes_a_folder_that_makes_the_same_clip()
{
    const QTemporaryDir folder;
    const ProgramRun run =
        run_program(folder.path(), {"convert", test_data("mm-v3.safetensors"), "adapter/"});
    QVERIFY2(run.status == 0, run.people);
    QCOMPARE(run.results, QByteArray("adapter/: an SD 1.5 motion module, 540 tensors, 1.8 MB\n"));
    const QByteArray clip = clip_of(folder.path(), {});
    QVERIFY(!clip.isEmpty());
    QCOMPARE(clip_of(folder.path(), {"--motion", folder.filePath("adapter")}), clip);
}

void ConvertTest::a_checkpoint_goes_there_and_makes_the_same_clip()
{
    const QTemporaryDir folder;
    const ProgramRun run =
        run_program(folder.path(), {"convert", test_data("tiny-sd15"), "model.safetensors"});
    QVERIFY2(run.status == 0, run.people);
    QVERIFY(run.results.startsWith("model.safetensors: an SD 1.5 checkpoint, 978 tensors, "));
    const QByteArray clip = clip_of(folder.path(), {});
    QVERIFY(!clip.isEmpty());
    QCOMPARE(clip_of(folder.path(), {"--model", folder.filePath("model.safetensors")}), clip);
}

void ConvertTest::layout_and_precision_are_those_asked_for()
{
    const QTemporaryDir folder;
    const QString module = test_data("mm-v3.safetensors");
    const auto made_by = [&](const QStringList& options) {
        const ProgramRun run =
            run_program(folder.path(),
                        QStringList{"convert", module, "out.safetensors", "--overwrite"} + options);
        return run.status == 0 ? file_bytes(folder.filePath("out.safetensors")) : QByteArray();
    };
    QVERIFY(file_bytes(module).contains("\"F32\""));
    const QByteArray half = made_by({"--half"});
    QVERIFY(half.contains("\"F16\"") && !half.contains("\"F32\""));
    const QByteArray names = made_by({"--to", "diffusers"});
    QVERIFY(names.contains("\"F32\"") && !names.contains("temporal_transformer."));
    QVERIFY(made_by({"--to", "original"}).contains("temporal_transformer."));
}

void ConvertTest::a_wrong_request_is_refused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const QString module = test_data("mm-v3.safetensors");
    QTest::newRow("no output") << QStringList{module} << 2 << QByteArray("OUT");
    QTest::newRow("unknown layout") << QStringList{module, "out", "--to", "comfyui"} << 2
                                    << QByteArray("original and diffusers");
    QTest::newRow("open what to make")
        << QStringList{module, "out.safetensors"} << 2 << QByteArray("say --to");
    QTest::newRow("absent") << QStringList{"absent.ckpt", "out.safetensors"} << 3
                            << QByteArray("absent.ckpt does not exist");
    QTest::newRow("another family") << QStringList{test_data("odd/sdxl-shaped.safetensors"), "out/"}
                                    << 2 << QByteArray("an SDXL checkpoint");
    QTest::newRow("damaged") << QStringList{test_data("odd/truncated.safetensors"), "out/"} << 3
                             << QByteArray("is cut off");
}

void ConvertTest::a_wrong_request_is_refused()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    const ProgramRun run = run_program(folder.path(), QStringList{"convert"} + arguments);
    QCOMPARE(run.status, status);
    QVERIFY2(run.reason().contains(says), run.reason());
    QVERIFY(run.results.isEmpty());
    QCOMPARE(names_in(folder.path()), QStringList());
}

void ConvertTest::an_existing_file_is_replaced_only_when_asked()
{
    const QTemporaryDir folder;
    const QStringList line{"convert", test_data("mm-v3.safetensors"), "out.safetensors", "--to",
                           "diffusers"};
    write_file(folder.filePath("out.safetensors"), "mine");
    QCOMPARE(run_program(folder.path(), line).status, 2);
    QCOMPARE(file_bytes(folder.filePath("out.safetensors")), QByteArray("mine"));
    QCOMPARE(run_program(folder.path(), line + QStringList{"--overwrite"}).status, 0);
    QVERIFY(file_bytes(folder.filePath("out.safetensors")).size() > 1000);
}

void ConvertTest::a_hostile_file_is_refused_and_nothing_is_left()
{
    const QTemporaryDir folder;
    const ProgramRun run =
        run_program(folder.path(), {"convert", test_data("odd/hostile.ckpt"), "out.safetensors"});
    QCOMPARE(run.status, 3);
    QVERIFY2(run.reason().contains("posix.system") || run.reason().contains("os.system"),
             run.reason());
    QCOMPARE(names_in(folder.path()), QStringList());
}

QTEST_GUILESS_MAIN(ConvertTest)
#include "convert_test.moc"
