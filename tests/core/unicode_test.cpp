// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <string>

#include "core/unicode.h"

using namespace flipbook;
using namespace std::string_literals;

class UnicodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void utf8_survives_the_round_trip();
    void bytes_that_are_not_utf8_become_replacement_characters_data();
    void bytes_that_are_not_utf8_become_replacement_characters();
    void text_is_composed_data();
    void text_is_composed();
    void text_is_lower_cased_in_full_data();
    void text_is_lower_cased_in_full();
    void characters_have_categories();
    void many_marks_are_sorted_in_time();
};

void UnicodeTest::utf8_survives_the_round_trip()
{
    const std::string text("a\0\u00E9\u65E5\U0001F642", 11);
    QCOMPARE(decode_utf8(text), std::u32string(U"a\0\u00E9\u65E5\U0001F642", 5));
    QCOMPARE(encode_utf8(decode_utf8(text)), text);
    QCOMPARE(decode_utf8(""), std::u32string());
}

void UnicodeTest::bytes_that_are_not_utf8_become_replacement_characters_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::u32string>("expected");
    QTest::newRow("lone continuation") << std::string("a\x80z") << std::u32string(U"a\uFFFDz");
    QTest::newRow("Latin-1") << std::string("caf\xE9") << std::u32string(U"caf\uFFFD");
    QTest::newRow("cut") << std::string("x\xE6\x97") << std::u32string(U"x\uFFFD\uFFFD");
    QTest::newRow("overlong") << std::string("\xC0\xAF") << std::u32string(U"\uFFFD\uFFFD");
    QTest::newRow("surrogate") << std::string("\xED\xA0\x80")
                               << std::u32string(U"\uFFFD\uFFFD\uFFFD");
    QTest::newRow("beyond U+10FFFF")
        << std::string("\xF4\x90\x80\x80") << std::u32string(U"\uFFFD\uFFFD\uFFFD\uFFFD");
}

void UnicodeTest::bytes_that_are_not_utf8_become_replacement_characters()
{
    QFETCH(std::string, bytes);
    QFETCH(std::u32string, expected);
    QCOMPARE(decode_utf8(bytes), expected);
}

void UnicodeTest::text_is_composed_data()
{
    QTest::addColumn<std::u32string>("text");
    QTest::addColumn<std::u32string>("expected");
    using Text = std::u32string;
    QTest::newRow("accent") << Text(U"cafe\u0301") << Text(U"caf\u00E9");
    QTest::newRow("two marks, wrong order") << Text(U"a\u0302\u0323") << Text(U"\u1EAD");
    QTest::newRow("singleton") << Text(U"\u212B") << Text(U"\u00C5");
    QTest::newRow("Hangul") << Text(U"\u1112\u1161\u11AB") << Text(U"\uD55C");
    QTest::newRow("excluded from composition") << Text(U"\u0915\u093C") << Text(U"\u0915\u093C");
    QTest::newRow("excluded, composed") << Text(U"\u0958") << Text(U"\u0915\u093C");
    QTest::newRow("non-starter decomposition") << Text(U"\u2ADC") << Text(U"\u2ADD\u0338");
    QTest::newRow("no compatibility mapping") << Text(U"\uFB01\uFF26") << Text(U"\uFB01\uFF26");
    QTest::newRow("marks without a base") << Text(U"\u0323\u0301") << Text(U"\u0323\u0301");
    QTest::newRow("empty") << Text() << Text();
}

void UnicodeTest::text_is_composed()
{
    QFETCH(std::u32string, text);
    QFETCH(std::u32string, expected);
    QCOMPARE(to_nfc(text), expected);
}

// The right column is what Python's str.lower() gives.
void UnicodeTest::text_is_lower_cased_in_full_data()
{
    QTest::addColumn<std::u32string>("text");
    QTest::addColumn<std::u32string>("expected");
    using Text = std::u32string;
    QTest::newRow("ASCII") << Text(U"AZ az 09") << Text(U"az az 09");
    QTest::newRow("dotted I") << Text(U"\u0130stanbul") << Text(U"i\u0307stanbul");
    QTest::newRow("capital sharp s") << Text(U"\u1E9E") << Text(U"\u00DF");
    QTest::newRow("full width") << Text(U"\uFF26") << Text(U"\uFF46");
    QTest::newRow("titlecase") << Text(U"\u01C5") << Text(U"\u01C6");
    QTest::newRow("sigma at the end") << Text(U"\u039F\u03A3") << Text(U"\u03BF\u03C2");
    QTest::newRow("sigma inside") << Text(U"\u03A3\u03A3\u0391") << Text(U"\u03C3\u03C3\u03B1");
    QTest::newRow("sigma alone") << Text(U"\u03A3") << Text(U"\u03C3");
    QTest::newRow("sigma, then a stop") << Text(U"A\u03A3.") << Text(U"a\u03C2.");
    QTest::newRow("sigma, a stop, a letter") << Text(U"A\u03A3.B") << Text(U"a\u03C3.b");
    QTest::newRow("sigma behind a mark") << Text(U"A\u0301\u03A3 b") << Text(U"a\u0301\u03C2 b");
    QTest::newRow("sigma behind a digit") << Text(U"A1\u03A3") << Text(U"a1\u03C3");
}

void UnicodeTest::text_is_lower_cased_in_full()
{
    QFETCH(std::u32string, text);
    QFETCH(std::u32string, expected);
    QCOMPARE(to_lower(text), expected);
}

void UnicodeTest::characters_have_categories()
{
    for (char32_t letter : U"a\u00E9\u0130\u02B0\u65E5\u0928"s)
        QVERIFY(is_letter(letter) && !is_number(letter) && !is_white_space(letter));
    for (char32_t number : U"7\u00B2\u00BD\u0664\u2167"s)
        QVERIFY(is_number(number) && !is_letter(number) && !is_white_space(number));
    for (char32_t space : U" \t\n\v\f\r\u0085\u00A0\u1680\u2003\u2028\u2029\u202F\u205F\u3000"s)
        QVERIFY(is_white_space(space) && !is_letter(space) && !is_number(space));
    for (char32_t other : U"_!\u0301\u094D\u200B\u200D\uFEFF\U0001F642\x1C"s)
        QVERIFY(!is_letter(other) && !is_number(other) && !is_white_space(other));
}

void UnicodeTest::many_marks_are_sorted_in_time()
{
    std::u32string text = U"a";
    for (int i = 0; i < 25'000; ++i)
        text += U"\u0301\u0323";
    QElapsedTimer timer;
    timer.start();
    const std::u32string composed = to_nfc(text);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(composed.substr(0, 3), std::u32string(U"\u1EA1\u0323\u0323"));
    QCOMPARE(composed.back(), U'\u0301');
}

QTEST_APPLESS_MAIN(UnicodeTest)
#include "unicode_test.moc"
