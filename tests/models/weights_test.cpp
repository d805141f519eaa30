// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/weights.h"

#include <QFile>
#include <QTest>
#include <fstream>

#include "models/layers.h"
#include "process_memory.h"
#include "tensor_files.h"
#include "torch_pickle.h"

namespace flipbook {

namespace {

class ToyNetwork : public torch::nn::Module {
public:
    ToyNetwork()
    {
        const at::TensorOptions options(at::kFloat);
        m_linear = register_module("linear", std::make_shared<Linear>(4, 4, true, options));
        m_conv = register_module("conv", std::make_shared<Conv2d>(4, 2, 3, 1, 1, options));
        m_linear->weight.fill_(7);
    }

    std::shared_ptr<Linear> m_linear;
    std::shared_ptr<Conv2d> m_conv;
};

TensorMap toy_tensors()
{
    return {{"linear.weight", at::arange(16).to(at::kHalf).view({4, 4, 1, 1})},
            {"linear.bias", at::arange(4).to(at::kBFloat16)},
            {"conv.weight", at::arange(72).to(at::kDouble).view({2, 4, 3, 3})},
            {"conv.bias", at::tensor({0.5, -2.0}).to(at::kFloat8_e4m3fn)}};
}

void write_text(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

QString message_of(const Error& error)
{
    return QString::fromStdString(error.message);
}

}  // namespace

class WeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void views_have_the_stored_type_and_values();
    void views_outlive_the_weights();
    void renaming_drops_and_renames_without_copying();
    void parameters_are_converted_from_every_type();
    void missing_tensors_are_counted_and_the_first_is_named();
    void a_wrong_shape_is_named_and_nothing_is_loaded();
    void a_sharded_index_opens_as_one();
    void a_missing_shard_is_named();
    void a_malformed_index_is_refused_data();
    void a_malformed_index_is_refused();
    void a_turned_tensor_of_a_pickle_is_laid_out_anew();
    void foreign_files_are_named_data();
    void foreign_files_are_named();
    void a_header_length_that_looks_like_a_pickle_is_read();
    void loading_holds_no_second_copy();
    void what_is_packed_later_takes_no_memory_before();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;
};

void WeightsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = path_of(*m_folder) / "toy.safetensors";
}

void WeightsTest::views_have_the_stored_type_and_values()
{
    QVERIFY(write_tensors(m_file, toy_tensors(), {{"format", "pt"}}).has_value());
    const auto weights = Weights::open(m_file);
    QVERIFY(weights.has_value());
    QCOMPARE(weights.value().metadata().at("format"), std::string("pt"));
    QVERIFY(weights.value().shape("conv.weight") == (std::vector<int64_t>{2, 4, 3, 3}));
    for (const auto& [name, expected] : toy_tensors()) {
        const auto tensor = weights.value().view(name);
        QVERIFY2(has_equal_bits(tensor, expected) && tensor.sizes() == expected.sizes(),
                 name.c_str());
    }
}

void WeightsTest::views_outlive_the_weights()
{
    at::Tensor bias;
    {
        QVERIFY(write_tensors(m_file, toy_tensors()).has_value());
        const auto weights = Weights::open(m_file);
        QVERIFY(weights.has_value());
        bias = weights.value().view("linear.bias");
    }
    QCOMPARE(bias.to(at::kFloat).sum().item<float>(), 6.0F);
}

void WeightsTest::renaming_drops_and_renames_without_copying()
{
    QVERIFY(write_tensors(m_file, toy_tensors()).has_value());
    const auto weights = Weights::open(m_file);
    QVERIFY(weights.has_value());
    const Weights renamed = weights.value().renamed([](const std::string& name) {
        return name.starts_with("conv.") ? std::nullopt : std::optional("new_" + name);
    });
    QVERIFY(renamed.names() == (std::vector<std::string>{"new_linear.bias", "new_linear.weight"}));
    QCOMPARE(renamed.view("new_linear.weight").const_data_ptr(),
             weights.value().view("linear.weight").const_data_ptr());
}

void WeightsTest::parameters_are_converted_from_every_type()
{
    auto tensors = toy_tensors();
    tensors.emplace("stray", at::zeros(1));
    QVERIFY(write_tensors(m_file, tensors).has_value());
    const auto weights = Weights::open(m_file);
    QVERIFY(weights.has_value());
    ToyNetwork network;
    std::vector<std::string> unused;
    QVERIFY(load_parameters(network, weights.value(), "toy", &unused).has_value());
    QVERIFY(network.m_linear->weight.equal(at::arange(16).to(at::kFloat).view({4, 4})));
    QVERIFY(network.m_linear->bias.equal(at::arange(4).to(at::kFloat)));
    QVERIFY(network.m_conv->weight.equal(at::arange(72).to(at::kFloat).view({2, 4, 3, 3})));
    QVERIFY(network.m_conv->weight.is_contiguous(at::MemoryFormat::ChannelsLast));
    QVERIFY(network.m_conv->bias.equal(at::tensor({0.5F, -2.0F})));
    QVERIFY(unused == std::vector<std::string>{"stray"});
}

void WeightsTest::missing_tensors_are_counted_and_the_first_is_named()
{
    auto tensors = toy_tensors();
    tensors.erase("linear.bias");
    tensors.erase("conv.bias");
    QVERIFY(write_tensors(m_file, tensors).has_value());
    ToyNetwork network;
    const auto outcome = load_parameters(network, Weights::open(m_file).value(), "toy network");
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::unsupported_format);
    const QString message = message_of(outcome.error());
    for (const char* part : {"toy.safetensors", "toy network", "2 of 4", "\"linear.bias\"", "[4]"})
        QVERIFY2(message.contains(part), qPrintable(message));
}

void WeightsTest::a_wrong_shape_is_named_and_nothing_is_loaded()
{
    auto tensors = toy_tensors();
    tensors["conv.weight"] = at::zeros({2, 9, 3, 3});
    QVERIFY(write_tensors(m_file, tensors).has_value());
    ToyNetwork network;
    const auto outcome = load_parameters(network, Weights::open(m_file).value(), "toy network");
    QVERIFY(!outcome);
    const QString message = message_of(outcome.error());
    for (const char* part : {"\"conv.weight\"", "[2, 9, 3, 3]", "[2, 4, 3, 3]"})
        QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY(network.m_linear->weight.eq(7).all().item<bool>());
}

void WeightsTest::a_sharded_index_opens_as_one()
{
    const auto tensors = toy_tensors();
    const auto folder = path_of(*m_folder);
    TensorMap linear, conv;
    for (const auto& [name, tensor] : tensors)
        (name.starts_with("linear") ? linear : conv).emplace(name, tensor);
    QVERIFY(write_tensors(folder / "toy-00001-of-00002.safetensors", linear).has_value());
    QVERIFY(write_tensors(folder / "toy-00002-of-00002.safetensors", conv).has_value());
    write_text(folder / "toy.safetensors.index.json",
               R"({"metadata": {}, "weight_map": {
                   "linear.weight": "toy-00001-of-00002.safetensors",
                   "linear.bias": "toy-00001-of-00002.safetensors",
                   "conv.weight": "toy-00002-of-00002.safetensors",
                   "conv.bias": "toy-00002-of-00002.safetensors"}})");
    const auto weights = Weights::open(folder / "toy.safetensors.index.json");
    QVERIFY(weights.has_value());
    QCOMPARE(weights.value().size(), tensors.size());
    for (const auto& [name, tensor] : tensors)
        QVERIFY2(has_equal_bits(weights.value().view(name), tensor), name.c_str());
}

void WeightsTest::a_missing_shard_is_named()
{
    const auto index = path_of(*m_folder) / "toy.safetensors.index.json";
    write_text(index, R"({"weight_map": {"linear.weight": "toy-00001-of-00002.safetensors"}})");
    const auto weights = Weights::open(index);
    QVERIFY(!weights);
    QCOMPARE(weights.error().code, ErrorCode::not_found);
    QVERIFY(message_of(weights.error()).contains("toy-00001-of-00002.safetensors"));
}

void WeightsTest::a_malformed_index_is_refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << "weight_map";
    QTest::newRow("no object") << "[]";
    QTest::newRow("no map") << "{}";
    QTest::newRow("empty map") << R"({"weight_map": {}})";
    QTest::newRow("number for a file") << R"({"weight_map": {"a": 1}})";
    QTest::newRow("file in another folder") << R"({"weight_map": {"a": "../a.safetensors"}})";
    QTest::newRow("absolute file") << R"({"weight_map": {"a": "/etc/passwd"}})";
}

void WeightsTest::a_malformed_index_is_refused()
{
    QFETCH(QString, text);
    const auto index = path_of(*m_folder) / "toy.safetensors.index.json";
    write_text(index, text.toStdString());
    const auto weights = Weights::open(index);
    QVERIFY(!weights);
    QCOMPARE(weights.error().code, ErrorCode::corrupt);
}

void WeightsTest::a_turned_tensor_of_a_pickle_is_laid_out_anew()
{
    using namespace torch_pickle;
    const at::Tensor stored = at::arange(12, at::kFloat);
    const std::string data(static_cast<const char*>(stored.const_data_ptr()), stored.nbytes());
    const std::string content = torch_zip(
        dictionary({{"turned", tensor({.elements = 12, .shape = {3, 4}, .strides = {1, 3}})},
                    {"rows", tensor({.elements = 12, .offset = 6, .shape = {2, 3}})}}),
        {{"0", data}});
    const QTemporaryDir folder;
    write_text(path_of(folder) / "x.pt", content);
    const auto weights = Weights::open(path_of(folder) / "x.pt");
    QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
    const auto turned = weights.value().view("turned");
    QVERIFY(turned.is_contiguous() && at::equal(turned, stored.view({4, 3}).t()));
    QVERIFY(at::equal(weights.value().view("rows"), stored.view({4, 3}).narrow(0, 2, 2)));
}

void WeightsTest::foreign_files_are_named_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("word");
    QTest::newRow("hostile zip pickle") << "odd/hostile.ckpt"
                                        << "calls posix.system";
    QTest::newRow("hostile raw pickle") << "odd/hostile-legacy.pt"
                                        << "calls posix.system";
    QTest::newRow("compressed archive") << "odd/zip-bomb.ckpt"
                                        << "is compressed, and PyTorch's never are";
    QTest::newRow("git-lfs pointer") << "odd/git-lfs-pointer.ckpt"
                                     << "git-lfs";
    QTest::newRow("web page") << "odd/html-error-page.safetensors"
                              << "web page";
    QTest::newRow("no such file") << "odd/absent.safetensors"
                                  << "absent.safetensors";
}

void WeightsTest::foreign_files_are_named()
{
    QFETCH(QString, file);
    QFETCH(QString, word);
    const auto weights = Weights::open(test_data(file.toStdString()));
    QVERIFY(!weights);
    QVERIFY2(message_of(weights.error()).contains(word), qPrintable(message_of(weights.error())));
    QVERIFY(!QFile::exists("OWNED"));
}

void WeightsTest::a_header_length_that_looks_like_a_pickle_is_read()
{
    // 0x0280 bytes of header begin the file with 80 02, as a pickle of protocol 2 does.
    std::string header = R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    header.resize(0x280, ' ');
    const std::string length("\x80\x02\0\0\0\0\0\0", 8);
    write_text(m_file, length + header + std::string("\0\0\x80\x3f", 4));
    const auto weights = Weights::open(m_file);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message.c_str());
    QCOMPARE(weights.value().view("a").item<float>(), 1.0F);
}

void WeightsTest::loading_holds_no_second_copy()
{
#ifndef __linux__
    QSKIP("Reads /proc.");
#else
    constexpr int count = 24;
    constexpr int64_t side = 1448;  // 4 MB of fp16, 8 MB of fp32 each.
    {
        const auto values = at::rand({side, side}).to(at::kHalf);
        TensorMap tensors;
        for (int i = 0; i < count; ++i)
            tensors.emplace(std::to_string(i) + ".weight", values);
        QVERIFY(write_tensors(m_file, tensors).has_value());
    }
    const auto weights = Weights::open(m_file);
    QVERIFY(weights.has_value());
    const double before = memory_value("VmRSS");
    std::ofstream("/proc/self/clear_refs") << "5";  // Starts the peak anew.

    torch::nn::Module network;
    for (int i = 0; i < count; ++i)
        network.register_module(
            std::to_string(i),
            std::make_shared<Linear>(side, side, false, at::TensorOptions(at::kFloat)));
    QVERIFY(load_parameters(network, weights.value(), "toy").has_value());
    const double peak = memory_value("VmHWM") - before;
    const double size = count * side * side * 4.0;
    QVERIFY2(peak >= 0.9 * size && peak <= 1.1 * size, qPrintable(QString::number(peak / size)));
#endif
}

void WeightsTest::what_is_packed_later_takes_no_memory_before()
{
#ifndef __linux__
    QSKIP("Reads /proc.");
#else
    constexpr int count = 24;
    constexpr int64_t side = 1448;  // 8 MB each.
    {
        const auto values = at::rand({side, side});
        TensorMap tensors;
        for (int i = 0; i < count; ++i)
            tensors.emplace(std::to_string(i) + ".weight", values);
        QVERIFY(write_tensors(m_file, tensors).has_value());
    }
    const auto weights = Weights::open(m_file);
    QVERIFY(weights.has_value());
    std::ofstream("/proc/self/clear_refs") << "5";  // Starts the peak anew.
    const double before = memory_value("VmRSS");
    torch::nn::Module network;
    for (int i = 0; i < count; ++i)
        network.register_module(
            std::to_string(i),
            std::make_shared<Linear>(side, side, false, at::TensorOptions(at::kFloat)));
    QVERIFY(load_parameters(network, weights.value(), "toy", nullptr, WeightForm::packed));
    const double size = count * side * side * 4.0;
    const double loaded = (memory_value("VmHWM") - before) / size;
    QVERIFY2(loaded < 0.1, qPrintable(QString::number(loaded)));
    pack_pending(network);
    const double packed = (memory_value("VmHWM") - before) / size;
    // Pages that were there before may be used again, so that it can be less.
    QVERIFY2(packed > 0.5 && packed <= 1.1, qPrintable(QString::number(packed)));
#endif
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::WeightsTest)
#include "weights_test.moc"
