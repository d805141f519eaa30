// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "flipbook/recipe.h"
#include "mock_engine_maker.h"
#include "ui/export/clip_carrier.h"
#include "ui/export/export_dialog.h"
#include "ui/export/export_names.h"
#include "ui/export/export_runner.h"
#include "ui/project/file_intake.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

ClipPtr sample_clip()
{
    auto clip = std::make_shared<Clip>();
    for (int i = 0; i < 4; ++i)
        clip->frames.push_back(
            {{16, 16}, std::vector<std::uint8_t>(16 * 16 * 3, static_cast<std::uint8_t>(40 * i))});
    return clip;
}

std::vector<Format> sample_formats()
{
    return {{"mp4", "MP4, H.264", {".mp4"}, 8, "-c:v libx264"},
            {"gif", "GIF, 256 colours", {".gif"}},
            {"png_frames", "Folder of PNG frames", {}}};
}

QString path_of(const ExportTask& task)
{
    return QString::fromStdString(task.request.path.string());
}

void make_file(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

// Answers the next message box.
void press_soon(const QString& button)
{
    QTimer::singleShot(50, qApp, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        for (QAbstractButton* each : box->buttons())
            if (each->text().remove(QLatin1Char('&')) == button)
                return each->click();
        box->reject();
        QFAIL("There is no such button.");
    });
}

}  // namespace

class ExportTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<ExportDialog> dialog(std::uint64_t seed = 42, std::optional<int> in = {},
                                         std::optional<int> out = {})
    {
        GenerationRequest request = sample_request(seed);
        request.prompt.positive = "(Red ball:1.2), rolling <lora:x:1>";
        auto made = std::make_unique<ExportDialog>(
            ExportDialog::Subject{sample_clip(), request, in, out}, sample_formats(),
            m_folder->path(), path("flipbook.ini"));
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        return made;
    }

    static void tick(const ExportDialog& dialog, const char* format, bool ticked = true)
    {
        dialog.findChild<QCheckBox*>(QStringLiteral("export.format.") + QLatin1String(format))
            ->setChecked(ticked);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void several_formats_become_several_files()
    {
        auto asked = dialog();
        tick(*asked, "mp4");
        tick(*asked, "gif");
        tick(*asked, "png_frames");
        asked->findChild<QLineEdit*>(QStringLiteral("export.name"))
            ->setText(QStringLiteral("../a/b"));
        asked->findChild<QSpinBox*>(QStringLiteral("export.loops"))->setValue(3);  // Of all.
        const QList<ExportTask> tasks = asked->tasks();
        QCOMPARE(tasks.size(), 3);
        QCOMPARE(path_of(tasks[0]), path("a/b.mp4"));  // Never outside the folder.
        QCOMPARE(path_of(tasks[1]), path("a/b.gif"));
        QCOMPARE(path_of(tasks[2]), path("a/b"));
        QCOMPARE(tasks[1].request.loops, 3);
        QCOMPARE(tasks[2].request.format, std::string("png_frames"));
        QVERIFY(!tasks[0].request.recipe.empty());
        QVERIFY(!tasks[0].request.overwrite);
        asked->findChild<QCheckBox*>(QStringLiteral("export.recipe"))->setChecked(false);
        QVERIFY(asked->tasks()[0].request.recipe.empty());
    }

    void formats_of_one_ending_become_files_of_their_own()
    {
        const std::vector<Format> formats{{"mp4", "", {".mp4"}}, {"mp4_small", "", {".mp4"}}};
        QCOMPARE(name_suffix(formats[0], formats), QString());
        QCOMPARE(name_suffix(formats[1], formats), QStringLiteral("-mp4_small"));
        QCOMPARE(name_suffix(formats[1], {formats[1]}), QString());
    }

    void the_edit_is_what_was_chosen()
    {
        auto asked = dialog(42, 1, 3);
        QVERIFY(asked->tasks()[0].request.edit.first == 1);
        QVERIFY(asked->tasks()[0].request.edit.last == 3);
        asked->findChild<QCheckBox*>(QStringLiteral("export.ping_pong"))->setChecked(true);
        asked->findChild<QSpinBox*>(QStringLiteral("export.repeats"))->setValue(3);
        asked->findChild<QSpinBox*>(QStringLiteral("export.hold_last"))->setValue(4);
        asked->findChild<QSpinBox*>(QStringLiteral("export.rate"))->setValue(12);
        auto* scale = asked->findChild<QComboBox*>(QStringLiteral("export.scale"));
        scale->setCurrentIndex(scale->findData(QSize(4, 1)));
        const ClipEdit edit = asked->tasks()[0].request.edit;
        QVERIFY(edit.is_ping_pong);
        QCOMPARE(edit.repeats, 3);
        QCOMPARE(edit.hold_last, 4);
        QCOMPARE(edit.frame_rate.value(), 12);
        QVERIFY(edit.size.value() == (Size{64, 64}));
        QVERIFY(edit.resizing == Resizing::nearest);  // As such a small clip is best enlarged.
        // Three passes of 1 2 3 2, and the last frame four times more.
        const QString result = asked->findChild<QLabel*>(QStringLiteral("export.result"))->text();
        QVERIFY2(result.contains(QStringLiteral("16 frames at 12")), qPrintable(result));
        asked->findChild<QComboBox*>(QStringLiteral("export.range"))->setCurrentIndex(0);
        QVERIFY(!asked->tasks()[0].request.edit.last);
    }

    void without_format_name_or_folder_there_is_nothing_to_press()
    {
        auto asked = dialog();
        auto* go = asked->findChild<QPushButton*>(QStringLiteral("export.go"));
        QVERIFY(go->isEnabled());
        tick(*asked, "mp4", false);
        QVERIFY(!go->isEnabled());
        tick(*asked, "gif");
        QVERIFY(go->isEnabled());
        auto* name = asked->findChild<QLineEdit*>(QStringLiteral("export.name"));
        name->setText(QStringLiteral("  "));
        QVERIFY(!go->isEnabled());
    }

    void the_last_choice_is_remembered()
    {
        {
            auto asked = dialog();
            tick(*asked, "mp4", false);
            tick(*asked, "gif");
            asked->findChild<QSpinBox*>(QStringLiteral("export.loops"))->setValue(5);
            QVERIFY(QDir().mkpath(path("other")));
            asked->findChild<QLineEdit*>(QStringLiteral("export.folder"))->setText(path("other"));
            asked->accept();
        }
        auto asked = dialog();
        QCOMPARE(asked->tasks().size(), 1);
        QCOMPARE(asked->tasks()[0].request.format, std::string("gif"));
        QCOMPARE(asked->tasks()[0].request.loops, 5);
        QVERIFY(path_of(asked->tasks()[0]).startsWith(path("other")));
    }

    void a_name_of_words_is_one_that_is_free()
    {
        auto asked = dialog();
        auto* name = asked->findChild<QLineEdit*>(QStringLiteral("export.name"));
        QCOMPARE(name->text(), "[prompt_words]-[seed]");
        QCOMPARE(path_of(asked->tasks()[0]), path("Red-ball-rolling-42.mp4"));
        make_file(path("Red-ball-rolling-42.mp4"));
        QCOMPARE(path_of(asked->tasks()[0]), path("Red-ball-rolling-42-2.mp4"));
        QVERIFY(QDir().mkpath(path("sub")));
        make_file(path("sub/00001.mp4"));
        name->setText(QStringLiteral("sub/[number]"));
        QCOMPARE(path_of(asked->tasks()[0]), path("sub/00002.mp4"));
        const QString result = asked->findChild<QLabel*>(QStringLiteral("export.result"))->text();
        QVERIFY2(result.startsWith(QStringLiteral("sub/00002.mp4 – ")), qPrintable(result));
        asked->accept();
        QCOMPARE(dialog()->findChild<QLineEdit*>(QStringLiteral("export.name"))->text(),
                 "sub/[number]");
    }

    void sixteen_bits_are_offered_where_the_clip_has_them()
    {
        const std::vector<Format> formats{{"png_frames", "", {}}, {"png_frames_16", "", {}, 16}};
        auto deep = std::make_shared<Clip>(*sample_clip());
        for (Frame& frame : deep->frames)
            frame.deep_pixels.resize(frame.pixels.size());
        for (const ClipPtr& clip : {sample_clip(), ClipPtr(deep)}) {
            ExportDialog asked({clip, sample_request(1)}, formats, m_folder->path(),
                               path("flipbook.ini"));
            asked.setAttribute(Qt::WA_DeleteOnClose, false);
            const auto* box =
                asked.findChild<QCheckBox*>(QStringLiteral("export.format.png_frames_16"));
            QCOMPARE(box->isEnabled(), clip == deep);
            QCOMPARE(box->toolTip().isEmpty(), clip == deep);
        }
    }

    void an_existing_file_is_replaced_only_after_a_question_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("chosen");
        QTest::addColumn<bool>("overwrite");
        QTest::addColumn<QString>("name");
        QTest::newRow("cancel") << QStringLiteral("Cancel") << 0 << false << QString();
        QTest::newRow("replace") << QStringLiteral("Replace") << 1 << true
                                 << QStringLiteral("a.mp4");
        QTest::newRow("both") << QStringLiteral("Keep both") << 1 << false
                              << QStringLiteral("a-2.mp4");
    }

    void an_existing_file_is_replaced_only_after_a_question()
    {
        QFETCH(QString, answer);
        QFETCH(int, chosen);
        QFETCH(bool, overwrite);
        QFETCH(QString, name);
        auto asked = dialog();
        QList<ExportTask> tasks;
        connect(asked.get(), &ExportDialog::chosen, this,
                [&tasks](const QList<ExportTask>& given) { tasks = given; });
        asked->findChild<QLineEdit*>(QStringLiteral("export.name"))->setText(QStringLiteral("a"));
        make_file(path("a.mp4"));
        press_soon(answer);
        asked->accept();
        QCOMPARE(tasks.size(), chosen);
        if (chosen == 0)
            return;
        QCOMPARE(tasks[0].request.overwrite, overwrite);
        QCOMPARE(path_of(tasks[0]), m_folder->filePath(name));
    }

    void files_are_written_one_after_the_other()
    {
        EngineBridge engine(mock_engine_maker(), {});
        ExportRunner runner(engine);
        QSignalSpy finished(&runner, &ExportRunner::finished);
        ExportRequest first, second;
        first.path = path("one").toStdString();
        first.format = second.format = "png_frames";
        second.path = path("two").toStdString();
        runner.add({{sample_clip(), first}, {sample_clip(), second}});
        QVERIFY(!runner.is_running());  // They wait for the engine.
        engine.start();
        QVERIFY(finished.wait());
        QCOMPARE(finished[0][0].toStringList(), (QStringList{path("one"), path("two")}));
        QVERIFY(QFile::exists(path("two/00003.png")));
        QVERIFY(!runner.is_running());
    }

    void one_that_fails_leaves_nothing_and_the_next_is_written()
    {
        EngineBridge engine(mock_engine_maker(), {});
        ExportRunner runner(engine);
        QSignalSpy finished(&runner, &ExportRunner::finished);
        QSignalSpy failed(&runner, &ExportRunner::failed);
        ExportRequest bad, good;
        bad.path = path("missing/one").toStdString();
        bad.format = good.format = "png_frames";
        good.path = path("two").toStdString();
        engine.start();
        runner.add({{sample_clip(), bad}, {sample_clip(), good}});
        QVERIFY(finished.wait());
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<ExportTask>().request.path == bad.path);
        QCOMPARE(finished[0][0].toStringList(), QStringList{path("two")});
        QVERIFY(!QFile::exists(path("missing")));
    }

    void a_clip_with_a_name_is_exported_under_it()
    {
        ExportDialog asked({sample_clip(), sample_request(1), {}, {}, QStringLiteral("Rain 2/3")},
                           sample_formats(), m_folder->path(), path("flipbook.ini"));
        asked.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(path_of(asked.tasks().front()), path("Rain 2-3.mp4"));
        asked.accept();
        // The next clip has none.
        QCOMPARE(dialog()->findChild<QLineEdit*>(QStringLiteral("export.name"))->text(),
                 QStringLiteral("[prompt_words]-[seed]"));
    }

    void the_playing_clip_is_copied_as_a_gif()
    {
        EngineBridge engine(mock_engine_maker(), {});
        engine.start();
        QTRY_VERIFY(engine.is_ready());
        const auto& formats = engine.capabilities().formats;
        if (std::none_of(formats.begin(), formats.end(),
                         [](const Format& format) { return format.name == "gif"; }))
            QSKIP("This build writes no GIF.");
        QWidget source;
        std::optional<ExportDialog::Subject> subject;
        ClipCarrier carrier(
            engine, path("carried"), [&subject] { return subject; }, source);
        QSignalSpy told(&carrier, &ClipCarrier::told);
        carrier.copy_gif();
        QVERIFY(!QFile::exists(path("carried")));
        GenerationRequest request = sample_request(7);
        request.prompt.positive = "a red ball";
        subject = ExportDialog::Subject{sample_clip(), request};
        carrier.copy_gif();
        QVERIFY(told.wait());
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(copied->urls(), {QUrl::fromLocalFile(path("carried/a-red-ball-7.gif"))});
        QVERIFY(copied->data(QStringLiteral("image/gif")).startsWith("GIF89a"));

        // Another clip of the same name is another file. No button is held: it is only made ready.
        auto other = std::make_shared<Clip>(*sample_clip());
        other->frames.pop_back();
        subject->clip = other;
        carrier.drag();
        QVERIFY(told.wait());
        QVERIFY(!QFile::exists(path("carried/a-red-ball-7.gif")));
        QVERIFY(QFile::exists(path("carried/a-red-ball-7.mp4")));

        // A name is what the dialog proposes, too.
        subject->name = QStringLiteral("Rain 2/3 [seed]");
        carrier.copy_gif();
        QVERIFY(told.wait());
        QVERIFY(QFile::exists(path("carried/Rain 2-3 7.gif")));
    }

    void what_was_exported_brings_its_settings_back()
    {
        EngineBridge engine(mock_engine_maker(), {});
        ExportRunner runner(engine);
        QSignalSpy finished(&runner, &ExportRunner::finished);
        GenerationRequest request = sample_request(13214918285578813247U);
        ExportRequest task;
        task.path = path("frames").toStdString();
        task.format = "png_frames";
        task.recipe = to_recipe(request);
        engine.start();
        runner.add({{sample_clip(), task}});
        QVERIFY(finished.wait());
        for (const char* file : {"frames", "frames/00000.png", "frames/recipe.json"}) {
            const auto content = FileIntake::examine(path(file), {});
            const auto* settings = std::get_if<FileIntake::Settings>(&content);
            QVERIFY2(settings, file);
            QVERIFY(settings->request == request);
        }
    }
};

QTEST_MAIN(ExportTest)
#include "export_test.moc"
