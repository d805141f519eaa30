// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "core/emphasis.h"

using namespace flipbook;
using Parts = std::vector<PromptPart>;

namespace {

const PromptPart a_break{"", 1.0, true};

// One line a part, for the message of a failure.
QString describe(const Parts& parts)
{
    QString text;
    for (const PromptPart& part : parts)
        text += part.is_break ? QStringLiteral("[BREAK] ")
                              : QStringLiteral("\"%1\" x %2, ")
                                    .arg(QString::fromStdString(part.text))
                                    .arg(part.weight, 0, 'g', 12);
    return text;
}

bool same(const Parts& a, const Parts& b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].text != b[i].text || a[i].is_break != b[i].is_break
            || std::abs(a[i].weight - b[i].weight) > 1e-12)
            return false;
    return true;
}

}  // namespace

class EmphasisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void prompt_becomes_weighted_parts_data();
    void prompt_becomes_weighted_parts();
    void ignore_keeps_the_cuts_and_drops_the_weights();
    void none_takes_everything_as_text();
    void deep_nesting_is_read_in_time_data();
    void deep_nesting_is_read_in_time();
};

void EmphasisTest::prompt_becomes_weighted_parts_data()
{
    QTest::addColumn<std::string>("prompt");
    QTest::addColumn<Parts>("expected");
    const auto row = [](const char* prompt, const Parts& expected) {
        QTest::newRow(prompt) << std::string(prompt) << expected;
    };
    row("", {{""}});
    row("normal text", {{"normal text"}});
    row("an (important) word", {{"an "}, {"important", 1.1}, {" word"}});
    row("((x)) [y]", {{"x", 1.21}, {" "}, {"y", 1 / 1.1}});
    row("(x:1.3)", {{"x", 1.3}});
    row("(a (b:1.2):1.5)", {{"a ", 1.5}, {"b", 1.8}});
    row("a (((house:1.3)) [on] a (hill:0.5), sun, (((sky))).", {{"a "},
                                                                {"house", 1.573},
                                                                {" ", 1.1},
                                                                {"on", 1.0},
                                                                {" a ", 1.1},
                                                                {"hill", 0.55},
                                                                {", sun, ", 1.1},
                                                                {"sky", 1.4641},
                                                                {".", 1.1}});

    // Numbers.
    row("(x: 1.3 )", {{"x", 1.3}});
    row("(x:+1.3)", {{"x", 1.3}});
    row("(x:-.5)", {{"x", -0.5}});
    row("(x:2.)", {{"x", 2.0}});
    row("(x:0)", {{"x", 0.0}});
    row("(x:1.2.3)", {{"x:1.2.3", 1.1}});
    row("(x:.)", {{"x:.", 1.1}});
    row("(x:1e3)", {{"x:1e3", 1.1}});
    row("(x:)", {{"x:", 1.1}});
    row("(a:b:1.2)", {{"a:b", 1.2}});
    row("(1:2:3)", {{"1:2", 3.0}});
    row("x:1.3)", {{"x:1.3)"}});
    row("[x:1.3]", {{"x:1.3", 1 / 1.1}});
    row("[x:1.3)", {{"x:1.3)", 1 / 1.1}});

    // Escapes.
    row("\\(literal\\]", {{"(literal]"}});
    row("\\(x:1.3\\)", {{"(x:1.3)"}});
    row("(a\\)b)", {{"a)b", 1.1}});
    row("a\\\\(b)", {{"a\\"}, {"b", 1.1}});
    row("a\\b \\", {{"ab "}});

    // What does not fit together.
    row("(unbalanced", {{"unbalanced", 1.1}});
    row("a [b (c", {{"a "}, {"b ", 1 / 1.1}, {"c", 1.0}});
    row("stray) ]closers", {{"stray) ]closers"}});
    row("(a [b) c]", {{"a ", 1.1}, {"b", 1.0}, {" c", 1 / 1.1}});
    row("()[]", {{""}});
    row("(unnecessary)(parens)", {{"unnecessaryparens", 1.1}});
    row("(a)()(b)", {{"ab", 1.1}});
    row("a(\\:2)b", {{"a"}, {"b"}});

    // Breaks.
    row("a BREAK b", {{"a"}, a_break, {"b"}});
    row("a\n BREAK,b", {{"a"}, a_break, {",b"}});
    row("BREAK", {a_break});
    row("BREAK BREAK", {a_break, a_break});
    row("one (two BREAK three) four", {{"one "}, {"two", 1.1}, a_break, {"three", 1.1}, {" four"}});
    row("break BREAKS _BREAK BREAK1", {{"break BREAKS _BREAK BREAK1"}});
    row("\u00E9BREAK BREAK\u00E9 \u3042BREAK", {{"\u00E9BREAK BREAK\u00E9 \u3042BREAK"}});
    row("\u2014BREAK\u2014", {{"\u2014"}, a_break, {"\u2014"}});
}

void EmphasisTest::prompt_becomes_weighted_parts()
{
    QFETCH(std::string, prompt);
    QFETCH(Parts, expected);
    for (EmphasisMode mode : {EmphasisMode::original, EmphasisMode::no_norm}) {
        const Parts parts = parse_emphasis(prompt, mode);
        QVERIFY2(same(parts, expected), qPrintable(describe(parts)));
    }
}

void EmphasisTest::ignore_keeps_the_cuts_and_drops_the_weights()
{
    const Parts parts = parse_emphasis("a (b:1.3)c BREAK d", EmphasisMode::ignore);
    const Parts expected{{"a "}, {"b"}, {"c"}, a_break, {"d"}};
    QVERIFY2(same(parts, expected), qPrintable(describe(parts)));
}

void EmphasisTest::none_takes_everything_as_text()
{
    const std::string prompt = "a (b:1.3) \\( [c] BREAK d";
    QCOMPARE(parse_emphasis(prompt, EmphasisMode::none), (Parts{{prompt}}));
}

void EmphasisTest::deep_nesting_is_read_in_time_data()
{
    QTest::addColumn<std::string>("unit");
    for (const char* unit : {"(", ")", "(a", "[a(b", "a:", "(a:1.3)", "\\(", " BREAK", ": "})
        QTest::newRow(unit) << std::string(unit);
}

void EmphasisTest::deep_nesting_is_read_in_time()
{
    QFETCH(std::string, unit);
    std::string prompt;
    while (prompt.size() < 100'000)
        prompt += unit;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!parse_emphasis(prompt, EmphasisMode::original).empty());
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(EmphasisTest)
#include "emphasis_test.moc"
