// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

#include <algorithm>
#include <fstream>

#include "catalog/model_tensors.h"
#include "flipbook/model_catalog.h"
#include "header_only_file.h"
#include "process_memory.h"
#include "test_files.h"

using namespace flipbook;
using namespace flipbook::test;

// Files against each other, and full-size ones.
class ModelPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_that_do_not_fit_are_both_named_data();
    void files_that_do_not_fit_are_both_named();
    void additions_for_other_models_do_not_fit_data();
    void additions_for_other_models_do_not_fit();
    void a_full_size_checkpoint_takes_no_memory();

private:
    QTemporaryDir m_folder;
};

void ModelPairsTest::files_that_do_not_fit_are_both_named_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("advice");  // Empty: they fit, or nothing is known.
    const auto row = [](const char* one, const char* other, const char* advice) {
        QTest::addRow("%s, %s", one, other) << one << other << advice;
    };
    row("odd/sdxl-shaped.safetensors", "mm-v3.safetensors",
        "an SD 1.5 checkpoint instead of sdxl-shaped.safetensors.");
    row("odd/sd2-shaped.safetensors", "mm-v3.safetensors",
        "an SD 1.5 checkpoint instead of sd2-shaped.safetensors.");
    row("tiny-sd15", "mm-v3.safetensors", "");
    row("mm-v3.safetensors", "mm-v1.safetensors", "");
    row("tiny-sd15", "lora/kohya.safetensors", "");
    row("tiny-sd15", "odd/empty.safetensors", "");
}

void ModelPairsTest::files_that_do_not_fit_are_both_named()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(QString, advice);
    const ModelPage first = inspect_model(test_file(one.toStdString()));
    const ModelPage second = inspect_model(test_file(other.toStdString()));
    const auto reason = misfit(first, second);
    QCOMPARE(misfit(second, first), reason);
    QCOMPARE(reason.has_value(), !advice.isEmpty());
    if (!reason)
        return;
    const QString text = QString::fromStdString(*reason);
    QVERIFY2(text.endsWith(advice) && text.contains(one) && text.contains(other), qPrintable(text));
}

void ModelPairsTest::additions_for_other_models_do_not_fit_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<QString>("said");
    QTest::newRow("embedding of SD 2")
        << "emb_params" << QList<int>{2, 1024} << "is a textual inversion for SD 2.x";
    QTest::newRow("LoRA of SDXL")
        << "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight"
        << QList<int>{8, 2048} << "is a LoRA for SDXL";
    QTest::newRow("motion module of SDXL")
        << "down_blocks.2.motion_modules.0.temporal_transformer.norm.weight" << QList<int>{1280}
        << "is an SDXL motion module";
    QTest::newRow("VAE of FLUX") << "decoder.conv_in.weight" << QList<int>{512, 16, 3, 3}
                                 << "is a VAE for another family of models";
}

void ModelPairsTest::additions_for_other_models_do_not_fit()
{
    QFETCH(QString, name);
    QFETCH(QList<int>, shape);
    QFETCH(QString, said);
    const QString path = m_folder.filePath("addition.safetensors");
    QVERIFY(write_header_only(
        path, {{name.toStdString(), std::vector<std::int64_t>(shape.begin(), shape.end())}}));
    const auto reason =
        misfit(inspect_model(path.toStdU16String()), inspect_model(test_file("tiny-sd15")));
    QVERIFY(reason.has_value());
    const QString text = QString::fromStdString(*reason);
    QVERIFY2(text.contains(said) && text.contains("choose one for SD 1.5 instead of the"),
             qPrintable(text));
    QVERIFY2(text.endsWith("addition.safetensors."), qPrintable(text));
}

void ModelPairsTest::a_full_size_checkpoint_takes_no_memory()
{
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    QSKIP("The sanitizer's own memory would be counted.");
#endif
    auto file = read_model_tensors(test_file("tiny-sd15.safetensors"));
    QVERIFY(file.has_value());
    HeaderTensors tensors;
    for (const auto& [name, shape] : file.value().shapes) {
        tensors[name] = shape;
        if (name.starts_with("model.diffusion_model."))
            tensors["model_ema." + name] = {1'500'000};  // 4.1 GB together.
    }
    const QString path = m_folder.filePath("full.safetensors");
    QVERIFY(write_header_only(path, tensors, {}, "F32"));
    constexpr double most_bytes = 20e6;
    std::ofstream("/proc/self/clear_refs") << "5";  // Starts the peak anew.
    const double before = memory_value("VmRSS");
    qint64 fastest = std::numeric_limits<qint64>::max();
    for (int attempt = 0; attempt < 10; ++attempt) {
        QElapsedTimer timer;
        timer.start();
        const ModelPage page = inspect_model(path.toStdU16String());
        fastest = std::min(fastest, timer.elapsed());
        QVERIFY(page.is_usable() && page.file_bytes > 4'000'000'000U);
    }
    qInfo("%lld ms, the fastest of ten", fastest);
    QVERIFY(memory_value("VmHWM") - before <= most_bytes);
}

QTEST_APPLESS_MAIN(ModelPairsTest)
#include "model_pairs_test.moc"
