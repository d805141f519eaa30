// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "ui/settings/settings_dialog.h"

using namespace flipbook::ui;

class SettingsTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("flipbook.ini"));

private Q_SLOTS:
    void cleanup() { QFile::remove(m_file); }

    void everything_is_there_again()
    {
        SettingsValues values;
        values.language = QStringLiteral("ja");
        values.theme = Theme::high_contrast;
        values.device = QStringLiteral("cuda:1");
        values.memory_limit_gib = 7;
        values.model_folders = {QStringLiteral("/a b"), QStringLiteral("/ö,ä")};
        values.history_limit_gib = 3;
        values.notify_when_done = false;
        Settings(m_file).set_values(values);
        QCOMPARE(Settings(m_file).values(), values);
    }

    void a_damaged_file_gives_the_defaults()
    {
        for (const QByteArray limit : {"many", "-4"}) {
            QFile file(m_file);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[engine]\nmemory_limit_gib=" + limit + "\n[history]\nlimit_gib=" + limit
                       + "\n[window]\ntheme=blue\n");
            file.close();
            const SettingsValues values = Settings(m_file).values();
            QCOMPARE(values.memory_limit_gib, 0);
            QCOMPARE(values.history_limit_gib, 1);
            QCOMPARE(values.theme, Theme::system);
        }
    }

    void the_dialog_shows_and_changes_them()
    {
        Settings settings(m_file);
        QSignalSpy changed(&settings, &Settings::changed);
        SettingsDialog dialog(settings, {{QStringLiteral("cpu"), QStringLiteral("Processor")}});
        const auto combo = [&dialog](const char* name) {
            return dialog.findChild<QComboBox*>(QLatin1String(name));
        };
        auto* theme = combo("settings.theme");
        theme->setCurrentIndex(theme->findData(QStringLiteral("dark")));
        auto* device = combo("settings.device");
        QCOMPARE(device->count(), 2);
        device->setCurrentIndex(1);
        dialog.findChild<QSpinBox*>(QStringLiteral("settings.memory"))->setValue(8);
        QCOMPARE(changed.count(), 0);  // Not before OK.
        dialog.accept();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(settings.values().theme, Theme::dark);
        QCOMPARE(settings.values().device, QStringLiteral("cpu"));
        QCOMPARE(settings.values().memory_limit_gib, 8);
    }

    void a_device_that_is_not_there_stays_chosen()
    {
        Settings settings(m_file);
        SettingsValues values;
        values.device = QStringLiteral("cuda:3");
        settings.set_values(values);
        SettingsDialog dialog(settings, {});
        dialog.accept();
        QCOMPARE(settings.values().device, QStringLiteral("cuda:3"));
    }
};

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
