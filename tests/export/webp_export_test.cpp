// SPDX-License-Identifier: GPL-3.0-or-later
#include <webp/demux.h>

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "export/file_bytes.h"
#include "export/webp_texts.h"
#include "test_clip.h"

using namespace flipbook;

class WebpExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frames_come_back_at_their_times();
    void lossless_is_exact();
    void loops_are_counted_as_plays();
    void both_texts_are_kept();
    void exif_of_others_is_read_data();
    void exif_of_others_is_read();
    void damaged_exif_never_crashes();

private:
    struct Decoded {
        std::vector<Frame> frames;
        std::vector<int> ends;  // Milliseconds.
        unsigned loops = 0;
    };
    Decoded decoded(const std::string& format, const std::vector<Frame>& frames, int frame_rate,
                    int loops);

    QTemporaryDir m_folder;
};

WebpExportTest::Decoded WebpExportTest::decoded(const std::string& format,
                                                const std::vector<Frame>& frames, int frame_rate,
                                                int loops)
{
    const auto path = std::filesystem::path(m_folder.path().toStdString()) / "clip.webp";
    Decoded found;
    if (!write_clip({path, format, "", loops, true}, frames, frame_rate))
        return found;
    const auto bytes = read_bytes(path).value();
    const WebPData data{bytes.data(), bytes.size()};
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
    WebPAnimInfo info;
    if (decoder == nullptr || WebPAnimDecoderGetInfo(decoder, &info) == 0)
        return found;
    found.loops = info.loop_count;
    std::uint8_t* rgba = nullptr;
    int end = 0;
    while (WebPAnimDecoderGetNext(decoder, &rgba, &end) != 0) {
        Frame frame{{static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height)},
                    {}};
        for (std::size_t i = 0; i < std::size_t(info.canvas_width) * info.canvas_height; ++i)
            frame.pixels.insert(frame.pixels.end(), rgba + 4 * i, rgba + 4 * i + 3);
        found.frames.push_back(std::move(frame));
        found.ends.push_back(end);
    }
    WebPAnimDecoderDelete(decoder);
    return found;
}

void WebpExportTest::frames_come_back_at_their_times()
{
    const auto frames = moving_soft_chart({97, 63}, 12);
    const Decoded found = decoded("webp", frames, 12, 0);
    QCOMPARE(found.frames.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        QCOMPARE(found.ends[i], static_cast<int>(std::lround(1000.0 * double(i + 1) / 12)));
        const double error = mean_error(found.frames[i], frames[i]);
        QVERIFY2(error <= 4.0, qPrintable(QString("frame %1 is off by %2").arg(i).arg(error)));
    }
}

void WebpExportTest::lossless_is_exact()
{
    const std::vector<Frame> frames{noise({31, 17}, 1), gradient({31, 17}, 0)};
    const Decoded found = decoded("webp_lossless", frames, 8, 0);
    QVERIFY(found.frames == frames);
}

void WebpExportTest::loops_are_counted_as_plays()
{
    for (const int loops : {0, 1, 5})
        QCOMPARE(decoded("webp", moving_chart({16, 16}, 2), 8, loops).loops, unsigned(loops));
}

void WebpExportTest::both_texts_are_kept()
{
    std::string long_text;
    while (long_text.size() < 70000)
        long_text += "灯台 \U0001F30A \"quoted\"\n";
    const auto path = std::filesystem::path(m_folder.path().toStdString()) / "texts.webp";
    ExportRequest request{path, "webp", R"({"seed":13214918285578813247})", 0, true, long_text};
    QVERIFY(write_clip(request, moving_chart({16, 16}, 3), 8));
    const ExifTexts texts = read_webp_texts(read_bytes(path).value(), "texts.webp").value();
    QCOMPARE(QString::fromStdString(texts.description.value()),
             QString::fromStdString(request.recipe));
    QVERIFY(texts.user_comment.value() == long_text);
}

void WebpExportTest::exif_of_others_is_read_data()
{
    QTest::addColumn<QByteArray>("exif");
    QTest::addColumn<QString>("comment");
    // One directory with a link to the second, which has the comment alone.
    const QByteArray big = QByteArray::fromHex("4d4d002a00000008"
                                               "0001"
                                               "876900040000000100000"
                                               "01a"
                                               "00000000"
                                               "0001"
                                               "928600070000000c0000002c"
                                               "00000000");
    const QByteArray little = QByteArray::fromHex("49492a0008000000"
                                                  "0100"
                                                  "6987040001000000"
                                                  "1a000000"
                                                  "00000000"
                                                  "0100"
                                                  "869207000c0000002c000000"
                                                  "00000000");
    QTest::newRow("big-endian") << big + QByteArray("UNICODE\0\0h\0i", 12) << "hi";
    QTest::newRow("with Exif before it")
        << QByteArray("Exif\0\0", 6) + big + QByteArray("UNICODE\0\0h\0i", 12) << "hi";
    QTest::newRow("little-endian") << little + QByteArray("UNICODE\0h\0i\0", 12) << "hi";
    QTest::newRow("little-endian text in a big-endian file")
        << big + QByteArray("UNICODE\0h\0i\0", 12) << "hi";
    QTest::newRow("ASCII") << little + QByteArray("ASCII\0\0\0Text", 12) << "Text";
}

void WebpExportTest::exif_of_others_is_read()
{
    QFETCH(QByteArray, exif);
    QFETCH(QString, comment);
    const std::vector<std::uint8_t> bytes(exif.begin(), exif.end());
    QCOMPARE(QString::fromStdString(read_exif(bytes).user_comment.value_or("none")), comment);
}

void WebpExportTest::damaged_exif_never_crashes()
{
    const auto exif = write_exif({"{}", "text \U0001F30A"});
    for (std::size_t length = 0; length < exif.size(); ++length) {
        // A copy of its own, so that a sanitizer sees the end.
        const std::vector<std::uint8_t> part(exif.begin(),
                                             exif.begin() + static_cast<std::ptrdiff_t>(length));
        read_exif(part);
        for (const auto value : {std::uint8_t(0), std::uint8_t(0x7F), std::uint8_t(0xFF)}) {
            auto changed = exif;
            changed[length] = value;
            read_exif(changed);
        }
    }
}

QTEST_GUILESS_MAIN(WebpExportTest)
#include "webp_export_test.moc"
