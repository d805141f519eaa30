// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStyleOptionSpinBox>
#include <QTest>
#include <cmath>
#include <functional>
#include <memory>

#include "ui/window/theme.h"

using namespace flipbook::ui;

Q_DECLARE_METATYPE(std::function<QWidget*()>)

namespace {

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class ThemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_can_be_read_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::light;
        QTest::newRow("dark") << Theme::dark;
        QTest::newRow("high contrast") << Theme::high_contrast;
    }

    void text_can_be_read()
    {
        QFETCH(Theme, theme);
        apply_theme(theme);
        const QPalette palette = QApplication::palette();
        const auto color = [&palette](QPalette::ColorRole role) {
            return palette.color(QPalette::Active, role);
        };
        const double least = theme == Theme::high_contrast ? 7.0 : 4.5;
        const QList<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs{
            {QPalette::WindowText, QPalette::Window},
            {QPalette::Text, QPalette::Base},
            {QPalette::Text, QPalette::AlternateBase},
            {QPalette::ButtonText, QPalette::Button},
            {QPalette::HighlightedText, QPalette::Highlight},
            {QPalette::ToolTipText, QPalette::ToolTipBase},
            {QPalette::Link, QPalette::Window},
            {QPalette::Link, QPalette::Base}};
        for (const auto& [text, ground] : pairs)
            QVERIFY2(contrast(color(text), color(ground)) >= least,
                     qPrintable(QStringLiteral("%1 on %2: %3")
                                    .arg(text)
                                    .arg(ground)
                                    .arg(contrast(color(text), color(ground)))));
        // Thin letters are drawn fainter than their colour is.
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base})
            QVERIFY2(contrast(color(QPalette::PlaceholderText), color(ground)) >= 5.5,
                     "Hints cannot be read.");
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base})
            QVERIFY2(contrast(palette.color(QPalette::Disabled, QPalette::Text), color(ground))
                         >= 3.0,
                     "Disabled text cannot be read.");
    }

    void controls_stand_out_in_high_contrast_data()
    {
        QTest::addColumn<std::function<QWidget*()>>("make");
        const auto row = [](const char* name, std::function<QWidget*()> make) {
            QTest::newRow(name) << std::move(make);
        };
        row("line", [] { return new QLineEdit; });
        row("text", [] { return new QPlainTextEdit; });
        row("number", [] { return new QSpinBox; });
        row("choice", [] { return new QComboBox; });
        row("button", [] { return new QPushButton(QStringLiteral("x")); });
        row("check box", [] { return new QCheckBox; });
        row("radio button", [] { return new QRadioButton; });
        row("slider", [] { return new QSlider(Qt::Horizontal); });
    }

    void controls_stand_out_in_high_contrast()
    {
        QFETCH(std::function<QWidget*()>, make);
        apply_theme(Theme::high_contrast);
        const std::unique_ptr<QWidget> widget(make());
        widget->resize(120, 30);
        const QImage picture = widget->grab().toImage();
        // Going up from the middle of what is drawn, an outline has to be crossed.
        const auto* button = qobject_cast<QAbstractButton*>(widget.get());
        const bool is_box = button && button->text().isEmpty();
        const int column = is_box ? 7 : 100;
        double most = 0;
        for (int y = 0; y < picture.height() / 2; ++y)
            most = std::max(most, contrast(picture.pixelColor(column, y), Qt::black));
        QVERIFY2(most >= 3.0, qPrintable(QString::number(most)));
    }

    void arrows_of_numbers_are_seen_in_high_contrast()
    {
        apply_theme(Theme::high_contrast);
        QSpinBox box;
        box.resize(120, 30);
        QStyleOptionSpinBox option;
        option.initFrom(&box);
        option.subControls = QStyle::SC_All;
        const QImage picture = box.grab().toImage();
        for (const auto arrow : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
            const QRect place =
                box.style()->subControlRect(QStyle::CC_SpinBox, &option, arrow, &box);
            double most = 0;
            for (int x = place.left() + 3; x <= place.right() - 3; ++x)
                for (int y = place.top() + 3; y <= place.bottom() - 3; ++y)
                    most = std::max(most, contrast(picture.pixelColor(x, y), Qt::black));
            QVERIFY(most >= 3.0);
        }
    }

    void names_lead_back_to_themes()
    {
        for (const Theme theme : {Theme::system, Theme::light, Theme::dark, Theme::high_contrast})
            QCOMPARE(theme_from_name(theme_name(theme)), theme);
        QCOMPARE(theme_from_name(QStringLiteral("purple")), Theme::system);
    }

    void dark_is_known_from_its_colours()
    {
        apply_theme(Theme::dark);
        QVERIFY(is_dark(QApplication::palette()));
        apply_theme(Theme::light);
        QVERIFY(!is_dark(QApplication::palette()));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
