// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace flipbook::app {

namespace {

void install(QApplication& application, const QLocale& locale, const QString& file,
             const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, file, QStringLiteral("_"), folder))
        QApplication::installTranslator(translator);
    else
        delete translator;
}

}  // namespace

void install_language(QApplication& application, const QString& code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    if (locale.language() == QLocale::Arabic || locale.language() == QLocale::Hebrew)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    // Qt's own dialogs first: a later translator is asked before an earlier one.
    install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, locale, QStringLiteral("flipbook"), QStringLiteral(":/i18n"));
}

}  // namespace flipbook::app
