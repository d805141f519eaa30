// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "flipbook/recipe.h"
#include "mock_engine_maker.h"
#include "ui/document/document.h"
#include "ui/project/file_intake.h"
#include "ui/project/model_use.h"
#include "ui/project/recall_preview.h"
#include "ui/window/banner.h"

using namespace flipbook;
using namespace flipbook::ui;

class FileIntakeTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<QWidget> m_window;
    Banner* m_banner = nullptr;
    FileIntake* m_intake = nullptr;
    QPlainTextEdit* m_editor = nullptr;

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    static void write_text(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    static bool drop(QWidget* target, const QMimeData& data)
    {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
        return enter.isAccepted() && event.isAccepted();
    }

    // As a file manager does; whether the widget took it.
    static bool drop(QWidget* target, const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        data.setText(file);
        return drop(target, data);
    }

    RecallPreview* preview() const { return m_window->findChild<RecallPreview*>(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<Document>();
        m_window = std::make_unique<QWidget>();
        m_banner = new Banner(m_window.get());
        m_editor = new QPlainTextEdit(m_window.get());
        m_intake = new FileIntake(*m_document, *m_banner, *m_window);
    }

    void cleanup()
    {
        m_window.reset();
        m_document.reset();
    }

    void settings_come_back_after_a_look_as_one_step()
    {
        GenerationRequest request = sample_request(13214918285578813247U);
        request.prompt.positive = "waves";
        write_text(path("clip.json"), QByteArray::fromStdString(to_recipe(request)));
        const Composition before = m_document->composition();
        QVERIFY(drop(m_editor->viewport(), path("clip.json")));  // Not as text.
        QVERIFY(m_editor->toPlainText().isEmpty());
        QTRY_VERIFY(preview());
        QVERIFY(m_document->composition() == before);
        preview()->findChild<QPushButton*>(QStringLiteral("recall.apply"))->click();
        QVERIFY(m_document->request() == request);
        m_document->undo_stack().undo();
        QVERIFY(m_document->composition() == before);
    }

    void what_is_not_applied_changes_nothing()
    {
        write_text(path("clip.json"), QByteArray::fromStdString(to_recipe(sample_request(5))));
        QVERIFY(drop(m_window.get(), path("clip.json")));
        QTRY_VERIFY(preview());
        preview()->reject();
        QVERIFY(!m_document->undo_stack().canUndo());
    }

    void projects_are_passed_on()
    {
        QSignalSpy wanted(m_intake, &FileIntake::project_wanted);
        QVERIFY(drop(m_window.get(), path("some.FLIPBOOK")));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), path("some.FLIPBOOK"));
    }

    void a_folder_of_no_clip_is_a_library()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("loras/some")));
        QSignalSpy wanted(m_intake, &FileIntake::library_wanted);
        QVERIFY(drop(m_window.get(), path("loras")));
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), path("loras"));
    }

    void text_goes_to_the_field()
    {
        QMimeData data;
        data.setText(QStringLiteral("waves"));
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_editor->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_editor->viewport(), &event);
        QCOMPARE(m_editor->toPlainText(), QStringLiteral("waves"));
    }

    void settings_that_are_text_are_shown_first()
    {
        QVERIFY(!m_intake->take_text(QStringLiteral("waves")));
        QVERIFY(!preview());
        m_intake->set_find_model(
            [](const NamedModel&) { return std::optional<std::filesystem::path>(); });
        const QString text = QStringLiteral("waves\nSteps: 31, Sampler: Euler a, CFG scale: 4");
        QMimeData data;
        data.setText(text);
        QVERIFY(drop(m_window.get(), data));
        QTRY_VERIFY(preview());
        QCOMPARE(m_document->request().sampling.steps, 25);
        preview()->accept();
        QCOMPARE(m_document->request().sampling.steps, 31);
        QCOMPARE(m_document->request().prompt.positive, std::string("waves"));
        m_document->undo_stack().undo();
        QCOMPARE(m_document->request().sampling.steps, 25);
    }

    void a_model_without_use_is_told_of()
    {
        write_text(path("broken.safetensors"), "nothing");
        QVERIFY(drop(m_window.get(), path("broken.safetensors")));
        QTRY_VERIFY(m_banner->text().contains(QStringLiteral("broken.safetensors")));
        QVERIFY(!m_document->undo_stack().canUndo());
    }

    void a_motion_module_is_put_to_use()
    {
        const QString data = QStringLiteral(FLIPBOOK_TEST_DATA);
        QVERIFY(drop(m_window.get(), data + QStringLiteral("/mm-v2.safetensors")));
        QTRY_VERIFY(m_document->request().motion.source == MotionSource::file);
        QVERIFY(m_banner->text().contains(QStringLiteral("mm-v2.safetensors")));
    }

    void another_programs_settings_are_shown_first()
    {
        QImage image(8, 8, QImage::Format_RGB888);
        image.fill(Qt::red);
        image.setText(QStringLiteral("parameters"),
                      QStringLiteral("a cat\nSteps: 21, Sampler: Euler a, "
                                     "Seed: 13214918285578813247, Model: mine, VAE: other, "
                                     "Hires upscale: 2"));
        QVERIFY(image.save(path("a1111.png")));
        m_intake->set_find_model([](const NamedModel& model) {
            return model.name == "mine" ? std::optional<std::filesystem::path>("/m/mine.ckpt")
                                        : std::nullopt;
        });
        QVERIFY(drop(m_window.get(), path("a1111.png")));
        QPushButton* apply = nullptr;
        QTRY_VERIFY(apply = m_window->findChild<QPushButton*>(QStringLiteral("recall.apply")));
        QVERIFY(m_document->request().prompt.positive != "a cat");
        const QString notes =
            m_window->findChild<QPlainTextEdit*>(QStringLiteral("recall.notes"))->toPlainText();
        QVERIFY2(notes.contains(QStringLiteral("other"))
                     && notes.contains(QStringLiteral("Hires upscale")),
                 qPrintable(notes));
        apply->click();
        const GenerationRequest& request = m_document->request();
        QCOMPARE(request.prompt.positive, std::string("a cat"));
        QCOMPARE(request.sampling.steps, 21);
        QCOMPARE(request.sampling.seed, std::uint64_t(13214918285578813247U));
        QCOMPARE(request.checkpoint, std::filesystem::path("/m/mine.ckpt"));
    }

    void foreign_and_unusable_files_are_told_apart()
    {
        QImage image(8, 8, QImage::Format_RGB888);
        image.fill(Qt::red);
        QVERIFY(image.save(path("plain.png")));
        image.setText(
            QStringLiteral("parameters"),
            QStringLiteral("a cat\nSteps: 20, Sampler: Euler a, Seed: 13214918285578813247, "
                           "Model: mine, Hires upscale: 2"));
        QVERIFY(image.save(path("a1111.png")));
        write_text(path("broken.safetensors"), {});
        const auto foreign = FileIntake::examine(path("a1111.png"), {});
        QVERIFY(std::get_if<FileIntake::Foreign>(&foreign));
        QCOMPARE(std::get<FileIntake::Foreign>(foreign).recipe.request.sampling.steps, 20);
        for (const char* file : {"plain.png", "nowhere.mp4"}) {
            const auto unusable = FileIntake::examine(path(file), {});
            QVERIFY2(std::get_if<FileIntake::Unusable>(&unusable), file);
            QVERIFY(
                std::get<FileIntake::Unusable>(unusable).sentence.contains(QLatin1String(file)));
        }
        const auto broken = FileIntake::examine(path("broken.safetensors"), {});
        QVERIFY(std::get_if<ModelPage>(&broken));
        GenerationRequest request;
        QVERIFY(use_model(request, std::get<ModelPage>(broken))
                    .contains(QStringLiteral("broken.safetensors")));
        QVERIFY(request == GenerationRequest{});
    }

    void models_find_their_place()
    {
        ModelPage page;
        page.path = "/m/file.safetensors";
        GenerationRequest request;
        page.kind = ModelKind::lora;
        QVERIFY(use_model(request, page).isEmpty());
        QVERIFY(use_model(request, page).isEmpty());
        QCOMPARE(request.loras.size(), std::size_t{1});
        page.kind = ModelKind::motion_module;
        QVERIFY(use_model(request, page).isEmpty());
        QVERIFY(request.motion.source == MotionSource::file);
        page.kind = ModelKind::motion_lora;
        QVERIFY(use_model(request, page).isEmpty());
        QCOMPARE(request.motion_loras.size(), std::size_t{1});
        page.kind = ModelKind::sd15_checkpoint;
        QVERIFY(use_model(request, page).isEmpty());
        QVERIFY(request.checkpoint == page.path);
        page.kind = ModelKind::sdxl_checkpoint;
        QVERIFY(use_model(request, page).contains(QStringLiteral("SDXL")));
    }

    void the_preview_lists_what_changes()
    {
        GenerationRequest now = sample_request(1);
        GenerationRequest then = sample_request(2);
        then.sampling.steps = 99;
        RecallPreview preview(QStringLiteral("a.mp4"), now, then, {});
        preview.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(preview.change_count(), 2);
        QCOMPARE(preview.findChild<QTableWidget*>()->rowCount(), 2);
        QVERIFY(preview.findChild<QPushButton*>(QStringLiteral("recall.apply"))->isEnabled());
        RecallPreview same(QStringLiteral("a.mp4"), now, now, {});
        same.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(!same.findChild<QPushButton*>(QStringLiteral("recall.apply"))->isEnabled());
    }
};

QTEST_MAIN(FileIntakeTest)
#include "file_intake_test.moc"
