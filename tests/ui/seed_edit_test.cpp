// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "ui/compose/seed_edit.h"

using namespace flipbook::ui;

namespace {

QLineEdit& field(SeedEdit& edit)
{
    return *edit.findChild<QLineEdit*>();
}

void enter(SeedEdit& edit, const QString& text)
{
    field(edit).selectAll();
    QTest::keyClicks(&field(edit), text);
    QTest::keyClick(&field(edit), Qt::Key_Return);
}

}  // namespace

class SeedEditTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seeds_are_exact_to_the_last_digit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("seed");
        QTest::newRow("zero") << "0" << quint64{0};
        QTest::newRow("beyond 2^63") << "13214918285578813247" << quint64{13214918285578813247U};
        QTest::newRow("the largest") << "18446744073709551615" << ~quint64{0};
        QTest::newRow("spaces") << " 42 " << quint64{42};
    }
    void seeds_are_exact_to_the_last_digit()
    {
        QFETCH(const QString, text);
        QFETCH(const quint64, seed);
        SeedEdit edit;
        edit.show_seed(7);
        QSignalSpy changed(&edit, &SeedEdit::seed_changed);
        enter(edit, text);
        QCOMPARE(edit.seed(), seed);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toULongLong(), seed);
        QCOMPARE(field(edit).text(), QString::number(seed));
    }

    void what_is_no_seed_is_not_taken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("too large") << "18446744073709551616";
        QTest::newRow("negative") << "-5";
        QTest::newRow("a fraction") << "1.5";
        QTest::newRow("letters") << "12a";
        QTest::newRow("nothing") << "";
    }
    void what_is_no_seed_is_not_taken()
    {
        QFETCH(const QString, text);
        SeedEdit edit;
        edit.show_seed(7);
        QSignalSpy changed(&edit, &SeedEdit::seed_changed);
        QVERIFY(!parse_seed(text));
        field(edit).clear();
        enter(edit, text);
        QCOMPARE(edit.seed(), std::uint64_t{7});
        QCOMPARE(changed.size(), 0);
        QCOMPARE(field(edit).text(), QStringLiteral("7"));
    }

    void arrows_count_and_wrap()
    {
        SeedEdit edit;
        edit.show_seed(0);
        QTest::keyClick(&field(edit), Qt::Key_Down);
        QCOMPARE(edit.seed(), ~std::uint64_t{0});
        QTest::keyClick(&field(edit), Qt::Key_Up);
        QTest::keyClick(&field(edit), Qt::Key_Up);
        QCOMPARE(edit.seed(), std::uint64_t{1});
    }

    void minus_one_asks_for_any()
    {
        SeedEdit edit;
        QSignalSpy any(&edit, &SeedEdit::any_wanted);
        enter(edit, QStringLiteral("-1"));
        QCOMPARE(any.size(), 1);
    }

    void the_last_seed_comes_back()
    {
        SeedEdit edit;
        auto* recycle = edit.findChild<QToolButton*>(QStringLiteral("seed.recycle"));
        QVERIFY(!recycle->isEnabled());
        edit.set_last_seed(13214918285578813247U);
        recycle->click();
        QCOMPARE(edit.seed(), std::uint64_t{13214918285578813247U});
    }

    void a_die_draws_another()
    {
        SeedEdit edit;
        edit.show_seed(7);
        edit.findChild<QToolButton*>(QStringLiteral("seed.random"))->click();
        QVERIFY(edit.seed() != 7);
    }
};

QTEST_MAIN(SeedEditTest)
#include "seed_edit_test.moc"
