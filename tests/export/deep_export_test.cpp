// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "decoded_clip.h"
#include "export/clip_edit.h"
#include "export/file_bytes.h"
#include "export/png.h"
#include "export/write_clip.h"
#include "test_clip.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#include <stb/stb_image.h>

using namespace flipbook;

using Deep = std::vector<std::uint16_t>;

// A slope of more levels than 8 bits have: a frame cut down to them is another one.
static Frame slope(Size size, int shift)
{
    Frame frame{size, {}};
    for (int i = 0; i < size.width * size.height * 3; ++i) {
        const int level = (i * 37 + shift * 1009) % 65536;
        frame.deep_pixels.push_back(static_cast<std::uint16_t>(level));
        frame.pixels.push_back(static_cast<std::uint8_t>((level + 128) / 257));
    }
    return frame;
}

static Deep repeated(const Frame& frame)
{
    Deep pixels;
    for (const std::uint8_t level : frame.pixels)
        pixels.push_back(static_cast<std::uint16_t>(level << 8 | level));
    return pixels;
}

class DeepExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void png_frames_keep_sixteen_bits();
    void ffv1_keeps_sixteen_bits();
    void eight_bits_are_repeated_and_that_is_said();
    void edits_keep_sixteen_bits();
    void ten_bits_are_made_of_sixteen();
    void a_wrong_number_of_values_is_refused();

private:
    std::filesystem::path path_of(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    // Of a PNG file; empty if it is none of 16 bits.
    static Deep read_png(const std::filesystem::path& path);

    QTemporaryDir m_folder;
};

Deep DeepExportTest::read_png(const std::filesystem::path& path)
{
    const auto bytes = read_bytes(path).value();
    const int length = static_cast<int>(bytes.size());
    if (!stbi_is_16_bit_from_memory(bytes.data(), length))
        return {};
    int width = 0, height = 0, channels = 0;
    stbi_us* values = stbi_load_16_from_memory(bytes.data(), length, &width, &height, &channels, 0);
    Deep pixels(values, values + std::ptrdiff_t(width) * height * channels);
    stbi_image_free(values);
    return channels == 3 ? pixels : Deep();
}

void DeepExportTest::png_frames_keep_sixteen_bits()
{
    const std::vector<Frame> frames{slope({13, 7}, 0), slope({13, 7}, 1)};
    const auto folder = path_of("frames");
    QVERIFY(write_clip({folder, "png_frames_16", R"({"a":1})", 0, true}, frames, 8));
    QCOMPARE(read_png(folder / "00000.png"), frames[0].deep_pixels);
    QCOMPARE(read_png(folder / "00001.png"), frames[1].deep_pixels);
    QCOMPARE(read_recipe(folder / "00001.png").value(), std::string(R"({"a":1})"));
    // The lowest bits alone make another level of these.
    QVERIFY(repeated(frames[0]) != frames[0].deep_pixels);
}

void DeepExportTest::ffv1_keeps_sixteen_bits()
{
    const std::vector<Frame> frames{slope({64, 48}, 0), slope({64, 48}, 1)};
    const auto path = path_of("deep.mkv");
    QVERIFY(write_clip({path, "ffv1_16", "", 0, true}, frames, 8));
    const auto clip = decode_clip(path);
    QVERIFY(clip);
    QCOMPARE(clip.value().pixel_format, AV_PIX_FMT_GBRP16LE);
    QVERIFY(clip.value().frames == frames);
}

void DeepExportTest::eight_bits_are_repeated_and_that_is_said()
{
    const auto clip = std::make_shared<Clip>(Clip{moving_chart({16, 16}, 1), 8});
    std::vector<std::string> notices;
    const EventSink sink = [&notices](const Event& event) {
        if (const auto* notice = std::get_if<Notice>(&event))
            notices.push_back(notice->text);
    };
    const auto write = [&](const ClipPtr& given, const char* format, const char* name) {
        JobContext job(JobId{1}, sink, {});
        ExportRequest request;
        request.path = path_of(name);
        request.format = format;
        return write_clip(builtin_exporters(), given, request, job);
    };
    QVERIFY(write(clip, "png_frames_16", "repeated"));
    QCOMPARE(read_png(path_of("repeated") / "00000.png"), repeated(clip->frames[0]));
    QCOMPARE(notices, (std::vector<std::string>{
                          "The clip has 8 bits a channel, so the file's 16 repeat them."}));
    QVERIFY(write(clip, "png_frames", "plain"));
    QVERIFY(write(std::make_shared<Clip>(Clip{{slope({16, 16}, 0)}, 8}), "png_frames_16", "deep"));
    QCOMPARE(notices.size(), std::size_t{1});
}

void DeepExportTest::edits_keep_sixteen_bits()
{
    const Clip clip{{slope({8, 8}, 0), slope({8, 8}, 3)}, 8};
    ClipEdit edit;
    edit.first = 1;
    edit.size = Size{16, 16};
    edit.resizing = Resizing::nearest;
    const auto enlarged = edited(clip, edit);
    QVERIFY(enlarged);
    const Deep& pixels = enlarged.value().pictures.at(0).deep_pixels;
    QCOMPARE(pixels.size(), std::size_t{16 * 16 * 3});
    const auto at = [](const Deep& values, std::size_t width, std::size_t x, std::size_t y) {
        return int(values[(y * width + x) * 3 + 1]);
    };
    // swscale rounds once; with 8 bits between it would be off by up to 128.
    for (std::size_t y = 0; y < 16; ++y)
        for (std::size_t x = 0; x < 16; ++x)
            QVERIFY(std::abs(at(pixels, 16, x, y) - at(clip.frames[1].deep_pixels, 8, x / 2, y / 2))
                    <= 1);

    edit.resizing = Resizing::lanczos;
    const auto smooth = edited(clip, edit);
    QVERIFY(smooth);
    const Frame& frame = smooth.value().pictures.at(0);
    QVERIFY(repeated(frame) != frame.deep_pixels);
}

// The 8 bits of this frame are another picture: what is decoded shows which were taken.
void DeepExportTest::ten_bits_are_made_of_sixteen()
{
    Frame frame{{64, 64}, std::vector<std::uint8_t>(64 * 64 * 3, 100)};
    for (int i = 0; i < 64 * 64 * 3; ++i)
        frame.deep_pixels.push_back(static_cast<std::uint16_t>(25186 + i / 3 % 64 * 8));
    const auto path = path_of("slope.mov");
    QVERIFY(write_clip({path, "prores", "", 0, true}, {frame}, 8));
    const auto clip = decode_clip(path);
    QVERIFY(clip);
    const auto& pixels = clip.value().frames.at(0).pixels;
    QVERIFY(*std::min_element(pixels.begin(), pixels.end()) < 100);
    QCOMPARE(int(*std::max_element(pixels.begin(), pixels.end())), 100);
}

void DeepExportTest::a_wrong_number_of_values_is_refused()
{
    Frame frame = slope({16, 16}, 0);
    frame.deep_pixels.pop_back();
    const auto outcome = write_clip({path_of("short"), "png_frames_16", "", 0, true}, {frame}, 8);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().message,
             std::string("Frame 0 has 767 values of 16 bits, but 16x16 pixels need 768."));
    QVERIFY(!std::filesystem::exists(path_of("short")));
}

QTEST_GUILESS_MAIN(DeepExportTest)
#include "deep_export_test.moc"
