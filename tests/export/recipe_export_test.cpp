// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "export/file_bytes.h"
#include "export/png.h"
#include "flipbook/infotext.h"
#include "flipbook/recipe_file.h"
#include "test_clip.h"

using namespace flipbook;

class RecipeExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_format_returns_the_recipe_data();
    void every_format_returns_the_recipe();
    void every_format_returns_the_infotext_data() { add_format_rows(); }
    void every_format_returns_the_infotext();
    void a_clip_without_recipe_says_so();
    void one_picture_of_the_folder_is_enough();
    void a_side_car_is_returned_as_it_is();
    void files_are_known_by_content();
    void what_carries_no_recipe_is_refused_data();
    void what_carries_no_recipe_is_refused();
    void truncated_clips_never_crash();

private:
    std::filesystem::path path_of(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QTemporaryDir m_folder;
};

static void write_text(const std::filesystem::path& path, const std::string& text)
{
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    QVERIFY(write_bytes(path, bytes, path));
}

static std::string long_recipe()
{
    std::string prompt;
    while (prompt.size() < 30000)
        prompt += "lighthouse, 灯台 \U0001F30A, ";
    return "{\"prompt\":\"" + prompt + "\"}";
}

void RecipeExportTest::every_format_returns_the_recipe_data()
{
    QTest::addColumn<QString>("file_name");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("recipe");
    const std::vector<std::pair<const char*, std::string>> recipes = {
        {"empty", "{}"},
        {"seed of 64 bits", R"({"seed":13214918285578813247})"},
        {"emoji and Japanese", "{\"prompt\":\"海辺の灯台 \U0001F3A5 Ärger\"}"},
        {"quotes", R"({"prompt":"a \"quoted\" \\ 'word'; #1=x"})"},
        {"line breaks", "{\n  \"prompt\": \"first\\nsecond\",\n\t\"steps\": 25\n}\n"},
        {"30 kB", long_recipe()},
    };
    for (const ExporterEntry& entry : recipe_carriers())
        for (const auto& [name, recipe] : recipes)
            QTest::addRow("%s, %s", entry.name.c_str(), name)
                << QString::fromStdString(file_name_for(entry))
                << QString::fromStdString(entry.name) << QString::fromStdString(recipe);
}

void RecipeExportTest::every_format_returns_the_recipe()
{
    QFETCH(QString, file_name);
    QFETCH(QString, format);
    QFETCH(QString, recipe);
    const auto path = path_of(file_name.toStdString());
    const auto outcome = write_clip({path, format.toStdString(), recipe.toStdString(), 0, true},
                                    moving_chart({32, 32}, 3), 8);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
    const auto found = read_recipe(path);
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QCOMPARE(QString::fromStdString(found.value()), recipe);
}

// As another program finds it, which knows nothing of our recipe.
void RecipeExportTest::every_format_returns_the_infotext()
{
    QFETCH(QString, file_name);
    QFETCH(QString, format);
    GenerationRequest made;
    made.prompt.positive = "海辺の灯台 \U0001F3A5, \"quoted\"\nsecond line";
    made.prompt.negative = "blurry";
    made.sampling.seed = 13214918285578813247ULL;
    ExportRequest request;
    request.path = path_of("infotext-" + file_name.toStdString());
    request.format = format.toStdString();
    request.infotext = to_text(infotext_of(made));
    request.overwrite = true;
    const auto outcome = write_clip(request, moving_chart({32, 32}, 3), 8);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
    const auto found = find_recipe(request.path);
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QVERIFY(found.value().foreign.has_value());
    const GenerationRequest& read = found.value().foreign->request;
    QVERIFY(read.prompt.positive == made.prompt.positive);
    QVERIFY(read.prompt.negative == made.prompt.negative);
    QCOMPARE(read.sampling.seed, made.sampling.seed);
}

void RecipeExportTest::a_clip_without_recipe_says_so()
{
    for (const ExporterEntry& entry : recipe_carriers()) {
        const auto path = path_of("without-" + file_name_for(entry));
        QVERIFY(write_clip({path, entry.name, "", 0, true}, moving_chart({32, 32}, 2), 8));
        const auto found = read_recipe(path);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::unsupported_format);
        QVERIFY2(found.error().message.find("has no Flipbook recipe") != std::string::npos,
                 found.error().message.c_str());
    }
}

void RecipeExportTest::one_picture_of_the_folder_is_enough()
{
    const auto folder = path_of("pictures");
    QVERIFY(write_clip({folder, "png_frames", R"({"a":1})", 0, true}, moving_chart({8, 8}, 3), 8));
    QVERIFY(read_recipe(folder / "00002.png").value() == R"({"a":1})");
    QVERIFY(std::filesystem::remove(folder / "recipe.json"));
    QVERIFY(read_recipe(folder).value() == R"({"a":1})");
}

void RecipeExportTest::a_side_car_is_returned_as_it_is()
{
    const std::string text = "\n{ \"seed\": 18446744073709551615 }\r\n";
    write_text(path_of("clip.json"), text);
    QVERIFY(read_recipe(path_of("clip.json")).value() == text);
}

void RecipeExportTest::files_are_known_by_content()
{
    for (const ExporterEntry& entry : recipe_carriers()) {
        if (entry.extensions.empty())
            continue;
        const auto path = path_of("renamed." + entry.name + "-file");
        const auto outcome =
            write_clip({path, entry.name, "{}", 0, true}, moving_chart({32, 32}, 2), 8);
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        QVERIFY(read_recipe(path).value() == "{}");
    }
}

void RecipeExportTest::what_carries_no_recipe_is_refused_data()
{
    QTest::addColumn<QString>("file_name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    using enum ErrorCode;
    const auto png = encode_png(colour_chart({4, 4}, 0)).value();
    QByteArray cut_png(reinterpret_cast<const char*>(png.data()), 40);
    QTest::newRow("empty file") << "a.mp4" << QByteArray() << unsupported_format;
    QTest::newRow("text") << "a.txt" << QByteArray("Hello") << unsupported_format;
    QTest::newRow("no JSON") << "a.json" << QByteArray("Hello") << corrupt;
    QTest::newRow("JSON, but no object") << "b.json" << QByteArray("[1,2]") << corrupt;
    QTest::newRow("deep JSON") << "c.json" << QByteArray(100000, '[').prepend('{') << corrupt;
    QTest::newRow("cut PNG") << "a.png" << cut_png << corrupt;
    QTest::newRow("cut GIF") << "a.gif" << QByteArray("GIF89a") << corrupt;
    // A playlist that leads elsewhere is not even looked at.
    QTest::newRow("playlist") << "a.webm" << QByteArray("#EXTM3U\nother.mp4\n")
                              << unsupported_format;
#ifdef FLIPBOOK_MEDIA
    QTest::newRow("no MP4") << "b.mp4"
                            << QByteArray("\0\0\0\x08"
                                          "ftypisom",
                                          12)
                            << corrupt;
    QTest::newRow("no WebM") << "b.webm" << QByteArray("\x1A\x45\xDF\xA3\x01") << corrupt;
#else
    QTest::newRow("MP4 without FFmpeg") << "b.mp4"
                                        << QByteArray("\0\0\0\x08"
                                                      "ftypisom",
                                                      12)
                                        << unsupported_format;
#endif
}

void RecipeExportTest::what_carries_no_recipe_is_refused()
{
    QFETCH(QString, file_name);
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    const auto path = path_of(file_name.toStdString());
    write_text(path, content.toStdString());
    const auto found = read_recipe(path);
    QVERIFY(!found);
    QCOMPARE(found.error().code, code);
    QVERIFY2(found.error().message.find(path.string()) != std::string::npos,
             found.error().message.c_str());

    const auto missing = read_recipe(path_of("missing.gif"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::not_found);
}

void RecipeExportTest::truncated_clips_never_crash()
{
    for (const ExporterEntry& entry : recipe_carriers()) {
        const auto path = path_of("whole-" + file_name_for(entry));
        QVERIFY(
            write_clip({path, entry.name, R"({"a":1})", 0, true}, moving_chart({16, 16}, 1), 8));
        const auto file = entry.extensions.empty() ? path / "00000.png" : path;
        const auto bytes = read_bytes(file);
        QVERIFY(bytes);
        for (std::size_t length = 0; length < bytes.value().size(); ++length) {
            const auto part = path_of("part");
            QVERIFY(write_bytes(part, std::span(bytes.value()).first(length), part));
            if (const auto found = read_recipe(part))
                QCOMPARE(QString::fromStdString(found.value()), QString(R"({"a":1})"));
        }
    }
}

QTEST_GUILESS_MAIN(RecipeExportTest)
#include "recipe_export_test.moc"
