// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "mock_engine_maker.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/path_text.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/elided_text.h"
#include "ui/window/run_status.h"

using namespace flipbook;
using namespace flipbook::ui;

class RunStatusTest final : public QObject {
    Q_OBJECT

    static int width_of(const ElidedText& like, const QString& text)
    {
        ElidedText other;
        other.setFont(like.font());
        other.set_text(text);
        return other.sizeHint().width();
    }

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

    void it_tells_how_much_memory_is_held()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        ModelShelf models({});
        ProcessMemory memory{3'240'000'000, 12'000'000'000, 23'400'000'000};
        RunStatus status(engine, queue, models, nullptr, [&memory] { return memory; });
        auto* label = status.findChild<MemoryLabel*>();
        QVERIFY(label->isHidden());  // What clips are made on is not known yet.
        engine.start();
        QTRY_COMPARE(label->text(), QStringLiteral("RAM 3.2/23.4 GB"));
        QVERIFY(!label->isHidden());
        QCOMPARE(label->toolTip(), QStringLiteral("Main memory: the program holds 3.2 GB of 23.4 "
                                                  "GB; 12.0 GB are free."));
        QSignalSpy changed(label, &MemoryLabel::changed);
        memory.resident = 700'000'000;
        QTRY_COMPARE(label->text(), QStringLiteral("RAM 0.7/23.4 GB"));  // By itself.
        label->measure();
        QCOMPARE(changed.count(), 1);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        label->measure();
        QLocale::setDefault(QLocale::c());
        QCOMPARE(label->text(), QStringLiteral("RAM 0,7/23,4 GB"));
        memory = {};  // A system that does not say.
        label->measure();
        QVERIFY(label->isHidden());
    }

    void on_a_graphics_card_it_is_the_memory_there()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        MemoryLabel label(queue, [] { return ProcessMemory{1, 1, 1}; });
        const Device card{"cuda:0", "A card", 11'900'000'000, 11'000'000'000, {}};
        label.set_device(card);
        QCOMPARE(label.text(), QString());  // Until a step has said it.
        StepCompleted step;
        step.device_bytes = 5'000'000'000;
        step.reserved_bytes = 6'100'000'000;
        Q_EMIT queue.steps_completed(1, {step});
        QCOMPARE(label.text(), QStringLiteral("VRAM 6.1/11.9 GB"));
        QVERIFY(label.toolTip().contains(QStringLiteral("used 5.0 GB in the last step")));
        label.set_device(card);  // Another preset, the same card.
        QCOMPARE(label.text(), QStringLiteral("VRAM 6.1/11.9 GB"));
        label.set_device({});  // The engine has ended.
        label.set_device(card);
        QCOMPARE(label.text(), QString());
    }

    void a_long_name_of_a_device_gives_way()
    {
        ElidedText name;
        name.set_text(QStringLiteral("Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz"));
        QVERIFY(name.minimumSizeHint().width() < name.sizeHint().width() / 3);
        name.resize(name.sizeHint());
        name.show();
        QCOMPARE(name.toolTip(), QString());
        for (const QString& text :
             {name.text(), QStringLiteral("Mock processor"), QStringLiteral("異なる設定: 2")})
            QCOMPARE(name.fontMetrics().elidedText(text, Qt::ElideRight, width_of(name, text)),
                     text);
        name.resize(name.sizeHint().width() / 2, name.height());
        QTRY_COMPARE(name.toolTip(), name.text());
        QCOMPARE(name.accessibleName(), name.text());
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
