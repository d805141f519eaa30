// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include "mock_engine_maker.h"
#include "ui/jobs/generation_queue.h"
#include "ui/settings/settings.h"
#include "ui/window/done_notice.h"

using namespace flipbook;
using namespace flipbook::ui;

class DoneNoticeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_long_clip_is_told_of_where_nobody_looks_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<bool>("is_active");
        QTest::addColumn<bool>("is_wanted");
        QTest::addColumn<bool>("is_told");
        QTest::newRow("long") << 21.0 << false << true << true;
        QTest::newRow("short") << 19.0 << false << true << false;
        QTest::newRow("somebody looks") << 21.0 << true << true << false;
        QTest::newRow("not wanted") << 21.0 << false << false << false;
    }

    void a_long_clip_is_told_of_where_nobody_looks()
    {
        QFETCH(const double, seconds);
        QFETCH(const bool, is_active);
        QFETCH(const bool, is_wanted);
        QFETCH(const bool, is_told);
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        SettingsValues values;
        values.notify_when_done = is_wanted;
        settings.set_values(values);
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        QWidget window;
        QWidget other;
        (is_active ? window : other).show();
        (is_active ? window : other).activateWindow();
        QTRY_COMPARE(window.isActiveWindow(), is_active);
        DoneNotice notice(window, settings, queue);
        QStringList told;
        notice.set_show([&told](const QString&, const QString& text) { told << text; });
        ClipReady clip;
        clip.seconds = seconds;
        clip.request.prompt.positive = "a boat\nat sea";
        Q_EMIT queue.clip_ready(1, clip);
        QCOMPARE(told, is_told ? QStringList{QStringLiteral("a boat at sea")} : QStringList());
    }
};

QTEST_MAIN(DoneNoticeTest)
#include "done_notice_test.moc"
