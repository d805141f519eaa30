// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/torch_file.h"
#include "torch_pickle.h"

using namespace flipbook;
using namespace flipbook::torch_pickle;

class TorchFileDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_that_are_refused_say_why_data();
    void files_that_are_refused_say_why();
    void odd_files_are_named_and_run_nothing_data();
    void odd_files_are_named_and_run_nothing();
    void every_cut_of_a_file_is_an_error_data();
    void every_cut_of_a_file_is_an_error();
    void every_flipped_byte_is_survived_data();
    void every_flipped_byte_is_survived();

private:
    static void small_files();
    std::filesystem::path write(const QByteArray& content) const;

    QTemporaryDir m_folder;
};

std::filesystem::path TorchFileDamageTest::write(const QByteArray& content) const
{
    QFile file(m_folder.filePath("x.ckpt"));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    return file.fileName().toStdString();
}

void TorchFileDamageTest::files_that_are_refused_say_why_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const auto row = [](const std::string& content, const char* reason) {
        QTest::newRow(reason) << QByteArray(content.data(), static_cast<qsizetype>(content.size()))
                              << reason;
    };
    const std::string data(24, 'x');
    const auto archive = [&data](const Tensor& description) {
        return torch_zip(dictionary({{"a", tensor(description)}}), {{"0", data}});
    };
    row(archive({.key = "1"}), R"(the data of tensor "a", storage "1", are missing)");
    row(archive({.elements = 7}), R"(the data of tensor "a" have 24 bytes of 28)");
    row(archive({.offset = 1}), "of shape [2, 3] reaches beyond its storage of 6 elements");
    row(archive({.shape = {2, 4}}), "of shape [2, 4] reaches beyond its storage");
    row(archive({.shape = {2, 2}, .strides = {5, 1}}), "of shape [2, 2] reaches beyond");
    row(archive({.shape = {2147483647, 2147483647}, .strides = {2147483647, 2147483647}}),
        "reaches beyond its storage");
    row(archive({.shape = {1000, 1000}, .strides = {0, 0}}), "[1000, 1000] reaches beyond");
    row(archive({.shape = {-1, 3}}), "is described by values of another kind");
    row(archive({.strides = {1}}), "described by values of another kind");
    row(archive({.type = "QInt8Storage"}), "of type torch.QInt8Storage, which is not known here");
    row(torch_zip(dictionary({{"x", call("mytool", "Model", {})}}), {}),
        "is a pickle without tensors under names, made of mytool.Model; the state dictionary");
    row(torch_zip(dictionary({{"a", tensor()}, {"b", call("builtins", "eval", {text("1")})}}),
                  {{"0", data}}),
        "calls builtins.eval when Python opens it");
    row(torch_zip(integer(5), {}), "is a pickle without tensors under names");
    row(zip({{"readme.txt", "hello"}}), "is a zip archive without a data.pkl");
    row(zip({{"m/data.pkl", pickle(dictionary({{"a", tensor()}}))}, {"m/data/0", data, 8}}),
        R"(whose entry "m/data/0" is compressed)");
    row(zip({{"m/data.pkl", pickle(dictionary({{"a", tensor()}}))}, {"m/byteorder", "big"}}),
        "big-endian");
    row(zip({{"m/data.pkl", "\x80\x02}q"}}), "its pickle has an early end at byte 3");
    row(zip({{"m/data.pkl", "\x80\x02h\x07."}}), "a reference to nothing at byte 2");
    row(zip({{"m/data.pkl", "\x80\x02t."}}), "no mark on its stack at byte 2");
    row(zip({{"m/data.pkl", "\x80\x02(0."}}), "too little on its stack at byte 3");
    row(zip({{"m/data.pkl", "\x80\x02\x82\x01."}}), "the unknown opcode 130 at byte 2");
    row("PK\x03\x04 and so on", "table of contents at its end is missing after 14 bytes");
    row(pickle(dictionary({{"a", integer(1)}})), "is a pickle without tensors");
}

void TorchFileDamageTest::files_that_are_refused_say_why()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, reason);
    const auto path = write(content);
    const auto file = open_tensor_file(path);
    QVERIFY(!file);
    const QString message = file.error().message.c_str();
    QVERIFY2(message.startsWith('"' + QString::fromStdString(path.string()) + '"')
                 && message.contains(reason),
             qPrintable(message));
}

void TorchFileDamageTest::odd_files_are_named_and_run_nothing_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("hostile.ckpt") << "is a pickle that calls posix.system";
    QTest::newRow("hostile-legacy.pt") << "is a pickle that calls posix.system";
    QTest::newRow("zip-bomb.ckpt") << "whose entry \"archive/data.pkl\" is compressed";
    QTest::newRow("git-lfs-pointer.ckpt") << "is a git-lfs pointer";
    QTest::newRow("html-error-page.safetensors") << "is a web page";
    QTest::newRow("empty.safetensors") << "is an empty file";
}

void TorchFileDamageTest::odd_files_are_named_and_run_nothing()
{
    QFETCH(const QString, reason);
    QVERIFY(QDir::setCurrent(m_folder.path()));
    const auto unpacked =
        std::filesystem::path(FLIPBOOK_DERIVED_TEST_DATA) / "odd" / QTest::currentDataTag();
    const auto file = open_tensor_file(std::filesystem::exists(unpacked)
                                           ? unpacked
                                           : std::filesystem::path(FLIPBOOK_TEST_DATA) / "odd"
                                                 / QTest::currentDataTag());
    QVERIFY(!file);
    QVERIFY2(QString(file.error().message.c_str()).contains(reason), file.error().message.c_str());
    QVERIFY(!QFile::exists("OWNED"));
}

void TorchFileDamageTest::small_files()
{
    QTest::addColumn<QByteArray>("content");
    const std::string zip = torch_zip(dictionary({{"state_dict", dictionary({{"a", tensor()}})}}),
                                      {{"0", std::string(24, 'x')}});
    QTest::newRow("zip") << QByteArray(zip.data(), static_cast<qsizetype>(zip.size()));
    QFile old(QString(FLIPBOOK_DERIVED_TEST_DATA) + "/embeddings/tinylegacy.pt");
    QVERIFY(old.open(QIODevice::ReadOnly));
    QTest::newRow("old form") << old.readAll();
}

void TorchFileDamageTest::every_cut_of_a_file_is_an_error_data()
{
    small_files();
}

void TorchFileDamageTest::every_cut_of_a_file_is_an_error()
{
    QFETCH(const QByteArray, content);
    const auto path = write({});
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
    for (qsizetype length = 0; length < content.size(); ++length) {
        const auto cut = open_tensor_file(path);
        QVERIFY2(!cut, qPrintable(QString::number(length)));
        QVERIFY(cut.error().code == ErrorCode::corrupt
                || cut.error().code == ErrorCode::unsupported_format);
        QVERIFY(file.putChar(content[length]) && file.flush());
    }
    QVERIFY(open_tensor_file(path));
}

void TorchFileDamageTest::every_flipped_byte_is_survived_data()
{
    small_files();
}

// Whatever comes out, what it says lies inside the file.
void TorchFileDamageTest::every_flipped_byte_is_survived()
{
    QFETCH(const QByteArray, content);
    const auto path = write(content);
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto put = [&file](qsizetype at, char byte) {
        return file.seek(at) && file.putChar(byte) && file.flush();
    };
    for (qsizetype at = 0; at < content.size(); ++at) {
        for (const char flip : {'\x01', '\x80', '\xFF', '\x20'}) {
            QVERIFY(put(at, static_cast<char>(content[at] ^ flip)));
            const auto damaged = open_tensor_file(path);
            if (!damaged)
                continue;
            for (const TensorEntry& entry : damaged.value().entries())
                QVERIFY(entry.begin <= entry.end
                        && entry.end <= static_cast<std::uint64_t>(content.size()));
        }
        QVERIFY(put(at, content[at]));
    }
}

QTEST_APPLESS_MAIN(TorchFileDamageTest)
#include "torch_file_damage_test.moc"
