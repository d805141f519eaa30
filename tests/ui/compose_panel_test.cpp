// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "compose_fixture.h"
#include "ui/compose/compose_panel.h"
#include "ui/compose/context_map.h"
#include "ui/compose/preset_picker.h"
#include "ui/compose/prompt_editor.h"
#include "ui/compose/seed_edit.h"
#include "ui/history/clip_record.h"
#include "ui/window/test_state.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

// A model of which everything but the weights is there: it knows words, camera moves, its size.
void make_model(const QString& folder)
{
    QDir().mkpath(folder + QStringLiteral("/motion_loras"));
    for (const char* name : {"unet", "vae"})
        QDir().mkpath(folder + QLatin1Char('/') + QLatin1String(name));
    const auto write = [&folder](const char* name, const char* text) {
        QFile file(folder + QLatin1Char('/') + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("model_index.json", R"({"_class_name": "AnimateDiffPipeline"})");
    write("flipbook.json", R"({"sampling": {"steps": 12, "guidance_scale": 3.0},
        "words": {"objects": ["apple"], "motions": ["still", "bouncing"]}})");
    write("unet/config.json", R"({"sample_size": 16})");
    write("vae/config.json", R"({"block_out_channels": [24, 48, 64]})");
    write("motion_loras/pan-left.safetensors", "");
}

}  // namespace

class ComposePanelTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_model;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("FLIPBOOK_RESOURCES_DIR", FLIPBOOK_RESOURCES);
        make_model(m_model.path());
    }

    void fields_show_the_document()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.document.edit(QStringLiteral("all"), [](Composition& after) {
            GenerationRequest& request = after.request;
            request.prompt.positive = "a cat";
            request.prompt.negative = "dogs";
            request.size = {320, 256};
            request.frame_count = 24;
            request.sampling.scheduler = "dpmpp_2m";
            request.sampling.schedule = SigmaSchedule::karras;
            request.sampling.guidance_scale = 6.5;
            request.sampling.seed = 13214918285578813247U;
            request.motion.scale = Curve::parse("0:(1), 8:(1.3)").value();
            request.context.overlap = 6;
            request.compute.precision = Precision::fp16;
            after.seed_rule = SeedRule::increment;
            after.clip_count = 3;
        });
        QCOMPARE(fixture.find<PromptEditor>("prompt")->toPlainText(), QStringLiteral("a cat"));
        QCOMPARE(fixture.find<PromptEditor>("negative")->toPlainText(), QStringLiteral("dogs"));
        QCOMPARE(fixture.find<QSpinBox>("frame.width")->value(), 320);
        QCOMPARE(fixture.find<QSpinBox>("frame.height")->value(), 256);
        QCOMPARE(fixture.find<QSpinBox>("frame.count")->value(), 24);
        QCOMPARE(fixture.find<QComboBox>("sampling.sampler")->currentText(),
                 QStringLiteral("DPM++ 2M"));
        QCOMPARE(fixture.find<QComboBox>("sampling.schedule")->currentText(),
                 QStringLiteral("Karras"));
        QCOMPARE(fixture.find<QDoubleSpinBox>("sampling.cfg")->value(), 6.5);
        QCOMPARE(fixture.panel.findChild<SeedEdit*>()->seed(),
                 std::uint64_t{13214918285578813247U});
        QCOMPARE(fixture.find<QLineEdit>("motion.scale")->text(), QStringLiteral("0:(1), 8:(1.3)"));
        QCOMPARE(fixture.find<QSpinBox>("context.overlap")->value(), 6);
        QCOMPARE(fixture.find<QSpinBox>("seed.count")->value(), 3);
        QCOMPARE(fixture.find<QLabel>("frame.seconds")->text().left(1), QStringLiteral("3"));
        QCOMPARE(fixture.document.undo_stack().count(), 1);  // Showing is no edit.
    }

    void fields_edit_the_document_and_undo_brings_it_back()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        const Composition before = fixture.document.composition();
        fixture.find<QSpinBox>("frame.count")->setValue(24);
        fixture.document.end_gesture();
        fixture.find<QDoubleSpinBox>("sampling.cfg")->setValue(6.5);
        fixture.document.end_gesture();
        auto* sampler = fixture.find<QComboBox>("sampling.sampler");
        sampler->setCurrentIndex(sampler->findText(QStringLiteral("Euler a")));
        fixture.find<QSpinBox>("seed.count")->setValue(4);
        const GenerationRequest& request = fixture.document.request();
        QCOMPARE(request.frame_count, 24);
        QCOMPARE(request.sampling.guidance_scale, 6.5);
        QCOMPARE(request.sampling.scheduler, std::string("euler_a"));
        QCOMPARE(fixture.document.composition().clip_count, 4);
        while (fixture.document.undo_stack().canUndo())
            fixture.document.undo_stack().undo();
        QVERIFY(fixture.document.composition() == before);
        QCOMPARE(fixture.find<QSpinBox>("frame.count")->value(), 16);
    }

    void a_slider_is_one_step_of_undo()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        auto* slider = fixture.find<QWidget>("frame.count.row")->findChild<QSlider*>();
        for (const int frames : {17, 20, 30})
            slider->setValue(frames);
        QCOMPARE(fixture.document.request().frame_count, 30);
        QCOMPARE(fixture.document.undo_stack().count(), 1);
    }

    void sizes_snap_to_eight_and_go_together()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        auto* width = fixture.find<QSpinBox>("frame.width");
        width->selectAll();
        QTest::keyClicks(width, QStringLiteral("301"));
        QTest::keyClick(width, Qt::Key_Return);
        QVERIFY((fixture.document.request().size == Size{304, 512}));
        fixture.find<QAbstractButton>("frame.swap")->click();
        QVERIFY((fixture.document.request().size == Size{512, 304}));
    }

    void auto_gives_way_to_what_was_typed_or_to_the_models_size()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        auto* width = fixture.find<QSpinBox>("frame.width");
        width->selectAll();
        QTest::keyClicks(width, QStringLiteral("64\r"));
        QVERIFY((fixture.document.request().size == Size{64, 512}));
        fixture.document.undo_stack().undo();
        QTest::keyClick(width, Qt::Key_Up);
        QVERIFY((fixture.document.request().size == Size{512, 512}));
    }

    void dots_set_back_to_the_default()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        auto* dot = fixture.find<QAbstractButton>("reset.sampling.steps");
        QVERIFY(dot->isHidden());
        fixture.find<QSpinBox>("sampling.steps")->setValue(40);
        QVERIFY(!dot->isHidden());
        dot->click();
        QCOMPARE(fixture.document.request().sampling.steps, 25);
        QVERIFY(dot->isHidden());
    }

    void what_cannot_work_together_says_why()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        QTRY_VERIFY(!fixture.problem("context.overlap").isEmpty());  // 16 frames fit.
        QVERIFY(!fixture.find<QSpinBox>("context.overlap")->isEnabled());
        fixture.document.edit(QStringLiteral("all"), [](Composition& after) {
            after.request.frame_count = 32;
            after.request.sampling.scheduler = "euler";
            after.request.sampling.guidance_scale = 1;
        });
        QVERIFY(fixture.find<QSpinBox>("context.overlap")->isEnabled());
        QTRY_VERIFY(fixture.problem("context.overlap").isEmpty());
        QVERIFY(!fixture.problem("sampling.eta").isEmpty());
        QCOMPARE(fixture.find<QDoubleSpinBox>("sampling.eta")->toolTip(),
                 fixture.problem("sampling.eta"));
        QTRY_VERIFY(!fixture.problem("negative").isEmpty());
        QVERIFY(!fixture.problem("sampling.rescale").isEmpty());
    }

    void a_seed_chosen_by_hand_is_kept()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        QVERIFY(fixture.document.composition().seed_rule == SeedRule::random);
        auto* field = fixture.panel.findChild<SeedEdit*>()->findChild<QLineEdit*>();
        field->setText(QStringLiteral("42"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(fixture.document.request().sampling.seed, std::uint64_t{42});
        QVERIFY(fixture.document.composition().seed_rule == SeedRule::fixed);
    }

    void typing_is_counted_and_undone()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.panel.show();
        auto* editor = fixture.find<PromptEditor>("prompt");
        QTest::keyClicks(editor, QStringLiteral("a red"));
        QTRY_COMPARE(fixture.document.request().prompt.positive, std::string("a red"));
        QTest::keyClicks(editor, QStringLiteral(" apple"));
        fixture.panel.commit();
        QCOMPARE(fixture.document.request().prompt.positive, std::string("a red apple"));
        // One step, or two where the machine was slow enough for a rest between the words.
        QVERIFY(fixture.document.undo_stack().count() <= 2);
        QTRY_COMPARE(fixture.find<QLabel>("prompt.tokens")->text(), QStringLiteral("3/75"));
        while (fixture.document.undo_stack().canUndo())
            fixture.document.undo_stack().undo();
        QCOMPARE(editor->toPlainText(), QString());
    }

    void a_model_brings_defaults_moves_and_words()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        const QString model = m_model.path();
        fixture.document.edit(QStringLiteral("model"), [&model](Composition& after) {
            after.request.checkpoint = model.toStdString();
            after.request.prompt.positive = "an apple, bouncing";
        });
        QTRY_COMPARE(fixture.document.defaults().request.sampling.steps, 12);
        auto* picker = fixture.find<PresetPicker>("motion.presets");
        QTRY_VERIFY(!picker->entries().empty());
        QTRY_VERIFY(fixture.problem("preset.pan-left").isEmpty());
        QTRY_VERIFY(!fixture.problem("preset.pan-right").isEmpty());

        Q_EMIT picker->chosen(QStringLiteral("pan-left"));
        QCOMPARE(fixture.document.request().motion_loras.size(), std::size_t{1});
        QCOMPARE(fixture.document.request().motion_loras.front().path.filename(),
                 std::filesystem::path("pan-left.safetensors"));
        Q_EMIT picker->chosen(QStringLiteral("still-life"));
        QCOMPARE(fixture.document.request().prompt.positive, std::string("an apple, still"));
        QVERIFY(fixture.document.request().motion_loras.empty());
        QTRY_COMPARE(fixture.published()[QLatin1String("preset")].toString(),
                     QStringLiteral("still-life"));
        fixture.document.undo_stack().undo();
        QCOMPARE(fixture.document.request().prompt.positive, std::string("an apple, bouncing"));
    }

    void a_duplicate_of_a_preset_is_one_step_of_undo()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        auto* picker = fixture.find<PresetPicker>("motion.presets");
        QTRY_VERIFY(!picker->entries().empty());
        Q_EMIT picker->chosen(QStringLiteral("lively"));
        const auto current = [&] { return fixture.document.composition().preset; };
        QCOMPARE(current(), QStringLiteral("lively"));
        const std::size_t count = picker->entries().size();
        QUndoStack& undo = fixture.document.undo_stack();
        const int steps = undo.count();
        const auto press = [&](const QString& text) {
            for (QAction* action : fixture.find<QToolButton>("motion.more")->menu()->actions())
                if (action->text() == text)
                    return action->trigger();
            QFAIL("There is no such command.");
        };
        press(QStringLiteral("&Duplicate"));
        const QString copy = current();
        QVERIFY(copy.startsWith(QStringLiteral("own-")));
        QCOMPARE(picker->entries().size(), count + 1);
        QCOMPARE(undo.count(), steps + 1);
        undo.undo();
        QCOMPARE(current(), QStringLiteral("lively"));
        QCOMPARE(picker->entries().size(), count);
        undo.redo();
        QCOMPARE(current(), copy);
        press(QStringLiteral("De&lete"));
        QCOMPARE(picker->entries().size(), count);
        undo.undo();
        QCOMPARE(picker->entries().size(), count + 1);
    }

    void undo_goes_on_in_the_document()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.panel.show();
        fixture.find<QSpinBox>("frame.count")->setValue(24);
        fixture.document.end_gesture();
        auto* editor = fixture.find<PromptEditor>("prompt");
        QTest::keyClicks(editor, QStringLiteral("a cat"));
        QTRY_COMPARE(fixture.document.request().prompt.positive, std::string("a cat"));
        editor->undo();
        // What the editor took back is no step of the document's, neither there nor back.
        fixture.panel.commit();
        QCOMPARE(fixture.document.request().prompt.positive, std::string());
        fixture.document.undo_stack().undo();
        QCOMPARE(fixture.document.request().frame_count, 16);
        fixture.document.undo_stack().redo();
        QTest::keyClicks(editor, QStringLiteral("a dog"));
        fixture.panel.commit();  // As before a clip is made.
        QVERIFY(!editor->document()->isUndoAvailable());
        QCOMPARE(fixture.document.undo_stack().count(), 2);
    }

    void labels_stand_at_the_first_line_of_what_unfolds()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.panel.resize(320, 1600);
        fixture.panel.show();
        auto* text = fixture.find<QLineEdit>("motion.scale");
        fixture.find<QAbstractButton>("motion.scale.open")->click();
        QLabel* label = nullptr;
        for (auto* candidate : fixture.panel.findChildren<QLabel*>())
            if (candidate->buddy() == text)
                label = candidate;
        QVERIFY(label);
        const auto middle = [&fixture](const QWidget* widget) {
            return widget->mapTo(&fixture.panel, widget->rect().center()).y();
        };
        QTRY_VERIFY(label->parentWidget()->height() > 100);
        QTRY_VERIFY(std::abs(middle(label) - middle(text)) <= 2);
    }

    void the_negative_prompt_is_lower_than_the_prompt()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        fixture.panel.resize(320, 1600);
        fixture.panel.show();
        const auto* negative = fixture.find<PromptEditor>("negative");
        const int line = negative->fontMetrics().lineSpacing();
        QTRY_VERIFY(negative->height() < fixture.find<PromptEditor>("prompt")->height());
        QVERIFY(negative->height() >= 2 * line);
        QVERIFY(negative->height() < 4 * line);
    }

    void sections_remember_whether_they_are_open()
    {
        const QTemporaryDir folder;
        {
            ComposeFixture fixture(folder);
            auto* heading = fixture.find<QAbstractButton>("section.context");
            QVERIFY(!heading->isChecked());
            heading->click();
        }
        ComposeFixture fixture(folder);
        QVERIFY(fixture.find<QAbstractButton>("section.context")->isChecked());
    }

    void every_control_has_a_name_to_be_said()
    {
        const QTemporaryDir folder;
        ComposeFixture fixture(folder);
        for (QWidget* widget : fixture.panel.findChildren<QWidget*>()) {
            const bool is_part =
                widget->parentWidget() && widget->parentWidget()->focusPolicy() != Qt::NoFocus;
            const bool is_popup = widget->window() != fixture.panel.window();
            if (widget->focusPolicy() == Qt::NoFocus || is_part || is_popup)
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(QStringLiteral("%1 %2").arg(
                         QLatin1String(widget->metaObject()->className()), widget->objectName())));
        }
    }
};

QTEST_MAIN(ComposePanelTest)
#include "compose_panel_test.moc"
