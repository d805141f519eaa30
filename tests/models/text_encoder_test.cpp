// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text_encoder.h"

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/clip_tokenizer.h"
#include "deterministic_weights.h"
#include "fixture_tensor.h"
#include "models/checkpoint.h"
#include "tensor_files.h"

namespace flipbook {

namespace {

const at::TensorOptions fp32(at::kFloat);

// CLIP's.
constexpr int start_token = 49406;
constexpr int end_token = 49407;

// The first 75 ids of a text, filled with the end token as SD 1.5 does.
std::vector<int64_t> content_ids(const std::string& text)
{
    const auto ids = ClipTokenizer().encode(text);
    std::vector<int64_t> content(ids.begin(), ids.end());
    content.resize(75, end_token);
    return content;
}

// A chunk of 75 content tokens with start and end, [1, 77].
at::Tensor framed(const std::vector<int64_t>& ids)
{
    std::vector<int64_t> all{start_token};
    all.insert(all.end(), ids.begin(), ids.end());
    all.push_back(end_token);
    return at::tensor(all).unsqueeze(0);
}

at::Tensor framed_weights(const std::vector<double>& weights)
{
    std::vector<double> all{1.0};
    all.insert(all.end(), weights.begin(), weights.end());
    all.push_back(1.0);
    return at::tensor(all).to(at::kFloat).unsqueeze(0);
}

}  // namespace

class TextEncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void toy_encoder_gives_the_reference_numbers_data();
    void toy_encoder_gives_the_reference_numbers();
    void prompts_equal_the_reference_at_every_clip_skip_data();
    void prompts_equal_the_reference_at_every_clip_skip();
    void emphasis_equals_the_reference_data();
    void emphasis_equals_the_reference();
    void other_emphasis_modes_change_nothing();
    void later_tokens_do_not_change_earlier_vectors();
    void full_size_has_the_known_parameters();

private:
    std::shared_ptr<TextEncoder> m_encoder;
    nlohmann::json m_index;
    std::optional<SafetensorsFile> m_expected;
};

void TextEncoderTest::initTestCase()
{
    auto checkpoint = Checkpoint::open(test_data("tiny-sd15"));
    QVERIFY2(checkpoint.has_value(), checkpoint ? "" : checkpoint.error().message.c_str());
    const auto& source = checkpoint.value().text_encoder;
    m_encoder = std::make_shared<TextEncoder>(source.config, fp32);
    std::vector<std::string> unused;
    const auto loaded = load_parameters(*m_encoder, source.weights, "text encoder", &unused);
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
    QVERIFY(unused.empty());

    std::ifstream stream(test_data("expected/index.json"));
    m_index = nlohmann::json::parse(stream);
    m_expected = SafetensorsFile::open(test_data("expected/text.safetensors")).value();
}

void TextEncoderTest::toy_encoder_gives_the_reference_numbers_data()
{
    QTest::addColumn<int>("clip_skip");
    QTest::addColumn<bool>("normed");
    QTest::addColumn<QList<double>>("expected");  // Mean, standard deviation, first eight.
    QTest::newRow("last layer") << 1 << true
                                << QList<double>{0.00117957, 1.00638,   0.896142,  0.647119,
                                                 -0.783493,  -0.931635, -0.944123, -0.127400,
                                                 0.781930,   1.041119};
    QTest::newRow("clip skip 2") << 2 << true
                                 << QList<double>{0.00202909, 1.00622,   1.159638,  0.614242,
                                                  -0.667681,  -1.086970, -1.031010, -0.267718,
                                                  0.776821,   1.194286};
    QTest::newRow("clip skip 2 without norm")
        << 2 << false << QList<double>{-0.00114736, 2.81723,   1.994732,  1.115637, -1.308518,
                                       -2.192756,   -2.047240, -0.423144, 1.532721, 2.130060};
}

void TextEncoderTest::toy_encoder_gives_the_reference_numbers()
{
    QFETCH(int, clip_skip);
    QFETCH(bool, normed);
    QFETCH(QList<double>, expected);
    TextEncoder encoder({.vocabulary_size = 100,
                         .max_positions = 8,
                         .width = 64,
                         .intermediate_size = 256,
                         .layers = 3,
                         .heads = 4},
                        fp32);
    fill_deterministically(encoder);
    const auto ids = at::tensor({98, 5, 17, 42, 3, 99, 99, 99}, at::kLong).unsqueeze(0);
    const auto output =
        normed ? encoder.forward(ids, clip_skip) : encoder.hidden_states(ids, clip_skip);
    QVERIFY(std::abs(output.mean().item<double>() - expected[0]) < 1e-5);
    QVERIFY(std::abs(output.std(false).item<double>() - expected[1]) < 1e-5);
    for (int i = 0; i < 8; ++i)
        QVERIFY(std::abs(output.flatten()[i].item<double>() - expected[i + 2]) < 1e-5);
}

void TextEncoderTest::prompts_equal_the_reference_at_every_clip_skip_data()
{
    QTest::addColumn<int>("prompt");
    QTest::addColumn<int>("clip_skip");
    for (int prompt = 0; prompt < 4; ++prompt)
        for (int skip = 1; skip <= 3; ++skip)
            QTest::addRow("prompt %d, clip skip %d", prompt, skip) << prompt << skip;
}

void TextEncoderTest::prompts_equal_the_reference_at_every_clip_skip()
{
    QFETCH(int, prompt);
    QFETCH(int, clip_skip);
    const auto text = m_index["text"]["prompts"][static_cast<std::size_t>(prompt)];
    const auto ids = framed(content_ids(text.get<std::string>()));
    const auto expected =
        fixture_tensor(*m_expected, std::to_string(prompt) + ".skip" + std::to_string(clip_skip));
    const auto actual = m_encoder->forward(ids, clip_skip).squeeze(0);
    QVERIFY((actual - expected).abs().max().item<double>() < 1e-5);
}

void TextEncoderTest::emphasis_equals_the_reference_data()
{
    QTest::addColumn<int>("prompt");
    QTest::addColumn<bool>("restore");
    for (int prompt = 0; prompt < 4; ++prompt)
        for (const bool restore : {true, false})
            QTest::addRow("prompt %d, %s", prompt, restore ? "mean restored" : "mean not restored")
                << prompt << restore;
}

void TextEncoderTest::emphasis_equals_the_reference()
{
    QFETCH(int, prompt);
    QFETCH(bool, restore);
    std::vector<at::Tensor> ids, weights;
    for (const auto& chunk : m_index["text"]["a1111_chunks"][static_cast<std::size_t>(prompt)]) {
        ids.push_back(framed(chunk["ids"].get<std::vector<int64_t>>()));
        weights.push_back(framed_weights(chunk["weights"].get<std::vector<double>>()));
    }
    const auto output = apply_emphasis(m_encoder->forward(at::cat(ids)), at::cat(weights),
                                       restore ? EmphasisMode::original : EmphasisMode::no_norm);
    const auto expected = fixture_tensor(*m_expected, "a1111." + std::to_string(prompt)
                                                          + (restore ? "" : ".no-restore"));
    QCOMPARE(output.flatten(0, 1).sizes().vec(), expected.sizes().vec());
    const double difference = (output.flatten(0, 1) - expected).abs().max().item<double>();
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
}

void TextEncoderTest::other_emphasis_modes_change_nothing()
{
    const auto hidden = sine_wave(0.3, {1, 4, 2});
    const auto weights = at::full({1, 4}, 1.5);
    QVERIFY(apply_emphasis(hidden, weights, EmphasisMode::ignore).equal(hidden));
    QVERIFY(apply_emphasis(hidden, weights, EmphasisMode::none).equal(hidden));
}

void TextEncoderTest::later_tokens_do_not_change_earlier_vectors()
{
    auto ids = framed(std::vector<int64_t>(75, 320));
    const auto before = m_encoder->forward(ids);
    ids[0][40] = 2368;
    const auto after = m_encoder->forward(ids);
    QVERIFY(at::allclose(before.narrow(1, 0, 40), after.narrow(1, 0, 40), 0, 1e-6));
    QVERIFY(!at::allclose(before.narrow(1, 40, 1), after.narrow(1, 40, 1), 0, 1e-3));
}

void TextEncoderTest::full_size_has_the_known_parameters()
{
    const TextEncoder encoder({}, at::TensorOptions(at::kMeta));
    int64_t count = 0;
    for (const auto& parameter : encoder.parameters())
        count += parameter.numel();
    QCOMPARE(encoder.parameters().size(), std::size_t{196});
    QCOMPARE(count, int64_t{123'060'480});
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::TextEncoderTest)
#include "text_encoder_test.moc"
