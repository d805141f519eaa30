// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/prompt_travel.h"

#include <QTest>

namespace flipbook {

class PromptTravelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_are_head_keys_and_tail();
    void a_line_is_a_key_or_text_data();
    void a_line_is_a_key_or_text();
    void wrong_keys_are_quoted_data();
    void wrong_keys_are_quoted();
    void frames_lie_between_keys_data();
    void frames_lie_between_keys();
    void keys_are_changed_in_the_text_data();
    void keys_are_changed_in_the_text();
};

namespace {

using Strings = std::vector<std::string>;

Strings texts_of(const PromptTravel& travel)
{
    Strings texts;
    for (const PromptKey& key : travel.keys)
        texts.push_back(std::to_string(key.frame) + '|' + key.text);
    return texts;
}

const char* const sea =
    "a boat # small\nat sea\n0: calm\n\n# here it turns\n8: (storm:1.3), 12:30\n"
    "oil painting\nby night";

}  // namespace

void PromptTravelTest::lines_are_head_keys_and_tail()
{
    const PromptTravel travel = parse_travel(sea);
    QCOMPARE(travel.head, std::string("a boat, at sea"));
    QCOMPARE(travel.tail, std::string("oil painting, by night"));
    QCOMPARE(texts_of(travel), (Strings{"0|calm", "8|(storm:1.3), 12:30"}));
    QCOMPARE(travel.prompt_of(1),
             std::string("a boat, at sea, (storm:1.3), 12:30, oil painting, by night"));
    QCOMPARE(std::string(sea).substr(travel.keys[0].begin, 7), std::string("0: calm"));
    QCOMPARE(travel.keys[0].end - travel.keys[0].begin, std::size_t{7});
    QCOMPARE(parse_travel("0: only\r\n4: this\r\n").prompt_of(1), std::string("this"));
}

void PromptTravelTest::a_line_is_a_key_or_text_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("frame");
    QTest::newRow("plain") << "8: storm" << 8;
    QTest::newRow("blanks around") << "  12 :\tstorm  " << 12;
    QTest::newRow("nothing behind") << "8:" << 8;
    QTest::newRow("beyond all clips") << "99999999999: storm" << 2147483647;
    QTest::newRow("a time") << "8:30 in the morning" << -1;
    QTest::newRow("a ratio") << "16:9" << -1;
    QTest::newRow("no number") << "eight: storm" << -1;
    QTest::newRow("below zero") << "-1: storm" << -1;
    QTest::newRow("a broken number") << "0.5: storm" << -1;
    QTest::newRow("no colon") << "8 ships" << -1;
    QTest::newRow("a comment") << "# 8: storm" << -1;
}

void PromptTravelTest::a_line_is_a_key_or_text()
{
    QFETCH(QString, line);
    QFETCH(int, frame);
    const PromptTravel travel = parse_travel(line.toStdString());
    QCOMPARE(travel.keys.size(), std::size_t(frame < 0 ? 0 : 1));
    if (frame >= 0)
        QCOMPARE(travel.keys.front().frame, frame);
}

void PromptTravelTest::wrong_keys_are_quoted_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("message");
    QTest::newRow("none") << "a cat"
                          << "";
    QTest::newRow("right") << "a cat\n0: calm\n15: wild\nphoto"
                           << "";
    QTest::newRow("behind the end") << "0: calm\n16: wild"
                                    << "The prompt's line \"16: wild\" is for frame 16, and the "
                                       "last frame of the clip is 15.";
    QTest::newRow("falling") << "8: calm\n4: wild"
                             << "The prompt's line \"4: wild\" is for frame 4, and at least frame "
                                "9 was needed behind the line before.";
    QTest::newRow("twice") << "8: calm\n8: wild"
                           << "The prompt's line \"8: wild\" is for frame 8, and at least frame 9 "
                              "was needed behind the line before.";
    QTest::newRow("apart") << "0: calm\nphoto\n8: wild"
                           << "The prompt's line \"8: wild\" looks like a key, but other text keeps"
                              " it apart from those before; keys stand one below the other.";
}

void PromptTravelTest::wrong_keys_are_quoted()
{
    QFETCH(QString, prompt);
    QFETCH(QString, message);
    const auto wrong = find_wrong_key(prompt.toStdString(), 16);
    QCOMPARE(wrong ? QString::fromStdString(wrong->message) : QString(), message);
    if (wrong)
        QVERIFY(message.contains(prompt.mid(int(wrong->begin), int(wrong->end - wrong->begin))));
}

void PromptTravelTest::frames_lie_between_keys_data()
{
    QTest::addColumn<int>("frame");
    QTest::addColumn<bool>("is_closed");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<double>("part");
    QTest::newRow("at a key") << 4 << false << 0 << 0 << 0.0;
    QTest::newRow("between") << 6 << false << 0 << 1 << 0.5;
    QTest::newRow("at the last key") << 8 << true << 1 << 1 << 0.0;
    QTest::newRow("before the first") << 2 << false << 0 << 0 << 0.0;
    QTest::newRow("behind the last") << 15 << false << 1 << 1 << 0.0;
    // Sixteen frames: from 8 round to 4 it is twelve.
    QTest::newRow("round, behind the last") << 14 << true << 1 << 0 << 0.5;
    QTest::newRow("round, before the first") << 1 << true << 1 << 0 << 0.75;
}

void PromptTravelTest::frames_lie_between_keys()
{
    QFETCH(int, frame);
    QFETCH(bool, is_closed);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(double, part);
    const PromptTravel travel = parse_travel("4: calm\n8: storm");
    const PromptBlend blend = blend_at(travel, frame, 16, is_closed);
    QCOMPARE(static_cast<int>(blend.from), from);
    QCOMPARE(static_cast<int>(blend.to), to);
    QCOMPARE(blend.part, part);
    const PromptBlend alone = blend_at(parse_travel("4: calm"), frame, 16, is_closed);
    QVERIFY((alone == PromptBlend{0, 0, 0}));
}

void PromptTravelTest::keys_are_changed_in_the_text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const std::string& text, const char* expected) {
        QTest::newRow(name) << QString::fromStdString(text) << expected;
    };
    row("moved", with_key_moved("0: calm\n8: storm", 1, 10), "0: calm\n10: storm");
    row("moved nowhere", with_key_moved("0: calm\n8 :  storm", 1, 8), "0: calm\n8:  storm");
    row("moved past another", with_key_moved("boat\n0: calm\n4: wind # up\n8: storm\nink", 1, 12),
        "boat\n0: calm\n8: storm\n12: wind # up\nink");
    row("onto another", with_key_moved("0: calm\n8: storm", 0, 8), "8: calm");
    row("comments go along", with_key_moved("0: calm\n# now\n8: storm\n9: rain", 1, 12),
        "0: calm\n9: rain\n# now\n12: storm");
    row("the first", with_key("a boat", 8, "storm"), "a boat\n8: storm");
    row("into nothing", with_key("", 8, "storm"), "8: storm");
    row("another", with_key("boat\n0: calm\n8: storm\nink", 4, "wind"),
        "boat\n0: calm\n4: wind\n8: storm\nink");
    row("another text", with_key("0: calm\n8: storm", 8, "hail"), "0: calm\n8: hail");
    row("one less", without_key("boat\n0: calm\n8: storm\nink", 0), "boat\n8: storm\nink");
    row("the last of all", without_key("boat\n8: storm\nink", 0), "boat\nink");
    row("the last, at the end", without_key("boat\n8: storm", 0), "boat");
}

void PromptTravelTest::keys_are_changed_in_the_text()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(text, expected);
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::PromptTravelTest)
#include "prompt_travel_test.moc"
