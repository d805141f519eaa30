// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/prompt_facts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flipbook;
using Kind = PromptSpan::Kind;

namespace {

const PromptReader& reader()
{
    static const PromptReader made = PromptReader::open().value();
    return made;
}

// "emphasis 'cat' 1.2, …": what stands at each span.
QString describe(const std::string& prompt, const PromptFacts& facts)
{
    const char* const names[] = {"emphasis", "break",     "lora", "wrong",
                                 "comment",  "unmatched", "key",  "wrong key"};
    QStringList spans;
    for (const PromptSpan& span : facts.spans) {
        QString text = QLatin1String(names[static_cast<int>(span.kind)]) + QLatin1String(" '")
                       + QString::fromStdString(prompt.substr(span.begin, span.end - span.begin))
                       + QLatin1Char('\'');
        if (span.kind == Kind::emphasis)
            text += QLatin1Char(' ') + QString::number(span.weight, 'g', 4);
        spans << text;
    }
    return spans.join(QStringLiteral(", "));
}

}  // namespace

class PromptFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spans_stand_where_they_are_written_data();
    void spans_stand_where_they_are_written();
    void tokens_are_counted_by_chunk_data();
    void tokens_are_counted_by_chunk();
    void tags_come_with_their_strengths();
    void words_of_textual_inversion_count_by_their_vectors();
    void a_model_brings_its_own_vocabulary();
    void a_damaged_vocabulary_is_named();
};

void PromptFactsTest::spans_stand_where_they_are_written_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("spans");
    QTest::newRow("plain") << "a cat"
                           << "";
    QTest::newRow("weight") << "a (cat:1.2), (dog)"
                            << "emphasis 'cat' 1.2, emphasis 'dog' 1.1";
    QTest::newRow("nested") << "((cat) dog:2)"
                            << "emphasis 'cat' 2.2, emphasis ' dog' 2";
    QTest::newRow("square") << "[fog]"
                            << "emphasis 'fog' 0.9091";
    QTest::newRow("break") << "sea BREAK (storm)"
                           << "break 'BREAK', emphasis 'storm' 1.1";
    QTest::newRow("beyond ASCII") << "日本 (桜:1.3)"
                                  << "emphasis '桜' 1.3";
    QTest::newRow("tag") << "a <lora:pan:0.8> cat"
                         << "lora '<lora:pan:0.8>'";
    QTest::newRow("tag in brackets") << "(a <lora:pan> cat)"
                                     << "emphasis 'a <lora:pan> cat' 1.1, lora '<lora:pan>'";
    QTest::newRow("wrong tag") << "<lora:pan:much> (cat)"
                               << "wrong '<lora:pan:much>', emphasis 'cat' 1.1";
    QTest::newRow("text in angles") << "1 < 2 <lora:pan> <b>"
                                    << "lora '<lora:pan>'";
    QTest::newRow("comment") << "cat # (old)\n(dog)"
                             << "comment '# (old)', emphasis 'dog' 1.1";
    QTest::newRow("keys") << "boat\n0: calm\n 8 : (storm)"
                          << "key '0:', key ' 8 :', emphasis 'storm' 1.1";
    QTest::newRow("a key that falls") << "8: calm\n4: storm"
                                      << "key '8:', wrong key '4: storm'";
    QTest::newRow("not opened") << "cat) dog"
                                << "unmatched ')'";
    QTest::newRow("not closed") << "a (cat"
                                << "unmatched '(', emphasis 'cat' 1.1";
    QTest::newRow("escaped") << "a \\(cat\\)"
                             << "";
    QTest::newRow("empty") << ""
                           << "";
}

void PromptFactsTest::spans_stand_where_they_are_written()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, spans);
    const std::string text = prompt.toStdString();
    QCOMPARE(describe(text, reader().read(text)), spans);
}

void PromptFactsTest::tokens_are_counted_by_chunk_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<std::vector<int>>("tokens");
    using Counts = std::vector<int>;
    QTest::newRow("empty") << "" << Counts{0};
    QTest::newRow("three words") << "a red apple" << Counts{3};
    QTest::newRow("brackets are no tokens") << "a (red:1.3) apple" << Counts{3};
    QTest::newRow("tags are no tokens") << "a red apple<lora:pan:0.8>" << Counts{3};
    QTest::newRow("comments are no tokens") << "a red apple\n# not blue" << Counts{3};
    QTest::newRow("a break ends a chunk") << "a red apple BREAK a cat" << Counts{3, 2};
    QTest::newRow("the longest of the keys' prompts")
        << "boat\n0: calm\n8: a red storm\n9: ink" << Counts{5};
    QTest::newRow("75 fill a chunk") << QStringLiteral("cat ").repeated(75) << Counts{75};
    QTest::newRow("76 need two") << QStringLiteral("cat ").repeated(76) << Counts{75, 1};
}

void PromptFactsTest::tokens_are_counted_by_chunk()
{
    QFETCH(const QString, prompt);
    QFETCH(const std::vector<int>, tokens);
    QCOMPARE(reader().read(prompt.toStdString()).chunk_tokens, tokens);
}

void PromptFactsTest::tags_come_with_their_strengths()
{
    const PromptFacts facts = reader().read("<lora:a:0.5:0.25> <lora::1> <lora:b>");
    QVERIFY((facts.loras == std::vector<PromptLora>{{"a", 0.5, 0.25}, {"b", 1.0, 1.0}}));
    QCOMPARE(facts.wrong.size(), 1U);
    QVERIFY(QString::fromStdString(facts.wrong.front()).contains("names no file"));
}

void PromptFactsTest::words_of_textual_inversion_count_by_their_vectors()
{
    const auto count = [](const char* prompt) {
        return reader().read(prompt, EmphasisMode::original, {{"badhand", 6}}).chunk_tokens;
    };
    QCOMPARE(count("a badhand"), (std::vector<int>{7}));
    QCOMPARE(count("embedding:badhand"), (std::vector<int>{6}));
}

void PromptFactsTest::a_model_brings_its_own_vocabulary()
{
    const QTemporaryDir model;
    QVERIFY(QDir(model.path()).mkpath("tokenizer"));
    QFile merges(model.filePath("tokenizer/merges.txt"));
    QVERIFY(merges.open(QIODevice::WriteOnly));
    merges.write("#version: 0.2\nc a\nca t</w>\n");
    merges.close();
    const auto own = PromptReader::open(model.path().toStdString());
    QVERIFY(own);
    // Nothing but "cat" is joined: "dog" stays three letters.
    QCOMPARE(own.value().read("cat dog").chunk_tokens, (std::vector<int>{4}));
}

void PromptFactsTest::a_damaged_vocabulary_is_named()
{
    const QTemporaryDir model;
    QVERIFY(QDir(model.path()).mkpath("tokenizer"));
    QFile merges(model.filePath("tokenizer/merges.txt"));
    QVERIFY(merges.open(QIODevice::WriteOnly));
    merges.write("c a\nlonely\n");
    merges.close();
    const auto own = PromptReader::open(model.path().toStdString());
    QVERIFY(!own);
    QVERIFY(QString::fromStdString(own.error().message).contains("merges.txt"));
}

QTEST_APPLESS_MAIN(PromptFactsTest)
#include "prompt_facts_test.moc"
