// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QTest>
#include <cmath>

#include "ui/window/theme.h"

using namespace flipbook::ui;

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
        apply_theme(*qApp, theme);
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
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base})
            QVERIFY2(contrast(palette.color(QPalette::Disabled, QPalette::Text), color(ground))
                         >= 3.0,
                     "Disabled text cannot be read.");
    }

    void names_lead_back_to_themes()
    {
        for (const Theme theme : {Theme::system, Theme::light, Theme::dark, Theme::high_contrast})
            QCOMPARE(theme_from_name(theme_name(theme)), theme);
        QCOMPARE(theme_from_name(QStringLiteral("purple")), Theme::system);
    }

    void dark_is_known_from_its_colours()
    {
        apply_theme(*qApp, Theme::dark);
        QVERIFY(is_dark(QApplication::palette()));
        apply_theme(*qApp, Theme::light);
        QVERIFY(!is_dark(QApplication::palette()));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
