// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <limits>

#include "core/safetensors.h"
#include "flipbook/model_catalog.h"
#include "test_files.h"

using namespace flipbook;
using namespace flipbook::test;

// What only a look at every number shows.
class DeepScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sound_models_have_no_findings_data();
    void sound_models_have_no_findings();
    void nan_and_infinity_are_named();
    void every_type_is_looked_at_data();
    void every_type_is_looked_at();
    void zeros_and_duplicates_are_named();
    void stray_tensors_are_named();

private:
    ModelPage deep_page(const std::vector<TensorView>& tensors);

    QTemporaryDir m_folder;
};

ModelPage DeepScanTest::deep_page(const std::vector<TensorView>& tensors)
{
    const std::filesystem::path path = m_folder.filePath("made.safetensors").toStdU16String();
    if (!write_safetensors(path, tensors, {}, true))
        qFatal("The temporary folder cannot be written.");
    return inspect_model(path, {.deep = true});
}

void DeepScanTest::sound_models_have_no_findings_data()
{
    QTest::addColumn<bool>("unused");
    for (const char* file :
         {"tiny-sd15", "tiny-sd15.safetensors", "mm-v1.safetensors", "mm-v2-diffusers",
          "lora/kohya.safetensors", "lora/motion-original-legacy.ckpt", "embeddings/tinystyle.pt"})
        QTest::newRow(file) << true;
}

void DeepScanTest::sound_models_have_no_findings()
{
    const ModelPage page = inspect_model(test_file(QTest::currentDataTag()), {.deep = true});
    QVERIFY(page.is_usable());
    QVERIFY(page.deep.has_value());
    QVERIFY2(*page.deep == DeepFindings{}, to_json(page).c_str());
}

void DeepScanTest::nan_and_infinity_are_named()
{
    const ModelPage page = inspect_model(test_file("odd/nan-weights.safetensors"), {.deep = true});
    const std::string stem = "down_blocks.0.motion_modules.0.temporal_transformer.";
    std::vector<std::string> names = page.deep->not_finite;
    std::sort(names.begin(), names.end());
    QCOMPARE(names, (std::vector<std::string>{stem + "norm.bias", stem + "proj_in.weight"}));
    QVERIFY(page.problems.back().find("NaN or infinity stands in 2 tensors") != std::string::npos);
}

void DeepScanTest::every_type_is_looked_at_data()
{
    QTest::addColumn<int>("dtype");
    QTest::addColumn<QByteArray>("good");  // One number, little endian.
    QTest::addColumn<QByteArray>("bad");
    const auto row = [](DType dtype, const char* good, const char* bad) {
        QTest::newRow(dtype_name(dtype))
            << int(dtype) << QByteArray::fromHex(good) << QByteArray::fromHex(bad);
    };
    row(DType::f64, "ffffffffffffef7f", "000000000000f07f");
    row(DType::f32, "ffff7f7f", "0000807f");
    row(DType::f32, "ffff7fff", "010080ff");
    row(DType::f16, "ff7b", "007c");
    row(DType::bf16, "7f7f", "80ff");
    row(DType::f8_e4m3, "7e", "ff");
    row(DType::i32, "ffffffff", "");
}

void DeepScanTest::every_type_is_looked_at()
{
    QFETCH(int, dtype);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    for (const QByteArray& number : {good, bad}) {
        if (number.isEmpty())
            continue;
        const QByteArray bytes = good.repeated(3) + number;
        const auto type = static_cast<DType>(dtype);
        const ModelPage page =
            deep_page({{"x", type, {2, 2}, std::as_bytes(std::span(bytes.data(), bytes.size()))}});
        QCOMPARE(page.deep->not_finite.size(), number == bad ? 1u : 0u);
    }
}

void DeepScanTest::zeros_and_duplicates_are_named()
{
    const std::vector<float> zeros(16, 0.0F), ones(16, 1.0F);
    std::vector<float> others(16, 2.0F);
    others[3] = 5;
    const auto view = [](const char* name, const std::vector<float>& values,
                         std::vector<std::int64_t> shape) {
        return TensorView{name, DType::f32, std::move(shape), std::as_bytes(std::span(values))};
    };
    const ModelPage page =
        deep_page({view("a.weight", zeros, {4, 4}), view("a.bias", zeros, {16}),
                   view("b.weight", others, {4, 4}), view("c.weight", others, {4, 4}),
                   view("c.bias", ones, {16}), view("d.bias", ones, {16})});
    QCOMPARE(page.deep->all_zero, std::vector<std::string>{"a.weight"});
    QCOMPARE(page.deep->duplicated, std::vector<std::string>{"c.weight = b.weight"});
    QVERIFY(page.deep->not_finite.empty());
    QCOMPARE(page.notes.size(), 2u);
}

void DeepScanTest::stray_tensors_are_named()
{
    auto file = SafetensorsFile::open(test_file("mm-v3.safetensors"));
    QVERIFY(file.has_value());
    std::vector<TensorView> tensors;
    for (const TensorEntry& entry : file.value().entries())
        tensors.push_back({entry.name, entry.dtype, entry.shape, file.value().bytes(entry)});
    const std::string stray = "down_blocks.9.motion.weight";
    const std::vector<float> values(4, 1.0F);
    tensors.push_back({stray, DType::f32, {2, 2}, std::as_bytes(std::span(values))});
    const ModelPage page = deep_page(tensors);
    QVERIFY(page.is_usable());
    QCOMPARE(page.deep->extra, std::vector<std::string>{stray});
}

QTEST_APPLESS_MAIN(DeepScanTest)
#include "deep_scan_test.moc"
