// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include <QTest>

#include "closest_name.h"
#include "exit_status.h"
#include "number.h"
#include "utf8.h"

using namespace flipbook;
using namespace flipbook::cli;

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_nearest_name_is_hinted_at();
    void an_unknown_option_names_itself();
    void utf8_is_recognised_data();
    void utf8_is_recognised();
    void numbers_are_read_whole();
    void every_error_has_its_exit_status();
};

void CommandLineTest::the_nearest_name_is_hinted_at()
{
    const std::vector<std::string> names = {"--width", "--height", "--frames"};
    QCOMPARE(ending_with_hint("--wdith", names), std::string("; did you mean '--width'?"));
    QCOMPARE(ending_with_hint("--Frame", names), std::string("; did you mean '--frames'?"));
    QCOMPARE(ending_with_hint("--seed", names), std::string("."));
    QCOMPARE(ending_with_hint(std::string(100000, 'x'), names), std::string("."));
}

void CommandLineTest::an_unknown_option_names_itself()
{
    CLI::App app;
    int frames = 0;
    app.add_option("--frames", frames);
    QCOMPARE(parse_command_line(app, {"--framse=3"}).error().message,
             std::string("The option '--framse' is unknown; did you mean '--frames'?"));
    QCOMPARE(parse_command_line(app, {"stray"}).error().message,
             std::string("The argument 'stray' belongs to no option (see --help)."));
    QCOMPARE(parse_command_line(app, {"--frames"}).error().message,
             std::string("The option --frames needs a value."));
}

void CommandLineTest::utf8_is_recognised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("well_formed");
    QTest::newRow("ascii") << QByteArray("a boat") << true;
    QTest::newRow("two to four bytes")
        << QByteArray("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8E\x9E") << true;
    QTest::newRow("latin-1") << QByteArray("caf\xE9") << false;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("overlong, 3 bytes") << QByteArray("\xE0\x80\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("cut") << QByteArray("\xE2\x82") << false;
}

void CommandLineTest::utf8_is_recognised()
{
    QFETCH(QByteArray, text);
    QTEST(is_utf8(text.toStdString()), "well_formed");
}

void CommandLineTest::numbers_are_read_whole()
{
    QCOMPARE(parse_whole<int>("12").value(), 12);
    QCOMPARE(parse_decimal("-0.25").value(), -0.25);
    for (const char* text : {"", " 1", "1 ", "1.0", "0x10", "99999999999"})
        QVERIFY2(!parse_whole<int>(text), text);
    for (const char* text : {"", "1,5", "inf", "nan", "1e999", "1.0x"})
        QVERIFY2(!parse_decimal(text), text);
}

void CommandLineTest::every_error_has_its_exit_status()
{
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::invalid_request)), 2);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::not_found)), 3);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::unsupported_format)), 3);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::corrupt)), 3);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::out_of_memory)), 4);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::device)), 5);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::cancelled)), 130);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::io)), 1);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::not_finite)), 1);
    QCOMPARE(static_cast<int>(exit_status(ErrorCode::internal)), 1);
}

QTEST_APPLESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
