// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "ui/compose/curve_editor.h"
#include "ui/compose/curve_plot.h"
#include "ui/compose/curve_points.h"
#include "ui/viewer/player.h"
#include "ui/viewer/transport_keys.h"
#include "ui/window/key_router.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

QString text_of(const CurvePoints& points)
{
    return QString::fromStdString(to_curve(points).text());
}

CurvePoints points_of(const char* text)
{
    return Curve::parse(text).value().points();
}

}  // namespace

class CurvePointsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_form_of_text_is_read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("curve");
        QTest::newRow("a number") << "1.2"
                                  << "1.2";
        QTest::newRow("Deforum") << "0:(1.0), 8:(1.3)"
                                 << "0:(1), 8:(1.3)";
        QTest::newRow("evolved") << "0 = 1.0,\n8 = 1.3,\n"
                                 << "0:(1), 8:(1.3)";
        QTest::newRow("quoted") << "\"0\": 1.0, \"8\": 1.3"
                                << "0:(1), 8:(1.3)";
        QTest::newRow("from the end") << "0 = 1, -1 = 0.5"
                                      << "0:(1), 15:(0.5)";
        QTest::newRow("a share") << "0 = 1, 0.5 = 2"
                                 << "0:(1), 8:(2)";
        QTest::newRow("a range") << "0:6 = 1.2, 8 = 0.5"
                                 << "0:(1.2), 5:(1.2), 8:(0.5)";
        QTest::newRow("to the end") << "4: = 0.5, 0 = 1"
                                    << "0:(1), 4:(0.5), 15:(0.5)";
        QTest::newRow("not sorted") << "8 = 1.3, 0 = 1"
                                    << "0:(1), 8:(1.3)";
    }
    void every_form_of_text_is_read()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, curve);
        const auto parsed = parse_curve(text, 16);
        QVERIFY(parsed);
        QCOMPARE(QString::fromStdString(parsed->text()), curve);
    }

    void a_wrong_text_is_explained()
    {
        QString problem;
        QVERIFY(!parse_curve(QStringLiteral("0:(1.0) 8:(1.3)"), 16, &problem));
        QVERIFY2(problem.contains(QStringLiteral("comma")), qPrintable(problem));
        QVERIFY(!parse_curve(QStringLiteral("much"), 16, &problem));
        QVERIFY(!parse_curve(QString(), 16, &problem));
    }

    void the_evolved_form_comes_back()
    {
        const Curve curve = to_curve(points_of("0:(1), 7:(1.25), 15:(0.1)"));
        QCOMPARE(evolved_text(curve), QStringLiteral("0 = 1,\n7 = 1.25,\n15 = 0.1"));
        QVERIFY(*parse_curve(evolved_text(curve), 16) == curve);
    }

    void points_move_between_their_neighbours()
    {
        CurvePoints points = points_of("0:(1), 4:(1), 8:(1)");
        move_point(points, 1, {20, 5}, 16);
        QCOMPARE(text_of(points), QStringLiteral("0:(1), 7:(2), 8:(1)"));
        move_point(points, 1, {-3, -1}, 16);
        QCOMPARE(text_of(points), QStringLiteral("0:(1), 1:(0), 8:(1)"));
        move_point(points, 2, {99.4, 1.5}, 16);
        QCOMPARE(text_of(points), QStringLiteral("0:(1), 1:(0), 15:(1.5)"));
    }

    void points_are_set_and_removed()
    {
        CurvePoints points = points_of("0:(1), 8:(1.3)");
        QCOMPARE(set_point(points, {3.6, 0.5}), 1);
        QCOMPARE(text_of(points), QStringLiteral("0:(1), 4:(0.5), 8:(1.3)"));
        QCOMPARE(set_point(points, {4, 0.7}), 1);
        QCOMPARE(text_of(points), QStringLiteral("0:(1), 4:(0.7), 8:(1.3)"));
        QVERIFY(remove_point(points, 0));
        QVERIFY(remove_point(points, 0));
        QVERIFY(!remove_point(points, 0));
        QCOMPARE(text_of(points), QStringLiteral("8:(1.3)"));
    }

    void other_programs_get_straight_lines()
    {
        const Curve smooth = to_curve(points_of("0:(0), 2:(1), 4:(0)"), CurveShape::smooth);
        const Curve straight = to_curve(straight_points(smooth));
        for (int frame = 0; frame <= 4; ++frame)
            QVERIFY(std::abs(straight.at(frame) - smooth.at(frame)) < 0.001);
        QCOMPARE(evolved_text(to_curve(points_of("1:(1), 3:(2)"), CurveShape::hold)),
                 QStringLiteral("1 = 1,\n2 = 1,\n3 = 2"));
        QVERIFY(straight_points(to_curve(points_of("0:(0), 8:(1)"))) == points_of("0:(0), 8:(1)"));
    }

    void a_shape_leaves_the_points_and_stays_when_they_move()
    {
        CurveEditor editor(QStringLiteral("scale"), QStringLiteral("Strength"));
        connect(&editor, &CurveEditor::curve_edited, &editor,
                [&editor](const Curve& curve) { editor.show_curve(curve, 16); });
        const auto text = [&] { return editor.findChild<QLineEdit*>()->text(); };
        editor.show_curve(to_curve(points_of("0:(1), 4:(1.2), 8:(1.4)")), 16);
        auto* menu = editor.findChild<QToolButton*>(QStringLiteral("scale.more"))->menu();
        const auto shape = [menu](const char* name) {
            Q_EMIT menu->aboutToShow();
            return menu->findChild<QAction*>(QLatin1String(name));
        };
        QVERIFY(shape("linear")->isChecked());
        shape("smooth")->trigger();
        QCOMPARE(text(), QStringLiteral("smooth 0:(1), 4:(1.2), 8:(1.4)"));
        QVERIFY(shape("smooth")->isChecked());
        auto* plot = editor.findChild<CurvePlot*>();
        QTest::keyClick(plot, Qt::Key_Up);
        QCOMPARE(text(), QStringLiteral("smooth 0:(1.01), 4:(1.2), 8:(1.4)"));
        auto* table = editor.findChild<QTableWidget*>();
        table->item(2, 1)->setText(QLocale().toString(0.5));
        QTRY_COMPARE(text(), QStringLiteral("smooth 0:(1.01), 4:(1.2), 8:(0.5)"));
        shape("hold")->trigger();
        QCOMPARE(text(), QStringLiteral("hold 0:(1.01), 4:(1.2), 8:(0.5)"));
        shape("linear")->trigger();
        QCOMPARE(text(), QStringLiteral("0:(1.01), 4:(1.2), 8:(0.5)"));
        editor.show_curve(Curve(1.0), 16);
        QVERIFY(!shape("smooth")->isEnabled());
    }

    void the_line_is_drawn_as_the_shape_has_it()
    {
        CurvePlot plot;
        plot.show_curve(to_curve(points_of("0:(0), 4:(1), 8:(1)"), CurveShape::smooth), 16);
        const auto value_at = [&plot](double frame) {
            return plot.graph(0)->data()->findBegin(frame, false)->value;
        };
        QVERIFY(plot.graph(0)->dataCount() > 20);
        QVERIFY(value_at(1.0) != 0.25);
        plot.show_curve(to_curve(points_of("0:(0), 4:(1), 8:(1)"), CurveShape::hold), 16);
        QCOMPARE(plot.graph(0)->lineStyle(), QCPGraph::lsStepLeft);
        plot.show_curve(to_curve(points_of("0:(0), 4:(1), 8:(1)")), 16);
        QCOMPARE(plot.graph(0)->lineStyle(), QCPGraph::lsLine);
        QCOMPARE(plot.graph(0)->dataCount(), 5);
    }

    void the_curve_is_saved_as_a_picture()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("curve.png"));
        CurveEditor editor(QStringLiteral("scale"), QStringLiteral("Strength"));
        editor.show_curve(to_curve(points_of("0:(1), 8:(1.3)"), CurveShape::smooth), 16);
        editor.resize(300, 240);
        editor.show();
        auto* menu = editor.findChild<QToolButton*>(QStringLiteral("scale.more"))->menu();
        menu->actions().constLast()->trigger();
        auto* dialog = editor.findChild<QFileDialog*>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(file);
        QTRY_VERIFY(QFile::exists(file));
        const QImage image(file);
        QVERIFY(image.width() > 300);
        QSignalSpy failed(&editor, &CurveEditor::save_failed);
        Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("none/curve.png")));
        QTRY_COMPARE(failed.size(), 1);
    }

    void keys_move_the_chosen_point()
    {
        CurvePlot plot;
        plot.show_curve(to_curve(points_of("0:(1), 8:(1.3)")), 16);
        QSignalSpy edited(&plot, &CurvePlot::curve_edited);
        QTest::keyClick(&plot, Qt::Key_PageDown);
        QCOMPARE(plot.chosen_point(), 1);
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Up);
        QTest::keyClick(&plot, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(QString::fromStdString(edited.last().first().value<Curve>().text()),
                 QStringLiteral("0:(1), 9:(1.41)"));
        QTest::keyClick(&plot, Qt::Key_Delete);
        QCOMPARE(QString::fromStdString(edited.last().first().value<Curve>().text()),
                 QStringLiteral("1"));
    }

    void the_keys_that_move_points_reach_neither_transport_nor_shortcuts()
    {
        Player player;
        player.set_clip(16, 8);
        player.seek(4);
        TransportKeys transport(player);
        QMainWindow window;
        const KeyRouter router(window, transport);
        auto* plot = new CurvePlot;
        plot->show_curve(to_curve(points_of("0:(1), 8:(1.3), 12:(1)")), 16);
        window.setCentralWidget(plot);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        plot->setFocus();
        const QShortcut remove(QKeySequence(Qt::Key_Delete), &window);
        QSignalSpy removed(&remove, &QShortcut::activated);
        QSignalSpy edited(plot, &CurvePlot::curve_edited);
        QTest::keyClick(plot, Qt::Key_End);
        QCOMPARE(plot->chosen_point(), 2);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Up, Qt::Key_Delete})
            QTest::keyClick(plot, key);
        QCOMPARE(edited.count(), 3);
        QTest::keyClick(plot, Qt::Key_Home);
        QCOMPARE(plot->chosen_point(), 0);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(player.frame(), 4);
        QTest::keyClick(plot, Qt::Key_L);
        QVERIFY(player.is_playing());
    }

    void a_drag_is_one_gesture_and_shift_keeps_the_frame()
    {
        CurvePlot plot;
        plot.resize(400, 200);
        plot.show_curve(to_curve(points_of("0:(1), 8:(1)")), 16);
        plot.replot();
        QSignalSpy edited(&plot, &CurvePlot::curve_edited);
        QSignalSpy ended(&plot, &CurvePlot::gesture_ended);
        const auto place = [&plot](double frame, double value) {
            return QPoint(qRound(plot.xAxis->coordToPixel(frame)),
                          qRound(plot.yAxis->coordToPixel(value)));
        };
        QTest::mousePress(&plot, Qt::LeftButton, Qt::NoModifier, place(8, 1));
        QMouseEvent move(QEvent::MouseMove, place(11, 1.5), plot.mapToGlobal(place(11, 1.5)),
                         Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&plot, &move);
        QTest::mouseRelease(&plot, Qt::LeftButton, Qt::NoModifier, place(11, 1.5));
        QCOMPARE(ended.size(), 1);
        const Curve curve = edited.last().first().value<Curve>();
        QCOMPARE(curve.points()[1].frame, 8.0);
        QVERIFY(std::abs(curve.points()[1].value - 1.5) < 0.03);
        QCOMPARE(edited.last().at(1).toBool(), true);
    }

    void the_editor_shows_one_curve_in_every_form()
    {
        CurveEditor editor(QStringLiteral("scale"), QStringLiteral("Strength"));
        editor.show_curve(to_curve(points_of("0:(1), 8:(1.3)")), 16);
        auto* text = editor.findChild<QLineEdit*>();
        auto* table = editor.findChild<QTableWidget*>();
        auto* slider = editor.findChild<QSlider*>();
        QCOMPARE(text->text(), QStringLiteral("0:(1), 8:(1.3)"));
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(!slider->isEnabled());
        QSignalSpy edited(&editor, &CurveEditor::curve_edited);
        table->item(1, 1)->setText(QLocale().toString(0.5));
        QTRY_COMPARE(edited.size(), 1);
        QCOMPARE(QString::fromStdString(edited.first().first().value<Curve>().text()),
                 QStringLiteral("0:(1), 8:(0.5)"));
        text->setText(QStringLiteral("1.2"));
        editor.commit();
        QCOMPARE(edited.size(), 2);
        editor.show_curve(Curve(1.2), 16);
        QVERIFY(slider->isEnabled());
        QCOMPARE(slider->value(), 120);
    }
};

QTEST_MAIN(CurvePointsTest)
#include "curve_points_test.moc"
