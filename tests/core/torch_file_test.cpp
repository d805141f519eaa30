// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstring>

#include "torch_pickle.h"

using namespace flipbook;
using namespace flipbook::torch_pickle;

namespace {

std::filesystem::path derived(const std::string& name)
{
    return std::filesystem::path(FLIPBOOK_DERIVED_TEST_DATA) / name;
}

// The fp32 numbers 0, 1, 2, …
std::string counting(int count)
{
    std::string data(static_cast<std::size_t>(count) * sizeof(float), '\0');
    for (int i = 0; i < count; ++i) {
        const auto value = static_cast<float>(i);
        std::memcpy(data.data() + static_cast<std::size_t>(i) * sizeof(float), &value,
                    sizeof(float));
    }
    return data;
}

QStringList names_of(const TensorFile& file)
{
    QStringList names;
    for (const TensorEntry& entry : file.entries())
        names.append(QString::fromStdString(entry.name));
    names.sort();
    return names;
}

}  // namespace

class TorchFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_lora_has_its_tensors();
    void both_forms_hold_the_same();
    void a_textual_inversion_keeps_its_words();
    void what_wraps_all_the_rest_leaves_no_trace_data();
    void what_wraps_all_the_rest_leaves_no_trace();
    void other_dictionaries_give_their_names();
    void tensors_are_views_of_their_storages();
    void harmless_strangers_are_passed_over();
    void a_wide_archive_is_read();

private:
    Result<TensorFile> open(const std::string& content) const
    {
        QFile file(m_folder.filePath("x.ckpt"));
        if (!file.open(QIODevice::WriteOnly))
            return Error{};
        file.write(content.data(), static_cast<qint64>(content.size()));
        file.close();
        return open_tensor_file(m_folder.filePath("x.ckpt").toStdString());
    }

    QTemporaryDir m_folder;
};

void TorchFileTest::a_lora_has_its_tensors()
{
    const auto file = open_tensor_file(derived("lora/motion-original.ckpt"));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(file.value().entries().size(), 336U);
    const TensorEntry* entry =
        file.value().find("mid_block.motion_modules.0.temporal_transformer.transformer_blocks.0."
                          "attention_blocks.0.processor.to_q_lora.down.weight");
    QVERIFY(entry);
    QVERIFY(entry->dtype == DType::f16);
    QVERIFY(entry->shape == (std::vector<std::int64_t>{2, 32}));
    QVERIFY(entry->strides.empty());
    QCOMPARE(file.value().bytes(*entry).size(), 128U);
}

void TorchFileTest::both_forms_hold_the_same()
{
    const auto zip = open_tensor_file(derived("lora/motion-original.ckpt"));
    const auto old = open_tensor_file(derived("lora/motion-original-legacy.ckpt"));
    QVERIFY2(old, old ? "" : old.error().message.c_str());
    QCOMPARE(old.value().entries().size(), 32U);
    for (const TensorEntry& entry : old.value().entries()) {
        const TensorEntry* same = zip.value().find(entry.name);
        QVERIFY2(same && same->shape == entry.shape, entry.name.c_str());
        QVERIFY(std::ranges::equal(old.value().bytes(entry), zip.value().bytes(*same)));
    }
}

void TorchFileTest::a_textual_inversion_keeps_its_words()
{
    const auto zip = open_tensor_file(derived("embeddings/tinystyle.pt"));
    const auto old = open_tensor_file(derived("embeddings/tinylegacy.pt"));
    QVERIFY(zip && old);
    QCOMPARE(names_of(zip.value()), QStringList{"string_to_param.*"});
    QCOMPARE(zip.value().metadata().at("name"), std::string("tinystyle"));
    QCOMPARE(zip.value().metadata().at("step"), std::string("100"));
    const TensorEntry& one = zip.value().entries().front();
    const TensorEntry& other = old.value().entries().front();
    QVERIFY(one.shape == (std::vector<std::int64_t>{2, 16}) && one.shape == other.shape);
    QVERIFY(std::ranges::equal(zip.value().bytes(one), old.value().bytes(other)));
}

void TorchFileTest::what_wraps_all_the_rest_leaves_no_trace_data()
{
    QTest::addColumn<QByteArray>("object");
    const std::string state = dictionary({{"a", tensor()}});
    const auto row = [](const char* name, const std::string& object) {
        QTest::newRow(name) << QByteArray(object.data(), static_cast<qsizetype>(object.size()));
    };
    row("nothing", state);
    row("OrderedDict", call("collections", "OrderedDict", {}) + "(" + text("a") + tensor() + "u");
    row("state_dict", dictionary({{"epoch", integer(3)}, {"state_dict", state}}));
    row("twice", dictionary({{"state_dict", dictionary({{"state_dict", state}})}}));
    row("module in state_dict", dictionary({{"state_dict", dictionary({{"module", state}})}}));
    row("params_ema before params",
        dictionary({{"params", dictionary({{"b", tensor()}})}, {"params_ema", state}}));
    row("parameter",
        dictionary({{"a", call("torch._utils", "_rebuild_parameter",
                               {tensor(), "\x88", call("collections", "OrderedDict", {})})}}));
    row("old pairs",
        call("collections", "OrderedDict", {"](" + tuple({text("a"), tensor()}) + "e"}));
}

void TorchFileTest::what_wraps_all_the_rest_leaves_no_trace()
{
    QFETCH(const QByteArray, object);
    const auto file = open(torch_zip(object.toStdString(), {{"0", counting(6)}}));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(names_of(file.value()), QStringList{"a"});
    QCOMPARE(file.value().bytes(file.value().entries().front()).size(), 24U);
}

void TorchFileTest::other_dictionaries_give_their_names()
{
    const auto file =
        open(torch_zip(dictionary({{"image_proj", dictionary({{"w", tensor()}})},
                                   {"ip_adapter", dictionary({{"1.to_k_ip.weight", tensor()}})}}),
                       {{"0", counting(6)}}));
    QVERIFY(file);
    QCOMPARE(names_of(file.value()), (QStringList{"image_proj.w", "ip_adapter.1.to_k_ip.weight"}));
}

void TorchFileTest::tensors_are_views_of_their_storages()
{
    const auto file = open(torch_zip(
        dictionary({{"whole", tensor({.elements = 12, .shape = {4, 3}})},
                    {"rows", tensor({.elements = 12, .offset = 3, .shape = {2, 3}})},
                    {"turned", tensor({.elements = 12, .shape = {3, 4}, .strides = {1, 3}})},
                    {"one", tensor({.elements = 12, .offset = 11, .shape = {}, .strides = {}})},
                    {"empty", tensor({.elements = 12, .shape = {0, 3}})}}),
        {{"0", counting(12)}}));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const auto range = [&file](const char* name) {
        const TensorEntry* entry = file.value().find(name);
        const auto begin = file.value().find("whole")->begin;
        return std::pair(entry->begin - begin, entry->end - begin);
    };
    QVERIFY(range("whole") == std::pair(0UL, 48UL));
    QVERIFY(range("rows") == std::pair(12UL, 36UL));
    QVERIFY(range("turned") == std::pair(0UL, 48UL));
    QVERIFY(range("one") == std::pair(44UL, 48UL));
    QVERIFY(range("empty") == std::pair(0UL, 0UL));
    QVERIFY(file.value().find("turned")->strides == (std::vector<std::int64_t>{1, 3}));
    QVERIFY(file.value().find("rows")->strides.empty());
}

void TorchFileTest::harmless_strangers_are_passed_over()
{
    const std::string callback =
        call("pytorch_lightning.callbacks.model_checkpoint", "ModelCheckpoint", {text("x")}) + "}b";
    const std::string scalar = call("numpy.core.multiarray", "scalar",
                                    {call("numpy", "dtype", {text("f8")}), text("12345678")});
    const auto file = open(torch_zip(dictionary({{"callbacks", dictionary({{"c", callback}})},
                                                 {"loss", scalar},
                                                 {"state_dict", dictionary({{"a", tensor()}})}}),
                                     {{"0", counting(6)}}));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(names_of(file.value()), QStringList{"a"});
}

void TorchFileTest::a_wide_archive_is_read()
{
    const auto file = open(torch_zip(dictionary({{"a", tensor()}}), {{"0", counting(6)}}, true));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const std::string expected = counting(6);
    const auto bytes = file.value().bytes(file.value().entries().front());
    QVERIFY(bytes.size() == expected.size()
            && std::memcmp(bytes.data(), expected.data(), bytes.size()) == 0);
}

QTEST_APPLESS_MAIN(TorchFileTest)
#include "torch_file_test.moc"
