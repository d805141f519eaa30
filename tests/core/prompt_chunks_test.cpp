// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "core/prompt_chunks.h"
#include "expected_values.h"

using namespace flipbook;
using Ids = std::vector<int>;
using Chunks = std::vector<PromptChunk>;

namespace {

// CLIP's.
constexpr int start_token = 49406;
constexpr int end_token = 49407;

std::string repeated(const std::string& text, int count)
{
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

// The number of ids between start token and fill.
std::ptrdiff_t content_size(const PromptChunk& chunk)
{
    return std::find(chunk.ids.begin(), chunk.ids.end(), end_token) - chunk.ids.begin() - 1;
}

bool is_framed(const PromptChunk& chunk)
{
    return chunk.ids.size() == chunk_positions && chunk.weights.size() == chunk_positions
           && chunk.ids.front() == start_token && chunk.ids.back() == end_token
           && chunk.weights.front() == 1.0F && chunk.weights.back() == 1.0F;
}

}  // namespace

class PromptChunksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void prompts_of_the_reference_become_its_chunks_data();
    void prompts_of_the_reference_become_its_chunks();
    void empty_prompt_is_one_chunk_of_end_tokens();
    void full_chunk_is_cut_behind_a_near_comma_data();
    void full_chunk_is_cut_behind_a_near_comma();
    void breaks_end_chunks_data();
    void breaks_end_chunks();
    void words_become_their_vectors();
    void vectors_of_a_word_stay_together();
    void modes_without_weights_give_weight_one();
    void shorter_list_is_filled_with_empty_chunks();
    void long_prompt_is_cut_in_time_data();
    void long_prompt_is_cut_in_time();

private:
    ClipTokenizer m_tokenizer;
};

void PromptChunksTest::prompts_of_the_reference_become_its_chunks_data()
{
    QTest::addColumn<std::string>("prompt");
    QTest::addColumn<QJsonArray>("expected");
    const auto section = test::expected_section(QStringLiteral("text"));
    const auto prompts = test::to_strings(section.value(QStringLiteral("a1111_prompts")));
    const QJsonArray chunks = section.value(QStringLiteral("a1111_chunks")).toArray();
    QCOMPARE(prompts.size(), std::size_t{4});
    QCOMPARE(chunks.size(), 4);
    for (int i = 0; i < 4; ++i) {
        const std::string& prompt = prompts[static_cast<std::size_t>(i)];
        QTest::newRow(prompt.substr(0, 30).c_str()) << prompt << chunks.at(i).toArray();
    }
}

void PromptChunksTest::prompts_of_the_reference_become_its_chunks()
{
    QFETCH(std::string, prompt);
    QFETCH(QJsonArray, expected);
    const Chunks chunks = chunk_prompt(m_tokenizer, prompt, EmphasisMode::original);
    QCOMPARE(static_cast<qsizetype>(chunks.size()), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const PromptChunk& chunk = chunks[static_cast<std::size_t>(i)];
        QVERIFY(is_framed(chunk));
        const QJsonArray ids = expected.at(i).toObject().value(QStringLiteral("ids")).toArray();
        const QJsonArray weights =
            expected.at(i).toObject().value(QStringLiteral("weights")).toArray();
        QCOMPARE(ids.size(), chunk_content);
        QCOMPARE(weights.size(), chunk_content);
        for (qsizetype k = 0; k < chunk_content; ++k) {
            QCOMPARE(chunk.ids[static_cast<std::size_t>(k) + 1], ids.at(k).toInt());
            // The reference prints six decimals.
            const double weight =
                static_cast<double>(chunk.weights[static_cast<std::size_t>(k) + 1]);
            QVERIFY(std::abs(weight - weights.at(k).toDouble()) < 6e-7);
        }
    }
}

void PromptChunksTest::empty_prompt_is_one_chunk_of_end_tokens()
{
    for (const char* prompt : {"", "  \n ", "()"}) {
        const Chunks chunks = chunk_prompt(m_tokenizer, prompt, EmphasisMode::original);
        QCOMPARE(chunks.size(), std::size_t{1});
        QVERIFY(is_framed(chunks[0]));
        QCOMPARE(content_size(chunks[0]), 0);
        QCOMPARE(chunks[0].weights, std::vector<float>(77, 1.0F));
    }
}

void PromptChunksTest::full_chunk_is_cut_behind_a_near_comma_data()
{
    QTest::addColumn<std::string>("prompt");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    const auto row = [](const char* name, int before, int after, int first, int second) {
        QTest::newRow(name) << repeated("cat ", before) + "," + repeated(" dog", after) << first
                            << second;
    };
    row("fits exactly", 60, 14, 75, 0);
    row("comma at position 75", 74, 1, 75, 1);
    row("comma at position 56", 55, 20, 56, 20);
    row("comma at position 55 is too far", 54, 21, 75, 1);
    row("comma overflows itself", 75, 3, 75, 4);
    QTest::newRow("no comma") << repeated("cat ", 76) << 75 << 1;
    QTest::newRow("last comma counts")
        << repeated("cat ", 57) + "," + repeated(" cat", 5) + "," + repeated(" dog", 20) << 64
        << 20;
    QTest::newRow("comma next") << repeated("cat ", 60) + "," + repeated(" dog", 14) + ", sun" << 75
                                << 2;
}

void PromptChunksTest::full_chunk_is_cut_behind_a_near_comma()
{
    QFETCH(std::string, prompt);
    QFETCH(int, first);
    QFETCH(int, second);
    const Chunks chunks = chunk_prompt(m_tokenizer, prompt, EmphasisMode::original);
    QCOMPARE(chunks.size(), second == 0 ? std::size_t{1} : std::size_t{2});
    QCOMPARE(content_size(chunks.front()), first);
    QCOMPARE(content_size(chunks.back()), second == 0 ? first : second);
}

void PromptChunksTest::breaks_end_chunks_data()
{
    QTest::addColumn<std::string>("prompt");
    QTest::addColumn<std::vector<int>>("sizes");
    QTest::newRow("between") << std::string("cat BREAK dog sun") << Ids{1, 2};
    QTest::newRow("at the end") << std::string("cat BREAK") << Ids{1};
    QTest::newRow("at the beginning") << std::string("BREAK cat") << Ids{0, 1};
    QTest::newRow("twice") << std::string("cat BREAK BREAK dog") << Ids{1, 0, 1};
    QTest::newRow("alone") << std::string("BREAK") << Ids{0};
    QTest::newRow("behind a full chunk") << repeated("cat ", 75) + "BREAK dog" << Ids{75, 1};
}

void PromptChunksTest::breaks_end_chunks()
{
    QFETCH(std::string, prompt);
    QFETCH(std::vector<int>, sizes);
    std::vector<int> actual;
    for (const PromptChunk& chunk : chunk_prompt(m_tokenizer, prompt, EmphasisMode::original))
        actual.push_back(static_cast<int>(content_size(chunk)));
    QCOMPARE(actual, sizes);
}

void PromptChunksTest::words_become_their_vectors()
{
    const ClipTokenizer& tokenizer = m_tokenizer;
    const std::vector<WordVectors> words{{tokenizer.encode("red"), 0, 1},
                                         {tokenizer.encode("red car"), 1, 3},
                                         {tokenizer.encode("sky"), 4, 2}};
    const auto chunks =
        chunk_prompt(tokenizer, "a red car, (red:1.5) sky", EmphasisMode::original, words);
    QCOMPARE(chunks.size(), 1U);
    Ids ids(chunks[0].ids.begin() + 1, chunks[0].ids.begin() + 9);
    const int a = tokenizer.encode("a").front();
    QVERIFY(ids == (Ids{a, -2, -3, -4, ClipTokenizer::comma_token, -1, -5, -6}));  // Longest first.
    QCOMPARE(chunks[0].weights[6], 1.5F);
    QCOMPARE(chunks[0].weights[7], 1.0F);
}

void PromptChunksTest::vectors_of_a_word_stay_together()
{
    const std::vector<WordVectors> words{{m_tokenizer.encode("sky"), 0, 3}};
    const auto chunk_of = [&](int before) {
        const auto chunks =
            chunk_prompt(m_tokenizer, repeated("a ", before) + "sky", EmphasisMode::none, words);
        for (std::size_t i = 0; i < chunks.size(); ++i)
            if (std::count_if(chunks[i].ids.begin(), chunks[i].ids.end(),
                              [](int id) { return id < 0; })
                == 3)
                return static_cast<int>(i);
        return -1;
    };
    QCOMPARE(chunk_of(72), 0);
    QCOMPARE(chunk_of(73), 1);
    QCOMPARE(chunk_of(75), 1);
}

void PromptChunksTest::modes_without_weights_give_weight_one()
{
    const std::vector<float> ones(77, 1.0F);
    const Chunks ignored = chunk_prompt(m_tokenizer, "a (cat:1.5) BREAK b", EmphasisMode::ignore);
    QCOMPARE(ignored.size(), std::size_t{2});
    QCOMPARE(ignored[0].weights, ones);
    QCOMPARE(content_size(ignored[0]), 2);

    const Chunks literal = chunk_prompt(m_tokenizer, "(word:1.2)", EmphasisMode::none);
    QCOMPARE(literal.size(), std::size_t{1});
    QCOMPARE(literal[0].weights, ones);
    QCOMPARE(Ids(literal[0].ids.begin() + 1, literal[0].ids.begin() + 8),
             (Ids{263, 2653, 281, 272, 269, 273, 264}));
}

void PromptChunksTest::shorter_list_is_filled_with_empty_chunks()
{
    const Chunks empty = chunk_prompt(m_tokenizer, "", EmphasisMode::original);
    const Chunks positive = chunk_prompt(m_tokenizer, "a BREAK b BREAK c", EmphasisMode::original);
    const Chunks negative = chunk_prompt(m_tokenizer, "(bad:1.4)", EmphasisMode::original);
    std::vector<Chunks> prompts{positive, negative, empty};
    pad_to_equal(prompts, m_tokenizer);
    QCOMPARE(prompts[0], positive);
    QCOMPARE(prompts[1].size(), std::size_t{3});
    QCOMPARE(prompts[1][0].weights[1], 1.4F);
    QCOMPARE(prompts[1][1], empty[0]);
    QCOMPARE(prompts[1][2], empty[0]);
    QCOMPARE(prompts[2].size(), std::size_t{3});
}

void PromptChunksTest::long_prompt_is_cut_in_time_data()
{
    QTest::addColumn<std::string>("unit");
    for (const char* unit : {"the quick, (brown:1.2) fox ", "((a", "a ", ",", "aBREAK ", "BREAK "})
        QTest::newRow(unit) << std::string(unit);
}

void PromptChunksTest::long_prompt_is_cut_in_time()
{
    QFETCH(std::string, unit);
    const std::string prompt = repeated(unit, static_cast<int>(100'000 / unit.size()));
    QElapsedTimer timer;
    timer.start();
    const Chunks chunks = chunk_prompt(m_tokenizer, prompt, EmphasisMode::original);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    for (const PromptChunk& chunk : chunks) {
        QVERIFY(is_framed(chunk));
        QVERIFY(std::all_of(chunk.weights.begin(), chunk.weights.end(),
                            [](float weight) { return std::isfinite(weight); }));
    }
}

QTEST_APPLESS_MAIN(PromptChunksTest)
#include "prompt_chunks_test.moc"
