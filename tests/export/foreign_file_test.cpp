// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <algorithm>

#include "export/exif.h"
#include "export/file_bytes.h"
#include "export/gif_comment.h"
#include "export/png.h"
#include "flipbook/recipe.h"
#include "flipbook/recipe_file.h"
#include "test_clip.h"

using namespace flipbook;

namespace {

const std::string infotext = "a cat, 灯台\n0: \"calm\" \\ sea\nNegative prompt: bad\nSteps: 20, "
                             "Sampler: Euler a, Seed: 13214918285578813247, Size: 512x768, Foo: 1";

std::string with_escapes(std::string text)
{
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n'))
        text.replace(at, 1, "\\n");
    return text;
}

// Our WebM with the name of its tag changed to PARAMETERS; an element "Void" takes up the rest.
std::vector<std::uint8_t> with_other_name(std::vector<std::uint8_t> webm)
{
    const std::string_view ours = "\x8F"
                                  "FLIPBOOK_RECIPE";
    const std::string_view other("\x8A"
                                 "PARAMETERS\xEC\x83\0\0\0",
                                 ours.size());
    const auto same = [](std::uint8_t byte, char letter) {
        return byte == static_cast<std::uint8_t>(letter);
    };
    const auto found = std::search(webm.begin(), webm.end(), ours.begin(), ours.end(), same);
    if (found != webm.end())
        std::copy(other.begin(), other.end(), found);
    return webm;
}

// A JPEG that ends where its pixels would begin.
std::vector<std::uint8_t> jpeg_with(const ExifTexts& texts)
{
    const auto tiff = write_exif(texts);
    const std::string exif = std::string("Exif\0\0", 6) + std::string(tiff.begin(), tiff.end());
    const std::size_t length = exif.size() + 2;
    std::string jpeg = "\xFF\xD8\xFF\xE0";
    jpeg += std::string("\0\x04JF", 4) + "\xFF\xE1";
    jpeg += {static_cast<char>(length >> 8U), static_cast<char>(length & 0xFFU)};
    jpeg += exif + "\xFF\xDA";
    return {jpeg.begin(), jpeg.end()};
}

// What ComfyUI writes behind the first picture of an animated PNG.
std::vector<std::uint8_t> with_comf_chunk(std::vector<std::uint8_t> png, const std::string& json)
{
    std::string content = std::string("comfprompt") + '\0' + json;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char letter : content) {
        crc ^= static_cast<unsigned char>(letter);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    const auto big_endian = [](std::uint32_t value) {
        std::string text;
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            text += static_cast<char>(value >> shift & 0xFFU);
        return text;
    };
    content =
        big_endian(static_cast<std::uint32_t>(content.size() - 4)) + content + big_endian(~crc);
    constexpr std::ptrdiff_t end_chunk = 12;
    png.insert(png.end() - end_chunk, content.begin(), content.end());
    return png;
}

}  // namespace

// Other programs' texts in files.
class ForeignFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_infotext_is_found_where_it_is_usual_data()
    {
        QTest::addColumn<QString>("file_name");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::vector<std::uint8_t>& bytes) {
            QTest::newRow(name) << name
                                << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        auto png = encode_png(colour_chart({8, 8}, 0)).value();
        insert_png_text(png, "parameters", infotext);
        row("picture.png", png);
        row("side-car.txt", {infotext.begin(), infotext.end()});
        row("photo.jpg", jpeg_with({{}, infotext}));
#ifdef FLIPBOOK_MEDIA
        const auto gif_path = path_of("empty.gif");
        QVERIFY(write_clip({gif_path, "", "", 0, true}, moving_chart({16, 16}, 2), 8));
        auto gif = read_bytes(gif_path).value();
        QVERIFY(insert_gif_comment(gif, infotext));
        row("clip.gif", gif);
        gif = read_bytes(gif_path).value();
        QVERIFY(insert_gif_comment(gif, with_escapes(infotext)));
        row("escaped.gif", gif);
        // Into the tags in which a recipe stands otherwise.
        QVERIFY(
            write_clip({path_of("clip.mp4"), "", infotext, 0, true}, moving_chart({16, 16}, 2), 8));
        row("clip.mp4", read_bytes(path_of("clip.mp4")).value());
        QVERIFY(write_clip({path_of("clip.webm"), "", infotext, 0, true}, moving_chart({16, 16}, 2),
                           8));
        row("clip.webm", with_other_name(read_bytes(path_of("clip.webm")).value()));
#endif
    }
    void an_infotext_is_found_where_it_is_usual()
    {
        QFETCH(const QString, file_name);
        QFETCH(const QByteArray, bytes);
        const auto path = path_of("found-" + file_name.toStdString());
        write(path, bytes.toStdString());
        QCOMPARE(read_recipe(path).error().code, ErrorCode::unsupported_format);
        GenerationRequest base;
        base.frame_count = 77;
        const auto found = find_recipe(path, base);
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(found.value().foreign);
        const ForeignRecipe& recipe = *found.value().foreign;
        QCOMPARE(recipe.origin, "an infotext");
        const std::string prompt = recipe.request.prompt.positive;
        QCOMPARE(prompt, "a cat, 灯台\n0: \"calm\" \\ sea");
        QCOMPARE(recipe.request.sampling.seed, std::uint64_t{13214918285578813247U});
        QCOMPARE(recipe.request.frame_count, 77);
        QCOMPARE(recipe.unused.size(), std::size_t{1});
        QCOMPARE(recipe.unused.front().name, "Foo");
    }

    void a_graph_of_comfyui_is_found_where_it_writes_it()
    {
        const std::string graph = R"({"3": {"class_type": "KSampler", "inputs": {"seed": 77,
            "steps": 9, "cfg": 5.5, "sampler_name": "euler", "scheduler": "normal",
            "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0]}},
            "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.ckpt"}},
            "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}},
            "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "bad", "clip": ["4", 1]}}})";
        const auto png = encode_png(colour_chart({8, 8}, 0)).value();
        const auto animated = with_comf_chunk(png, graph);
        write(path_of("moving.png"), {animated.begin(), animated.end()});
        // The tag "image description" is the one that we write: it becomes ComfyUI's, "model".
        const auto jpeg = jpeg_with({"prompt:" + graph, std::nullopt});
        std::string bytes(jpeg.begin(), jpeg.end());
        const auto tag = bytes.find(std::string("\x01\x0E\0\x02", 4));
        QVERIFY(tag != std::string::npos);
        bytes[tag + 1] = '\x10';
        write(path_of("graph.jpg"), bytes);
        for (const char* name : {"moving.png", "graph.jpg"}) {
            const auto found = find_recipe(path_of(name));
            QVERIFY2(found, found ? "" : found.error().message.c_str());
            QVERIFY(found.value().foreign);
            QVERIFY(found.value().foreign->is_guess);
            QCOMPARE(found.value().foreign->request.sampling.seed, std::uint64_t{77});
            QCOMPARE(found.value().foreign->request.prompt.positive, std::string("a cat"));
        }
    }

    void our_own_recipe_comes_first()
    {
        GenerationRequest request;
        request.prompt.positive = "Steps: 1, Sampler: Euler, Seed: 2";
        auto png = encode_png(colour_chart({8, 8}, 0)).value();
        insert_png_text(png, "parameters", infotext);
        insert_png_text(png, "flipbook-recipe", to_recipe(request));
        write(path_of("both.png"), {png.begin(), png.end()});
        write(path_of("recipe.json"), to_recipe(request));
        for (const char* name : {"both.png", "recipe.json"}) {
            const auto found = find_recipe(path_of(name));
            QVERIFY(found && !found.value().foreign);
            QCOMPARE(found.value().json, to_recipe(request));
        }
    }

    void what_tells_nothing_is_refused()
    {
        write(path_of("prose.txt"), "a cat, a dog");
        write(path_of("list.json"), "[1, 2]");
        QCOMPARE(find_recipe(path_of("prose.txt")).error().code, ErrorCode::unsupported_format);
        QCOMPARE(find_recipe(path_of("list.json")).error().code, ErrorCode::corrupt);
        QCOMPARE(find_recipe(path_of("missing.txt")).error().code, ErrorCode::not_found);
    }

private:
    std::filesystem::path path_of(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    static void write(const std::filesystem::path& path, const std::string& text)
    {
        QVERIFY(write_bytes(path, std::vector<std::uint8_t>(text.begin(), text.end()), path));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ForeignFileTest)
#include "foreign_file_test.moc"
