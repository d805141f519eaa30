// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/compose/context_map.h"
#include "ui/compose/curve_plot.h"
#include "ui/window/wheel_guard.h"

using namespace flipbook::ui;

namespace {

void turn_wheel(QWidget* widget)
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    // As from the mouse: only then goes what is not taken on to the parents.
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(widget, &event);
}

}  // namespace

class WheelGuardTest final : public QObject {
    Q_OBJECT

    // A panel higher than what shows of it, with one widget at the top.
    struct Panel {
        explicit Panel(QWidget* tried) : widget(tried)
        {
            auto* inside = new QWidget;
            auto* column = new QVBoxLayout(inside);
            column->addWidget(widget);
            auto* below = new QLabel;
            below->setFixedHeight(2000);
            column->addWidget(below);
            area.setWidget(inside);
            area.setWidgetResizable(true);
            area.resize(300, 300);
            area.show();
            area.activateWindow();
        }
        int scrolled() const { return area.verticalScrollBar()->value(); }

        WheelGuard guard;
        QScrollArea area;
        QWidget* widget;
    };

private Q_SLOTS:
    void what_has_no_focus_does_not_turn()
    {
        auto* box = new QDoubleSpinBox;
        auto* combo = new QComboBox;
        combo->addItems({QStringLiteral("one"), QStringLiteral("two")});
        auto* slider = new QSlider(Qt::Horizontal);
        slider->setValue(50);
        for (QWidget* widget : {static_cast<QWidget*>(box), static_cast<QWidget*>(combo),
                                static_cast<QWidget*>(slider)}) {
            Panel panel(widget);
            QVERIFY(QTest::qWaitForWindowActive(&panel.area));
            panel.area.setFocus();
            turn_wheel(widget);
            QVERIFY2(panel.scrolled() > 0, widget->metaObject()->className());
            QVERIFY(!widget->hasFocus());
            QVERIFY(widget->focusPolicy() != Qt::WheelFocus);
            QCOMPARE(box->value(), 0.0);
            QCOMPARE(combo->currentIndex(), 0);
            QCOMPARE(slider->value(), 50);
            widget->setParent(nullptr);
        }
        qDeleteAll(QWidgetList{box, combo, slider});
    }

    void what_has_the_focus_turns()
    {
        auto* box = new QDoubleSpinBox;
        Panel panel(box);
        QVERIFY(QTest::qWaitForWindowActive(&panel.area));
        box->setFocus();
        QTRY_VERIFY(box->hasFocus());
        turn_wheel(box);
        QCOMPARE(box->value(), 0.0);  // Its lowest.
        box->setValue(5);
        turn_wheel(box);
        QCOMPARE(box->value(), 4.0);
        QCOMPARE(panel.scrolled(), 0);
    }

    void plots_let_the_panel_scroll()
    {
        auto* curve = new CurvePlot;
        Panel panel(curve);
        QVERIFY(QTest::qWaitForWindowActive(&panel.area));
        curve->setFocus();
        turn_wheel(curve);
        QVERIFY(panel.scrolled() > 0);
        auto* map = new ContextMap;
        Panel other(map);
        QVERIFY(QTest::qWaitForWindowActive(&other.area));
        turn_wheel(map->findChild<QWidget*>(QStringLiteral("plot.context.picture")));
        QVERIFY(other.scrolled() > 0);
    }
};

QTEST_MAIN(WheelGuardTest)
#include "wheel_guard_test.moc"
