// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "mock_engine_maker.h"
#include "ui/export/export_dialog.h"

using namespace flipbook;
using namespace flipbook::ui;

// What the export dialog offers for every format by itself.
class ExportOptionsTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    // MP4 is ticked, as it is at first.
    std::unique_ptr<ExportDialog> dialog() const
    {
        auto clip = std::make_shared<Clip>();
        for (int i = 0; i < 4; ++i)
            clip->frames.push_back({{16, 16}, std::vector<std::uint8_t>(16 * 16 * 3), {}});
        GenerationRequest request = sample_request(42);
        request.prompt.positive = "Red ball";
        const std::vector<Format> formats{
            {"mp4", "", {".mp4"}, 8, "-c:v libx264"},
            {"gif", "", {".gif"}, 8, "-filter_complex split[a][b];[a][b]paletteuse"}};
        auto made = std::make_unique<ExportDialog>(
            ExportDialog::Subject{clip, request}, formats, m_folder->path(),
            m_folder->filePath(QStringLiteral("flipbook.ini")));
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        return made;
    }

    static void tick_gif(const ExportDialog& dialog)
    {
        dialog.findChild<QCheckBox*>(QStringLiteral("export.format.gif"))->setChecked(true);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void every_format_keeps_options_of_its_own()
    {
        {
            auto asked = dialog();
            tick_gif(*asked);
            auto* options_of = asked->findChild<QComboBox*>(QStringLiteral("export.options_of"));
            auto* scale = asked->findChild<QComboBox*>(QStringLiteral("export.scale"));
            auto* repeats = asked->findChild<QSpinBox*>(QStringLiteral("export.repeats"));
            auto* dither = asked->findChild<QComboBox*>(QStringLiteral("export.dither"));
            QCOMPARE(options_of->count(), 3);
            repeats->setValue(2);  // Of both.
            options_of->setCurrentIndex(options_of->findData(QStringLiteral("mp4")));
            QVERIFY(!dither->isEnabled());
            scale->setCurrentIndex(scale->findData(QSize(4, 1)));
            options_of->setCurrentIndex(options_of->findData(QStringLiteral("gif")));
            QVERIFY(scale->currentData().toSize() == QSize(1, 1));
            dither->setCurrentIndex(dither->findData(QStringLiteral("bayer")));
            // What differs stays as it is where another field is changed for all.
            options_of->setCurrentIndex(0);
            repeats->setValue(3);
            asked->accept();
        }
        auto asked = dialog();
        const QList<ExportTask> tasks = asked->tasks();
        QCOMPARE(tasks.size(), 2);
        QVERIFY(tasks[0].request.edit.size == (Size{64, 64}));
        QVERIFY(!tasks[1].request.edit.size);
        QCOMPARE(tasks[1].request.dither, std::string("bayer"));
        for (const ExportTask& task : tasks)
            QCOMPARE(task.request.edit.repeats, 3);
    }

    void the_result_says_how_long_and_how_large()
    {
        auto asked = dialog();
        tick_gif(*asked);
        const auto result = [&asked] {
            return asked->findChild<QLabel*>(QStringLiteral("export.result"))->text();
        };
        QTRY_VERIFY2(result().count(QStringLiteral("about ")) == 2, qPrintable(result()));
        // 8 frames a second are 12.5 hundredths.
        QVERIFY2(result().contains(QStringLiteral("last 12 or 13")), qPrintable(result()));
        asked->findChild<QPushButton*>(QStringLiteral("export.copy_summary"))->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(QStringLiteral("16x16, 8 fps, 4 frames\n")), qPrintable(copied));
        QVERIFY2(copied.contains(QStringLiteral("-c:v libx264 Red-ball")), qPrintable(copied));
        QVERIFY2(copied.contains(QStringLiteral("-filter_complex split[a][b];[a][b]paletteuse="
                                                "dither=sierra2_4a Red-ball")),
                 qPrintable(copied));
        // One graph of filters, whatever is in it.
        auto* scale = asked->findChild<QComboBox*>(QStringLiteral("export.scale"));
        scale->setCurrentIndex(scale->findData(QSize(4, 1)));
        asked->findChild<QPushButton*>(QStringLiteral("export.copy_summary"))->click();
        const QString scaled = QGuiApplication::clipboard()->text();
        QVERIFY2(scaled.contains(QStringLiteral("-filter_complex scale=64:64:flags=")),
                 qPrintable(scaled));
        QVERIFY2(scaled.contains(QStringLiteral("-vf scale=64:64:flags=")), qPrintable(scaled));
    }

    void it_can_stay_open_for_another()
    {
        auto asked = dialog();
        QSignalSpy chosen(asked.get(), &ExportDialog::chosen);
        asked->show();
        asked->findChild<QPushButton*>(QStringLiteral("export.stay"))->click();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(asked->isVisible());
        asked->findChild<QPushButton*>(QStringLiteral("export.go"))->click();
        QCOMPARE(chosen.size(), 2);
        QVERIFY(!asked->isVisible());
    }
};

QTEST_MAIN(ExportOptionsTest)
#include "export_options_test.moc"
