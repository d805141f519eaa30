// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sample_clip.h"
#include "ui/document/document.h"
#include "ui/viewer/clip_view.h"
#include "ui/viewer/thumbnail_strip.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/window/test_state.h"

using namespace flipbook;
using namespace flipbook::ui;

class ViewerPanelTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Document m_document;

    QString state_file() const { return m_folder.filePath(QStringLiteral("state.json")); }

    QJsonObject state(const char* part) const
    {
        QFile file(state_file());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object()[QLatin1String(part)].toObject();
    }

    template <class Widget> static Widget* part(ViewerPanel& panel, const char* name)
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }

    static QColor colour_in_the_middle(ViewerPanel& panel)
    {
        const QImage image = panel.view().grab().toImage();
        return image.pixelColor(image.width() / 2, image.height() / 2);
    }

private Q_SLOTS:
    void a_finished_clip_plays_at_once()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        QSignalSpy changed(&panel, &ViewerPanel::clip_changed);
        const ClipPtr clip = sample_clip(16, {64, 48}, 0, 12);
        panel.show_clip(clip, QStringLiteral("seed 1"));
        QVERIFY(panel.player().is_playing());
        QCOMPARE(panel.player().frame_count(), 16);
        QCOMPARE(panel.player().frame_rate(), 12.0);
        QCOMPARE(panel.clip(), clip);
        QCOMPARE(changed.count(), 1);
    }

    void a_preview_keeps_playhead_and_pause()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.show_preview(sample_clip(8, {8, 8}));
        QVERIFY(panel.player().is_playing());
        QVERIFY(!panel.clip());
        panel.player().seek(5);
        panel.player().pause();
        panel.player().set_frame_rate(20);
        panel.show_preview(sample_clip(8, {8, 8}, 5));
        QCOMPARE(panel.player().frame(), 5);
        QVERIFY(!panel.player().is_playing());
        QCOMPARE(panel.player().frame_rate(), 20.0);
        panel.show_clip(sample_clip(8), QStringLiteral("seed 2"));
        QCOMPARE(panel.player().frame(), 5);
        QVERIFY(panel.player().is_playing());
        panel.show_clip(sample_clip(8), QStringLiteral("seed 3"));
        QCOMPARE(panel.player().frame(), 0);
    }

    void a_clip_that_was_opened_stays_while_another_is_made()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.show();
        const ClipPtr opened = sample_clip(8);
        const ClipPtr made = sample_clip(4);
        panel.open_clip(opened, QStringLiteral("an old one"));
        auto* follow = part<QToolButton>(panel, "viewer.follow_run");
        QVERIFY(!follow->isVisible());
        panel.show_preview(sample_clip(4, {8, 8}));
        QCOMPARE(panel.clip(), opened);
        QVERIFY(follow->isVisible());
        follow->click();
        QVERIFY(!panel.clip());
        QVERIFY(!follow->isVisible());

        panel.open_clip(opened, {});
        panel.show_clip(made, QStringLiteral("seed 1"));
        QCOMPARE(panel.clip(), opened);
        panel.follow_run();
        QCOMPARE(panel.clip(), made);
        panel.open_clip(opened, {});
        panel.show_preview(sample_clip(4, {8, 8}));
        panel.end_preview();
        QVERIFY(!follow->isVisible());
        panel.follow_run();
        QCOMPARE(panel.clip(), opened);
    }

    void previews_and_small_clips_are_drawn_sharp()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(600, 500);
        panel.show();
        panel.show_preview(sample_clip(4, {64, 64}));
        QVERIFY(!panel.view().is_smooth());
        panel.show_clip(sample_clip(4, {100, 100}), {});
        QVERIFY(!panel.view().is_smooth());
        QCOMPARE(panel.view().shown_zoom(), std::floor(panel.view().shown_zoom()));
        panel.show_clip(sample_clip(4, {512, 512}), {});
        QVERIFY(panel.view().is_smooth());
        panel.view().set_zoom(2.0);
        QVERIFY(panel.view().is_smooth());
        panel.view().set_zoom(3.0);
        QVERIFY(!panel.view().is_smooth());
    }

    void the_frame_of_the_player_is_painted()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(500, 500);
        panel.show();
        panel.show_clip(sample_clip(10), {});
        panel.player().pause();
        panel.player().seek(7);
        QCOMPARE(colour_in_the_middle(panel), QColor(70, 70, 70));
        panel.player().step(1);
        QCOMPARE(colour_in_the_middle(panel), QColor(80, 80, 80));
        QCOMPARE(part<QLabel>(panel, "viewer.frame")->text(),
                 QStringLiteral("09/10   %1 s").arg(QLocale().toString(1.0, 'f', 2)));
    }

    void onion_skin_lets_the_neighbours_shine_through()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(500, 500);
        panel.show();
        panel.show_clip(sample_clip(3, {64, 64}), {});
        panel.player().pause();
        panel.player().seek(0);
        part<QToolButton>(panel, "viewer.onion_skin")->setChecked(true);
        const int with_next = colour_in_the_middle(panel).red();
        QVERIFY2(with_next == 2 || with_next == 3, QByteArray::number(with_next));
    }

    void zoom_is_chosen_and_shown()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(500, 500);
        panel.show();
        panel.show_clip(sample_clip(2, {256, 256}), {});
        auto* zoom = part<QComboBox>(panel, "viewer.zoom");
        QVERIFY(!panel.view().zoom());
        QCOMPARE(zoom->currentIndex(), 0);
        panel.view().set_zoom(2.0);
        QCOMPARE(zoom->currentData().toDouble(), 2.0);
        panel.view().zoom_step(1);
        QCOMPARE(panel.view().zoom(), 3.0);
        panel.view().zoom_step(-1);
        panel.view().zoom_step(-1);
        QCOMPARE(panel.view().zoom(), 1.5);
        panel.view().set_zoom(1000.0);
        QCOMPARE(panel.view().zoom(), 32.0);
    }

    void a_frame_is_copied_and_saved()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        const ClipPtr clip = sample_clip(3, {16, 16});
        panel.show_clip(clip, {});
        panel.player().pause();
        panel.player().seek(2);
        panel.copy_frame();
        const QImage copied = QGuiApplication::clipboard()->image();
        QCOMPARE(copied.size(), QSize(16, 16));
        QCOMPARE(copied.pixelColor(3, 8), QColor(20, 20, 20));

        const QString path = m_folder.filePath(QStringLiteral("frame.png"));
        QSignalSpy saved(&panel.frame_export(), &FrameExport::saved);
        panel.frame_export().save(panel.view().current_image(), path);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(QImage(path).convertToFormat(QImage::Format_RGB888), panel.view().current_image());
        QSignalSpy failed(&panel.frame_export(), &FrameExport::failed);
        const QString nowhere = m_folder.filePath(QStringLiteral("none/frame.png"));
        panel.frame_export().save(panel.view().current_image(), nowhere);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(nowhere));
    }

    void thumbnails_are_as_many_as_fit()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(400, 500);
        panel.show();
        auto* strip = part<ThumbnailStrip>(panel, "viewer.thumbnails");
        QSignalSpy ready(strip, &ThumbnailStrip::pictures_ready);
        panel.show_clip(sample_clip(32), {});
        QTRY_VERIFY(ready.count() > 0);
        QTRY_COMPARE(strip->shown_frames(), (std::vector<int>{0, 5, 10, 15, 20, 25, 30}));
        const QPoint place(400 * 43 / 64, strip->height() / 2);
        QTest::mouseClick(strip, Qt::LeftButton, {}, place);
        QCOMPARE(panel.player().frame(), 21);
    }

    void the_ruler_scrubs_and_moves_the_range()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(480, 400);
        panel.show();
        panel.show_clip(sample_clip(16), {});
        auto* ruler = part<QWidget>(panel, "viewer.ruler");
        const auto at = [&](double frame) {
            return QPoint(static_cast<int>(frame * ruler->width() / 16), ruler->height() / 2);
        };
        QTest::mousePress(ruler, Qt::LeftButton, {}, at(3.5));
        QVERIFY(!panel.player().is_playing());
        QCOMPARE(panel.player().frame(), 3);
        QTest::mouseMove(ruler, at(9.5));
        QCOMPARE(panel.player().frame(), 9);
        QTest::mouseRelease(ruler, Qt::LeftButton, {}, at(9.5));
        QVERIFY(panel.player().is_playing());
        panel.player().set_range(2, 12);
        QTest::mousePress(ruler, Qt::LeftButton, {}, at(2));
        QTest::mouseMove(ruler, at(5.5));
        QTest::mouseRelease(ruler, Qt::LeftButton, {}, at(5.5));
        QCOMPARE(panel.player().in_point(), 5);
        QTest::mousePress(ruler, Qt::LeftButton, {}, at(13));
        QTest::mouseMove(ruler, at(8.5));
        QTest::mouseRelease(ruler, Qt::LeftButton, {}, at(8.5));
        QCOMPARE(panel.player().out_point(), 8);
    }

    void buttons_do_what_they_say()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.show_clip(sample_clip(16), {});
        part<QToolButton>(panel, "transport.play")->click();
        QVERIFY(!panel.player().is_playing());
        part<QToolButton>(panel, "transport.last")->click();
        QCOMPARE(panel.player().frame(), 15);
        part<QToolButton>(panel, "transport.back")->click();
        QCOMPARE(panel.player().frame(), 14);
        part<QToolButton>(panel, "transport.loop")->click();
        QVERIFY(!panel.player().loops());
        panel.player().set_loops(true);
        QVERIFY(part<QToolButton>(panel, "transport.loop")->isChecked());
        panel.player().set_speed(0.5);
        QCOMPARE(part<QComboBox>(panel, "transport.speed")->currentData().toDouble(), 0.5);
    }

    void the_state_file_has_the_sequence_of_frames()
    {
        TestState published(state_file());
        ViewerPanel panel(m_document, published);
        panel.show_clip(sample_clip(4, {64, 48}), QStringLiteral("seed 9"));
        panel.player().pause();
        panel.player().go_to_first();
        panel.player().step(1);
        panel.player().step(1);
        panel.player().set_out();
        QTRY_COMPARE(state("player")[QLatin1String("out")].toInt(-1), 2);
        const QJsonObject player = state("player");
        QCOMPARE(player[QLatin1String("frame")].toInt(), 2);
        QVERIFY(player[QLatin1String("in")].isNull());
        QVERIFY(!player[QLatin1String("playing")].toBool());
        const QJsonArray sequence = player[QLatin1String("sequence")].toArray();
        QCOMPARE(sequence.last().toObject()[QLatin1String("frame")].toInt(), 2);
        QCOMPARE(sequence[sequence.size() - 2].toObject()[QLatin1String("frame")].toInt(), 1);
        QCOMPARE(state("clip")[QLatin1String("frames")].toInt(), 4);
        QCOMPARE(state("clip")[QLatin1String("height")].toInt(), 48);
        panel.show_preview(sample_clip(4, {8, 8}));
        QTRY_COMPARE(state("preview")[QLatin1String("count")].toInt(), 1);
    }

    void every_control_has_a_name_and_can_be_reached()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.show_clip(sample_clip(4), {});
        panel.compare_with(sample_clip(4), {});
        int controls = 0;
        for (const QWidget* widget : panel.findChildren<QWidget*>()) {
            const bool is_inner = widget->objectName().startsWith(QLatin1String("qt_"))
                                  || qobject_cast<QAbstractItemView*>(widget->parentWidget())
                                  || qobject_cast<QComboBox*>(widget->parentWidget())
                                  || qobject_cast<QAbstractSpinBox*>(widget->parentWidget());
            if (is_inner || widget->focusPolicy() == Qt::NoFocus || widget->isWindow())
                continue;
            ++controls;
            const QByteArray name =
                widget->objectName().toUtf8() + widget->metaObject()->className();
            QVERIFY2(!widget->accessibleName().isEmpty(), name);
            QVERIFY2(!widget->objectName().isEmpty(), name);
            QVERIFY2(widget->focusPolicy() & Qt::TabFocus, name);
        }
        QVERIFY(controls >= 16);
    }
};

QTEST_MAIN(ViewerPanelTest)
#include "viewer_panel_test.moc"
