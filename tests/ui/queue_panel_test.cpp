// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "mock_engine_maker.h"
#include "ui/jobs/generation_queue.h"
#include "ui/jobs/job_text.h"
#include "ui/jobs/queue_model.h"
#include "ui/jobs/queue_panel.h"

using namespace flipbook;
using namespace flipbook::ui;

class QueuePanelTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<EngineBridge> m_engine;
    std::unique_ptr<GenerationQueue> m_queue;
    std::unique_ptr<QueuePanel> m_panel;
    QListView* m_list = nullptr;

    void make(const std::string& script = "step_ms=1,load_ms=1,decode_ms=1")
    {
        m_engine = std::make_unique<EngineBridge>(mock_engine_maker(script), EngineOptions{});
        m_queue = std::make_unique<GenerationQueue>(*m_engine);
        m_panel = std::make_unique<QueuePanel>(*m_queue);
        m_list = m_panel->findChild<QListView*>(QStringLiteral("queue.list"));
        m_panel->resize(300, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_list->setFocus();
    }

    QList<quint64> seeds() const
    {
        QList<quint64> seeds;
        for (const GenerationJob& job : m_queue->jobs())
            seeds.append(job.request.sampling.seed);
        return seeds;
    }

    QString shown_seeds() const
    {
        QString text;
        for (int row = 0; row < m_list->model()->rowCount(); ++row) {
            const qint64 id = m_list->model()->index(row, 0).data(QueueModel::id_role).toLongLong();
            text += QString::number(m_queue->find(id)->request.sampling.seed) + QLatin1Char(' ');
        }
        return text.trimmed();
    }

    void select_row(int row) { m_list->setCurrentIndex(m_list->model()->index(row, 0)); }

    bool is_enabled(const char* button) const
    {
        return m_panel->findChild<QToolButton*>(QLatin1String(button))->isEnabled();
    }

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_queue.reset();
        m_engine.reset();
    }

    void the_list_follows_every_change_of_the_queue()
    {
        make();
        QAbstractItemModelTester tester(m_list->model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_queue->add(sample_request(1));
        m_queue->add(sample_request(2));
        const qint64 third = m_queue->add(sample_request(3), GenerationQueue::Place::front);
        QCOMPARE(shown_seeds(), QStringLiteral("3 1 2"));
        m_queue->move(third, 2);
        QCOMPARE(shown_seeds(), QStringLiteral("1 2 3"));
        m_queue->remove(m_queue->jobs()[1].id);
        QCOMPARE(shown_seeds(), QStringLiteral("1 3"));
        m_engine->start();
        QTRY_VERIFY(m_queue->jobs().back().state == JobState::done);
        QTRY_VERIFY(m_queue->jobs().front().state == JobState::done);
        QCOMPARE(shown_seeds(), QStringLiteral("3 1"));
        m_queue->remove_ended();
        QCOMPARE(m_list->model()->rowCount(), 0);
    }

    void keys_move_duplicate_and_remove()
    {
        make();
        for (const std::uint64_t seed : {1, 2, 3})
            m_queue->add(sample_request(seed));
        select_row(2);
        QTest::keyClick(m_list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(seeds(), (QList<quint64>{1, 3, 2}));
        QCOMPARE(m_list->currentIndex().row(), 1);  // The selection goes along.
        QTest::keyClick(m_list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(seeds(), (QList<quint64>{1, 2, 3}));
        QTest::keyClick(m_list, Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(seeds(), (QList<quint64>{3, 1, 2}));
        QTest::keyClick(m_list, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(seeds(), (QList<quint64>{3, 1, 2, 3}));
        QCOMPARE(m_list->currentIndex().row(), 3);
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(seeds(), (QList<quint64>{3, 1, 2}));
        QCOMPARE(m_list->currentIndex().row(), 2);
    }

    void several_move_as_a_block_and_stop_at_the_end()
    {
        make();
        for (const std::uint64_t seed : {1, 2, 3, 4})
            m_queue->add(sample_request(seed));
        select_row(1);
        m_list->selectionModel()->select(m_list->model()->index(2, 0), QItemSelectionModel::Select);
        QTest::keyClick(m_list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(seeds(), (QList<quint64>{2, 3, 1, 4}));
        QTest::keyClick(m_list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(seeds(), (QList<quint64>{2, 3, 1, 4}));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(seeds(), (QList<quint64>{1, 4, 2, 3}));
    }

    void jobs_are_dropped_between_others_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("order");
        QTest::newRow("down") << 0 << 2 << QStringLiteral("2 1 3 4");
        QTest::newRow("to the end") << 0 << 4 << QStringLiteral("2 3 4 1");
        QTest::newRow("up") << 3 << 1 << QStringLiteral("1 4 2 3");
        QTest::newRow("to the front") << 2 << 0 << QStringLiteral("3 1 2 4");
        QTest::newRow("beside itself") << 1 << 2 << QStringLiteral("1 2 3 4");
        QTest::newRow("below the list") << 1 << -1 << QStringLiteral("1 3 4 2");
    }

    void jobs_are_dropped_between_others()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, order);
        make();
        for (const std::uint64_t seed : {1, 2, 3, 4})
            m_queue->add(sample_request(seed));
        QAbstractItemModel* model = m_list->model();
        const std::unique_ptr<QMimeData> data(model->mimeData({model->index(from, 0)}));
        model->dropMimeData(data.get(), Qt::MoveAction, to, 0, {});
        QCOMPARE(shown_seeds(), order);
    }

    void the_running_job_is_neither_moved_nor_removed()
    {
        make("step_ms=50,load_ms=1,decode_ms=1");
        m_queue->add(sample_request(1, 100));
        m_queue->add(sample_request(2));
        m_engine->start();
        QTRY_VERIFY(m_queue->running());
        select_row(0);
        QVERIFY(!is_enabled("queue.remove.button"));
        QVERIFY(!is_enabled("queue.up.button"));
        QTest::keyClick(m_list, Qt::Key_Delete);
        QCOMPARE(m_queue->jobs().size(), std::size_t{2});
        QVERIFY(!(m_list->model()->flags(m_list->model()->index(0, 0)) & Qt::ItemIsDragEnabled));
        QVERIFY(m_list->model()->flags(m_list->model()->index(1, 0)) & Qt::ItemIsDragEnabled);
        QTRY_VERIFY(m_queue->running()->progress.step > 1);
        const QString text = m_list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(text.contains(QStringLiteral("/100")), qPrintable(text));
        m_list->grab();  // The bar is painted.
    }

    void a_failed_job_says_why_and_is_tried_again()
    {
        make("step_ms=1,load_ms=1,decode_ms=1,fail=oom@1");
        m_queue->add(sample_request(1));
        m_engine->start();
        QTRY_VERIFY(m_queue->jobs()[0].state == JobState::failed);
        const QModelIndex index = m_list->model()->index(0, 0);
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Memory ran out")));
        select_row(0);
        QVERIFY(is_enabled("queue.retry.button"));
        QTest::mouseClick(m_panel->findChild<QToolButton*>(QStringLiteral("queue.retry.button")),
                          Qt::LeftButton);
        QTRY_VERIFY(m_queue->jobs()[0].state == JobState::done);
        QCOMPARE(m_queue->jobs().size(), std::size_t{1});
        QTest::mouseClick(m_panel->findChild<QPushButton*>(QStringLiteral("queue.prune")),
                          Qt::LeftButton);
        QVERIFY(m_queue->jobs().empty());
    }

    void enter_and_double_click_bring_the_settings()
    {
        make();
        m_queue->add(sample_request(7));
        m_queue->add(sample_request(8));
        QSignalSpy chosen(m_panel.get(), &QueuePanel::request_chosen);
        select_row(1);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<GenerationRequest>().sampling.seed, std::uint64_t{8});
        const QPoint first = m_list->visualRect(m_list->model()->index(0, 0)).center();
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(m_list->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<GenerationRequest>().sampling.seed, std::uint64_t{7});
    }

    void the_button_pauses_and_resumes()
    {
        make();
        auto* pause = m_panel->findChild<QPushButton*>(QStringLiteral("queue.pause"));
        const QString text = pause->text();
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(m_queue->is_paused());
        QVERIFY(pause->text() != text);
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(!m_queue->is_paused());
    }

    void an_export_shows_below_the_list()
    {
        make();
        auto* bar = m_panel->findChild<QProgressBar*>(QStringLiteral("queue.export"));
        QVERIFY(!bar->isVisible());
        m_panel->show_export(QStringLiteral("Exporting a.mp4"), 0.63);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 63);
        QSignalSpy stopped(m_panel.get(), &QueuePanel::export_stopped);
        QTest::mouseClick(m_panel->findChild<QToolButton*>(QStringLiteral("queue.stop_export")),
                          Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        m_panel->show_export({}, 0);
        QVERIFY(!bar->isVisible());
    }

    void three_hundred_jobs_pass()
    {
        make();
        QElapsedTimer clock;
        clock.start();
        for (std::uint64_t seed = 0; seed < 300; ++seed)
            m_queue->add(sample_request(seed));
        const qint64 added = clock.restart();
        for (int i = 0; i < 300; ++i)
            m_queue->move(m_queue->jobs().back().id, 0);
        const qint64 moved = clock.restart();
        m_list->grab();
        qInfo("300 jobs: added in %lld ms, moved in %lld ms, painted in %lld ms", added, moved,
              clock.elapsed());
        QCOMPARE(m_list->model()->rowCount(), 300);
        QCOMPARE(seeds().front(), quint64{0});
    }

    void every_control_has_a_name()
    {
        make();
        for (const QWidget* widget : m_panel->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_panel.get())
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool has_name =
                !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(has_name, qPrintable(widget->objectName()));
        }
    }

    void a_job_is_put_into_words()
    {
        GenerationJob job;
        job.request = sample_request(41);
        QCOMPARE(job_state_text(job), QStringLiteral("seed 41 · 4 frames · 64×64"));
        job.state = JobState::running;
        job.progress = {Phase::denoise, 12, 25, 2, 4, 30.2};
        QCOMPARE(progress_text(job), QStringLiteral("Denoising 12/25 · window 2/4"));
        QCOMPARE(job_state_text(job), QStringLiteral("Denoising 12/25 · window 2/4 · 0:31 left"));
        job.progress.eta_seconds.reset();
        QCOMPARE(job_state_text(job), progress_text(job));
        job.is_stopping = true;
        QVERIFY(job_state_text(job).startsWith(QStringLiteral("Stopping")));
    }
};

QTEST_MAIN(QueuePanelTest)
#include "queue_panel_test.moc"
