// SPDX-License-Identifier: GPL-3.0-or-later
#include "output_path.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

using namespace flipbook;
using namespace flipbook::cli;

namespace {

const std::vector<Format> formats = {
    {"mp4", "MP4", {".mp4"}}, {"gif", "GIF", {".gif"}}, {"png_frames", "Frames", {}}};

void touch(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

}  // namespace

class OutputPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_format_follows_the_extension();
    void a_path_that_names_no_format_is_refused();
    void a_format_may_be_one_of_several();
    void the_seed_comes_before_the_extension();
    void words_of_a_name_are_expanded();
    void a_new_name_is_one_that_is_free();
    void a_target_that_cannot_be_written_is_found_beforehand();
};

void OutputPathTest::the_format_follows_the_extension()
{
    QCOMPARE(output_target("a.b/Clip.MP4", formats).value().format, std::string("mp4"));
    const OutputTarget folder = output_target("a/frames/", formats).value();
    QCOMPARE(folder.format, std::string("png_frames"));
    QVERIFY(folder.path == std::filesystem::path("a/frames"));
}

void OutputPathTest::a_path_that_names_no_format_is_refused()
{
    QCOMPARE(output_target("clip.avi", formats).error().message,
             std::string("The output 'clip.avi' asks for .avi, which is not written; there are "
                         ".mp4, .gif, or a folder ending in '/' for numbered pictures."));
    QVERIFY(!output_target("clip", formats));
    QVERIFY(!output_target("", formats));
}

void OutputPathTest::a_format_may_be_one_of_several()
{
    const std::vector<Format> several = {{"mp4", "MP4", {".mp4"}},
                                         {"small", "Small MP4", {".mp4"}},
                                         {"gif", "GIF", {".gif"}},
                                         {"png_frames", "Frames", {}}};
    const OutputTarget clip{"clip.mp4", "mp4"}, folder{"frames", "png_frames"};
    QCOMPARE(with_format(clip, "small", several).value().format, std::string("small"));
    QCOMPARE(with_format(folder, "png_frames", several).value().format, std::string("png_frames"));
    QCOMPARE(with_format(clip, "gif", several).error().message,
             std::string("--format: gif writes .gif, but the output is 'clip.mp4'."));
    QCOMPARE(with_format(clip, "png_frames", several).error().message,
             std::string("--format: png_frames writes a folder, whose path ends in '/', but the "
                         "output is 'clip.mp4'."));
    QCOMPARE(with_format(clip, "avi", several).error().message,
             std::string("--format: There are mp4, small, gif, png_frames, but no 'avi'."));
    QCOMPARE(output_target("clip.avi", several).error().message,
             std::string("The output 'clip.avi' asks for .avi, which is not written; there are "
                         ".mp4, .gif, or a folder ending in '/' for numbered pictures."));
}

void OutputPathTest::the_seed_comes_before_the_extension()
{
    QVERIFY(with_seed("a/clip.x.mp4", 42) == std::filesystem::path("a/clip.x_42.mp4"));
    QVERIFY(with_seed("a/frames/", 7) == std::filesystem::path("a/frames_7/"));
    QVERIFY(with_seed("clip.mp4", 18446744073709551615ULL)
            == std::filesystem::path("clip_18446744073709551615.mp4"));
}

void OutputPathTest::words_of_a_name_are_expanded()
{
    GenerationRequest request;
    request.sampling.seed = 7;
    request.prompt.positive = "a red ball";
    int number = 1;
    const auto name = [&](const char* path) {
        return expanded(path, request, number).generic_string();
    };
    QCOMPARE(name("out.[seed]/[prompt_words]-[seed].mp4"),
             std::string("out.[seed]/a-red-ball-7.mp4"));
    QCOMPARE(name("frames-[seed]/"), std::string("frames-7/"));
    QCOMPARE(name("clip [1].mp4"), std::string("clip [1].mp4"));
    QVERIFY(tells_clips_apart("a/[seed].mp4"));
    QVERIFY(!tells_clips_apart("[seed]/[steps].mp4"));

    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "[number].txt";
    std::ofstream(path.parent_path() / "00001.txt") << "taken";
    number = 1;
    QCOMPARE(expanded(path, request, number).filename().string(), std::string("00002.txt"));
    QCOMPARE(expanded(path, request, number).filename().string(), std::string("00003.txt"));
}

void OutputPathTest::a_new_name_is_one_that_is_free()
{
    const QTemporaryDir folder;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    touch("flipbook-0001.mp4");
    touch("flipbook-0003.mp4");
    int number = 1;
    const auto first = next_free_target(formats, number).path;
    const auto second = next_free_target(formats, number).path;
    QDir::setCurrent(before);
    QVERIFY(first == std::filesystem::path("flipbook-0002.mp4"));
    QVERIFY(second == std::filesystem::path("flipbook-0004.mp4"));
}

void OutputPathTest::a_target_that_cannot_be_written_is_found_beforehand()
{
    const QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    touch(folder.filePath("clip.mp4"));
    QVERIFY(QDir(folder.path()).mkdir("empty"));
    QVERIFY(QDir(folder.path()).mkdir("full"));
    touch(folder.filePath("full/frame.png"));

    QVERIFY(check_target(base / "new.mp4", false));
    QVERIFY(check_target(base / "empty", false));
    QVERIFY(check_target(base / "clip.mp4", true));
    QVERIFY(!check_target(base / "clip.mp4", false));
    QVERIFY(!check_target(base / "full", false));
    QVERIFY(!check_target(base / "missing" / "clip.mp4", true));
}

QTEST_APPLESS_MAIN(OutputPathTest)
#include "output_path_test.moc"
