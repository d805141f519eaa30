// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/about.h"

#include <QCoreApplication>
#include <QMessageBox>

#include "flipbook/recipe.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(About)
};

}  // namespace

void show_about(QWidget& window)
{
    QMessageBox::about(&window, Text::tr("About Flipbook"),
                       Text::tr("Flipbook %1\n\nTurns a prompt into an animated clip.\nGPL-3.0 or "
                                "later.")
                           .arg(QLatin1String(version())));
}

}  // namespace flipbook::ui
