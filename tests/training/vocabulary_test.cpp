// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/vocabulary.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace flipbook {

// A vocabulary of a model's own, from words to a folder and back.
class VocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_word_becomes_one_token();
    void a_folder_gives_the_same_tokenizer();
    void a_folder_that_contradicts_itself_is_refused();
};

namespace {

const std::vector<std::string> texts{"a red apple", "on a blue background , moving left", "growing",
                                     "on a red planet", "bounce bouncing balloon"};

void write_text(const QString& path, const std::string& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), static_cast<qint64>(text.size()));
}

std::string lines_of(const BytePairMerges& merges)
{
    std::string lines = "#version: 0.2\n";
    for (const auto& [left, right] : merges)
        lines += left + " " + right + "\n";
    return lines;
}

}  // namespace

void VocabularyTest::every_word_becomes_one_token()
{
    const BytePairMerges merges = learn_merges(texts);
    const auto tokenizer = ClipTokenizer::from_merges(merges, "test");
    QVERIFY(tokenizer);
    QCOMPARE(tokenizer.value().encode("A red APPLE, moving left").size(), std::size_t(6));
    QCOMPARE(tokenizer.value().encode("bounce bouncing balloon planet").size(), std::size_t(4));
    QVERIFY(tokenizer.value().encode("apples").size() > 1);
    QCOMPARE(tokenizer.value().start_token(), 512 + static_cast<int>(merges.size()));
    QCOMPARE(tokenizer.value().encode("<|endoftext|>"),
             std::vector<int>{tokenizer.value().end_token()});
    QCOMPARE(learn_merges(texts), merges);
}

void VocabularyTest::a_folder_gives_the_same_tokenizer()
{
    const QTemporaryDir folder;
    const BytePairMerges merges = learn_merges(texts);
    write_text(folder.filePath("merges.txt"), lines_of(merges));
    const auto opened = ClipTokenizer::open(folder.path().toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    const auto made = ClipTokenizer::from_merges(merges, "test");
    QVERIFY(made);
    const char* text = "a red apple bouncing over the moon's 2nd planet";
    QCOMPARE(opened.value().encode(text), made.value().encode(text));
}

void VocabularyTest::a_folder_that_contradicts_itself_is_refused()
{
    const QTemporaryDir folder;
    const auto error = [&folder] {
        const auto opened = ClipTokenizer::open(folder.path().toStdString());
        return opened ? std::string() : opened.error().message;
    };
    QVERIFY(error().find("merges.txt cannot be read") != std::string::npos);
    write_text(folder.filePath("merges.txt"), "a b\nonly\n");
    QVERIFY(error().find("Line 2, \"only\"") != std::string::npos);
    write_text(folder.filePath("merges.txt"), "a b\nxy z\n");
    QVERIFY(error().find("The merge \"xy z\"") != std::string::npos);
    write_text(folder.filePath("merges.txt"), "a b\n");
    write_text(folder.filePath("vocab.json"), "{\"!\": 1}");
    QVERIFY(error().find("The symbol \"!\" has the id 1 where merges.txt means 0")
            != std::string::npos);
}

}  // namespace flipbook

using flipbook::VocabularyTest;
QTEST_APPLESS_MAIN(VocabularyTest)
#include "vocabulary_test.moc"
