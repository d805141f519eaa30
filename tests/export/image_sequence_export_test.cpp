// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <set>

#include "export/file_bytes.h"
#include "export/png.h"
#include "test_clip.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#include <stb/stb_image.h>

using namespace flipbook;

class ImageSequenceExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frames_come_back_exactly_data();
    void frames_come_back_exactly();
    void text_stands_before_the_pixels_and_both_are_read();
    void text_is_read_from_latin_1_and_utf_8();
    void truncated_files_are_refused_or_read_but_never_crash();
    void wrong_bytes_are_refused_or_read_but_never_crash();

private:
    QTemporaryDir m_folder;
};

// An empty frame if the bytes are no PNG.
static Frame decode_png(std::span<const std::uint8_t> bytes)
{
    int width = 0;
    int height = 0;
    int channels = 0;
    stbi_uc* pixels =
        stbi_load_from_memory(bytes.data(), int(bytes.size()), &width, &height, &channels, 0);
    if (pixels == nullptr || channels != 3)
        return {};
    Frame frame{{width, height}, {pixels, pixels + std::ptrdiff_t(width) * height * 3}};
    stbi_image_free(pixels);
    return frame;
}

void ImageSequenceExportTest::frames_come_back_exactly_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frame_count");
    QTest::addColumn<QString>("recipe");
    QTest::newRow("even") << 96 << 64 << 16 << "";
    QTest::newRow("odd") << 97 << 63 << 16 << "{}";
    QTest::newRow("one frame") << 96 << 64 << 1 << "{}";
    QTest::newRow("one pixel") << 1 << 1 << 1 << "";
}

void ImageSequenceExportTest::frames_come_back_exactly()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frame_count);
    QFETCH(QString, recipe);
    const auto folder =
        std::filesystem::path(m_folder.path().toStdString()) / QTest::currentDataTag();
    const Size size{width, height};
    std::vector<Frame> frames;
    for (int i = 0; i < frame_count; ++i)
        frames.push_back(i % 2 == 0 ? noise(size, unsigned(i)) : colour_chart(size, i));
    const auto outcome = write_clip({folder / "", "", recipe.toStdString(), 0, false}, frames, 8);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());

    std::set<std::string> expected_names;
    for (int i = 0; i < frame_count; ++i) {
        const std::string name = QString("%1.png").arg(i, 5, 10, QChar('0')).toStdString();
        expected_names.insert(name);
        const auto bytes = read_bytes(folder / name);
        QVERIFY(bytes);
        QVERIFY(decode_png(bytes.value()) == frames[std::size_t(i)]);
    }
    if (!recipe.isEmpty())
        expected_names.insert("recipe.json");
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    QVERIFY(names == expected_names);
}

void ImageSequenceExportTest::text_stands_before_the_pixels_and_both_are_read()
{
    const Frame frame = colour_chart({96, 64}, 0);
    for (const std::string text : {"plain", "Grüße, 世界 \U0001F3A5", "", "a\nb\t\"c\""}) {
        auto png = encode_png(frame).value();
        insert_png_text(png, "other", "not this");
        insert_png_text(png, "flipbook-recipe", text);
        QVERIFY(decode_png(png) == frame);
        const std::string_view content(reinterpret_cast<const char*>(png.data()), png.size());
        QVERIFY(content.find("flipbook-recipe") < content.find("IDAT"));
        const auto found = read_png_text(png, "flipbook-recipe", "frame.png");
        QVERIFY(found);
        QVERIFY(found.value() == text);
        QVERIFY(read_png_text(png, "third", "frame.png").value() == std::nullopt);
    }
}

void ImageSequenceExportTest::text_is_read_from_latin_1_and_utf_8()
{
    // One tEXt chunk by another program, "k" = "é" in Latin-1; its CRC by zlib.
    const QByteArray chunk = QByteArray::fromHex("00000003"
                                                 "74455874"
                                                 "6b00e9"
                                                 "abb47d45");
    auto png = encode_png(colour_chart({4, 4}, 0)).value();
    png.insert(png.begin() + 33, chunk.begin(), chunk.end());
    const auto found = read_png_text(png, "k", "frame.png");
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QVERIFY(found.value() == std::string("é"));
}

void ImageSequenceExportTest::truncated_files_are_refused_or_read_but_never_crash()
{
    auto png = encode_png(colour_chart({16, 16}, 0)).value();
    insert_png_text(png, "flipbook-recipe", "Grüße");
    const std::string_view content(reinterpret_cast<const char*>(png.data()), png.size());
    const std::size_t end_of_text = content.find("Grüße") + std::string_view("Grüße").size() + 4;
    for (std::size_t length = 0; length < png.size(); ++length) {
        // A copy of its own, so that the address sanitizer sees one byte too many.
        const std::vector<std::uint8_t> part(png.begin(), png.begin() + std::ptrdiff_t(length));
        const auto found = read_png_text(part, "flipbook-recipe", "part.png");
        QCOMPARE(found.has_value(), length >= end_of_text);
        QCOMPARE(read_png_text(part, "absent", "part.png").has_value(), false);
    }
}

void ImageSequenceExportTest::wrong_bytes_are_refused_or_read_but_never_crash()
{
    auto png = encode_png(colour_chart({8, 8}, 0)).value();
    insert_png_text(png, "flipbook-recipe", "Grüße");
    for (std::size_t at = 0; at < png.size(); ++at) {
        for (const unsigned value : {0x00U, 0x7FU, 0x80U, 0xFFU}) {
            std::vector<std::uint8_t> changed = png;
            changed[at] = static_cast<std::uint8_t>(value);
            const auto found = read_png_text(changed, "flipbook-recipe", "changed.png");
            if (found && found.value())
                QCOMPARE(*found.value(), std::string("Grüße"));
        }
    }
}

QTEST_GUILESS_MAIN(ImageSequenceExportTest)
#include "image_sequence_export_test.moc"
