// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "test_clip.h"

using namespace flipbook;

// Programs that share no code with the writers find nothing wrong, and our texts.
class IndependentReadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gifsicle_plays_the_gif();
    void pngcheck_passes_animation_and_frames();
    void webpinfo_passes_the_webp_data();
    void webpinfo_passes_the_webp();
    void exiftool_finds_the_texts_data();
    void exiftool_finds_the_texts();

private:
    QString write(const char* format, const char* name);
    // What the program says of the file; empty after a failure, which is shown.
    static QString said_by(const QString& program, const QStringList& arguments);
    static bool has(const char* program)
    {
        return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
    }

    QTemporaryDir m_folder;
};

static const char* const recipe = R"({"seed":13214918285578813247})";
static const char* const infotext = "a cat\nSteps: 2, Seed: 13214918285578813247, Size: 96x64";

QString IndependentReadersTest::write(const char* format, const char* name)
{
    ExportRequest request;
    request.path = std::filesystem::path(m_folder.path().toStdString()) / name;
    request.format = format;
    request.recipe = recipe;
    request.infotext = infotext;
    request.overwrite = true;
    const auto outcome = write_clip(request, moving_soft_chart({96, 64}, 12), 8);
    return outcome ? QString::fromStdString(request.path.string()) : QString();
}

QString IndependentReadersTest::said_by(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool is_done = process.waitForFinished() && process.exitCode() == 0;
    const QString text = QString::fromUtf8(process.readAll());
    if (!is_done)
        qWarning("%s: %s", qPrintable(program), qPrintable(text));
    return is_done ? text : QString();
}

void IndependentReadersTest::gifsicle_plays_the_gif()
{
    if (!has("gifsicle"))
        QSKIP("The program gifsicle is not installed.");
    const QString text = said_by("gifsicle", {"--info", write("gif", "clip.gif")});
    QVERIFY2(text.contains("12 images"), qPrintable(text));
    QVERIFY2(text.contains("logical screen 96x64"), qPrintable(text));
    QVERIFY2(text.contains("loop forever"), qPrintable(text));
    // 0.125 s is no whole number of hundredths: 0.13 and 0.12 in turn, 1.5 s in all.
    QCOMPARE(text.count("delay 0.13s"), 6);
    QCOMPARE(text.count("delay 0.12s"), 6);
    QVERIFY2(text.contains("13214918285578813247"), qPrintable(text));
    QVERIFY2(!text.contains("warning"), qPrintable(text));
}

void IndependentReadersTest::pngcheck_passes_animation_and_frames()
{
    if (!has("pngcheck"))
        QSKIP("The program pngcheck is not installed.");
    const QString folder = write("png_frames", "frames"), deep = write("png_frames_16", "deep");
    for (const QString& file :
         {write("apng", "clip.png"), folder + "/00011.png", deep + "/00011.png"}) {
        const QString text = said_by("pngcheck", {"-t", file});
        QVERIFY2(text.contains("OK:"), qPrintable(text));
        QVERIFY2(text.contains("13214918285578813247"), qPrintable(text));
    }
}

void IndependentReadersTest::webpinfo_passes_the_webp_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("lossy") << "webp";
    QTest::newRow("lossless") << "webp_lossless";
}

void IndependentReadersTest::webpinfo_passes_the_webp()
{
    QFETCH(const QString, format);
    if (!has("webpinfo"))
        QSKIP("The program webpinfo is not installed.");
    const QString text = said_by("webpinfo", {write(format.toUtf8().constData(), "clip.webp")});
    QVERIFY2(text.contains("No error detected."), qPrintable(text));
    QVERIFY2(text.contains("Canvas size 96 x 64"), qPrintable(text));
    QCOMPARE(text.count("Chunk ANMF"), 12);
    QVERIFY2(text.contains("Chunk EXIF"), qPrintable(text));
}

void IndependentReadersTest::exiftool_finds_the_texts_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("MP4") << "mp4"
                         << "clip.mp4";
    QTest::newRow("MP4, H.265") << "mp4_h265"
                                << "clip.mp4";
    QTest::newRow("QuickTime") << "prores"
                               << "clip.mov";
    QTest::newRow("GIF") << "gif"
                         << "clip.gif";
    QTest::newRow("WebP") << "webp"
                          << "clip.webp";
    QTest::newRow("animated PNG") << "apng"
                                  << "clip.png";
    QTest::newRow("WebM") << "webm"
                          << "clip.webm";
    QTest::newRow("Matroska") << "ffv1"
                              << "clip.mkv";
}

void IndependentReadersTest::exiftool_finds_the_texts()
{
    QFETCH(const QString, format);
    QFETCH(const QString, name);
    if (!has("exiftool"))
        QSKIP("The program exiftool is not installed.");
    const QString file = write(format.toUtf8().constData(), name.toUtf8().constData());
    const QString text = said_by("exiftool", {"-a", "-u", file});
    QVERIFY2(text.contains(R"({"seed":13214918285578813247})"), qPrintable(text));
    QVERIFY2(text.contains("Steps: 2, Seed: 13214918285578813247"), qPrintable(text));
    QVERIFY2(!text.contains("Warning"), qPrintable(text));
    QVERIFY2(text.contains("Image Width                     : 96"), qPrintable(text));
}

QTEST_GUILESS_MAIN(IndependentReadersTest)
#include "independent_readers_test.moc"
