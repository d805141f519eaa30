// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "ui/document/path_text.h"
#include "ui/models/model_picture.h"
#include "ui/models/models_panel.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

// A LoRA of one layer, as kohya-ss writes them.
void write_lora(const QString& path)
{
    const QByteArray layer = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q";
    const QByteArray header = "{\"" + layer
                              + ".lora_down.weight\":{\"dtype\":\"F16\",\"shape\":[1,1280],"
                                "\"data_offsets\":[0,2560]},\""
                              + layer
                              + ".lora_up.weight\":{\"dtype\":\"F16\",\"shape\":[1280,1],"
                                "\"data_offsets\":[2560,5120]}}";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto length = static_cast<quint64>(header.size());
    for (int byte = 0; byte < 8; ++byte)
        file.putChar(static_cast<char>(length >> (8 * byte) & 0xFFU));
    file.write(header + QByteArray(5120, '\0'));
}

}  // namespace

class ModelsPanelTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        write_lora(path("ink.safetensors"));
        write_lora(path("clay.safetensors"));
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(path("ink.preview.png")));
    }

    void a_picture_stands_beside_its_model()
    {
        QCOMPARE(picture_beside(text_path(path("ink.safetensors"))), path("ink.preview.png"));
        QVERIFY(picture_beside(text_path(path("clay.safetensors"))).isEmpty());
        // An embedding that is a picture is not its own.
        QVERIFY(picture_beside(text_path(path("ink.preview.png"))).isEmpty());
        QCOMPARE(read_small(path("ink.preview.png"), 30).size(), QSize(30, 20));
        QVERIFY(read_small(path("none.png"), 30).isNull());
    }

    void models_are_found_told_about_and_used()
    {
        ModelShelf shelf({});
        ModelsPanel panel(shelf);
        panel.show();
        QSignalSpy used(&panel, &ModelsPanel::use_wanted);
        auto* use = panel.findChild<QPushButton*>(QStringLiteral("models.use"));
        auto* details = panel.findChild<QLabel*>(QStringLiteral("models.details"));
        QVERIFY(!use->isEnabled());
        shelf.set_folders({m_folder.path()});
        QTRY_COMPARE(panel.shown_count(), 2);
        auto* search = panel.findChild<QLineEdit*>(QStringLiteral("models.search"));
        search->setText(QStringLiteral("INK"));
        QCOMPARE(panel.shown_count(), 1);
        search->clear();

        auto* tree = panel.findChild<QTreeWidget*>(QStringLiteral("models.list"));
        QCOMPARE(tree->topLevelItemCount(), 1);  // Kinds without a model are not listed.
        QTreeWidgetItem* ink = tree->topLevelItem(0)->child(1);
        QCOMPARE(ink->text(0), QStringLiteral("ink"));
        QTRY_VERIFY(!tree->topLevelItem(0)->child(1)->icon(0).isNull());
        QVERIFY(tree->topLevelItem(0)->child(0)->icon(0).isNull());
        tree->setCurrentItem(tree->topLevelItem(0)->child(1));
        QVERIFY2(details->text().contains(path("ink.safetensors")), qPrintable(details->text()));
        use->click();
        QCOMPARE(used.size(), 1);
        QCOMPARE(used[0][0].value<ModelPage>().path, text_path(path("ink.safetensors")));
        // What is chosen stays chosen when more is found.
        write_lora(path("glass.safetensors"));
        shelf.set_folders({m_folder.path()});
        QTRY_COMPARE(panel.shown_count(), 3);
        QVERIFY2(details->text().contains(path("ink.safetensors")), qPrintable(details->text()));
    }
};

QTEST_MAIN(ModelsPanelTest)
#include "models_panel_test.moc"
