// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QUndoStack>

#include "sample_clip.h"
#include "ui/document/document.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/window/test_state.h"

using namespace flipbook;
using namespace flipbook::ui;

class RangeStepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void each_range_is_a_step_and_a_drag_is_one()
    {
        Document document;
        TestState state({});
        ViewerPanel panel(document, state);
        panel.resize(480, 400);
        panel.show();
        panel.show_clip(sample_clip(16), {});
        QUndoStack& undo = document.undo_stack();
        Player& player = panel.player();
        player.pause();
        player.seek(2);
        player.set_in();
        player.set_in();  // Nothing new.
        player.set_range(2, 12);
        QCOMPARE(undo.count(), 2);
        QCOMPARE(undo.undoText(), QStringLiteral("Range: frames 3 to 13"));
        auto* ruler = panel.findChild<QWidget*>(QStringLiteral("viewer.ruler"));
        const auto at = [&](double frame) {
            return QPoint(static_cast<int>(frame * ruler->width() / 16), ruler->height() / 2);
        };
        for (const auto& [from, to] : {std::pair(2, 5), std::pair(5, 7)}) {
            QTest::mousePress(ruler, Qt::LeftButton, {}, at(from));
            QTest::mouseMove(ruler, at(from + 1.5));
            QTest::mouseMove(ruler, at(to + 0.5));
            QTest::mouseRelease(ruler, Qt::LeftButton, {}, at(to + 0.5));
        }
        QCOMPARE(player.in_point(), 7);
        QCOMPARE(undo.count(), 4);
        undo.undo();
        QCOMPARE(player.in_point(), 5);
        undo.undo();
        QCOMPARE(player.in_point(), 2);
        undo.undo();
        QCOMPARE(player.in_point(), 2);
        QVERIFY(!player.out_point());
        undo.redo();
        QCOMPARE(player.out_point(), 12);
        QCOMPARE(undo.count(), 4);  // Undoing is none itself.
        panel.show_clip(sample_clip(8), {});
        undo.undo();
        QVERIFY(!player.in_point() && !player.out_point());
    }

    void the_steps_may_outlive_the_viewer()
    {
        Document document;
        {
            TestState state({});
            ViewerPanel panel(document, state);
            panel.show_clip(sample_clip(16), {});
            panel.player().set_range(2, 12);
        }
        document.undo_stack().undo();
        QVERIFY(!document.undo_stack().canRedo());
    }
};

QTEST_MAIN(RangeStepsTest)
#include "range_steps_test.moc"
