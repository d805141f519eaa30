// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "mock_engine_maker.h"
#include "ui/history/clip_thumbnails.h"
#include "ui/history/history_model.h"
#include "ui/history/history_panel.h"
#include "ui/history/history_store.h"
#include "ui/history/history_view.h"
#include "ui/history/master_folder.h"

using namespace flipbook;
using namespace flipbook::ui;

class HistoryPanelTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_history;
    QUndoStack m_undo;
    std::unique_ptr<HistoryPanel> m_panel;
    HistoryView* m_view = nullptr;
    std::function<void()> m_take_back;  // What the panel offered last.

    void add(qint64 id, const char* prompt)
    {
        GenerationRequest request = sample_request(static_cast<std::uint64_t>(id) + 100);
        request.prompt.positive = prompt;
        m_history->add(record_of(id, request, 4));
    }

    // Its frames are red, green and blue.
    void write_frames(qint64 id)
    {
        const QString folder = m_history->path_of(*m_history->find(id));
        QVERIFY(QDir().mkpath(folder));
        int number = 0;
        for (const QColor colour : {Qt::red, Qt::green, Qt::blue}) {
            QImage image(64, 64, QImage::Format_RGB888);
            image.fill(colour);
            QVERIFY(image.save(folder + QStringLiteral("/0000%1.png").arg(number++)));
        }
    }

    QStringList shown() const
    {
        QStringList prompts;
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            prompts << m_view->model()->index(row, 0).data().toString();
        return prompts;
    }

    void select_row(int row) { m_view->setCurrentIndex(m_view->model()->index(row, 0)); }

    template <class Object> Object* find(const char* name) const
    {
        return m_panel->findChild<Object*>(QLatin1String(name));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<HistoryStore>(m_folder->path());
        QSignalSpy loaded(m_history.get(), &HistoryStore::loaded);
        m_history->load(true);
        QVERIFY(loaded.wait());
        m_panel = std::make_unique<HistoryPanel>(*m_history, m_undo,
                                                 m_folder->filePath(QStringLiteral("f.ini")));
        connect(m_panel.get(), &HistoryPanel::done, this,
                [this](const QString&, const QString&, const std::function<void()>& undo) {
                    m_take_back = undo;
                });
        m_view = find<HistoryView>("history.list");
        m_panel->resize(300, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        add(1, "red ball");
        add(2, "blue waves");
        add(3, "red waves");
        m_view->setFocus();
    }

    void cleanup()
    {
        m_undo.clear();
        m_take_back = {};
        m_panel.reset();
        m_history.reset();
    }

    void newest_clips_come_first_and_new_ones_on_top()
    {
        QCOMPARE(shown(), (QStringList{QStringLiteral("red waves"), QStringLiteral("blue waves"),
                                       QStringLiteral("red ball")}));
        add(4, "a kite");
        QCOMPARE(shown().first(), QStringLiteral("a kite"));
        QCOMPARE(m_panel->shown_count(), 4);
    }

    void the_search_narrows_and_widens()
    {
        auto* search = find<QLineEdit>("history.search");
        search->setText(QStringLiteral("waves red"));
        QTRY_COMPARE(shown(), QStringList{QStringLiteral("red waves")});
        search->setText(QStringLiteral("102"));
        QTRY_COMPARE(shown(), QStringList{QStringLiteral("blue waves")});
        search->clear();
        QCOMPARE(m_panel->shown_count(), 3);
    }

    void the_search_finds_a_clip_by_the_name_it_has_now()
    {
        auto* search = find<QLineEdit>("history.search");
        m_history->set_name(2, QStringLiteral("Übung am Meer"));
        search->setText(QStringLiteral("übung waves"));
        QTRY_COMPARE(shown(), QStringList{QStringLiteral("Übung am Meer")});
        m_history->set_name(2, {});
        search->setText(QStringLiteral("übung"));
        QTRY_COMPARE(m_panel->shown_count(), 0);
        search->setText(QStringLiteral("blue"));
        QTRY_COMPARE(m_panel->shown_count(), 1);
    }

    void letters_recall_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<RecallPart>("part");
        QTest::newRow("A") << Qt::Key_A << RecallPart::all;
        QTest::newRow("P") << Qt::Key_P << RecallPart::prompt;
        QTest::newRow("S") << Qt::Key_S << RecallPart::seed;
        QTest::newRow("D") << Qt::Key_D << RecallPart::size;
        QTest::newRow("R") << Qt::Key_R << RecallPart::remix;
    }

    void letters_recall()
    {
        QFETCH(Qt::Key, key);
        QFETCH(RecallPart, part);
        select_row(1);
        QSignalSpy recalled(m_panel.get(), &HistoryPanel::recall_requested);
        QTest::keyClick(m_view, key);
        QCOMPARE(recalled.size(), 1);
        QCOMPARE(recalled[0][0].toLongLong(), qint64{2});
        QVERIFY(recalled[0][1].value<RecallPart>() == part);
        QCOMPARE(m_view->currentIndex().row(), 1);  // No search by first letter.
        QTest::keyClick(m_view, Qt::Key_B);
        QCOMPARE(m_view->currentIndex().row(), 1);
    }

    void enter_and_double_click_show_the_clip()
    {
        QSignalSpy opened(m_panel.get(), &HistoryPanel::open_requested);
        select_row(2);
        QTest::keyClick(m_view, Qt::Key_Return);
        const QPoint first = m_view->visualRect(m_view->model()->index(0, 0)).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[0][0].toLongLong(), qint64{1});
        QCOMPARE(opened[1][0].toLongLong(), qint64{3});
    }

    void the_dot_stars_and_the_filter_shows_only_those()
    {
        select_row(1);
        QTest::keyClick(m_view, Qt::Key_Period);
        QVERIFY(m_history->find(2)->is_starred);
        QTest::mouseClick(find<QToolButton>("history.only_starred"), Qt::LeftButton);
        QCOMPARE(shown(), QStringList{QStringLiteral("blue waves")});
        select_row(0);
        QTest::keyClick(m_view, Qt::Key_Period);
        QVERIFY(!m_history->find(2)->is_starred);
        QVERIFY(shown().isEmpty());
    }

    void the_trash_takes_and_gives_back()
    {
        select_row(0);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(m_history->find(3)->is_trashed());
        QCOMPARE(m_panel->shown_count(), 2);
        QCOMPARE(m_view->currentIndex().row(), 0);  // The next one: Del again goes on.
        m_take_back();
        QVERIFY(!m_history->find(3)->is_trashed());
        QVERIFY(!m_undo.canUndo());

        m_undo.redo();
        QVERIFY(m_history->find(3)->is_trashed());
        QTest::mouseClick(find<QToolButton>("history.show_trash"), Qt::LeftButton);
        QCOMPARE(shown(), QStringList{QStringLiteral("red waves")});
        select_row(0);
        QTest::keyClick(m_view, Qt::Key_Delete);  // Never for good by a key.
        QVERIFY(m_history->find(3));
        QTest::mouseClick(find<QToolButton>("history.trash.button"), Qt::LeftButton);
        QVERIFY(!m_history->find(3)->is_trashed());
        m_undo.undo();  // What was put back by mistake.
        QVERIFY(m_history->find(3)->is_trashed());
    }

    void a_name_is_typed_on_the_clip_and_undo_takes_it_back()
    {
        QSignalSpy opened(m_panel.get(), &HistoryPanel::open_requested);
        select_row(1);
        QTest::keyClick(m_view, Qt::Key_F2);
        auto* field = find<QLineEdit>("history.name");
        QVERIFY(field);
        QCOMPARE(field->text(), QString());
        QCOMPARE(field->placeholderText(), QStringLiteral("blue waves"));
        const QRect row = m_view->visualRect(m_view->currentIndex());
        QVERIFY(row.contains(field->geometry()));
        QVERIFY(field->width() > row.width() / 2);
        QTest::keyClicks(field, QStringLiteral("A  rainy day. "));  // Letters that are commands.
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_history->find(2)->name, QStringLiteral("A rainy day."));
        QCOMPARE(shown()[1], QStringLiteral("A rainy day."));
        QVERIFY(opened.isEmpty());
        QVERIFY(!m_history->find(2)->is_starred);
        m_undo.undo();
        QCOMPARE(shown()[1], QStringLiteral("blue waves"));
        m_undo.redo();
        QCOMPARE(shown()[1], QStringLiteral("A rainy day."));
    }

    void without_a_name_a_clip_goes_by_its_prompt_again()
    {
        m_history->set_name(2, QStringLiteral("Rain"));
        select_row(1);
        auto* rename = find<QAction>("history.rename");
        QVERIFY(m_view->actions().contains(rename));
        rename->trigger();
        auto* field = find<QLineEdit>("history.name");
        QVERIFY(field);
        QCOMPARE(field->text(), QStringLiteral("Rain"));
        field->clear();
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_history->find(2)->name, QString());
        QCOMPARE(shown()[1], QStringLiteral("blue waves"));
        QCOMPARE(m_undo.count(), 1);
        rename->trigger();
        field = find<QLineEdit>("history.name");
        QTest::keyClicks(field, QStringLiteral("not so"));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(m_history->find(2)->name, QString());
        QCOMPARE(m_undo.count(), 1);
    }

    void undo_of_the_toast_leaves_later_steps_alone()
    {
        select_row(0);
        QTest::keyClick(m_view, Qt::Key_Delete);
        m_undo.push(new QUndoCommand(QStringLiteral("later")));
        m_take_back();
        QVERIFY(!m_history->find(3)->is_trashed());
        QCOMPARE(m_undo.undoText(), QStringLiteral("later"));
    }

    void it_says_why_nothing_is_shown()
    {
        const auto texts = [this] {
            QStringList shown;
            for (const QLabel* label : m_view->findChildren<QLabel*>())
                if (label->isVisible())
                    shown << label->text();
            return shown;
        };
        QCOMPARE(texts(), QStringList());
        find<QLineEdit>("history.search")->setText(QStringLiteral("kite"));
        QTRY_COMPARE(texts(), QStringList{QStringLiteral("Nothing fits the search.")});
        find<QLineEdit>("history.search")->clear();
        for (const qint64 id : {1, 2, 3})
            m_history->set_trashed(id, true);
        QCOMPARE(texts(), QStringList{QStringLiteral("Clips you make are kept here.")});
    }

    void compare_and_export_ask_for_the_selected_clip()
    {
        QSignalSpy compared(m_panel.get(), &HistoryPanel::compare_requested);
        QSignalSpy exported(m_panel.get(), &HistoryPanel::export_requested);
        select_row(1);
        QTest::mouseClick(find<QToolButton>("history.compare.button"), Qt::LeftButton);
        QTest::mouseClick(find<QToolButton>("history.export.button"), Qt::LeftButton);
        QCOMPARE(compared[0][0].toLongLong(), qint64{2});
        QCOMPARE(exported[0][0].toLongLong(), qint64{2});
        m_view->clearSelection();
        QVERIFY(!find<QToolButton>("history.export.button")->isEnabled());
    }

    void the_clip_under_the_mouse_plays()
    {
        write_frames(3);
        const QRect row = m_view->visualRect(m_view->model()->index(0, 0));
        const QPoint picture = row.topLeft() + QPoint(20, 20);
        const auto colour = [&] {
            const QPixmap pixmap = m_view->viewport()->grab();
            const QPoint place = picture * pixmap.devicePixelRatio();
            return pixmap.toImage().pixelColor(place);
        };
        m_view->viewport()->update();
        QTRY_COMPARE(colour(), QColor(Qt::red));
        QTest::mouseMove(m_view->viewport(), picture);
        QTRY_COMPARE(colour(), QColor(Qt::blue));
        QTRY_COMPARE(colour(), QColor(Qt::green));
        QTest::mouseMove(m_view->viewport(), QPoint(20, row.bottom() + 300));
        QTRY_COMPARE(colour(), QColor(Qt::red));
    }

    void a_grid_shows_the_same_clips_and_is_remembered()
    {
        auto* grid = find<QToolButton>("history.grid");
        QTest::mouseClick(grid, Qt::LeftButton);
        QCOMPARE(m_view->viewMode(), QListView::IconMode);
        const QRect first = m_view->visualRect(m_view->model()->index(0, 0));
        const QRect second = m_view->visualRect(m_view->model()->index(1, 0));
        QCOMPARE(first.top(), second.top());
        m_view->grab();
        HistoryPanel other(*m_history, m_undo, m_folder->filePath(QStringLiteral("f.ini")));
        QCOMPARE(other.findChild<HistoryView*>()->viewMode(), QListView::IconMode);
    }

    void every_control_has_a_name()
    {
        for (const QWidget* widget : m_panel->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_panel.get())
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool has_name =
                !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            const bool is_inner = widget->parent()->inherits("QLineEdit");
            QVERIFY2(has_name || is_inner, qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(HistoryPanelTest)
#include "history_panel_test.moc"
