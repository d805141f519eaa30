// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QTest>

#include "compose_fixture.h"
#include "ui/compose/context_map.h"
#include "ui/compose/prompt_editor.h"
#include "ui/document/motion_name.h"
#include "ui/history/clip_record.h"

using namespace flipbook;
using namespace flipbook::ui;

// What people of other programs expect of the panel besides its fields.
class ComposeHabitsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("FLIPBOOK_RESOURCES_DIR", FLIPBOOK_RESOURCES); }

    void precisions_that_the_device_lacks_are_grey()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.engine.start();
        auto* precision = fixture.find<QComboBox>("device.precision");
        const auto is_enabled = [precision](Precision value) {
            const int row = precision->findData(static_cast<int>(value));
            return (precision->model()->index(row, 0).flags() & Qt::ItemIsEnabled) != 0;
        };
        QTRY_VERIFY(!is_enabled(Precision::fp16));  // The mock's processor has fp32 alone.
        QVERIFY(!is_enabled(Precision::bf16));
        QVERIFY(is_enabled(Precision::fp32));
        QVERIFY(is_enabled(Precision::automatic));
        const int row = precision->findData(static_cast<int>(Precision::fp16));
        QVERIFY(precision->itemData(row, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Mock processor")));
    }

    void the_toolbars_choices_are_those_of_the_panel()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        const std::unique_ptr<QWidget> quick(fixture.panel.make_quick_choice(nullptr));
        auto* count = quick->findChild<QSpinBox*>(QStringLiteral("quick.count"));
        auto* motion = quick->findChild<QComboBox*>(QStringLiteral("quick.motion"));
        count->setValue(3);
        QCOMPARE(fixture.document.composition().clip_count, 3);
        QCOMPARE(fixture.find<QSpinBox>("seed.count")->value(), 3);
        motion->setCurrentIndex(1);
        Q_EMIT motion->activated(1);
        QVERIFY(fixture.document.request().motion.source == MotionSource::none);
        QCOMPARE(fixture.find<QComboBox>("models.motion")->currentIndex(), 1);
        fixture.document.undo_stack().undo();
        QCOMPARE(motion->currentIndex(), 0);
        QCOMPARE(motion->currentText(), motion_source_name(MotionSource::from_checkpoint));
        QCOMPARE(motion->itemText(1), motion_source_name(MotionSource::none));
    }

    void pasted_settings_are_one_step()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        const Composition before = fixture.document.composition();
        fixture.panel.show();
        auto* editor = fixture.find<PromptEditor>("prompt");
        QTest::keyClicks(editor, QStringLiteral("draft"));
        QApplication::clipboard()->setText(QStringLiteral(
            "a cat\nNegative prompt: dogs\nSteps: 31, Sampler: Euler a, CFG scale: 4, Seed: 99"));
        QSignalSpy told(&fixture.panel, &ComposePanel::told);
        editor->paste();
        QCOMPARE(editor->toPlainText(), QStringLiteral("a cat"));
        QCOMPARE(fixture.document.request().sampling.steps, 31);
        QCOMPARE(fixture.document.request().sampling.seed, std::uint64_t{99});
        QCOMPARE(told.count(), 1);
        fixture.document.undo_stack().undo();
        QCOMPARE(editor->toPlainText(), QStringLiteral("draft"));
        fixture.document.undo_stack().undo();
        QVERIFY(fixture.document.composition() == before);
    }

    void prompts_that_clips_were_made_of_come_back()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        ClipRecord newest, older;
        newest.prompt = QStringLiteral("a boat");
        newest.seed = QStringLiteral("13214918285578813247");
        older.prompt = QStringLiteral("a lighthouse");
        fixture.panel.begin_with({newest, older});
        fixture.panel.show();
        auto* editor = fixture.find<PromptEditor>("prompt");
        QTest::keyClick(editor, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(editor->toPlainText(), QStringLiteral("a boat"));
        QTest::keyClick(editor, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(editor->toPlainText(), QStringLiteral("a lighthouse"));
        // What was only typed is not remembered.
        editor->rest();
        QTest::keyClicks(editor, QStringLiteral(" half"));
        editor->rest();
        QTest::keyClick(editor, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(editor->toPlainText(), QStringLiteral("a boat"));
        fixture.find<QAbstractButton>("seed.recycle")->click();
        QCOMPARE(fixture.document.request().sampling.seed, std::uint64_t{13214918285578813247U});
    }

    void the_map_of_windows_follows_the_clip_that_is_made()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.document.edit(QStringLiteral("long"), [](Composition& after) {
            after.request.frame_count = 40;
            after.request.context.schedule = ContextSchedule::standard_uniform;
            after.request.context.stride = 2;
        });
        auto* map = fixture.panel.findChild<ContextMap*>();
        const auto first_step = map->table().rows;
        GenerationRequest running = fixture.document.request();
        fixture.panel.show_running(&running, 3, 2);
        QCOMPARE(map->pass()->window, 2);
        QVERIFY(map->table().rows != first_step);  // Uniform windows move from step to step.
        running.frame_count = 16;                  // A clip of other windows is not shown in these.
        fixture.panel.show_running(&running, 3, 1);
        QVERIFY(!map->pass());
        QVERIFY(map->table().rows == first_step);
    }
};

QTEST_MAIN(ComposeHabitsTest)
#include "compose_habits_test.moc"
