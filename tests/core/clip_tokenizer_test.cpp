// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/clip_tokenizer.h"
#include "core/clip_vocabulary.h"
#include "expected_values.h"

using namespace flipbook;
using Ids = std::vector<int>;

class ClipTokenizerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void vocabulary_is_the_file_that_it_was_made_from();
    void text_becomes_the_ids_of_the_table_data();
    void text_becomes_the_ids_of_the_table();
    void strings_of_the_reference_become_its_ids_data();
    void strings_of_the_reference_become_its_ids();
    void special_tokens_are_found_inside_text();
    void final_sigma_is_a_letter_of_its_own();
    void bytes_that_are_not_utf8_count_as_replacement_character();
    void long_text_is_encoded_in_time_data();
    void long_text_is_encoded_in_time();

private:
    ClipTokenizer m_tokenizer;
};

void ClipTokenizerTest::vocabulary_is_the_file_that_it_was_made_from()
{
    QFile file(QStringLiteral(FLIPBOOK_RESOURCES "/clip_vocabulary.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::string joined;
    for (std::string_view piece : clip_vocabulary_pieces()) {
        QVERIFY2(piece.size() < 16 * 1024, "MSVC refuses longer literals.");
        joined += piece;
    }
    QCOMPARE(joined.size(), std::size_t{524619});
    QVERIFY(joined == file.readAll().toStdString());
}

void ClipTokenizerTest::text_becomes_the_ids_of_the_table_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Ids>("ids");
    const auto row = [](const char* text, const Ids& ids) {
        QTest::newRow(text) << std::string(text) << ids;
    };
    row("a photo of a cat", {320, 1125, 539, 320, 2368});
    row("masterpiece, best quality, 1girl", {12066, 267, 949, 3027, 267, 272, 1611});
    row("A Painting of a SQUIRREL eating a burger", {320, 3086, 539, 320, 14004, 4371, 320, 6548});
    row("it's 2024!!!", {585, 568, 273, 271, 273, 275, 995});
    row("don't you're we'll I'd", {847, 713, 592, 982, 649, 1342, 328, 1896});
    row("hello   world\n\tfoo", {3306, 1002, 23435});
    row("8k uhd, f/1.8, 35mm",
        {279, 330, 84, 4414, 267, 325, 270, 272, 269, 279, 267, 274, 276, 2848});
    row("(word:1.2)", {263, 2653, 281, 272, 269, 273, 264});
    row("supercalifragilisticexpialidocious",
        {1642, 2857, 13093, 2076, 5868, 26850, 835, 639, 38466});
    row("...---,,,", {3002, 2154, 12, 14811});
    row("under_score snake_case", {1798, 318, 4431, 8798, 318, 2068});
    row("\u65E5\u672C\u306E\u732B", {39121, 44353, 21575, 163, 234, 360});
    row("na\u00EFve caf\u00E9", {1097, 35689, 563, 15304});
    row("\U0001F642", {14860});
    row("\uFF26\uFF35\uFF2C\uFF2C", {171, 121, 228, 171, 121, 243, 171, 121, 234, 171, 121, 490});
    row("", {});
    row("!", {256});
    row(",", {ClipTokenizer::comma_token});
}

void ClipTokenizerTest::text_becomes_the_ids_of_the_table()
{
    QFETCH(std::string, text);
    QFETCH(Ids, ids);
    QCOMPARE(m_tokenizer.encode(text), ids);
}

void ClipTokenizerTest::strings_of_the_reference_become_its_ids_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Ids>("expected");
    constexpr std::size_t positions = 77;
    const auto section = test::expected_section(QStringLiteral("tokenizer"));
    const auto strings = test::to_strings(section.value(QStringLiteral("strings")));
    const Ids ids = test::expected_int32(section.value(QStringLiteral("file")).toString(),
                                         QStringLiteral("ids"));
    QCOMPARE(strings.size(), std::size_t{40});
    QCOMPARE(ids.size(), strings.size() * positions);
    for (std::size_t i = 0; i < strings.size(); ++i) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(i * positions);
        QTest::addRow("%zu %.30s", i, strings[i].c_str()) << strings[i] << Ids(begin, begin + 77);
    }
}

void ClipTokenizerTest::strings_of_the_reference_become_its_ids()
{
    QFETCH(std::string, text);
    QFETCH(Ids, expected);
    Ids ids = m_tokenizer.encode(text);
    ids.resize(std::min<std::size_t>(ids.size(), 75));
    ids.insert(ids.begin(), m_tokenizer.start_token());
    ids.resize(77, m_tokenizer.end_token());
    QCOMPARE(ids, expected);
}

void ClipTokenizerTest::special_tokens_are_found_inside_text()
{
    const Ids cat = m_tokenizer.encode("cat");
    QCOMPARE(m_tokenizer.encode("<|startoftext|>cat"), (Ids{49406, cat[0]}));
    QCOMPARE(m_tokenizer.encode("!<|EndOfText|>cat"), (Ids{256, 49407, cat[0]}));
    QVERIFY(m_tokenizer.encode("<|endoftext|").size() > 1);
}

void ClipTokenizerTest::final_sigma_is_a_letter_of_its_own()
{
    QCOMPARE(m_tokenizer.encode("\u039F\u03A3"), m_tokenizer.encode("\u03BF\u03C2"));
    QVERIFY(m_tokenizer.encode("\u039F\u03A3") != m_tokenizer.encode("\u03BF\u03C3"));
}

void ClipTokenizerTest::bytes_that_are_not_utf8_count_as_replacement_character()
{
    QCOMPARE(m_tokenizer.encode("caf\xE9"), m_tokenizer.encode("caf\uFFFD"));
}

void ClipTokenizerTest::long_text_is_encoded_in_time_data()
{
    QTest::addColumn<std::string>("unit");
    QTest::newRow("words") << std::string("the quick brown fox ");
    QTest::newRow("one word") << std::string("ab");
    QTest::newRow("one letter") << std::string("a");
    QTest::newRow("punctuation") << std::string("!?");
    QTest::newRow("emoji") << std::string("\U0001F680");
    QTest::newRow("white space") << std::string(" ");
    QTest::newRow("capital sigma and stops") << std::string("\u03A3....");
}

void ClipTokenizerTest::long_text_is_encoded_in_time()
{
    QFETCH(std::string, unit);
    std::string text;
    while (text.size() < 100'000)
        text += unit;
    QElapsedTimer timer;
    timer.start();
    const Ids ids = m_tokenizer.encode(text);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(ids.empty(), unit == " ");
}

QTEST_APPLESS_MAIN(ClipTokenizerTest)
#include "clip_tokenizer_test.moc"
