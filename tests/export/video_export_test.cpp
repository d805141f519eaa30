// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "decoded_clip.h"
#include "test_clip.h"

using namespace flipbook;

class VideoExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_was_written_is_decoded_again_data();
    void what_was_written_is_decoded_again();
    void patches_keep_their_colour();
    void odd_sizes_repeat_their_edge();
    void the_colours_are_tagged_bt709_in_limited_range();
    void mp4_can_be_played_while_it_loads();
    void the_same_clip_gives_the_same_bytes();
    void ffprobe_agrees();

private:
    std::filesystem::path path_of(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QTemporaryDir m_folder;
};

static constexpr std::array extensions = {"mp4", "webm"};

void VideoExportTest::what_was_written_is_decoded_again_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frame_count");
    QTest::addColumn<int>("frame_rate");
    for (const char* extension : extensions) {
        const auto add = [&](int width, int height, int frame_count, int frame_rate) {
            QTest::addRow("%s %dx%d, %d frames at %d", extension, width, height, frame_count,
                          frame_rate)
                << extension << width << height << frame_count << frame_rate;
        };
        add(96, 64, 16, 8);
        add(97, 63, 16, 8);
        add(96, 64, 1, 8);
        add(97, 63, 1, 24);
        add(96, 64, 16, 24);
        add(96, 64, 48, 30);
        add(1, 1, 2, 8);
    }
}

void VideoExportTest::what_was_written_is_decoded_again()
{
    QFETCH(QString, extension);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frame_count);
    QFETCH(int, frame_rate);
    const auto path = path_of(("decoded." + extension.toStdString()).c_str());
    const auto frames = moving_soft_chart({width, height}, frame_count);
    ExportRequest request{path, "", "", 0, true};
    const auto outcome = write_clip(request, frames, frame_rate);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());

    const auto decoded = decode_clip(path);
    QVERIFY2(decoded, decoded ? "" : decoded.error().message.c_str());
    const DecodedClip& clip = decoded.value();
    QCOMPARE(clip.codec, extension == "mp4" ? AV_CODEC_ID_H264 : AV_CODEC_ID_VP9);
    QCOMPARE(clip.pixel_format, AV_PIX_FMT_YUV420P);
    QCOMPARE(clip.frames.size(), std::size_t(frame_count));
    // WebM counts time in milliseconds.
    const double time_step = extension == "mp4" ? 1e-6 : 1.1e-3;
    QVERIFY(std::abs(clip.duration - double(frame_count) / frame_rate) <= time_step);
    QCOMPARE(clip.frame_rate.num, frame_rate * clip.frame_rate.den);
    for (std::size_t i = 0; i < clip.frames.size(); ++i) {
        QVERIFY(std::abs(clip.times[i] - double(i) / frame_rate) <= time_step);
        QCOMPARE(clip.frames[i].size.width, width + width % 2);
        QCOMPARE(clip.frames[i].size.height, height + height % 2);
        const double error = mean_error(clip.frames[i], frames[i]);
        QVERIFY2(error <= 3.0, qPrintable(QString("frame %1 is off by %2").arg(i).arg(error)));
    }
}

// BT.601 instead of BT.709, or full range instead of limited, would miss by 10 to 40.
void VideoExportTest::patches_keep_their_colour()
{
    for (const char* extension : extensions) {
        const auto path = path_of((std::string("patches.") + extension).c_str());
        QVERIFY(write_clip({path, "", "", 0, true}, {colour_chart({256, 128}, 0)}, 8));
        const auto decoded = decode_clip(path);
        QVERIFY(decoded);
        for (int patch = 0; patch < 8; ++patch) {
            const auto x = std::size_t(patch % 4 * 64 + 32);
            const auto y = std::size_t(patch / 4 * 64 + 32);
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const int found =
                    decoded.value().frames.at(0).pixels.at((y * 256 + x) * 3 + channel);
                const int expected = chart_colours.at(std::size_t(patch))[channel];
                const auto text = QString("%1 patch %2 channel %3: %4, not %5")
                                      .arg(extension)
                                      .arg(patch)
                                      .arg(channel)
                                      .arg(found)
                                      .arg(expected);
                QVERIFY2(std::abs(found - expected) <= 3, qPrintable(text));
            }
        }
    }
}

void VideoExportTest::odd_sizes_repeat_their_edge()
{
    for (const char* extension : extensions) {
        const auto path = path_of((std::string("edge.") + extension).c_str());
        const auto frames = moving_soft_chart({97, 63}, 4);
        QVERIFY(write_clip({path, "", "", 0, true}, frames, 8));
        const auto decoded = decode_clip(path);
        QVERIFY(decoded);
        const Frame& frame = decoded.value().frames.at(0);
        Frame padded{{98, 64}, {}};
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 98; ++x) {
                const auto at =
                    (std::size_t(std::min(y, 62)) * 97 + std::size_t(std::min(x, 96))) * 3;
                for (std::size_t channel = 0; channel < 3; ++channel)
                    padded.pixels.push_back(frames[0].pixels[at + channel]);
            }
        }
        QVERIFY(mean_error(frame, padded) <= 3.0);
        // The new column and row alone, which the mean above would hide.
        int sum = 0;
        for (std::size_t y = 0; y < 64; ++y)
            for (std::size_t x = 0; x < 98; ++x)
                for (std::size_t at = (y * 98 + x) * 3; at < (y * 98 + x + 1) * 3; ++at)
                    if (x == 97 || y == 63)
                        sum += std::abs(frame.pixels[at] - padded.pixels[at]);
        const double edge_error = sum / ((64.0 + 97.0) * 3);
        QVERIFY2(edge_error <= 6.0, qPrintable(QString::number(edge_error)));
    }
}

void VideoExportTest::the_colours_are_tagged_bt709_in_limited_range()
{
    for (const char* extension : extensions) {
        const auto path = path_of((std::string("tags.") + extension).c_str());
        QVERIFY(write_clip({path, "", "", 0, true}, moving_chart({96, 64}, 2), 8));
        const auto decoded = decode_clip(path);
        QVERIFY(decoded);
        QCOMPARE(decoded.value().colour_space, AVCOL_SPC_BT709);
        QCOMPARE(decoded.value().primaries, AVCOL_PRI_BT709);
        QCOMPARE(decoded.value().transfer, AVCOL_TRC_BT709);
        QCOMPARE(decoded.value().range, AVCOL_RANGE_MPEG);
    }
}

static QByteArray content_of(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void VideoExportTest::mp4_can_be_played_while_it_loads()
{
    const auto path = path_of("fast.mp4");
    QVERIFY(write_clip({path, "", "{}", 0, true}, moving_chart({96, 64}, 16), 8));
    const QByteArray bytes = content_of(path);
    const auto index = bytes.indexOf("moov");
    const auto media = bytes.indexOf("mdat");
    QVERIFY(index > 0);
    QVERIFY(media > index);
}

void VideoExportTest::the_same_clip_gives_the_same_bytes()
{
    for (const char* extension : extensions) {
        const auto first = path_of((std::string("first.") + extension).c_str());
        const auto second = path_of((std::string("second.") + extension).c_str());
        const auto frames = moving_soft_chart({96, 64}, 8);
        QVERIFY(write_clip({first, "", "{}", 0, true}, frames, 8));
        QVERIFY(write_clip({second, "", "{}", 0, true}, frames, 8));
        QVERIFY(!content_of(first).isEmpty());
        QCOMPARE(content_of(first), content_of(second));
    }
}

void VideoExportTest::ffprobe_agrees()
{
    const QString ffprobe = QStandardPaths::findExecutable("ffprobe");
    if (ffprobe.isEmpty())
        QSKIP("The program ffprobe is not installed.");
    const auto path = path_of("probe.mp4");
    QVERIFY(write_clip({path, "", R"({"seed":13214918285578813247})", 0, true},
                       moving_chart({97, 63}, 16), 8));
    QProcess process;
    process.start(ffprobe, {"-v", "warning", "-count_frames", "-show_entries",
                            "stream=codec_name,width,height,pix_fmt,color_range,color_space,"
                            "color_transfer,color_primaries,chroma_location,avg_frame_rate,"
                            "nb_read_frames,duration:format_tags=description",
                            "-of", "flat", QString::fromStdString(path.string())});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const QByteArray report = process.readAllStandardOutput();
    for (const char* line :
         {R"(codec_name="h264")", "width=98", "height=64", R"(pix_fmt="yuv420p")",
          R"(color_range="tv")", R"(color_space="bt709")", R"(color_transfer="bt709")",
          R"(color_primaries="bt709")", R"(chroma_location="left")", R"(avg_frame_rate="8/1")",
          R"(nb_read_frames="16")", R"(duration="2.000000")", "13214918285578813247"})
        QVERIFY2(report.contains(line), report + "\nlacks " + line);
}

QTEST_GUILESS_MAIN(VideoExportTest)
#include "video_export_test.moc"
