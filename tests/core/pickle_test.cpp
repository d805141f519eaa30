// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pickle.h"

#include <QTest>

using namespace flipbook;
using Kind = PickleValue::Kind;

namespace {

Result<Pickle> read(const QByteArray& bytes)
{
    return Pickle::read(
        std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))), "\"x\"");
}

}  // namespace

// Against what CPython writes: pickle.dumps(value, protocol).
class PickleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_protocol_says_the_same_data();
    void every_protocol_says_the_same();
    void numbers_keep_their_sign();
    void calls_are_written_down_and_not_made();
    void a_value_may_contain_itself();
    void deep_nesting_is_no_recursion();
    void what_follows_the_end_is_left();
};

void PickleTest::every_protocol_says_the_same_data()
{
    QTest::addColumn<QByteArray>("bytes");
    // {"a": [1, -2, 70000, 1.5, True, None, (2, "b")]}
    QTest::newRow("0") << QByteArray::fromHex(
        "286470300a56610a70310a286c70320a49310a61492d320a614937303030300a6146312e350a6149"
        "30310a614e612849320a56620a70330a7470340a61732e");
    QTest::newRow("2") << QByteArray::fromHex(
        "80027d710058010000006171015d7102284b014afeffffff4a70110100473ff8000000000000884e"
        "4b02580100000062710386710465732e");
    QTest::newRow("4") << QByteArray::fromHex(
        "8004952b000000000000007d948c0161945d94284b014afeffffff4a70110100473ff80000000000"
        "00884e4b028c016294869465732e");
}

void PickleTest::every_protocol_says_the_same()
{
    QFETCH(const QByteArray, bytes);
    const auto pickle = read(bytes);
    QVERIFY2(pickle, pickle ? "" : pickle.error().message.c_str());
    QCOMPARE(pickle.value().size(), static_cast<std::size_t>(bytes.size()));
    const PickleValue& root = pickle.value().root();
    QVERIFY(root.kind == Kind::mapping && root.entries.size() == 1);
    QCOMPARE(root.entries[0].first->text, std::string("a"));
    const auto& list = root.entries[0].second->items;
    QCOMPARE(list.size(), 7U);
    QCOMPARE(list[0]->integer, 1);
    QCOMPARE(list[1]->integer, -2);
    QCOMPARE(list[2]->integer, 70000);
    QCOMPARE(list[3]->number, 1.5);
    QCOMPARE(list[4]->integer, 1);
    QVERIFY(list[5]->kind == Kind::none);
    QVERIFY(list[6]->kind == Kind::sequence && list[6]->items.size() == 2);
    QCOMPARE(list[6]->items[1]->text, std::string("b"));
}

void PickleTest::numbers_keep_their_sign()
{
    const auto integer = [](const char* hex) {
        return read(QByteArray::fromHex(hex)).value().root().integer;
    };
    QCOMPARE(integer("80028a01ff2e"), -1);
    QCOMPARE(integer("80028a0200802e"), -32768);
    QCOMPARE(integer("80028a0300ff002e"), 65280);
    QCOMPARE(integer("80028a002e"), 0);
    QCOMPARE(integer("80028b04000000ffffff7f2e"), 2147483647);
    // 2**64 does not fit: its bytes.
    const auto large = read(QByteArray::fromHex("80028a090000000000000000012e"));
    QCOMPARE(large.value().root().text, std::string("\0\0\0\0\0\0\0\0\1", 9));
}

void PickleTest::calls_are_written_down_and_not_made()
{
    // os.system("x") by REDUCE, an object by NEWOBJ, and by STACK_GLOBAL.
    const auto pickle = read("\x80\x02(cposix\nsystem\nU\x01x\x85R"
                             "cfoo\nBar\n)\x81}b"
                             "\x8c\x03"
                             "foo\x8c\x03"
                             "baz\x93)Rt.");
    QVERIFY2(pickle, pickle ? "" : pickle.error().message.c_str());
    QVERIFY(pickle.value().called()
            == (std::vector<std::string>{"posix.system", "foo.Bar", "foo.baz"}));
    const PickleValue& first = *pickle.value().root().items.front();
    QVERIFY(first.kind == Kind::call);
    QCOMPARE(first.items[1]->items.front()->text, std::string("x"));
}

void PickleTest::a_value_may_contain_itself()
{
    // l = []; l.append(l)
    const auto pickle = read(QByteArray::fromHex("80025d71006800612e"));
    QVERIFY(pickle);
    QCOMPARE(pickle.value().root().items.front(), &pickle.value().root());
}

void PickleTest::deep_nesting_is_no_recursion()
{
    constexpr int depth = 1'000'000;
    const auto pickle = read(QByteArray(depth, ']') + QByteArray(depth - 1, 'a') + ".");
    QVERIFY(pickle);
    QCOMPARE(pickle.value().root().items.size(), 1U);
}

void PickleTest::what_follows_the_end_is_left()
{
    const auto pickle = read("\x80\x02N.rest");
    QVERIFY(pickle);
    QCOMPARE(pickle.value().size(), 4U);
}

QTEST_APPLESS_MAIN(PickleTest)
#include "pickle_test.moc"
