// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/wildcards.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <set>

namespace flipbook {

class WildcardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void text_stays_data();
    void text_stays();
    void one_choice_is_drawn_by_the_seed();
    void weights_say_how_often();
    void several_choices_differ();
    void choices_hold_choices();
    void a_wildcard_is_a_line_of_its_file();
    void what_is_missing_is_named_data();
    void what_is_missing_is_named();
    void files_that_name_each_other_end();

private:
    std::string resolved(const char* prompt, std::uint64_t seed = 1) const
    {
        const auto text = resolve_wildcards(prompt, seed, m_folder->path().toStdString());
        return text ? text.value() : "error: " + text.error().message;
    }

    void write(const char* name, const char* text) const
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void WildcardsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void WildcardsTest::text_stays_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("plain") << QByteArray("a (red:1.2) apple, <lora:x:1>");
    QTest::newRow("braces without a bar") << QByteArray("{best} quality");
    QTest::newRow("a bar without braces") << QByteArray("a | b");
    QTest::newRow("braces without an end") << QByteArray("{a|b");
    QTest::newRow("behind a backslash") << QByteArray("\\{a|b\\} \\__name__");
    QTest::newRow("four lines") << QByteArray("a____b");
    QTest::newRow("not a name") << QByteArray("__a, b__");
}

void WildcardsTest::text_stays()
{
    QFETCH(QByteArray, prompt);
    QCOMPARE(resolved(prompt.constData()), prompt.toStdString());
}

void WildcardsTest::one_choice_is_drawn_by_the_seed()
{
    std::set<std::string> drawn;
    for (std::uint64_t seed = 0; seed < 64; ++seed) {
        const std::string text = resolved("a {red|green|blue} ball", seed);
        QCOMPARE(resolved("a {red|green|blue} ball", seed), text);
        drawn.insert(text);
    }
    QCOMPARE(drawn, (std::set<std::string>{"a red ball", "a green ball", "a blue ball"}));
}

void WildcardsTest::weights_say_how_often()
{
    std::map<std::string, int> counts;
    for (std::uint64_t seed = 0; seed < 1000; ++seed)
        ++counts[resolved("{3::a|1::b}", seed)];
    QVERIFY(counts["a"] > 690 && counts["a"] < 810);
    QCOMPARE(counts["a"] + counts["b"], 1000);
}

void WildcardsTest::several_choices_differ()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const std::string text = resolved("{2$$a|b|c}", seed);
        QCOMPARE(text.size(), std::size_t{4});
        QVERIFY(text[0] != text[3]);
        QCOMPARE(text.substr(1, 2), std::string(", "));
    }
    QCOMPARE(resolved("{5$$a|a}"), std::string("a, a"));
}

void WildcardsTest::choices_hold_choices()
{
    std::set<std::string> drawn;
    for (std::uint64_t seed = 0; seed < 64; ++seed)
        drawn.insert(resolved("{a {1|2}|b}", seed));
    QCOMPARE(drawn, (std::set<std::string>{"a 1", "a 2", "b"}));
}

void WildcardsTest::a_wildcard_is_a_line_of_its_file()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sea")));
    write("sea/animals.txt", "# of the sea\n\n  whale \r\n{dolphin|seal}\n");
    std::set<std::string> drawn;
    for (std::uint64_t seed = 0; seed < 64; ++seed)
        drawn.insert(resolved("a __sea/animals__!", seed));
    QCOMPARE(drawn, (std::set<std::string>{"a whale!", "a dolphin!", "a seal!"}));
}

void WildcardsTest::what_is_missing_is_named_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("no file") << QByteArray("__animals__");
    QTest::newRow("no lines") << QByteArray("__empty__");
    QTest::newRow("within a choice") << QByteArray("{__animals__|__animals__}");
}

void WildcardsTest::what_is_missing_is_named()
{
    QFETCH(QByteArray, prompt);
    write("empty.txt", "# nothing\n");
    const std::string text = resolved(prompt.constData());
    QVERIFY(text.starts_with("error: The wildcard __"));
    QVERIFY(text.find(".txt") != std::string::npos);
}

void WildcardsTest::files_that_name_each_other_end()
{
    write("a.txt", "__b__");
    write("b.txt", "x __a__");
    QVERIFY(resolved("__a__").starts_with("error: The choices of the prompt lead into each other"));
    // No way out of the folder.
    QVERIFY(resolved("__../a__").find("../") != std::string::npos);
    QCOMPARE(resolved("__/etc/hostname__").substr(0, 22), std::string("error: The wildcard __"));
}

}  // namespace flipbook

using flipbook::WildcardsTest;
QTEST_APPLESS_MAIN(WildcardsTest)
#include "wildcards_test.moc"
