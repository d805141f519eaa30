// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompt_tags.h"

#include <QTest>

using namespace flipbook;

class PromptTagsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comments_are_dropped_data();
    void comments_are_dropped();
    void tags_are_taken_out_data();
    void tags_are_taken_out();
    void wrong_tags_are_quoted_data();
    void wrong_tags_are_quoted();
};

void PromptTagsTest::comments_are_dropped_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << "a cat\nasleep"
                          << "a cat\nasleep";
    QTest::newRow("a line") << "a cat\n# old\nasleep"
                            << "a cat\nasleep";
    QTest::newRow("the first line") << "#old\na cat"
                                    << "a cat";
    QTest::newRow("the last line") << "a cat\n#old"
                                   << "a cat\n";
    QTest::newRow("within a line") << "a cat # old\nasleep"
                                   << "a cat \nasleep";
    QTest::newRow("nothing else") << "#old"
                                  << "";
}

void PromptTagsTest::comments_are_dropped()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(without_comments(prompt.toStdString())), text);
}

void PromptTagsTest::tags_are_taken_out_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("text_strength");
    QTest::addColumn<double>("unet_strength");
    QTest::newRow("no tag") << "a cat"
                            << "a cat"
                            << "" << 0.0 << 0.0;
    QTest::newRow("name alone") << "a <lora:pan>cat"
                                << "a cat"
                                << "pan" << 1.0 << 1.0;
    QTest::newRow("weight") << "cat<lora:pan:0.8>"
                            << "cat"
                            << "pan" << 0.8 << 0.8;
    QTest::newRow("negative") << "<lora:pan:-.5> cat"
                              << " cat"
                              << "pan" << -0.5 << -0.5;
    QTest::newRow("two weights") << "<lora:pan:0.5:1>"
                                 << ""
                                 << "pan" << 0.5 << 1.0;
    QTest::newRow("named") << "<lora:pan:unet=0.2:te=0.3>"
                           << ""
                           << "pan" << 0.3 << 0.2;
    QTest::newRow("UNet named") << "<lora:pan:unet=0.2>"
                                << ""
                                << "pan" << 1.0 << 0.2;
    QTest::newRow("one named") << "<lora:pan:0.4:unet= 0.2 >"
                               << ""
                               << "pan" << 0.4 << 0.2;
    QTest::newRow("lyco") << "<lyco:pan:+2>"
                          << ""
                          << "pan" << 2.0 << 2.0;
    QTest::newRow("in a folder") << "<lora:moves/pan left:1>"
                                 << ""
                                 << "pan left" << 1.0 << 1.0;
    QTest::newRow("other words") << "a <b> <3:x> c"
                                 << "a <b> <3:x> c"
                                 << "" << 0.0 << 0.0;
    QTest::newRow("behind a bracket") << "1 < 2 <lora:pan>"
                                      << "1 < 2 "
                                      << "pan" << 1.0 << 1.0;
    QTest::newRow("not closed") << "<lora:pan:0.8"
                                << "<lora:pan:0.8"
                                << "" << 0.0 << 0.0;
}

void PromptTagsTest::tags_are_taken_out()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, text);
    QFETCH(const QString, name);
    QFETCH(const double, text_strength);
    QFETCH(const double, unet_strength);
    const auto tagged = take_tags(prompt.toStdString());
    QVERIFY(tagged);
    QCOMPARE(QString::fromStdString(tagged.value().text), text);
    std::vector<LoraTag> expected;
    if (!name.isEmpty())
        expected.push_back({name.toStdString(), text_strength, unet_strength});
    QVERIFY(tagged.value().loras == expected);
}

void PromptTagsTest::wrong_tags_are_quoted_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("problem");
    QTest::newRow("word") << "a <lora:pan:much> b"
                          << R"(The prompt's "<lora:pan:much>" has the weight "much", and)";
    QTest::newRow("empty weight") << "<lora:pan:>"
                                  << "and a number was needed";
    QTest::newRow("no name") << "<lora::1>"
                             << "names no file";
    QTest::newRow("too many") << "<lora:pan:1:2:3>"
                              << R"(has the argument "3")";
    QTest::newRow("unknown key") << "<lora:pan:x=3>"
                                 << R"(has the argument "x=3")";
    QTest::newRow("hypernetwork") << "<hypernet:pan:1>"
                                  << "hypernetwork, which is not supported";
}

void PromptTagsTest::wrong_tags_are_quoted()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, problem);
    const auto tagged = take_tags(prompt.toStdString());
    QVERIFY(!tagged);
    QVERIFY(tagged.error().code == ErrorCode::invalid_request);
    const QString message = tagged.error().message.c_str();
    QVERIFY2(message.contains(problem), qPrintable(message));
}

QTEST_APPLESS_MAIN(PromptTagsTest)
#include "prompt_tags_test.moc"
