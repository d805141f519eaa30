// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "ui/document/document.h"
#include "ui/document/seeds.h"

using namespace flipbook::ui;

class DocumentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_edit_is_one_step_of_undo()
    {
        Document document;
        QSignalSpy changed(&document, &Document::changed);
        document.edit(QStringLiteral("Change steps"),
                      [](Composition& c) { c.request.sampling.steps = 30; });
        QCOMPARE(document.request().sampling.steps, 30);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(document.undo_stack().undoText(), QStringLiteral("Change steps: 25 → 30"));
        document.undo_stack().undo();
        QCOMPARE(document.request().sampling.steps, 25);
        QCOMPARE(changed.count(), 2);
        document.undo_stack().redo();
        QCOMPARE(document.request().sampling.steps, 30);
    }

    void an_edit_that_changes_nothing_is_none()
    {
        Document document;
        QSignalSpy changed(&document, &Document::changed);
        document.edit(QStringLiteral("Change steps"),
                      [](Composition& c) { c.request.sampling.steps = 25; });
        QCOMPARE(changed.count(), 0);
        QVERIFY(!document.undo_stack().canUndo());
    }

    void a_gesture_is_one_step()
    {
        Document document;
        for (int steps = 26; steps <= 40; ++steps)
            document.edit(
                QStringLiteral("Change steps"),
                [steps](Composition& c) { c.request.sampling.steps = steps; },
                QStringLiteral("steps"));
        QCOMPARE(document.undo_stack().count(), 1);
        QCOMPARE(document.undo_stack().undoText(), QStringLiteral("Change steps: 25 → 40"));

        document.end_gesture();
        document.edit(
            QStringLiteral("Change steps"), [](Composition& c) { c.request.sampling.steps = 41; },
            QStringLiteral("steps"));
        QCOMPARE(document.undo_stack().count(), 2);
        document.undo_stack().undo();
        QCOMPARE(document.request().sampling.steps, 40);
        document.undo_stack().undo();
        QCOMPARE(document.request().sampling.steps, 25);
    }

    void what_is_long_or_several_things_is_not_spelt_out()
    {
        Document document;
        document.edit(QStringLiteral("Change prompt"), [](Composition& c) {
            c.request.prompt.positive = "a lighthouse in the evening, waves";
        });
        QCOMPARE(document.undo_stack().undoText(), QStringLiteral("Change prompt"));
        document.edit(QStringLiteral("Change size"), [](Composition& c) {
            c.request.size.width = 256;
            c.request.size.height = 256;
        });
        QCOMPARE(document.undo_stack().undoText(), QStringLiteral("Change size"));
        document.edit(QStringLiteral("Change sampler"),
                      [](Composition& c) { c.request.sampling.scheduler = "euler_a"; });
        QCOMPARE(document.undo_stack().undoText(),
                 QStringLiteral("Change sampler: DDIM → Euler a"));
    }

    void what_the_program_goes_on_with_is_no_step()
    {
        Document document;
        document.edit(QStringLiteral("Change steps"),
                      [](Composition& c) { c.request.sampling.steps = 30; });
        document.undo_stack().undo();
        QSignalSpy changed(&document, &Document::changed);
        document.advance([](Composition& c) { c.request.sampling.seed = 7; });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(document.request().sampling.seed, std::uint64_t{7});
        QVERIFY(!document.undo_stack().canUndo());
        QVERIFY(document.undo_stack().canRedo());  // What was taken back can still come again.
    }

    void gestures_of_other_fields_stay_apart()
    {
        Document document;
        document.edit(
            QStringLiteral("a"), [](Composition& c) { c.request.sampling.steps = 30; },
            QStringLiteral("steps"));
        document.edit(
            QStringLiteral("b"), [](Composition& c) { c.request.sampling.guidance_scale = 5; },
            QStringLiteral("cfg"));
        QCOMPARE(document.undo_stack().count(), 2);
    }

    void a_gesture_that_comes_back_leaves_no_step()
    {
        Document document;
        const auto set = [&document](int steps) {
            document.edit(
                QStringLiteral("steps"),
                [steps](Composition& c) { c.request.sampling.steps = steps; },
                QStringLiteral("steps"));
        };
        set(30);
        set(25);
        QCOMPARE(document.undo_stack().count(), 0);
        QCOMPARE(document.request().sampling.steps, 25);
    }

    void loading_forgets_the_past()
    {
        Document document;
        document.edit(QStringLiteral("Change steps"),
                      [](Composition& c) { c.request.sampling.steps = 30; });
        Composition loaded;
        loaded.request.prompt.positive = "a boat";
        document.load(loaded);
        QCOMPARE(document.request().prompt.positive, std::string("a boat"));
        QVERIFY(!document.undo_stack().canUndo());
    }

    void seeds_follow_the_rule_data()
    {
        QTest::addColumn<SeedRule>("rule");
        QTest::addColumn<QList<quint64>>("seeds");
        QTest::addColumn<quint64>("next");
        const quint64 last = std::numeric_limits<quint64>::max();
        QTest::newRow("fixed") << SeedRule::fixed << QList<quint64>{last, 0, 1} << last;
        QTest::newRow("increment")
            << SeedRule::increment << QList<quint64>{last, 0, 1} << quint64{2};
        QTest::newRow("decrement")
            << SeedRule::decrement << QList<quint64>{last, last - 1, last - 2} << last - 3;
    }

    void seeds_follow_the_rule()
    {
        QFETCH(SeedRule, rule);
        QFETCH(QList<quint64>, seeds);
        QFETCH(quint64, next);
        const SeedPlan plan = plan_seeds(std::numeric_limits<quint64>::max(), rule, 3);
        QCOMPARE(QList<quint64>(plan.seeds.begin(), plan.seeds.end()), seeds);
        QCOMPARE(quint64{plan.next}, next);
    }

    void random_seeds_differ_and_the_last_is_shown()
    {
        const SeedPlan plan = plan_seeds(7, SeedRule::random, 3);
        QCOMPARE(plan.seeds.size(), std::size_t{3});
        QVERIFY(plan.seeds[0] != plan.seeds[1] && plan.seeds[1] != plan.seeds[2]);
        QCOMPARE(plan.next, plan.seeds.back());
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "document_test.moc"
