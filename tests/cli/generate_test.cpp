// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

// `generate` on the tiny model.
class GenerateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_clip_gets_a_new_name_and_its_seed_is_printed();
    void json_progress_tells_the_whole_story();
    void a_failure_ends_json_progress_too();
    void choices_are_drawn_where_wildcards_are_wanted();
    void several_clips_have_seeds_that_follow();
    void an_old_file_is_replaced_only_if_allowed();
    void prompts_of_every_kind_are_taken_data();
    void prompts_of_every_kind_are_taken();
    void progress_and_log_change_no_bit();
    void the_starter_model_is_found_beside_the_resources();
};

void GenerateTest::a_clip_gets_a_new_name_and_its_seed_is_printed()
{
    const QTemporaryDir folder;
    const ProgramRun run = run_program(folder.path(), small_clip({"--seed", "random"}));
    QVERIFY2(run.status == 0, run.people);
    const auto lines = run.results.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith("seed: "));
    const QStringList names = names_in(folder.path());
    QCOMPARE(names.size(), 1);
    QVERIFY(names.first().startsWith("flipbook-0001"));
    QCOMPARE(lines[1], "clip: " + names.first().toUtf8());

    const ProgramRun info = run_program(folder.path(), {"info", "--json", names.first()});
    QCOMPARE(info.status, 0);
    const QByteArray seed = lines[0].mid(6);
    QVERIFY2(info.results.contains("\"seed\":" + seed + ','), info.results);
}

void GenerateTest::json_progress_tells_the_whole_story()
{
    const QTemporaryDir folder;
    const ProgramRun run = run_program(
        folder.path(), small_clip({"--output", "clip/", "--progress=json", "--fps", "5"}));
    QVERIFY2(run.status == 0, run.people);
    const QList<QJsonObject> events = run.objects();
    const QJsonObject recipe = events.first()["recipe"].toObject();
    QCOMPARE(events.first()["event"].toString(), QString("started"));
    QCOMPARE(events.first()["job"].toInt(), 1);
    QCOMPARE(recipe["frame_rate"].toInt(), 5);

    QStringList phases;
    int steps = 0;
    for (const QJsonObject& event : events) {
        if (event["event"] == QJsonValue("phase"))
            phases += event["phase"].toString();
        if (event["event"] != QJsonValue("step"))
            continue;
        QCOMPARE(event["step"].toInt(), ++steps);
        QCOMPARE(event["steps"].toInt(), 2);
        QCOMPARE(event["window"].toInt(), 1);
        QCOMPARE(event["windows"].toInt(), 1);
        QVERIFY(event["seconds"].toDouble() > 0);
        QVERIFY(event.contains("eta"));
    }
    QCOMPARE(steps, 2);
    QCOMPARE(phases, QStringList({"load", "encode", "denoise", "decode", "export"}));
    const QJsonObject written = events.last();
    QCOMPARE(written["event"].toString(), QString("written"));
    QCOMPARE(written["path"].toString(), QString("clip"));
    QVERIFY(written["seconds"].toDouble() > 0);
    QVERIFY(written["peak_memory_bytes"].toDouble() > 0);
    QVERIFY(QDir(folder.filePath("clip")).entryList({"*.png"}).size() == 2);
}

void GenerateTest::a_failure_ends_json_progress_too()
{
    const QTemporaryDir folder;
    const auto last_of = [&](const QStringList& arguments, int status) {
        const ProgramRun run = run_program(folder.path(), arguments);
        return run.status == status ? run.objects().last() : QJsonObject();
    };
    QCOMPARE(last_of(small_clip({"--progress=json", "--model", "missing"}), 3)["code"].toString(),
             QString("not_found"));
    QCOMPARE(last_of(small_clip({"--progress", "json", "--bogus"}), 2)["event"].toString(),
             QString("failed"));
    QCOMPARE(last_of(small_clip({"--count", "x", "--progress", "json"}), 2)["code"].toString(),
             QString("invalid_request"));
}

void GenerateTest::choices_are_drawn_where_wildcards_are_wanted()
{
    const QTemporaryDir folder;
    QFile list(folder.filePath("hue.txt"));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("# one line\nred\n");
    list.close();
    const auto latents = [&](const char* name, const QStringList& more) {
        const ProgramRun run =
            run_program(folder.path(), small_clip(more
                                                  + QStringList{"--save-latents", name, "--output",
                                                                name + QString("-clip/")}));
        return run.status == 0 ? file_bytes(folder.filePath(name)) : QByteArray();
    };
    const QByteArray drawn = latents(
        "a.safetensors", {"--negative", "a __hue__ {boat|boat}", "--wildcards", folder.path()});
    QVERIFY(!drawn.isEmpty());
    QCOMPARE(drawn, latents("b.safetensors", {"--negative", "a red boat"}));
    const ProgramRun missing = run_program(
        folder.path(), small_clip({"--negative", "__tint__", "--wildcards", folder.path()}));
    QCOMPARE(missing.status, 3);
    QVERIFY(missing.people.contains("__tint__"));
}

void GenerateTest::several_clips_have_seeds_that_follow()
{
    const QTemporaryDir folder;
    const ProgramRun run = run_program(
        folder.path(),
        small_clip({"--count", "2", "--output", "a.b/", "--save-latents", "l.safetensors"}));
    QVERIFY2(run.status == 0, run.people);
    QCOMPARE(names_in(folder.path()),
             QStringList({"a.b_7", "a.b_8", "l_7.safetensors", "l_8.safetensors"}));
    QVERIFY(file_bytes(folder.filePath("l_7.safetensors"))
            != file_bytes(folder.filePath("l_8.safetensors")));

    const QStringList second = small_clip({"--seed", "8", "--save-latents", "second.safetensors"});
    QCOMPARE(run_program(folder.path(), second).status, 0);
    QCOMPARE(file_bytes(folder.filePath("second.safetensors")),
             file_bytes(folder.filePath("l_8.safetensors")));
}

void GenerateTest::an_old_file_is_replaced_only_if_allowed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("l.safetensors");
    write_file(path, "old");
    const QStringList arguments = small_clip({"--output", "clip/", "--save-latents", path});
    QCOMPARE(run_program(folder.path(), arguments).status, 2);
    QCOMPARE(file_bytes(path), QByteArray("old"));
    QCOMPARE(run_program(folder.path(), arguments + QStringList("--overwrite")).status, 0);
    // Two frames of 12 x 12 latents, four channels, four bytes, after the header.
    QVERIFY(file_bytes(path).size() > 2 * 4 * 12 * 12 * 4);
    QVERIFY(file_bytes(path).contains("\"latents\""));
    QCOMPARE(run_program(folder.path(), arguments + QStringList("--overwrite")).status, 0);
}

void GenerateTest::prompts_of_every_kind_are_taken_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("emphasis") << QByteArray("a (red:1.3) [boat] \\(1\\) BREAK sea");
    QTest::newRow("not Latin") << QByteArray("\xE6\xB5\xB7\xE4\xB8\x8A \xF0\x9F\x9A\xA2");
    QTest::newRow("100 kB") << QByteArray("sea, ").repeated(20000);
}

void GenerateTest::prompts_of_every_kind_are_taken()
{
    QFETCH(QByteArray, prompt);
    const QTemporaryDir folder;
    write_file(folder.filePath("prompt.txt"), prompt);
    const QStringList arguments = small_clip({"--steps", "1"});
    const ProgramRun file = run_program(
        folder.path(), arguments + QStringList({"--prompt", "@prompt.txt", "--output", "file/"}));
    QVERIFY2(file.status == 0, file.people);
    const ProgramRun line = run_program(
        folder.path(),
        arguments + QStringList({"--prompt", QString::fromUtf8(prompt), "--output", "line/"}));
    QVERIFY2(line.status == 0, line.people);
    QCOMPARE(file_bytes(folder.filePath("line/00000.png")),
             file_bytes(folder.filePath("file/00000.png")));
}

void GenerateTest::progress_and_log_change_no_bit()
{
    const QTemporaryDir folder;
    const auto latents_with = [&](const QStringList& more) {
        const ProgramRun run = run_program(
            folder.path(),
            small_clip({"--output", "clip/", "--overwrite", "--save-latents", "l.safetensors"})
                + more);
        return run.status == 0 ? file_bytes(folder.filePath("l.safetensors")) : QByteArray();
    };
    const QByteArray plain = latents_with({"--progress", "none"});
    QVERIFY(!plain.isEmpty());
    QCOMPARE(latents_with({"--progress", "bar"}), plain);
    QCOMPARE(latents_with({"--progress", "json", "--log-file", "log.txt", "--log-level", "trace"}),
             plain);
    QVERIFY(file_bytes(folder.filePath("log.txt")).contains("denoise step 2/2"));
}

void GenerateTest::the_starter_model_is_found_beside_the_resources()
{
    const QTemporaryDir resources;
    if (!QFile::link(test_data("tiny-sd15"), resources.filePath("starter")))
        QSKIP("This file system has no links.");
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("FLIPBOOK_RESOURCES_DIR", resources.path());
    QStringList arguments = small_clip({"--output", "clip/"});
    arguments.remove(arguments.indexOf("--model"), 2);
    const QTemporaryDir folder;
    const ProgramRun run = run_program(folder.path(), arguments, environment);
    QVERIFY2(run.status == 0, run.people);
    const ProgramRun info = run_program(folder.path(), {"info", "--json", "clip"});
    QVERIFY(info.results.contains("/starter\""));
}

QTEST_GUILESS_MAIN(GenerateTest)
#include "generate_test.moc"
