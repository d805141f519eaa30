// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

#include "decoded_clip.h"
#include "test_clip.h"

using namespace flipbook;

class GifExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_was_written_is_decoded_again_data();
    void what_was_written_is_decoded_again();
    void few_colours_are_exact();
    void many_colours_are_dithered_closely();
    void delays_add_up_data();
    void delays_add_up();
    void a_still_clip_keeps_all_its_frames();
    void loops_are_counted_as_plays_data();
    void loops_are_counted_as_plays();

private:
    std::filesystem::path path_of(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QTemporaryDir m_folder;
};

static QByteArray content_of(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Hundredths of a second, from the graphic control extensions.
static std::vector<int> delays_of(const QByteArray& gif)
{
    static const QByteArray control = QByteArray::fromHex("21f904");
    std::vector<int> delays;
    for (auto at = gif.indexOf(control); at >= 0; at = gif.indexOf(control, at + 8))
        delays.push_back(static_cast<unsigned char>(gif[at + 4])
                         + 256 * static_cast<unsigned char>(gif[at + 5]));
    return delays;
}

void GifExportTest::what_was_written_is_decoded_again_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frame_count");
    QTest::newRow("even") << 96 << 64 << 16;
    QTest::newRow("odd") << 97 << 63 << 16;
    QTest::newRow("one frame") << 96 << 64 << 1;
    QTest::newRow("one odd frame") << 97 << 63 << 1;
    QTest::newRow("one pixel") << 1 << 1 << 2;
}

void GifExportTest::what_was_written_is_decoded_again()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frame_count);
    const auto path = path_of("decoded.gif");
    const auto frames = moving_chart({width, height}, frame_count);
    const auto outcome = write_clip({path, "", "", 0, true}, frames, 8);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
    const auto decoded = decode_clip(path);
    QVERIFY2(decoded, decoded ? "" : decoded.error().message.c_str());
    QCOMPARE(decoded.value().frames.size(), std::size_t(frame_count));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        QCOMPARE(decoded.value().frames[i].size.width, width);
        QCOMPARE(decoded.value().frames[i].size.height, height);
        QVERIFY(mean_error(decoded.value().frames[i], frames[i]) <= 1.0);
    }
}

void GifExportTest::few_colours_are_exact()
{
    const auto path = path_of("few.gif");
    const auto frames = moving_chart({96, 64}, 4);
    QVERIFY(write_clip({path, "", "", 0, true}, frames, 8));
    const auto decoded = decode_clip(path);
    QVERIFY(decoded);
    for (std::size_t i = 0; i < frames.size(); ++i)
        QCOMPARE(mean_error(decoded.value().frames.at(i), frames[i]), 0.0);
}

// How often the colour changes along a row, on average: few bands or a fine grain.
static double changes_per_row(const Frame& frame)
{
    int changes = 0;
    for (std::size_t i = 3; i < frame.pixels.size(); i += 3) {
        const auto pixel = frame.pixels.begin() + static_cast<std::ptrdiff_t>(i);
        changes += std::equal(pixel - 3, pixel, pixel) ? 0 : 1;
    }
    return double(changes) / frame.size.height;
}

void GifExportTest::many_colours_are_dithered_closely()
{
    const auto path = path_of("many.gif");
    const std::vector<Frame> frames = {gradient({160, 120}, 0), gradient({160, 120}, 8)};
    QVERIFY(write_clip({path, "", "", 0, true}, frames, 8));
    const auto decoded = decode_clip(path);
    QVERIFY(decoded);
    // The gradient is a sheet of about 271 by 255 in RGB, so that 255 colours lie d = 16.5 apart.
    // Dithering between neighbours at that distance is off by d / 3 on average; a fifth on top for
    // a palette that is no regular grid.
    constexpr double palette_error = 16.5 / 3 * 1.2;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& found = decoded.value().frames.at(i);
        const double error = mean_error(found, frames[i]);
        QVERIFY2(error > 0.0 && error <= palette_error, qPrintable(QString::number(error)));
        const double changes = changes_per_row(found);
        QVERIFY2(changes >= 50, qPrintable(QString::number(changes)));
    }
}

void GifExportTest::delays_add_up_data()
{
    QTest::addColumn<int>("frame_rate");
    QTest::addColumn<int>("frame_count");
    QTest::addColumn<std::vector<int>>("delays");
    using Delays = std::vector<int>;
    QTest::newRow("8 a second: 12.5 each") << 8 << 4 << Delays{13, 12, 13, 12};
    QTest::newRow("10 a second") << 10 << 3 << Delays{10, 10, 10};
    QTest::newRow("30 a second: 3.33 each") << 30 << 6 << Delays{3, 4, 3, 3, 4, 3};
    QTest::newRow("24 a second: 4.17 each") << 24 << 6 << Delays{4, 4, 5, 4, 4, 4};
    QTest::newRow("at most 50 a second") << 60 << 3 << Delays{2, 2, 2};
    QTest::newRow("one frame") << 8 << 1 << Delays{13};
}

void GifExportTest::delays_add_up()
{
    QFETCH(int, frame_rate);
    QFETCH(int, frame_count);
    QFETCH(std::vector<int>, delays);
    const auto path = path_of("delays.gif");
    QVERIFY(write_clip({path, "", "", 0, true}, moving_chart({96, 64}, frame_count), frame_rate));
    QCOMPARE(delays_of(content_of(path)), delays);
}

void GifExportTest::a_still_clip_keeps_all_its_frames()
{
    const auto path = path_of("still.gif");
    const std::vector<Frame> frames(16, colour_chart({96, 64}, 0));
    QVERIFY(write_clip({path, "", "", 0, true}, frames, 8));
    const auto decoded = decode_clip(path);
    QVERIFY(decoded);
    QCOMPARE(decoded.value().frames.size(), std::size_t(16));
}

void GifExportTest::loops_are_counted_as_plays_data()
{
    QTest::addColumn<int>("loops");
    QTest::addColumn<int>("stored");
    QTest::newRow("for ever") << 0 << 0;
    QTest::newRow("once") << 1 << -1;
    QTest::newRow("twice") << 2 << 1;
    QTest::newRow("the most") << 65536 << 65535;
}

void GifExportTest::loops_are_counted_as_plays()
{
    QFETCH(int, loops);
    QFETCH(int, stored);
    const auto path = path_of("loops.gif");
    QVERIFY(write_clip({path, "", "{\"a\":1}", loops, true}, moving_chart({96, 64}, 2), 8));
    const QByteArray gif = content_of(path);
    const auto at = gif.indexOf("NETSCAPE2.0");
    const int found = at < 0 ? -1
                             : static_cast<unsigned char>(gif[at + 13])
                                   + 256 * static_cast<unsigned char>(gif[at + 14]);
    QCOMPARE(found, stored);
    // Directly behind the header and its colour table of 256, where browsers look.
    if (at >= 0)
        QCOMPARE(at, 13 + 768 + 3);
}

QTEST_GUILESS_MAIN(GifExportTest)
#include "gif_export_test.moc"
