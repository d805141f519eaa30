// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

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
