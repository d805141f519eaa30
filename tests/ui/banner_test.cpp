// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "ui/window/banner.h"
#include "ui/window/problem_chip.h"

using namespace flipbook::ui;

class BannerTest final : public QObject {
    Q_OBJECT

    // In a window that is not shown: neither mouse nor focus can hold a notice.
    static QPushButton* button(const Banner& banner, int number)
    {
        return banner.findChild<QPushButton*>(QStringLiteral("banner.remedy.%1").arg(number));
    }

private Q_SLOTS:
    void an_error_stays_when_a_notice_comes_and_goes()
    {
        QWidget window;
        Banner banner(&window);
        banner.set_notice_time(30);
        int tries = 0;
        banner.show_message(Banner::Kind::error, QStringLiteral("Memory ran out."),
                            {{QStringLiteral("Try again"), {}, [&tries] { ++tries; }}});
        banner.show_message(Banner::Kind::information, QStringLiteral("Exported."));
        QVERIFY(banner.text().contains(QStringLiteral("Memory ran out.")));
        QVERIFY(banner.text().contains(QStringLiteral("Exported.")));
        QTRY_COMPARE(banner.text(), QStringLiteral("Memory ran out."));
        QTest::qWait(100);
        QCOMPARE(banner.text(), QStringLiteral("Memory ran out."));
        button(banner, 0)->click();
        QCOMPARE(tries, 1);
        QCOMPARE(banner.text(), QString());
        QVERIFY(banner.isHidden());
    }

    void each_error_waits_behind_the_newest_with_its_buttons()
    {
        QWidget window;
        Banner banner(&window);
        QStringList applied;
        for (const QString& text : {QStringLiteral("one"), QStringLiteral("two")})
            banner.show_message(
                Banner::Kind::error, text,
                {{QStringLiteral("Mend"), {}, [&applied, text] { applied << text; }}});
        QCOMPARE(banner.text(), QStringLiteral("two"));
        auto* next = banner.findChild<QToolButton*>(QStringLiteral("banner.next"));
        QCOMPARE(next->text(), QStringLiteral("1 of 2"));
        next->click();
        QCOMPARE(banner.text(), QStringLiteral("one"));
        button(banner, 0)->click();
        QCOMPARE(applied, QStringList{QStringLiteral("one")});
        QCOMPARE(banner.text(), QStringLiteral("two"));
        QVERIFY(next->isHidden());
    }

    void a_remedy_may_show_the_next_message()
    {
        QWidget window;
        Banner banner(&window);
        banner.show_message(Banner::Kind::error, QStringLiteral("first"),
                            {{QStringLiteral("Mend"), {}, [&banner] {
                                  banner.show_message(Banner::Kind::error,
                                                      QStringLiteral("second"));
                              }}});
        button(banner, 0)->click();
        QCOMPARE(banner.text(), QStringLiteral("second"));
    }

    void the_same_text_again_is_one_problem()
    {
        QWidget window;
        Banner banner(&window);
        banner.show_message(Banner::Kind::error, QStringLiteral("The disk is full."));
        banner.show_message(Banner::Kind::error, QStringLiteral("The disk is full."));
        QCOMPARE(banner.error_count(), 1);
    }

    void an_offer_outlives_notices_and_yields_to_the_next_offer()
    {
        QWidget window;
        Banner banner(&window);
        banner.set_notice_time(10);
        const auto nothing = [] {};
        banner.show_message(Banner::Kind::information, QStringLiteral("Stopped."),
                            {{QStringLiteral("Keep"), {}, nothing}});
        banner.tell(QStringLiteral("Copied."));
        QCOMPARE(banner.text(), QStringLiteral("Copied."));
        QTRY_COMPARE(banner.text(), QStringLiteral("Stopped."));
        banner.tell(QStringLiteral("Copied."));
        banner.tell(QStringLiteral("Saved."));
        QTRY_COMPARE(banner.text(), QStringLiteral("Stopped."));
        banner.show_message(Banner::Kind::information, QStringLiteral("Exported."),
                            {{QStringLiteral("Show"), {}, nothing}});
        QCOMPARE(banner.text(), QStringLiteral("Exported."));
    }

    void what_is_over_can_be_withdrawn()
    {
        QWidget window;
        Banner banner(&window);
        const int engine = banner.show_message(Banner::Kind::error, QStringLiteral("No engine."));
        banner.show_message(Banner::Kind::warning, QStringLiteral("Restore?"));
        banner.withdraw(engine);
        banner.withdraw(engine);
        QCOMPARE(banner.text(), QStringLiteral("Restore?"));
    }

    void the_chip_counts_errors_until_they_are_read_and_shows_them()
    {
        QWidget window;
        Banner banner(&window);
        ProblemChip chip(banner, &window);
        QVERIFY(chip.isHidden());
        banner.show_message(Banner::Kind::error, QStringLiteral("old"));
        banner.show_message(Banner::Kind::warning, QStringLiteral("Restore?"));
        QVERIFY(!chip.isHidden());
        QCOMPARE(chip.text(), QStringLiteral("1 problem"));
        QCOMPARE(banner.text(), QStringLiteral("Restore?"));
        chip.click();
        QCOMPARE(banner.text(), QStringLiteral("old"));
        banner.show_message(Banner::Kind::error, QStringLiteral("new"));
        QCOMPARE(chip.text(), QStringLiteral("2 problems"));
        for (int i = 0; i < 2; ++i)
            banner.findChild<QToolButton*>(QStringLiteral("banner.dismiss"))->click();
        QCOMPARE(banner.text(), QStringLiteral("Restore?"));
        QVERIFY(chip.isHidden());
    }
};

QTEST_MAIN(BannerTest)
#include "banner_test.moc"
