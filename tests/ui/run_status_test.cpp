// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProgressBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "mock_engine_maker.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/path_text.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/run_status.h"

using namespace flipbook;
using namespace flipbook::ui;

class RunStatusTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void it_says_what_is_missing_and_what_else_goes_on()
    {
        const QTemporaryDir folder;
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        ModelShelf models({});
        RunStatus status(engine, queue, models);
        QCOMPARE(status.text(), QStringLiteral("Ready"));
        status.set_has_checkpoint(false);
        QCOMPARE(status.text(), QStringLiteral("No checkpoint selected"));
        models.set_folders({folder.path()});
        QCOMPARE(status.text(), QStringLiteral("Scanning for models…"));
        status.show_export(QStringLiteral("MP4"), 0.63);
        QCOMPARE(status.text(), QStringLiteral("Exporting MP4 63 %"));
        status.show_export({}, 0);
        QTRY_COMPARE(status.text(), QStringLiteral("No checkpoint selected"));
    }

    void a_scan_counts_its_files_and_can_be_cancelled()
    {
        const QTemporaryDir folder;
        constexpr int file_count = 300;
        for (int i = 0; i < file_count; ++i) {
            QFile file(folder.filePath(QStringLiteral("%1.safetensors").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(64, 'x')) > 0);
        }
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        ModelShelf models({});
        RunStatus status(engine, queue, models);
        auto* cancel = status.findChild<QToolButton*>(QStringLiteral("status.cancel_scan"));
        QVERIFY(cancel->isHidden());
        const int height = status.sizeHint().height();
        QString told;
        connect(&models, &ModelShelf::scan_progressed, &status, [&] { told = status.text(); });
        models.set_folders({folder.path()});
        QVERIFY(!cancel->isHidden());
        QCOMPARE(status.sizeHint().height(), height);
        QTRY_VERIFY2(told.endsWith(QStringLiteral(" of 300 files")), qPrintable(told));
        QTRY_COMPARE(status.text(), QStringLiteral("Ready"));
        QVERIFY(cancel->isHidden());
        models.set_folders({folder.path()});
        QVERIFY(!cancel->isHidden());
        cancel->click();
        QTRY_COMPARE(status.text(), QStringLiteral("Ready"));
    }

    void it_is_as_high_while_a_clip_is_made_as_before()
    {
        EngineBridge engine(mock_engine_maker("step_ms=40,load_ms=1"), {});
        GenerationQueue queue(engine);
        ModelShelf models({});
        RunStatus status(engine, queue, models);
        status.show();
        const auto heights = [&status] {
            QCoreApplication::sendPostedEvents();
            return std::pair(status.sizeHint().height(), status.minimumSizeHint().height());
        };
        const auto before = heights();
        auto* bar = status.findChild<QProgressBar*>();
        QVERIFY(bar->isHidden());
        engine.start();
        queue.add(sample_request());
        QTRY_VERIFY(!bar->isHidden());
        QCOMPARE(heights(), before);
        QTRY_VERIFY(bar->isHidden());
        QCOMPARE(heights(), before);
    }

    void it_names_the_model_that_is_loaded_and_its_size()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("toonyou.safetensors"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(3 << 20));
        EngineBridge engine(mock_engine_maker("load_ms=600,step_ms=1"), {});
        GenerationQueue queue(engine);
        ModelShelf models({});
        RunStatus status(engine, queue, models);
        GenerationRequest request = sample_request();
        request.checkpoint = text_path(path);
        queue.add(request);
        engine.start();
        QTRY_COMPARE(status.text(), QStringLiteral("Loading toonyou (3.0 MB)"));
        QTRY_COMPARE(status.text(), QStringLiteral("Ready"));
    }

    void it_says_that_the_device_is_lost()
    {
        EngineBridge engine(mock_engine_maker("step_ms=1,load_ms=1,fail=device@1"), {});
        GenerationQueue queue(engine);
        ModelShelf models({});
        RunStatus status(engine, queue, models);
        queue.add(sample_request());
        engine.start();
        QTRY_COMPARE(status.text(), QStringLiteral("GPU lost"));
        engine.start();
        QCOMPARE(status.text(), QStringLiteral("Queue is paused"));
    }
};

QTEST_MAIN(RunStatusTest)
#include "run_status_test.moc"
