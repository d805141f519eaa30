// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <map>

#include "program.h"

// Every file of data/odd given as the model: status 3, a sentence that names what it is, nothing
// run and nothing left behind.
class OddFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void each_ends_with_status_and_sentence_data();
    void each_ends_with_status_and_sentence();
    void none_is_missing_here();

private:
    static const std::map<QString, QString>& sentences();
};

const std::map<QString, QString>& OddFilesTest::sentences()
{
    static const std::map<QString, QString> all{
        {"controlnet.safetensors", "a ControlNet"},
        {"empty.safetensors", "is an empty file"},
        {"flux-like.safetensors", "FLUX"},
        {"git-lfs-pointer.ckpt", "is a git-lfs pointer, a note in place of the file"},
        {"header-length-2e60.safetensors", "claims a header of 1152921504606846976 bytes"},
        {"hostile-legacy.pt", "calls posix.system"},
        {"hostile.ckpt", "calls posix.system"},
        {"html-error-page.safetensors", "is a web page"},
        {"ip-adapter.safetensors", "an IP-Adapter"},
        {"nan-weights.safetensors", "motion module"},
        {"overlapping-offsets.safetensors", "(bytes 248 to 312) overlaps"},
        {"sd15-inpainting-shaped.safetensors", "inpainting"},
        {"sd2-shaped.safetensors", "SD 2"},
        {"sdxl-shaped.safetensors", "SDXL"},
        {"shape-does-not-fit.safetensors", "needs more than 2^64 bytes, and has 64"},
        {"truncated-header.safetensors", "having 100 bytes of at least 4272"},
        {"truncated.safetensors", "having 39242 bytes of 58864"},
        {"upscaler-esrgan.pth", "an upscaler"},
        {"zip-bomb.ckpt", "is compressed, and PyTorch's never are"},
    };
    return all;
}

void OddFilesTest::each_ends_with_status_and_sentence_data()
{
    QTest::addColumn<QString>("sentence");
    for (const auto& [file, sentence] : sentences())
        QTest::newRow(qPrintable(file)) << sentence;
}

void OddFilesTest::each_ends_with_status_and_sentence()
{
    QFETCH(QString, sentence);
    const QString name = QString("odd/") + QTest::currentDataTag();
    const QString unpacked = QStringLiteral(FLIPBOOK_DERIVED_TEST_DATA "/") + name;
    const QString file = QFile::exists(unpacked) ? unpacked : test_data(qPrintable(name));
    const QTemporaryDir folder;
    const ProgramRun run = run_program(folder.path(), small_clip({"--model", file}));
    QCOMPARE(run.status, 3);
    QVERIFY2(run.reason().startsWith("flipbook-cli: "), run.reason());
    QVERIFY2(run.reason().contains(file.toUtf8()), run.reason());
    QVERIFY2(run.reason().contains(sentence.toUtf8()), run.reason());
    QVERIFY2(run.reason().endsWith('.'), run.reason());
    QCOMPARE(names_in(folder.path()), QStringList());
}

void OddFilesTest::none_is_missing_here()
{
    for (const QString& folder :
         {test_data("odd"), QStringLiteral(FLIPBOOK_DERIVED_TEST_DATA "/odd")}) {
        QVERIFY(!names_in(folder).isEmpty());
        for (const QString& name : names_in(folder))
            QVERIFY2(sentences().contains(name), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(OddFilesTest)
#include "odd_files_test.moc"
