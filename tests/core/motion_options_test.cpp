// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/context_mix.h"
#include "core/motion_blocks.h"
#include "flipbook/recipe.h"

using namespace flipbook;

// What a request says of further motion modules.
class MotionOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocks_are_those_of_the_list_data();
    void blocks_are_those_of_the_list();
    void what_is_no_block_is_refused();
    void a_mix_is_names_with_shares();
    void a_module_with_several_contexts_needs_one();
    void a_bad_module_is_told_by_its_field_data();
    void a_bad_module_is_told_by_its_field();
    void strange_keys_of_a_recipe_change_nothing();
};

void MotionOptionsTest::blocks_are_those_of_the_list_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("all") << "all"
                         << "down.0 down.1 down.2 mid.0 up.0 up.1 up.2";
    QTest::newRow("a part") << "mid"
                            << "mid.0";
    QTest::newRow("two parts") << "down, mid"
                               << "down.0 down.1 down.2 mid.0";
    QTest::newRow("one block") << " up.1 "
                               << "up.1";
    QTest::newRow("a range") << "down.1-2,up.0"
                             << "down.1 down.2 up.0";
}

void MotionOptionsTest::blocks_are_those_of_the_list()
{
    QFETCH(const QString, text);
    QFETCH(const QString, found);
    const auto blocks = MotionBlocks::parse(text.toStdString());
    QVERIFY2(blocks, blocks ? "" : blocks.error().message.c_str());
    QStringList contained;
    for (const char* part : {"down", "mid", "up"})
        for (int block = 0; block < (std::string(part) == "mid" ? 1 : 3); ++block)
            if (blocks.value().contains(part, block))
                contained.append(QString("%1.%2").arg(part).arg(block));
    QCOMPARE(contained.join(' '), found);
}

void MotionOptionsTest::what_is_no_block_is_refused()
{
    for (const char* text : {"", "left", "down.", "down.x", "down.2-1", "down.1-", "mid,,up"}) {
        const auto blocks = MotionBlocks::parse(text);
        QVERIFY2(!blocks, text);
        QVERIFY(blocks.error().message.find("was needed") != std::string::npos);
    }
}

void MotionOptionsTest::a_mix_is_names_with_shares()
{
    QVERIFY(parse_context_mix("  ").value().empty());
    const std::vector<ContextShare> one{{"pan-left", 1.0}};
    QVERIFY(parse_context_mix("pan-left").value() == one);
    const std::vector<ContextShare> two{{"pan-left", Curve::parse("0:(1), 15:(0)").value()},
                                        {"zoom-in", 0.25}};
    QVERIFY(parse_context_mix("pan-left:0:(1), 15:(0) + zoom-in:0.25").value() == two);
    QVERIFY(!parse_context_mix("pan-left + "));
    QVERIFY(!parse_context_mix("pan-left:much"));
}

void MotionOptionsTest::a_module_with_several_contexts_needs_one()
{
    const std::vector<std::string> names{"a", "b"};
    QVERIFY((context_shares("b:0.5", names).value() == std::vector<Curve>{0.0, 0.5}));
    QVERIFY((context_shares("", {"a"}).value() == std::vector<Curve>{1.0}));
    QVERIFY(context_shares("", {}).value().empty());
    QCOMPARE(context_shares("", names).error().message,
             "It has the contexts a, b; one of them was needed.");
    QCOMPARE(context_shares("c", names).error().message, "It has no context \"c\", only a, b.");
    QVERIFY(!context_shares("c", {}));
}

void MotionOptionsTest::a_bad_module_is_told_by_its_field_data()
{
    QTest::addColumn<QString>("recipe");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const char* recipe, const char* part) {
        QTest::newRow(name) << QString(recipe) << QString(part);
    };
    row("no path", R"({"effect": 1})", "motion_modules.path is empty");
    row("blocks", R"({"path": "a", "blocks": "left"})", "\"left\" are none");
    row("start", R"({"path": "a", "start": -1})", "motion_modules.start is -1");
    row("end", R"({"path": "a", "start": 0.5, "end": 0.25})", "motion_modules.end is 0.25");
    row("context", R"({"path": "a", "context": "+"})", "without a name");
}

void MotionOptionsTest::a_bad_module_is_told_by_its_field()
{
    QFETCH(const QString, recipe);
    QFETCH(const QString, part);
    const auto request =
        from_recipe(R"({"checkpoint": "m", "motion_modules": [)" + recipe.toStdString() + "]}");
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    const auto outcome = validate(request.value());
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.find(part.toStdString()) != std::string::npos,
             outcome.error().message.c_str());
}

void MotionOptionsTest::strange_keys_of_a_recipe_change_nothing()
{
    const auto read = from_recipe(
        R"({"later": 1, "motion_modules": [{"path": "a", "later": [1]}, {"path": "b"}]})");
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    std::vector<MotionModuleOptions> expected(2);
    expected[0].path = "a";
    expected[1].path = "b";
    QVERIFY(read.value().motion_modules == expected);
}

QTEST_APPLESS_MAIN(MotionOptionsTest)
#include "motion_options_test.moc"
