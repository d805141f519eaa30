// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "program.h"

// A clip carries what it takes to make it again.
class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void every_container_carries_the_recipe_data();
    void every_container_carries_the_recipe();
    void info_reads_for_people_and_for_programs();
    void info_goes_on_after_a_file_that_has_none();
    void another_programs_recipe_is_used_and_its_rest_told();
    void a_model_that_has_moved_is_found_by_its_content();

private:
    QStringList clip_arguments(const QString& output, const QString& latents) const;

    QTemporaryDir m_folder;
    QByteArray m_latents;
};

QStringList RecipeTest::clip_arguments(const QString& output, const QString& latents) const
{
    return small_clip({"--output", output, "--save-latents", latents, "--sampler", "Euler a",
                       "--cfg", "3.3", "--motion-scale", "0:(1.0), 1:(1.3)", "--negative",
                       "\xC3\xA9 \"x\"", "--seed", "18446744073709551615"});
}

void RecipeTest::initTestCase()
{
    const ProgramRun run =
        run_program(m_folder.path(), clip_arguments("clip/", "clip.safetensors"));
    QVERIFY2(run.status == 0, run.people);
    m_latents = file_bytes(m_folder.filePath("clip.safetensors"));
    QVERIFY(!m_latents.isEmpty());
}

void RecipeTest::every_container_carries_the_recipe_data()
{
    QTest::addColumn<QString>("clip");
    QTest::newRow("folder of PNGs") << "clip/";
#ifdef FLIPBOOK_MEDIA
    QTest::newRow("MP4") << "clip.mp4";
    QTest::newRow("WebM") << "clip.webm";
    QTest::newRow("GIF") << "clip.gif";
    QTest::newRow("WebP") << "clip.webp";
    QTest::newRow("animated PNG") << "clip.png";
    QTest::newRow("QuickTime") << "clip.mov";
    QTest::newRow("Matroska") << "clip.mkv";
#endif
}

void RecipeTest::every_container_carries_the_recipe()
{
    QFETCH(QString, clip);
    if (clip != "clip/")
        QCOMPARE(run_program(m_folder.path(), clip_arguments(clip, clip + ".safetensors")).status,
                 0);

    const ProgramRun info = run_program(m_folder.path(), {"info", "--json", clip});
    QCOMPARE(info.status, 0);
    QVERIFY(info.results.contains("18446744073709551615"));
    const QString json = QTest::currentDataTag() + QString(".json");
    write_file(m_folder.filePath(json), info.results);

    int number = 0;
    for (const QString& recipe : {clip, json}) {
        const QString name = QString("%1 again %2").arg(QTest::currentDataTag()).arg(++number);
        const QString latents = name + ".safetensors";
        const ProgramRun run =
            run_program(m_folder.path(), {"generate", "--recipe", recipe, "--output", name + "/",
                                          "--save-latents", latents, "--threads", "1"});
        QVERIFY2(run.status == 0, run.people);
        QCOMPARE(file_bytes(m_folder.filePath(latents)), m_latents);
    }
}

void RecipeTest::info_reads_for_people_and_for_programs()
{
    const ProgramRun people = run_program(m_folder.path(), {"info", "clip"});
    QCOMPARE(people.status, 0);
    QVERIFY(people.results.contains("seed                 18446744073709551615"));
    QVERIFY(people.results.contains("\n  sampling\n"));

    const ProgramRun programs = run_program(m_folder.path(), {"info", "--json", "clip", "clip"});
    QCOMPARE(programs.objects().size(), 2);
    for (const QJsonObject& recipe : programs.objects())
        QCOMPARE(recipe["sampling"]["scheduler"].toString(), QString("euler_a"));
}

void RecipeTest::info_goes_on_after_a_file_that_has_none()
{
    const ProgramRun run =
        run_program(m_folder.path(), {"info", "--json", "clip.safetensors", "clip"});
    QCOMPARE(run.status, 3);
    QVERIFY(run.reason().contains("clip.safetensors"));
    QCOMPARE(run.objects().size(), 1);
    QCOMPARE(run.objects().first()["format"].toString(), QString("flipbook-recipe"));
}

void RecipeTest::another_programs_recipe_is_used_and_its_rest_told()
{
    write_file(m_folder.filePath("a1111.txt"),
               "a cat\nNegative prompt: a dog\nSteps: 2, Sampler: Euler a, CFG scale: 3, Seed: "
               "18446744073709551615, Size: 64x64, Model: v1-5, Model hash: 6ce0161689, Hires "
               "upscale: 2, AnimateDiff: \"model: mm.ckpt, video_length: 2, fps: 8\"");
    const ProgramRun info = run_program(m_folder.path(), {"info", "--json", "a1111.txt"});
    QVERIFY2(info.status == 0, info.people);
    const QJsonObject recipe = info.objects().first();
    QVERIFY(info.results.contains("18446744073709551615"));
    QCOMPARE(recipe["prompt"]["negative"].toString(), QString("a dog"));
    QCOMPARE(recipe["frame_count"].toInt(), 2);

    const ProgramRun clip =
        run_program(m_folder.path(), small_clip({"--recipe", "a1111.txt", "--output", "a1111/"}));
    QVERIFY2(clip.status == 0, clip.people);
    for (const QByteArray& people : {info.people, clip.people}) {
        QVERIFY2(people.contains("Read from an infotext."), people);
        QVERIFY2(people.contains("Hires upscale \"2\" is not used: "), people);
        QVERIFY2(people.contains("\"v1-5\", SHA-256 6ce0161689…: give its file by --model."),
                 people);
        QVERIFY2(people.contains("\"mm.ckpt\": give its file by --motion."), people);
    }
    const ProgramRun again = run_program(m_folder.path(), {"info", "--json", "a1111/"});
    const QJsonObject made = again.objects().first();
    QCOMPARE(made["sampling"]["scheduler"].toString(), QString("euler_a"));
    QCOMPARE(made["prompt"]["negative"].toString(), QString("a dog"));
}

void RecipeTest::a_model_that_has_moved_is_found_by_its_content()
{
    // Earlier tests have seen a file of the same content elsewhere.
    QProcessEnvironment fresh = clean_environment();
    for (const char* name : {"XDG_CACHE_HOME", "LOCALAPPDATA"})
        fresh.insert(name, m_folder.filePath("cache"));
    const auto run_fresh = [&](const QStringList& arguments) {
        return run_program(m_folder.path(), arguments, fresh);
    };
    const QString old = m_folder.filePath("old.safetensors");
    QVERIFY(QFile::copy(test_data("mm-v3.safetensors"), old));
    const QStringList generate = {"generate",
                                  "--model",
                                  test_data("tiny-sd15"),
                                  "--motion",
                                  "old.safetensors",
                                  "--width",
                                  "64",
                                  "--height",
                                  "64",
                                  "--frames",
                                  "2",
                                  "--steps",
                                  "1",
                                  "--output",
                                  "old/",
                                  "--prompt",
                                  "a cat"};
    const ProgramRun first = run_fresh(generate);
    QVERIFY2(first.status == 0, first.people);
    const QJsonObject recipe = run_fresh({"info", "--json", "old/"}).objects().first();
    const QJsonArray files = recipe["model_files"].toArray();
    const auto module = std::find_if(files.begin(), files.end(), [](const QJsonValue& file) {
        return file["path"].toString().endsWith("old.safetensors");
    });
    QVERIFY(module != files.end());
    const QString sha256 = module->toObject()["sha256"].toString();
    if (sha256.isEmpty())
        QSKIP("Built without OpenSSL.");
    QVERIFY(QDir(m_folder.path()).mkpath("new"));
    QVERIFY(QFile::rename(old, m_folder.filePath("new/a.safetensors")));
    const QStringList again = {"generate", "--recipe", "old", "--output", "again/"};
    const ProgramRun lost = run_fresh(again);
    QCOMPARE(lost.status, 3);
    QVERIFY2(lost.reason().contains("old.safetensors") && lost.reason().contains(sha256.toUtf8())
                 && lost.reason().contains("--motion"),
             lost.people);
    QVERIFY(run_fresh({"inspect", "--hash", "new"}).status == 0);
    const ProgramRun found = run_fresh(again);
    QVERIFY2(found.status == 0, found.people);
    QVERIFY2(found.people.contains("a.safetensors"), found.people);
    QCOMPARE(file_bytes(m_folder.filePath("again/00001.png")).isEmpty(), false);
}

QTEST_GUILESS_MAIN(RecipeTest)
#include "recipe_test.moc"
