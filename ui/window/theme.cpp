// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/theme.h"

#include <QApplication>
#include <QColor>
#include <array>
#include <utility>

#include "ui/window/high_contrast_style.h"

namespace flipbook::ui {

namespace {

constexpr std::array<std::pair<Theme, const char*>, 4> theme_names{{
    {Theme::system, "system"},
    {Theme::light, "light"},
    {Theme::dark, "dark"},
    {Theme::high_contrast, "high-contrast"},
}};

struct Colours {
    QColor window, base, alternate, button, text, quiet, disabled, highlight, highlighted, link;
};

QPalette palette_of(const Colours& colours)
{
    QPalette palette(colours.button, colours.window);
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.alternate);
    palette.setColor(QPalette::Button, colours.button);
    palette.setColor(QPalette::ToolTipBase, colours.alternate);
    palette.setColor(QPalette::Highlight, colours.highlight);
    palette.setColor(QPalette::HighlightedText, colours.highlighted);
    palette.setColor(QPalette::Link, colours.link);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, colours.text);
        palette.setColor(QPalette::Disabled, role, colours.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, colours.quiet);
    return palette;
}

// Text stands 4.5 : 1 above what it stands on at least, quiet text even where letters are thin;
// disabled text 3 : 1.
QPalette palette_of(Theme theme)
{
    switch (theme) {
    case Theme::dark:
        return palette_of({QColor(0x2b2d30), QColor(0x1e1f22), QColor(0x34363a), QColor(0x3a3d41),
                           QColor(0xe6e6e6), QColor(0xa9acb0), QColor(0x8a8d91), QColor(0x2d6bc4),
                           Qt::white, QColor(0x7cb2ff)});
    case Theme::high_contrast:
        return palette_of({Qt::black, Qt::black, QColor(0x1a1a1a), QColor(0x202020), Qt::white,
                           QColor(0xc8c8c8), QColor(0xb0b0b0), QColor(0xffd800), Qt::black,
                           QColor(0x6cf5ff)});
    default:
        return palette_of({QColor(0xf2f2f2), Qt::white, QColor(0xe6e8ea), QColor(0xfafafa),
                           QColor(0x1c1c1c), QColor(0x595959), QColor(0x767676), QColor(0x2a67c4),
                           Qt::white, QColor(0x1a55b0)});
    }
}

}  // namespace

QString theme_name(Theme theme)
{
    for (const auto& [value, name] : theme_names)
        if (value == theme)
            return QString::fromLatin1(name);
    return {};
}

Theme theme_from_name(const QString& text)
{
    for (const auto& [value, name] : theme_names)
        if (text == QLatin1String(name))
            return value;
    return Theme::system;
}

void apply_theme(Theme theme)
{
    // What the desktop gave; asked once, before it is replaced.
    static const bool desktop_is_dark = is_dark(QApplication::palette());
    if (theme == Theme::system)
        theme = desktop_is_dark ? Theme::dark : Theme::light;
    if (theme == Theme::high_contrast)
        QApplication::setStyle(new HighContrastStyle);
    else
        QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(palette_of(theme));
}

bool is_dark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightness()
           > palette.color(QPalette::Window).lightness();
}

}  // namespace flipbook::ui
