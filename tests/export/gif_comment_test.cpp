// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include "export/gif_comment.h"

using namespace flipbook;

class GifCommentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_comment_comes_back_data();
    void a_comment_comes_back();
    void it_stands_behind_the_loop_count_and_before_the_first_picture();
    void comments_of_other_programs_are_read_in_order();
    void truncated_files_are_refused_or_read_but_never_crash();
    void wrong_bytes_are_refused_or_read_but_never_crash();
    void only_a_gif_takes_a_comment();
};

static std::vector<std::uint8_t> bytes_of(const char* hexadecimal)
{
    const QByteArray bytes = QByteArray::fromHex(hexadecimal);
    return {bytes.begin(), bytes.end()};
}

// Two pixels of black and white, played for ever; laid out by hand after GIF89a.
static const char* header = "474946383961"
                            "02000100"
                            "800000"
                            "000000ffffff";
static const char* loop_count = "21ff0b"
                                "4e45545343415045322e30"
                                "0301000000";
static const char* picture = "21f904000d000000"
                             "2c00000000020001000002024410"
                             "00";
static const char* trailer = "3b";

static std::vector<std::uint8_t> small_gif()
{
    return bytes_of((QByteArray(header) + loop_count + picture + trailer).constData());
}

void GifCommentTest::a_comment_comes_back_data()
{
    QTest::addColumn<QByteArray>("comment");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("UTF-8") << QByteArray("{\"a\":\"世界 \U0001F3A5\"}");
    for (const int size : {254, 255, 256, 510, 511, 30000})
        QTest::addRow("%d bytes", size) << QByteArray(size, 'y');
}

void GifCommentTest::a_comment_comes_back()
{
    QFETCH(QByteArray, comment);
    auto gif = small_gif();
    QVERIFY(insert_gif_comment(gif, comment.toStdString()));
    const auto comments = read_gif_comments(gif, "a.gif");
    QVERIFY(comments);
    QVERIFY(comments.value() == std::vector<std::string>{comment.toStdString()});
}

void GifCommentTest::it_stands_behind_the_loop_count_and_before_the_first_picture()
{
    auto gif = small_gif();
    QVERIFY(insert_gif_comment(gif, "hi"));
    const QByteArray expected =
        QByteArray(header) + loop_count + "21fe02686900" + picture + trailer;
    QVERIFY(gif == bytes_of(expected.constData()));

    auto without_loop = bytes_of((QByteArray(header) + picture + trailer).constData());
    QVERIFY(insert_gif_comment(without_loop, "hi"));
    QVERIFY(without_loop
            == bytes_of((QByteArray(header) + "21fe02686900" + picture + trailer).constData()));
}

void GifCommentTest::comments_of_other_programs_are_read_in_order()
{
    // The second stands behind the picture, and in two sub-blocks.
    const QByteArray gif = QByteArray(header) + "21fe016100" + picture
                           + "21fe016201"
                             "6300"
                           + trailer;
    const auto comments = read_gif_comments(bytes_of(gif.constData()), "a.gif");
    QVERIFY(comments);
    QVERIFY((comments.value() == std::vector<std::string>{"a", "bc"}));
}

void GifCommentTest::truncated_files_are_refused_or_read_but_never_crash()
{
    auto gif = small_gif();
    const auto plain = gif;
    QVERIFY(insert_gif_comment(gif, std::string(300, 'z')));
    const std::size_t end_of_comment = gif.size() - plain.size() + 13 + 6 + 19;
    for (std::size_t length = 0; length < gif.size(); ++length) {
        // A copy of its own, so that the address sanitizer sees one byte too many.
        const std::vector<std::uint8_t> part(gif.begin(), gif.begin() + std::ptrdiff_t(length));
        QCOMPARE(read_gif_comments(part, "part.gif").has_value(), length >= end_of_comment);
    }
    for (std::size_t length = 0; length < plain.size(); ++length) {
        std::vector<std::uint8_t> part(plain.begin(), plain.begin() + std::ptrdiff_t(length));
        const auto comments = read_gif_comments(part, "part.gif");
        QVERIFY(!comments);
        QCOMPARE(comments.error().code, ErrorCode::corrupt);
        if (length < 13 + 6)
            QVERIFY(!insert_gif_comment(part, "x"));
    }
}

void GifCommentTest::wrong_bytes_are_refused_or_read_but_never_crash()
{
    auto gif = small_gif();
    QVERIFY(insert_gif_comment(gif, "hi"));
    for (std::size_t at = 0; at < gif.size(); ++at) {
        for (unsigned value = 0; value < 256; ++value) {
            std::vector<std::uint8_t> changed = gif;
            changed[at] = static_cast<std::uint8_t>(value);
            (void)read_gif_comments(changed, "changed.gif");
            (void)insert_gif_comment(changed, "more");
        }
    }
}

void GifCommentTest::only_a_gif_takes_a_comment()
{
    std::vector<std::uint8_t> empty;
    QVERIFY(!insert_gif_comment(empty, "x"));
    std::vector<std::uint8_t> zeros(100);
    QVERIFY(!insert_gif_comment(zeros, "x"));
    QVERIFY(zeros == std::vector<std::uint8_t>(100));
    QVERIFY(!read_gif_comments(zeros, "zeros.gif"));
}

QTEST_APPLESS_MAIN(GifCommentTest)
#include "gif_comment_test.moc"
