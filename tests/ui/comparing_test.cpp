// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSlider>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sample_clip.h"
#include "ui/document/document.h"
#include "ui/viewer/clip_view.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/window/test_state.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

GenerationRequest request_with(std::uint64_t seed)
{
    GenerationRequest request;
    request.prompt.positive = "a boat";
    request.sampling.seed = seed;
    return request;
}

}  // namespace

class ComparingTest final : public QObject {
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
    void two_clips_are_compared_with_locked_playheads()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(600, 500);
        panel.show();
        panel.show_clip(sample_clip(8, {64, 64}), QStringLiteral("one"), request_with(1));
        panel.compare_with(sample_clip(4, {64, 64}, 100), QStringLiteral("two"),
                           request_with(13214918285578813247U));
        panel.player().pause();
        panel.player().seek(2);
        const auto left_and_right = [&] {
            const QImage image = panel.view().grab().toImage();
            return std::pair(image.pixelColor(image.width() / 4, image.height() / 2).red(),
                             image.pixelColor(3 * image.width() / 4, image.height() / 2).red());
        };
        QCOMPARE(left_and_right(), std::pair(20, 120));
        panel.player().seek(7);  // The shorter one stays at its end.
        QCOMPARE(left_and_right(), std::pair(70, 130));
        auto* table = part<QTableWidget>(panel, "compare.differences");
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("1"));
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("13214918285578813247"));

        part<QToolButton>(panel, "compare.swap")->click();
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("1"));
        QCOMPARE(panel.clip()->frames.size(), std::size_t{4});
        part<QToolButton>(panel, "compare.end")->click();
        QVERIFY(!part<QWidget>(panel, "compare.mode")->isVisible());
    }

    void a_clip_is_called_by_its_new_name_wherever_it_is_shown()
    {
        TestState published(state_file());
        ViewerPanel panel(m_document, published);
        panel.resize(600, 500);
        panel.show();
        const ClipPtr first = sample_clip(4), second = sample_clip(4), waiting = sample_clip(4);
        panel.open_clip(first, QStringLiteral("one"));
        const QImage before = panel.view().grab().toImage();
        panel.player().pause();
        panel.set_title(first, QStringLiteral("sunrise over the bay"));
        QTRY_COMPARE(state("clip")[QLatin1String("title")].toString(),
                     QStringLiteral("sunrise over the bay"));
        QVERIFY(panel.view().grab().toImage() != before);
        panel.compare_with(second, QStringLiteral("two"));
        panel.set_title(second, QStringLiteral("dusk"));
        QTRY_COMPARE(state("compare")[QLatin1String("second")].toString(), QStringLiteral("dusk"));
        auto* table = part<QTableWidget>(panel, "compare.differences");
        QVERIFY(table->horizontalHeaderItem(2)->text().contains(QLatin1String("dusk")));
        panel.end_comparison();
        panel.show_clip(waiting, QStringLiteral("three"));
        panel.set_title(waiting, QStringLiteral("night"));
        panel.follow_run();
        QTRY_COMPARE(state("clip")[QLatin1String("title")].toString(), QStringLiteral("night"));
        panel.set_title(second, QStringLiteral("not there"));
        QCOMPARE(state("clip")[QLatin1String("title")].toString(), QStringLiteral("night"));
    }

    void the_table_of_differences_leaves_room_for_the_picture()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        GenerationRequest other = request_with(2);
        other.sampling.guidance_scale = 5;
        other.sampling.steps = 12;
        other.frame_count = 8;
        other.frame_rate = 12;
        panel.show_clip(sample_clip(4), QStringLiteral("one"), request_with(1));
        panel.compare_with(sample_clip(4), QStringLiteral("two"), other);
        panel.show();
        auto* table = part<QTableWidget>(panel, "compare.differences");
        QVERIFY(table->rowCount() >= 5);
        const auto rows_seen = [table] {
            return (table->height() - table->horizontalHeader()->sizeHint().height())
                   / table->rowHeight(0);
        };
        panel.resize(700, 540);
        QTRY_COMPARE(rows_seen(), 2);
        const int picture = panel.view().height();
        QVERIFY2(picture > 260, qPrintable(QString::number(picture)));
        panel.resize(700, 900);
        QTRY_COMPARE(rows_seen(), 4);
    }

    void a_wipe_shows_a_on_the_left_and_b_on_the_right()
    {
        TestState state({});
        ViewerPanel panel(m_document, state);
        panel.resize(600, 600);
        panel.show();
        panel.show_clip(sample_clip(2, {64, 64}), {});
        panel.compare_with(sample_clip(2, {64, 64}, 100), {});
        panel.player().pause();
        panel.player().seek(0);
        auto* mode = part<QComboBox>(panel, "compare.mode");
        mode->setCurrentIndex(mode->findData(static_cast<int>(CompareMode::wipe)));
        auto* slider = part<QSlider>(panel, "compare.wipe");
        QVERIFY(slider->isVisible());
        slider->setValue(250);
        QCOMPARE(panel.view().wipe(), 0.25);
        QCOMPARE(colour_in_the_middle(panel), QColor(100, 100, 100));
        slider->setValue(900);
        QCOMPARE(colour_in_the_middle(panel), QColor(0, 0, 0));
    }
};

QTEST_MAIN(ComparingTest)
#include "comparing_test.moc"
