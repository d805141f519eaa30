// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "mock_engine_maker.h"
#include "ui/document/path_text.h"
#include "ui/jobs/generation_queue.h"
#include "ui/training/gradient_table.h"
#include "ui/training/loss_plot.h"
#include "ui/training/sample_view.h"
#include "ui/training/training_dialog.h"
#include "ui/training/training_run.h"

using namespace flipbook;
using namespace flipbook::ui;

class TrainingTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineBridge> m_engine;
    std::unique_ptr<GenerationQueue> m_queue;
    std::unique_ptr<TrainingRun> m_run;

    TrainingSettings settings(int steps = 20) const
    {
        TrainingSettings settings;
        settings.start = "model";
        settings.output = text_path(m_folder->filePath(QStringLiteral("made")));
        settings.folder = m_folder->path();
        settings.steps = steps;
        settings.sample_every = 10;
        return settings;
    }

    static QJsonObject config_of(const TrainingSettings& settings, int cores = 2)
    {
        return QJsonDocument::fromJson(training_config(settings, cores)).object();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_engine = std::make_unique<EngineBridge>(
            mock_engine_maker("step_ms=2,load_ms=1,decode_ms=1"), EngineOptions());
        m_queue = std::make_unique<GenerationQueue>(*m_engine);
        m_run = std::make_unique<TrainingRun>(*m_engine, *m_queue);
        m_engine->start();
        QTRY_VERIFY(m_engine->is_ready());
    }

    void cleanup()
    {
        m_run.reset();
        m_queue.reset();
        m_engine.reset();
    }

    void a_config_says_what_the_kind_understands()
    {
        TrainingSettings lora = settings();
        lora.batch = 4;
        lora.name = QStringLiteral("swim");
        QJsonObject config = config_of(lora, 3);
        QCOMPARE(config[QLatin1String("name")].toString(), QStringLiteral("swim"));
        QCOMPARE(config[QLatin1String("workers")].toInt(), 2);  // Three share no four.
        QCOMPARE(config[QLatin1String("rank")].toInt(), 16);
        QCOMPARE(config[QLatin1String("frames")].toInt(), 16);
        QVERIFY(config[QLatin1String("folder")].isObject());
        QVERIFY(!config.contains(QLatin1String("camera")));
        lora.camera = QStringLiteral("pan-left");
        config = config_of(lora);
        QCOMPARE(config[QLatin1String("camera")].toString(), QStringLiteral("pan-left"));
        QCOMPARE(config[QLatin1String("name")].toString(), QStringLiteral("pan-left"));

        TrainingSettings image = settings();
        image.kind = QStringLiteral("image");
        image.data = TrainingSettings::Data::world;
        config = config_of(image);
        QVERIFY(config[QLatin1String("world")].isObject());
        for (const char* key : {"folder", "name", "rank", "frames", "camera"})
            QVERIFY2(!config.contains(QLatin1String(key)), key);

        TrainingSettings vae = image;
        vae.kind = QStringLiteral("vae");
        QVERIFY(!config_of(vae).contains(QLatin1String("checkpointing")));
    }

    void files_lie_where_the_trainer_puts_them()
    {
        TrainingSettings lora = settings();
        lora.name = QStringLiteral("swim");
        QCOMPARE(run_folder(lora), lora.output / "training" / "motion-lora" / "swim");
        QCOMPARE(made_by(lora), lora.output / "motion_loras" / "swim.safetensors");
        lora.kind = QStringLiteral("video");
        QCOMPARE(run_folder(lora), lora.output / "training" / "video");
        QCOMPARE(made_by(lora), lora.output);
    }

    void what_is_missing_is_said()
    {
        QCOMPARE(problem_of(settings()), QString());
        TrainingSettings wrong = settings();
        wrong.folder = QStringLiteral("/nowhere");
        QVERIFY(problem_of(wrong).contains(QStringLiteral("/nowhere")));
        wrong = settings();
        wrong.name.clear();
        QVERIFY(!problem_of(wrong).isEmpty());
        wrong.camera = QStringLiteral("zoom-in");
        QCOMPARE(problem_of(wrong), QString());
        wrong = settings();
        wrong.start.clear();
        QVERIFY(!problem_of(wrong).isEmpty());
        wrong = settings();
        wrong.output.clear();
        QVERIFY(!problem_of(wrong).isEmpty());
    }

    void a_log_is_read_as_far_as_it_goes()
    {
        const TrainingPoints points = parse_training_log(
            "{\"step\":1,\"loss\":0.5,\"learning_rate\":0.001,\"gradient_norm\":2,"
            "\"part_norms\":{\"a\":1.5,\"b\":null}}\n{\"step\":2,\"loss\":0.25}\n{\"step\":3,\"lo");
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[0].step, std::int64_t{1});
        QCOMPARE(points[0].learning_rate, 0.001);
        QCOMPARE(points[0].part_norms.at(QStringLiteral("a")), 1.5);
        QVERIFY(std::isnan(points[0].part_norms.at(QStringLiteral("b"))));
        QCOMPARE(smoothed_losses(points, 0.5), (std::vector<double>{0.5, 0.375}));
        QVERIFY(!read_training_log(m_folder->filePath(QStringLiteral("none"))));
    }

    void a_saved_table_is_read_back()
    {
        LossPlot plot;
        const TrainingPoints points = parse_training_log(
            "{\"step\":1,\"loss\":0.5,\"learning_rate\":0.001}\n{\"step\":2,\"loss\":0.25,"
            "\"learning_rate\":0.002}\n");
        plot.show_points(points);
        QCOMPARE(plot.table().rows.size(), 2);
        QCOMPARE(parse_training_log(to_csv(plot.table()).toUtf8()), points);
    }

    void what_learns_nothing_stands_out()
    {
        GradientTable table;
        table.show_points(
            parse_training_log("{\"step\":1,\"loss\":1,\"part_norms\":{\"a\":0.1,\"b\":0}}\n"));
        QCOMPARE(table.rowCount(), 2);
        QVERIFY(table.item(0, 3)->text().isEmpty());
        QCOMPARE(table.item(1, 3)->text(), GradientTable::tr("learns nothing"));
    }

    void a_run_pauses_goes_on_and_ends()
    {
        QSignalSpy made(m_run.get(), &TrainingRun::made);
        m_run->begin(settings(400));
        QTRY_VERIFY(m_run->last_step() && m_run->last_step()->step >= 5);
        QVERIFY(m_run->state() == TrainingRun::State::running);
        QVERIFY(m_queue->is_held(GenerationQueue::Hold::training));
        const qint64 clip = m_queue->add(sample_request(3));
        m_run->pause();
        QTRY_VERIFY(m_run->state() == TrainingRun::State::paused);
        QVERIFY(has_state(m_run->settings()));
        QTRY_VERIFY(m_queue->find(clip)->state == JobState::done);

        const std::int64_t before = m_run->last_step()->step;
        m_run->begin(settings(static_cast<int>(before) + 30));
        QTRY_VERIFY(m_run->state() == TrainingRun::State::done);
        QCOMPARE(made.size(), 1);
        QVERIFY(!m_queue->is_held());
        QTRY_COMPARE(m_run->points().size(), static_cast<std::size_t>(before) + 30);
        QVERIFY(m_run->points().front().step == 1);
        QVERIFY(m_run->sheets().size() >= 3);
    }

    void a_failure_is_told_and_lets_clips_go_on()
    {
        TrainingSettings wrong = settings();
        QVERIFY(QDir().mkpath(path_text(wrong.output)));
        // A file where the run's folder would be.
        QFile block(path_text(wrong.output / "training"));
        QVERIFY(block.open(QIODevice::WriteOnly));
        m_run->begin(wrong);
        QTRY_VERIFY(m_run->state() == TrainingRun::State::failed);
        QVERIFY(!m_run->message().isEmpty());
        QVERIFY(!m_queue->is_held());
    }

    void the_dialog_follows_a_run()
    {
        TrainingDialog dialog(*m_engine, *m_run, settings(60), nullptr);
        dialog.show();
        auto* begin = dialog.findChild<QPushButton*>(QStringLiteral("training.begin"));
        auto* pause = dialog.findChild<QPushButton*>(QStringLiteral("training.pause"));
        QTRY_VERIFY(begin->isEnabled());
        QVERIFY(!pause->isEnabled());
        begin->click();
        QTRY_VERIFY(pause->isEnabled());
        QVERIFY(!begin->isEnabled());
        QTRY_VERIFY(m_run->state() == TrainingRun::State::done);
        auto* samples = dialog.findChild<SampleView*>();
        QTRY_VERIFY2(samples->shown_file().endsWith(QStringLiteral("0000060.png")),
                     qPrintable(samples->shown_file()));
        samples->show_step(12);
        QVERIFY(samples->shown_file().endsWith(QStringLiteral("0000010.png")));
        QCOMPARE(dialog.findChild<GradientTable*>()->rowCount(), 2);
        QVERIFY(begin->text().contains(QStringLiteral("Go on")));
        dialog.findChild<QSpinBox*>(QStringLiteral("training.steps"))->setValue(80);
        QTRY_VERIFY(begin->isEnabled());
    }

    void what_lacks_something_does_not_begin()
    {
        TrainingDialog dialog(*m_engine, *m_run, settings(60), nullptr);
        auto* begin = dialog.findChild<QPushButton*>(QStringLiteral("training.begin"));
        QVERIFY(begin->isEnabled());
        dialog.findChild<QLineEdit*>(QStringLiteral("training.output"))->clear();
        begin->click();  // Before the dialog has looked at it.
        QVERIFY(!begin->isEnabled());
        QVERIFY(!m_run->is_active());
        auto* status = dialog.findChild<QLabel*>(QStringLiteral("training.status"));
        QVERIFY(status->text().contains(QStringLiteral("folder")));
    }

    void a_dialog_that_was_there_before_the_engine_offers_all_kinds()
    {
        EngineBridge engine(mock_engine_maker("load_ms=1"), EngineOptions());
        GenerationQueue queue(engine);
        TrainingRun run(engine, queue);
        TrainingSettings wanted = settings();
        wanted.kind = QStringLiteral("motion-module");
        wanted.build = QStringLiteral("low_rank_context");
        TrainingDialog dialog(engine, run, wanted, nullptr);
        auto* kind = dialog.findChild<QComboBox*>(QStringLiteral("training.kind"));
        auto* build = dialog.findChild<QComboBox*>(QStringLiteral("training.build"));
        QCOMPARE(kind->count(), 0);
        engine.start();
        QTRY_COMPARE(kind->count(), 6);
        QCOMPARE(kind->currentData().toString(), wanted.kind);
        QCOMPARE(build->currentText(), wanted.build);
        QVERIFY(build->isVisibleTo(&dialog));
        QVERIFY(build->findText(QStringLiteral("torchscript")) < 0);
    }
};

QTEST_MAIN(TrainingTest)
#include "training_test.moc"
