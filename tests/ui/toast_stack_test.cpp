// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "ui/window/theme.h"
#include "ui/window/toast_stack.h"

using namespace flipbook::ui;

class ToastStackTest final : public QObject {
    Q_OBJECT

    // Two fields above a picture, and the toasts over all.
    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_field = nullptr;
    QWidget* m_picture = nullptr;
    ToastStack* m_toasts = nullptr;

    void tell(const char* text) { m_toasts->show_message(QLatin1String(text)); }

    static QStringList list(std::initializer_list<const char*> texts)
    {
        QStringList list;
        for (const char* text : texts)
            list << QLatin1String(text);
        return list;
    }

    Toast* toast(const char* text) const
    {
        for (Toast* toast : m_toasts->findChildren<Toast*>())
            if (toast->text() == QLatin1String(text))
                return toast;
        return nullptr;
    }

    // In the window.
    QRect place(QWidget& widget) const
    {
        return {widget.mapTo(m_window.get(), QPoint(0, 0)), widget.size()};
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        new QLineEdit(m_window.get());  // Where Tab goes behind the toasts.
        m_field = new QLineEdit(m_window.get());
        m_picture = new QWidget(m_window.get());
        m_window->resize(800, 500);
        m_picture->setGeometry(100, 100, 600, 300);
        m_toasts = new ToastStack(*m_picture, *m_window);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::mouseMove(m_window.get(), QPoint(5, 495));
    }

    void cleanup() { m_window.reset(); }

    void the_newest_is_at_the_bottom_in_the_corner_of_the_picture()
    {
        QVERIFY(m_toasts->isHidden());
        tell("one");
        tell("two");
        QCOMPARE(m_toasts->texts(), list({"one", "two"}));
        QTRY_VERIFY(place(*toast("one")).bottom() < place(*toast("two")).top());
        QCOMPARE(place(*m_toasts).bottomRight(), QPoint(700 - 13, 400 - 13));
        m_picture->setGeometry(100, 50, 500, 300);
        QTRY_COMPARE(place(*m_toasts).bottomRight(), QPoint(600 - 13, 350 - 13));
    }

    void a_narrow_picture_breaks_the_lines()
    {
        m_picture->setGeometry(0, 0, 200, 300);
        tell("The clip is in the trash, for 30 days, and can be taken back all that time.");
        QTRY_COMPARE(m_toasts->width(), 200 - 24);
        auto* text = m_toasts->findChild<QLabel*>();
        QTRY_VERIFY(text->heightForWidth(text->width()) <= text->height());
        QVERIFY(text->height() > 3 * text->fontMetrics().height());
    }

    void the_oldest_goes_when_a_fourth_comes()
    {
        for (const char* text : {"one", "two", "three", "four"})
            tell(text);
        QCOMPARE(m_toasts->texts(), list({"two", "three", "four"}));
        m_toasts->show_message(QStringLiteral("five"), QStringLiteral("Undo"), [] {});
        QVERIFY(toast("five")->findChild<QPushButton*>());
        QVERIFY(!toast("four")->findChild<QPushButton*>());
        // Somebody is about to press a button of it.
        toast("three")->findChild<QToolButton*>()->setFocus();
        tell("six");
        tell("seven");
        QCOMPARE(m_toasts->texts(), list({"three", "six", "seven"}));
    }

    void each_goes_in_its_own_time()
    {
        m_toasts->set_lasting(800);
        tell("one");
        QTest::qWait(400);
        tell("two");
        QTRY_COMPARE(m_toasts->texts(), list({"two"}));
        QTRY_VERIFY(m_toasts->isHidden());
    }

    void the_mouse_and_the_focus_hold_one()
    {
        m_toasts->set_lasting(60);
        tell("one");
        tell("two");
        tell("three");
        // What the mouse does on a screen.
        QEnterEvent enter({1, 1}, {1, 1}, {1, 1});
        QCoreApplication::sendEvent(toast("one"), &enter);
        toast("two")->findChild<QToolButton*>()->setFocus();
        QTRY_COMPARE(m_toasts->texts(), list({"one", "two"}));
        QTest::qWait(200);
        QCOMPARE(m_toasts->texts(), list({"one", "two"}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(toast("one"), &leave);
        QTRY_COMPARE(m_toasts->texts(), list({"two"}));
        m_field->setFocus();
        QTRY_COMPARE(m_toasts->texts(), QStringList());
    }

    void its_button_is_reached_by_tab_and_gives_the_focus_back()
    {
        m_field->setFocus();
        int undone = 0;
        m_toasts->show_message(QStringLiteral("It is in the trash."), QStringLiteral("Undo"),
                               [&undone] { ++undone; });
        QTest::keyClick(m_field, Qt::Key_Tab);
        QWidget* button = QApplication::focusWidget();
        QCOMPARE(button->objectName(), QStringLiteral("toast.action"));
        QCOMPARE(button->accessibleDescription(), QStringLiteral("It is in the trash."));
        QCOMPARE(toast("It is in the trash.")->accessibleName(),
                 QStringLiteral("It is in the trash."));
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(undone, 1);
        QVERIFY(m_toasts->isHidden());
        QVERIFY(m_field->hasFocus());
    }

    void what_is_dismissed_does_nothing()
    {
        QSignalSpy changed(m_toasts, &ToastStack::changed);
        m_toasts->show_message(QStringLiteral("one"), QStringLiteral("Undo"),
                               [] { QFAIL("It was not asked for."); });
        auto* close = m_toasts->findChild<QToolButton*>();
        QCOMPARE(close->accessibleName(), QStringLiteral("Dismiss the message"));
        close->click();
        QVERIFY(m_toasts->texts().isEmpty());
        QCOMPARE(changed.count(), 2);
    }

    void it_can_be_read_in_every_theme_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::light;
        QTest::newRow("dark") << Theme::dark;
        QTest::newRow("high contrast") << Theme::high_contrast;
    }

    void it_can_be_read_in_every_theme()
    {
        QFETCH(Theme, theme);
        apply_theme(theme);
        tell("It is in the trash.");
        Toast* shown = toast("It is in the trash.");
        QTRY_VERIFY(shown->width() > 0);
        const QImage image = shown->grab().toImage();
        const QColor ground = shown->palette().color(QPalette::ToolTipBase);
        QCOMPARE(image.pixelColor(4, 4), ground);
        QCOMPARE(image.pixelColor(0, 0), shown->palette().color(QPalette::ToolTipText));
        int text = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 8; x < image.width() / 2; ++x)
                text += std::abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 128;
        QVERIFY(text > 50);
    }
};

QTEST_MAIN(ToastStackTest)
#include "toast_stack_test.moc"
