// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flipbook;

namespace {

std::span<const std::byte> bytes_of(const QByteArray& text)
{
    return std::as_bytes(std::span(text.constData(), std::size_t(text.size())));
}

QByteArray text_of(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())};
}

std::filesystem::path odd_file(const char* name)
{
    return std::filesystem::path(FLIPBOOK_TEST_DATA) / "odd" / name;
}

}  // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_a_motion_module();
    void reads_metadata();
    void lists_empty_tensors();
    void gives_memory_back_and_keeps_the_bytes();
    void survives_being_moved();

    void reads_back_what_it_wrote();
    void writes_the_bytes_that_the_format_asks_for();
    void refuses_to_write_what_contradicts_itself_data();
    void refuses_to_write_what_contradicts_itself();
    void keeps_an_existing_file_unless_told();
    void names_every_type_and_its_size();

private:
    std::filesystem::path path(const QString& name) const
    {
        return QFile(m_folder.filePath(name)).filesystemFileName();
    }

    QTemporaryDir m_folder;
};

void SafetensorsTest::reads_a_motion_module()
{
    // Two of its numbers are not finite, which is no matter of the format.
    const auto file = SafetensorsFile::open(odd_file("nan-weights.safetensors"));
    QVERIFY(file);
    const std::string block = "down_blocks.0.motion_modules.0.temporal_transformer.";
    QCOMPARE(file.value().entries().size(), std::size_t(28));
    const TensorEntry* table =
        file.value().find(block + "transformer_blocks.0.attention_blocks.1.pos_encoder.pe");
    QVERIFY(table);
    QCOMPARE(table->dtype, DType::f32);
    QCOMPARE(table->shape, (std::vector<std::int64_t>{1, 32, 32}));
    QCOMPARE(table->begin, std::uint64_t(8 + 4264 + 4096));
    QCOMPARE(table->end, std::uint64_t(8 + 4264 + 8192));
    QCOMPARE(file.value().bytes(*table).size(), std::size_t(4096));
    QVERIFY(!file.value().find(block));

    std::uint64_t end = 8 + 4264;
    for (const TensorEntry& entry : file.value().entries()) {
        QCOMPARE(entry.begin, end);
        end = entry.end;
    }
    QCOMPARE(end, std::uint64_t(58864));
}

void SafetensorsTest::reads_metadata()
{
    const auto file = path("metadata.safetensors");
    const std::map<std::string, std::string> metadata{{"format", "pt"}, {"ö \"x\"", "line\n"}};
    QVERIFY(write_safetensors(file, {}, metadata));
    const auto read = SafetensorsFile::open(file);
    QVERIFY(read);
    QVERIFY(read.value().metadata() == metadata);
    QVERIFY(read.value().entries().empty());
}

void SafetensorsTest::lists_empty_tensors()
{
    const auto file = SafetensorsFile::open(odd_file("flux-like.safetensors"));
    QVERIFY(file);
    const TensorEntry* entry = file.value().find("img_in.weight");
    QVERIFY(entry);
    QCOMPARE(entry->shape, (std::vector<std::int64_t>{0, 64}));
    QVERIFY(file.value().bytes(*entry).empty());
}

void SafetensorsTest::gives_memory_back_and_keeps_the_bytes()
{
    const auto file = SafetensorsFile::open(odd_file("nan-weights.safetensors"));
    QVERIFY(file);
    for (const TensorEntry& entry : file.value().entries()) {
        const QByteArray before = text_of(file.value().bytes(entry));
        file.value().release(entry);
        QCOMPARE(text_of(file.value().bytes(entry)), before);
    }
}

void SafetensorsTest::survives_being_moved()
{
    auto file = SafetensorsFile::open(odd_file("flux-like.safetensors"));
    QVERIFY(file);
    const SafetensorsFile moved = std::move(file).value();
    const SafetensorsFile copy = moved;
    QVERIFY(copy.find("img_in.weight"));
    QVERIFY(copy.find("img_in.weight") != moved.find("img_in.weight"));
    QVERIFY(copy.file() == moved.file());
    QVERIFY(copy.path() == odd_file("flux-like.safetensors"));
}

void SafetensorsTest::reads_back_what_it_wrote()
{
    const QByteArray scalar("\1\2\3\4");
    const QByteArray bytes("abcdefghijkl");
    const std::vector<TensorView> tensors{
        {"z.weight", DType::bf16, {2, 3}, bytes_of(bytes)},
        {"scalar", DType::f32, {}, bytes_of(scalar)},
        {"empty", DType::i64, {4, 0, std::int64_t{1} << 62}, {}},
        {"a \"name\" ö", DType::boolean, {1, 12, 1}, bytes_of(bytes)},
    };
    const auto target = path("round.safetensors");
    const auto outcome = write_safetensors(target, tensors, {{"key", "value"}});
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());

    const auto file = SafetensorsFile::open(target);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(file.value().entries().size(), tensors.size());
    for (const TensorView& tensor : tensors) {
        const TensorEntry* entry = file.value().find(tensor.name);
        QVERIFY(entry);
        QCOMPARE(entry->dtype, tensor.dtype);
        QCOMPARE(entry->shape, tensor.shape);
        QCOMPARE(text_of(file.value().bytes(*entry)), text_of(tensor.bytes));
    }
    QVERIFY(file.value().metadata().at("key") == "value");
    QCOMPARE(file.value().entries().front().begin % 8, std::uint64_t(0));
}

void SafetensorsTest::writes_the_bytes_that_the_format_asks_for()
{
    const QByteArray bytes("abcd");
    const TensorView tensor{"t", DType::u8, {4}, bytes_of(bytes)};
    const auto target = path("bytes.safetensors");
    QVERIFY(write_safetensors(target, std::span(&tensor, 1)));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray header = R"({"t":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})";
    QCOMPARE(header.size(), 53);
    QCOMPARE(file.readAll(), QByteArray("\x38\0\0\0\0\0\0\0", 8) + header + "   abcd");
}

void SafetensorsTest::refuses_to_write_what_contradicts_itself_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<qint64>("extent");
    QTest::addColumn<QString>("reason");
    QTest::newRow("name twice") << "a"
                                << "a" << qint64(4) << "\"a\" has a name that is taken";
    QTest::newRow("metadata") << "a"
                              << "__metadata__" << qint64(4) << "a name that is taken";
    QTest::newRow("too few bytes") << "a"
                                   << "b" << qint64(5) << "shape [5] and type U8";
    QTest::newRow("negative") << "a"
                              << "b" << qint64(-4) << "shape [-4] and type U8";
}

void SafetensorsTest::refuses_to_write_what_contradicts_itself()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(qint64, extent);
    QFETCH(QString, reason);
    const QByteArray bytes("abcd");
    const std::vector<TensorView> tensors{
        {first.toStdString(), DType::u8, {4}, bytes_of(bytes)},
        {second.toStdString(), DType::u8, {extent}, bytes_of(bytes)},
    };
    const auto outcome = write_safetensors(path("refused.safetensors"), tensors);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    const QString message = QString::fromStdString(outcome.error().message);
    QVERIFY2(message.contains(reason) && message.contains("refused.safetensors"),
             qPrintable(message));
    QVERIFY(!std::filesystem::exists(path("refused.safetensors")));
}

void SafetensorsTest::keeps_an_existing_file_unless_told()
{
    const auto target = path("existing.safetensors");
    QVERIFY(write_safetensors(target, {}, {{"which", "first"}}));
    const auto outcome = write_safetensors(target, {}, {{"which", "second"}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    QVERIFY(SafetensorsFile::open(target).value().metadata().at("which") == "first");
    QVERIFY(write_safetensors(target, {}, {{"which", "second"}}, true));
    QVERIFY(SafetensorsFile::open(target).value().metadata().at("which") == "second");
}

void SafetensorsTest::names_every_type_and_its_size()
{
    struct Row {
        DType dtype;
        const char* name;
        std::size_t size;
    };
    for (const Row& row :
         {Row{DType::f64, "F64", 8}, Row{DType::f32, "F32", 4}, Row{DType::f16, "F16", 2},
          Row{DType::bf16, "BF16", 2}, Row{DType::f8_e4m3, "F8_E4M3", 1}, Row{DType::i64, "I64", 8},
          Row{DType::i32, "I32", 4}, Row{DType::i16, "I16", 2}, Row{DType::i8, "I8", 1},
          Row{DType::u8, "U8", 1}, Row{DType::boolean, "BOOL", 1}}) {
        QCOMPARE(dtype_name(row.dtype), row.name);
        QCOMPARE(dtype_size(row.dtype), row.size);
    }
}

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
