// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/textual_inversion.h"

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "diffusion/conditioning.h"
#include "models/checkpoint.h"
#include "tensor_files.h"

namespace flipbook {

namespace {

// A PNG of no pixels, whose checksums nobody reads.
void write_png(const std::filesystem::path& path, const QByteArray& keyword, const QByteArray& json)
{
    const QByteArray data = keyword + '\0' + json.toBase64();
    const auto length = static_cast<quint32>(data.size());
    QByteArray png("\x89PNG\r\n\x1A\n");
    for (const int shift : {24, 16, 8, 0})
        png += static_cast<char>(length >> shift & 0xFFU);
    png += "tEXt" + data + "....";
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(png) == png.size());
}

}  // namespace

class TextualInversionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_word_becomes_its_vectors_data();
    void a_word_becomes_its_vectors();
    void a_word_is_found_behind_comfyuis_prefix();
    void every_layout_is_read();
    void a_picture_holds_vectors();
    void a_picture_without_them_is_named_data();
    void a_picture_without_them_is_named();
    void what_does_not_fit_is_named_data();
    void what_does_not_fit_is_named();
    void a_word_that_is_not_used_is_noticed();
};

void TextualInversionTest::a_word_becomes_its_vectors_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("A1111") << 0;
    QTest::newRow("diffusers") << 1;
}

void TextualInversionTest::a_word_becomes_its_vectors()
{
    const at::NoGradGuard no_grad;
    QFETCH(const int, index);
    const auto checkpoint = Checkpoint::open(test_data("tiny-sd15"));
    QVERIFY(checkpoint);
    const auto& source = checkpoint.value().text_encoder;
    TextEncoder encoder(source.config, at::TensorOptions(at::kFloat));
    QVERIFY(load_parameters(encoder, source.weights, "text encoder"));
    const auto inversions = open_textual_inversions(
        {test_data("embeddings/tinystyle.pt"), test_data("embeddings/tinybad.safetensors")},
        source.config.width, "model");
    QVERIFY2(inversions, inversions ? "" : inversions.error().message.c_str());

    std::ifstream stream(test_data("expected/index.json"));
    const auto cases = nlohmann::json::parse(stream)["text"];
    PromptOptions prompt;
    prompt.positive = cases["embedding_prompts"][static_cast<std::size_t>(index)];
    const auto embeddings =
        encode_prompts(encoder, ClipTokenizer(), prompt, 1.0, inversions.value());
    QVERIFY(embeddings);
    const auto expected = Weights::open(test_data("expected/text.safetensors"));
    const auto values = expected.value().view("embedding." + std::to_string(index));
    const auto& actual = embeddings.value().hidden_states;
    const double difference = relative_difference(actual[0], values);
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));

    const auto plain = encode_prompts(encoder, ClipTokenizer(), prompt, 1.0);
    QVERIFY(relative_difference(plain.value().hidden_states[0], values) > 1e-2);
}

void TextualInversionTest::a_word_is_found_behind_comfyuis_prefix()
{
    const ClipTokenizer tokenizer;
    const auto words = words_of(
        open_textual_inversions({test_data("embeddings/tinystyle.pt")}, 16, "model").value(),
        tokenizer);
    const auto ids = [&](const char* prompt) {
        return chunk_prompt(tokenizer, prompt, EmphasisMode::original, words).front().ids;
    };
    const auto plain = ids("a tinystyle cat");
    QCOMPARE(plain[2], -1);
    QVERIFY(ids("a embedding:tinystyle cat") == plain);
    QVERIFY(ids("a (embedding:TinyStyle:1.2) cat") == plain);
    QVERIFY(ids("a embedding:other cat") != plain);
}

void TextualInversionTest::every_layout_is_read()
{
    const auto open = [](const char* file) {
        return open_textual_inversions({test_data(std::string("embeddings/") + file)}, 16, "model")
            .value();
    };
    const auto zip = open("tinystyle.pt");
    QCOMPARE(zip.words.front().text, std::string("tinystyle"));
    QCOMPARE(zip.words.front().count, 2);
    const auto old = open("tinylegacy.pt"), civitai = open("tinyciv.safetensors");
    QCOMPARE(old.words.front().text, std::string("tinylegacy"));
    QCOMPARE(civitai.words.front().text, std::string("tinyciv"));
    QVERIFY(at::equal(old.vectors, zip.vectors) && at::equal(civitai.vectors, zip.vectors));
    const auto diffusers = open("tinybad.safetensors");
    QCOMPARE(diffusers.words.front().text, std::string("tinybad"));
    QCOMPARE(diffusers.words.front().count, 3);

    const QTemporaryDir folder;
    QVERIFY(write_tensors(path_of(folder) / "x.safetensors", {{"<one>", at::ones({16})}}));
    const auto one =
        open_textual_inversions({path_of(folder) / "x.safetensors"}, 16, "model").value();
    QCOMPARE(one.words.front().text, std::string("<one>"));
    QVERIFY(one.vectors.sizes() == at::IntArrayRef({1, 16}));
}

void TextualInversionTest::a_picture_holds_vectors()
{
    const QTemporaryDir folder;
    const auto path = path_of(folder) / "face.png";
    write_png(path, "sd-ti-embedding",
              R"({"string_to_token":{"*":265},"string_to_param":{"*":{"TORCHTENSOR":)"
              R"([[1,2.5],[-3,4e-1],[0,1]]}},"name":"My Face","step":7})");
    const auto inversions = open_textual_inversions({path}, 2, "model");
    QVERIFY2(inversions, inversions ? "" : inversions.error().message.c_str());
    QCOMPARE(inversions.value().words.front().text, std::string("My Face"));
    QVERIFY(at::equal(inversions.value().vectors,
                      at::tensor({1.0F, 2.5F, -3.0F, 0.4F, 0.0F, 1.0F}).view({3, 2})));
}

void TextualInversionTest::a_picture_without_them_is_named_data()
{
    QTest::addColumn<QByteArray>("keyword");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    const QByteArray word = "sd-ti-embedding";
    const QString damaged = "its text \"sd-ti-embedding\" holds no vectors.";
    QTest::newRow("other text") << QByteArray("parameters") << QByteArray("{}")
                                << "is a picture without the text \"sd-ti-embedding\"";
    QTest::newRow("no JSON") << word << QByteArray("x") << damaged;
    QTest::newRow("no vectors") << word << QByteArray("{}") << damaged;
    QTest::newRow("no numbers") << word
                                << QByteArray(
                                       R"({"string_to_param":{"*":{"TORCHTENSOR":[["a"]]}}})")
                                << damaged;
    QTest::newRow("two widths") << word
                                << QByteArray(
                                       R"({"string_to_param":{"*":{"TORCHTENSOR":[[1],[1,2]]}}})")
                                << damaged;
}

void TextualInversionTest::a_picture_without_them_is_named()
{
    QFETCH(const QByteArray, keyword);
    QFETCH(const QByteArray, json);
    QFETCH(const QString, sentence);
    const QTemporaryDir folder;
    const auto path = path_of(folder) / "face.png";
    write_png(path, keyword, json);
    const auto inversions = open_textual_inversions({path}, 2, "model");
    QVERIFY(!inversions);
    const QString message = inversions.error().message.c_str();
    QVERIFY2(message.contains("face.png") && message.contains(sentence), qPrintable(message));
}

void TextualInversionTest::what_does_not_fit_is_named_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::newRow("wide")
        << "has vectors [2, 1024], and the text encoder of the-model needs them 16 wide";
    QTest::newRow("long") << "has vectors [76, 16], and from 1 to 75 were needed";
    QTest::newRow("SDXL") << "is a textual inversion for SDXL; a textual inversion was needed";
    QTest::newRow("model") << "; a textual inversion was needed";
    QTest::newRow("absent") << "There is no file";
}

void TextualInversionTest::what_does_not_fit_is_named()
{
    QFETCH(const QString, sentence);
    const std::map<std::string, TensorMap> files{
        {"wide", {{"emb_params", at::ones({2, 1024})}}},
        {"long", {{"emb_params", at::ones({76, 16})}}},
        {"SDXL", {{"clip_l", at::ones({2, 16})}, {"clip_g", at::ones({2, 20})}}},
        {"model", {{"a.weight", at::ones({2, 16})}}}};
    const QTemporaryDir folder;
    const auto path = path_of(folder) / "x.safetensors";
    if (const auto made = files.find(QTest::currentDataTag()); made != files.end())
        QVERIFY(write_tensors(path, made->second));
    const auto inversions = open_textual_inversions({path}, 16, "the-model");
    QVERIFY(!inversions);
    const QString message = inversions.error().message.c_str();
    QVERIFY2(message.contains(path.string().c_str()) && message.contains(sentence),
             qPrintable(message));
}

void TextualInversionTest::a_word_that_is_not_used_is_noticed()
{
    const auto inversions =
        open_textual_inversions({test_data("embeddings/tinystyle.pt")}, 16, "model").value();
    PromptOptions prompt;
    prompt.negative = "(TinyStyle:1.2)";
    QVERIFY(unused_words(inversions, prompt).empty());
    prompt.negative = "tiny style";
    QCOMPARE(unused_words(inversions, prompt).size(), 1U);
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::TextualInversionTest)
#include "textual_inversion_test.moc"
