// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "decoded_clip.h"
#include "test_clip.h"

using namespace flipbook;

// A way to write a clip, and what a reader of it finds.
struct Written {
    const char* format;
    const char* extension;
    AVCodecID codec;
    AVPixelFormat pixels;
    double mean_error;  // Of 255, of a soft chart.
};

static constexpr std::array written_forms = {
    Written{"mp4", ".mp4", AV_CODEC_ID_H264, AV_PIX_FMT_YUV420P, 3.0},
    Written{"mp4_small", ".mp4", AV_CODEC_ID_H264, AV_PIX_FMT_YUV420P, 4.0},
    Written{"mp4_h265", ".mp4", AV_CODEC_ID_HEVC, AV_PIX_FMT_YUV420P10LE, 3.0},
    Written{"webm", ".webm", AV_CODEC_ID_VP9, AV_PIX_FMT_YUV420P, 3.0},
    Written{"webm_av1", ".webm", AV_CODEC_ID_AV1, AV_PIX_FMT_YUV420P10LE, 4.0},
    // Written with 10 bits; the decoder always gives 12.
    Written{"prores", ".mov", AV_CODEC_ID_PRORES, AV_PIX_FMT_YUVA444P12LE, 1.0},
    Written{"ffv1", ".mkv", AV_CODEC_ID_FFV1, AV_PIX_FMT_BGR0, 0.0},
    Written{"ffv1_16", ".mkv", AV_CODEC_ID_FFV1, AV_PIX_FMT_GBRP16, 0.0},
    Written{"apng", ".png", AV_CODEC_ID_APNG, AV_PIX_FMT_RGB24, 0.0},
};

static bool is_rgb(const Written& form)
{
    return form.pixels == AV_PIX_FMT_BGR0 || form.pixels == AV_PIX_FMT_RGB24
           || form.pixels == AV_PIX_FMT_GBRP16;
}

static bool shares_chroma(const Written& form)
{
    return form.pixels == AV_PIX_FMT_YUV420P || form.pixels == AV_PIX_FMT_YUV420P10LE;
}

class VideoExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_was_written_is_decoded_again_data();
    void what_was_written_is_decoded_again();
    void patches_keep_their_colour_data() { add_forms(); }
    void patches_keep_their_colour();
    void odd_sizes_repeat_their_edge_data() { add_forms(); }
    void odd_sizes_repeat_their_edge();
    void the_colours_are_tagged_bt709_in_limited_range_data() { add_forms(); }
    void the_colours_are_tagged_bt709_in_limited_range();
    void colours_do_not_drift_over_five_rounds();
    void a_size_that_an_encoder_refuses_is_named();
    void h265_is_tagged_as_apple_plays_it();
    void mp4_can_be_played_while_it_loads();
    void the_same_clip_gives_the_same_bytes_data() { add_forms(); }
    void the_same_clip_gives_the_same_bytes();
    void ffprobe_agrees();

private:
    static void add_forms();
    static const Written& form_of_row();
    // What a reader finds in the file that is written in the row's form; empty after a failure.
    DecodedClip decoded(const std::vector<Frame>& frames, int frame_rate);

    std::filesystem::path path_of(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QTemporaryDir m_folder;
};

const Written& VideoExportTest::form_of_row()
{
    const auto* name = static_cast<QString*>(QTest::qData("format", qMetaTypeId<QString>()));
    return *std::find_if(written_forms.begin(), written_forms.end(),
                         [name](const Written& form) { return *name == form.format; });
}

void VideoExportTest::add_forms()
{
    QTest::addColumn<QString>("format");
    for (const Written& form : written_forms)
        QTest::newRow(form.format) << form.format;
}

DecodedClip VideoExportTest::decoded(const std::vector<Frame>& frames, int frame_rate)
{
    const Written& form = form_of_row();
    const auto path = path_of((std::string("decoded") + form.extension).c_str());
    const auto outcome =
        write_clip({path, form.format, R"({"seed":1})", 0, true}, frames, frame_rate);
    if (!outcome)
        qWarning("%s", outcome.error().message.c_str());
    auto clip = decode_clip(path);
    if (!clip)
        qWarning("%s", clip.error().message.c_str());
    return clip ? std::move(clip).value() : DecodedClip();
}

void VideoExportTest::what_was_written_is_decoded_again_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frame_count");
    QTest::addColumn<int>("frame_rate");
    for (const Written& form : written_forms) {
        const auto add = [&](int width, int height, int frame_count, int frame_rate) {
            QTest::addRow("%s %dx%d, %d frames at %d", form.format, width, height, frame_count,
                          frame_rate)
                << form.format << width << height << frame_count << frame_rate;
        };
        add(96, 64, 16, 8);
        add(97, 63, 16, 8);
        add(96, 64, 1, 8);
        add(97, 63, 1, 24);
        add(96, 64, 16, 24);
        add(96, 64, 48, 30);
        add(96, 64, 2, 8);
        if (is_rgb(form))
            add(8, 8, 2, 8);
        // x265 takes none as small, and FFmpeg's FFV1 comes back as another picture.
        if (form.codec != AV_CODEC_ID_HEVC && form.codec != AV_CODEC_ID_FFV1)
            add(1, 1, 2, 8);
    }
}

void VideoExportTest::what_was_written_is_decoded_again()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frame_count);
    QFETCH(int, frame_rate);
    const Written& form = form_of_row();
    const auto frames = moving_soft_chart({width, height}, frame_count);
    const DecodedClip clip = decoded(frames, frame_rate);
    const bool is_still_png = form.codec == AV_CODEC_ID_APNG && frame_count == 1;
    QCOMPARE(clip.codec, is_still_png ? AV_CODEC_ID_PNG : form.codec);
    QCOMPARE(clip.pixel_format, form.pixels);
    QCOMPARE(clip.frames.size(), std::size_t(frame_count));
    // Matroska counts time in milliseconds. PNG says no duration, and of one frame no rate.
    const bool is_mov =
        std::string(form.extension).starts_with(".m") && form.codec != AV_CODEC_ID_FFV1;
    const double time_step = is_mov ? 1e-6 : 1.1e-3;
    if (form.codec != AV_CODEC_ID_APNG) {
        QVERIFY(std::abs(clip.duration - double(frame_count) / frame_rate) <= time_step);
        QCOMPARE(clip.frame_rate.num, frame_rate * clip.frame_rate.den);
    }
    const int padding = shares_chroma(form) ? 1 : 0;
    for (std::size_t i = 0; i < clip.frames.size(); ++i) {
        QVERIFY(std::abs(clip.times[i] - double(i) / frame_rate) <= time_step);
        QCOMPARE(clip.frames[i].size.width, width + padding * (width % 2));
        QCOMPARE(clip.frames[i].size.height, height + padding * (height % 2));
        const double error = mean_error(clip.frames[i], frames[i]);
        QVERIFY2(error <= form.mean_error,
                 qPrintable(QString("frame %1 is off by %2").arg(i).arg(error)));
    }
}

// BT.601 instead of BT.709, or full range instead of limited, would miss by 10 to 40.
void VideoExportTest::patches_keep_their_colour()
{
    const DecodedClip clip = decoded({colour_chart({256, 128}, 0)}, 8);
    for (int patch = 0; patch < 8; ++patch) {
        const auto x = std::size_t(patch % 4 * 64 + 32);
        const auto y = std::size_t(patch / 4 * 64 + 32);
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const int found = clip.frames.at(0).pixels.at((y * 256 + x) * 3 + channel);
            const int expected = chart_colours.at(std::size_t(patch))[channel];
            const auto text = QString("patch %1 channel %2: %3, not %4")
                                  .arg(patch)
                                  .arg(channel)
                                  .arg(found)
                                  .arg(expected);
            QVERIFY2(std::abs(found - expected) <= 3, qPrintable(text));
        }
    }
}

void VideoExportTest::odd_sizes_repeat_their_edge()
{
    if (!shares_chroma(form_of_row()))
        return;  // Has no need to grow.
    const auto frames = moving_soft_chart({97, 63}, 4);
    const Frame frame = decoded(frames, 8).frames.at(0);
    Frame padded{{98, 64}, {}};
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 98; ++x) {
            const auto at = (std::size_t(std::min(y, 62)) * 97 + std::size_t(std::min(x, 96))) * 3;
            for (std::size_t channel = 0; channel < 3; ++channel)
                padded.pixels.push_back(frames[0].pixels[at + channel]);
        }
    }
    QVERIFY(mean_error(frame, padded) <= form_of_row().mean_error);
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

void VideoExportTest::the_colours_are_tagged_bt709_in_limited_range()
{
    if (is_rgb(form_of_row()))
        return;  // Has neither matrix nor range.
    const DecodedClip clip = decoded(moving_chart({96, 64}, 2), 8);
    QCOMPARE(clip.colour_space, AVCOL_SPC_BT709);
    QCOMPARE(clip.primaries, AVCOL_PRI_BT709);
    QCOMPARE(clip.transfer, AVCOL_TRC_BT709);
    QCOMPARE(clip.range, AVCOL_RANGE_MPEG);
}

// Through MP4 at its default quality, again and again.
void VideoExportTest::colours_do_not_drift_over_five_rounds()
{
    const auto first = moving_soft_chart({96, 64}, 8);
    auto frames = first;
    for (int round = 0; round < 5; ++round) {
        const auto path = path_of("round.mp4");
        QVERIFY(write_clip({path, "", "", 0, true}, frames, 8));
        const auto clip = decode_clip(path);
        QVERIFY(clip);
        frames = clip.value().frames;
        QCOMPARE(frames.size(), first.size());
    }
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const double error = mean_error(frames[i], first[i]);
        QVERIFY2(error <= 3.0, qPrintable(QString("frame %1 is off by %2").arg(i).arg(error)));
    }
}

void VideoExportTest::a_size_that_an_encoder_refuses_is_named()
{
    const auto path = path_of("tiny.mp4");
    const auto outcome = write_clip({path, "mp4_h265", "", 0, true}, moving_chart({2, 2}, 2), 8);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    QVERIFY2(outcome.error().message.find("takes no pictures of 2x2") != std::string::npos,
             outcome.error().message.c_str());
    QVERIFY(!std::filesystem::exists(path));
}

static QByteArray content_of(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void VideoExportTest::h265_is_tagged_as_apple_plays_it()
{
    const auto path = path_of("tag.mp4");
    const auto outcome = write_clip({path, "mp4_h265", "", 0, true}, moving_chart({96, 64}, 2), 8);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
    QVERIFY(content_of(path).contains("hvc1"));
    QVERIFY(!content_of(path).contains("hev1"));
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
    const Written& form = form_of_row();
    if (QByteArray(QTest::currentDataTag()).startsWith("mp4"))
        QSKIP("libx264 and libx265 read memory that they have not written and choose by it.");
    const auto frames = moving_soft_chart({96, 64}, 8);
    QByteArray bytes;
    for (const char* name : {"first", "second"}) {
        const auto path = path_of((std::string(name) + form.extension).c_str());
        QVERIFY(write_clip({path, form.format, "{}", 0, true}, frames, 8));
        QVERIFY(!content_of(path).isEmpty());
        QVERIFY(bytes.isEmpty() || bytes == content_of(path));
        bytes = content_of(path);
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
