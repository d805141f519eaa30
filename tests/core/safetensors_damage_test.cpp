// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "core/safetensors.h"

using namespace flipbook;

// What is wrong with a file is said in one sentence that names it; nothing is read past its end.
class SafetensorsDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_what_is_wrong_with_an_odd_file_data();
    void says_what_is_wrong_with_an_odd_file();
    void opens_files_of_other_networks_data();
    void opens_files_of_other_networks();
    void says_what_is_wrong_with_a_header_data();
    void says_what_is_wrong_with_a_header();
    void tolerates_what_the_format_allows_data();
    void tolerates_what_the_format_allows();
    void opens_no_shortened_file();
    void names_a_missing_file();

private:
    Result<SafetensorsFile> open(const QByteArray& header, int data_bytes);
    Result<SafetensorsFile> open_bytes(const QByteArray& bytes);

    QTemporaryDir m_folder;
};

Result<SafetensorsFile> SafetensorsDamageTest::open(const QByteArray& header, int data_bytes)
{
    const quint64 length = qToLittleEndian(quint64(header.size()));
    return open_bytes(QByteArray(reinterpret_cast<const char*>(&length), sizeof(length)) + header
                      + QByteArray(data_bytes, 'x'));
}

Result<SafetensorsFile> SafetensorsDamageTest::open_bytes(const QByteArray& bytes)
{
    QFile file(m_folder.filePath("made.safetensors"));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The temporary folder cannot be written.");
    file.close();
    return SafetensorsFile::open(file.filesystemFileName());
}

void SafetensorsDamageTest::says_what_is_wrong_with_an_odd_file_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("reason");
    constexpr auto unsupported = ErrorCode::unsupported_format;
    const QString norm = "\"down_blocks.0.motion_modules.0.temporal_transformer.norm.";
    QTest::newRow("truncated.safetensors")
        << ErrorCode::corrupt
        << "is damaged: it is cut off in tensor \"down_blocks.0.motion_modules.0.temporal_"
           "transformer.transformer_blocks.0.ff.net.0.proj.weight\", having 39242 bytes of 58864.";
    QTest::newRow("truncated-header.safetensors")
        << ErrorCode::corrupt << "it is cut off in its header, having 100 bytes of at least 4272.";
    QTest::newRow("overlapping-offsets.safetensors")
        << ErrorCode::corrupt
        << "tensor " + norm + "weight\" (bytes 248 to 312) overlaps tensor " + norm
               + "bias\" (bytes 280 to 344).";
    QTest::newRow("shape-does-not-fit.safetensors")
        << ErrorCode::corrupt
        << "tensor " + norm
               + "weight\" of shape [8589934592, 8589934592] and type F16 needs more than 2^64 bytes, "
                 "and has 64.";
    QTest::newRow("header-length-2e60.safetensors")
        << ErrorCode::corrupt
        << "it claims a header of 1152921504606846976 bytes, and at most 100000000 are allowed.";
    QTest::newRow("empty.safetensors")
        << unsupported << "is an empty file; a .safetensors file is needed.";
    QTest::newRow("html-error-page.safetensors")
        << unsupported
        << "is a web page, an error message of the server perhaps; a .safetensors file is needed.";
    QTest::newRow("git-lfs-pointer.ckpt")
        << unsupported
        << "is a git-lfs pointer, a note in place of the file; a .safetensors file is needed.";
    const QString archive =
        "is a zip archive like .ckpt, .pt and .pth files; a .safetensors file is "
        "needed.";
    QTest::newRow("hostile.ckpt") << unsupported << archive;
    QTest::newRow("zip-bomb.ckpt") << unsupported << archive;
    QTest::newRow("upscaler-esrgan.pth") << unsupported << archive;
    QTest::newRow("hostile-legacy.pt")
        << unsupported
        << "is a Python pickle like old .ckpt and .pt files; a .safetensors file is needed.";
}

void SafetensorsDamageTest::says_what_is_wrong_with_an_odd_file()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, reason);
    const auto unpacked =
        std::filesystem::path(FLIPBOOK_DERIVED_TEST_DATA) / "odd" / QTest::currentDataTag();
    const auto path = std::filesystem::exists(unpacked) ? unpacked
                                                        : std::filesystem::path(FLIPBOOK_TEST_DATA)
                                                              / "odd" / QTest::currentDataTag();
    const auto file = SafetensorsFile::open(path);
    QVERIFY(!file);
    QCOMPARE(file.error().code, code);
    const QString message = QString::fromStdString(file.error().message);
    QVERIFY2(message.startsWith('"' + QString::fromStdString(path.string()) + "\" is "),
             qPrintable(message));
    QVERIFY2(message.endsWith(reason), qPrintable(message));
}

void SafetensorsDamageTest::opens_files_of_other_networks_data()
{
    QTest::addColumn<int>("tensors");
    QTest::newRow("controlnet.safetensors") << 26;
    QTest::newRow("ip-adapter.safetensors") << 4;
    QTest::newRow("flux-like.safetensors") << 10;
    QTest::newRow("sd2-shaped.safetensors") << 7;
    QTest::newRow("sdxl-shaped.safetensors") << 7;
    QTest::newRow("sd15-inpainting-shaped.safetensors") << 4;
    QTest::newRow("nan-weights.safetensors") << 28;
}

void SafetensorsDamageTest::opens_files_of_other_networks()
{
    QFETCH(int, tensors);
    const auto path = std::filesystem::path(FLIPBOOK_TEST_DATA) / "odd" / QTest::currentDataTag();
    const auto file = SafetensorsFile::open(path);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(int(file.value().entries().size()), tensors);
}

void SafetensorsDamageTest::says_what_is_wrong_with_a_header_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("reason");
    const auto tensor = [](const char* fields) { return R"({"t":{)" + QByteArray(fields) + "}}"; };
    const char* name = R"("t")";
    const auto row = [&](const char* tag, const QByteArray& header, const QString& reason) {
        QTest::newRow(tag) << header << reason;
    };
    row("no JSON", R"({"t":)", "its header is not a JSON object");
    row("no object", "[] {", "its header is not a JSON object");
    row("text after it", "{} {", "its header is not a JSON object");
    row("zero bytes after it", QByteArray("{}\0\0", 4), "its header is not a JSON object");
    row("too deep", R"({"t":{"shape":[[[[1]]]]}})", "nested more deeply");
    row("much too deep", "{\"t\":" + QByteArray(100'000, '['), "nested more deeply");
    row("name twice",
        R"({"t":{"dtype":"U8","shape":[],"data_offsets":[0,1]},)"
        R"("t":{"dtype":"U8","shape":[],"data_offsets":[1,2]}})",
        "names tensor \"t\" twice");
    row("tensor is a number", R"({"t":1})", QString(name) + " has no \"dtype\"");
    row("no type", tensor(R"("shape":[1],"data_offsets":[0,1])"), "has no \"dtype\"");
    row("no shape", tensor(R"("dtype":"U8","data_offsets":[0,1])"), "has no \"shape\"");
    row("no offsets", tensor(R"("dtype":"U8","shape":[1])"), "has no \"data_offsets\"");
    row("type is a number", tensor(R"("dtype":8,"shape":[1],"data_offsets":[0,1])"),
        "has the type 8");
    row("negative extent", tensor(R"("dtype":"U8","shape":[-1],"data_offsets":[0,1])"),
        "has the shape [-1]");
    row("fraction", tensor(R"("dtype":"U8","shape":[1.0],"data_offsets":[0,1])"),
        "has the shape [1.0]");
    row("extent of 2^63",
        tensor(R"("dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,1])"),
        "has the shape [9223372036854775808]");
    row("shape is a text", tensor(R"("dtype":"U8","shape":"1","data_offsets":[0,1])"),
        "has the shape \"1\"");
    row("one offset", tensor(R"("dtype":"U8","shape":[1],"data_offsets":[1])"),
        "has the data_offsets [1]");
    row("negative offset", tensor(R"("dtype":"U8","shape":[1],"data_offsets":[-1,0])"),
        "has the data_offsets [-1,0]");
    row("offsets swapped", tensor(R"("dtype":"U8","shape":[1],"data_offsets":[1,0])"),
        "impossible data_offsets [1,0]");
    row("end wraps around",
        tensor(
            R"("dtype":"U8","shape":[1],"data_offsets":[18446744073709551614,18446744073709551615])"),
        "impossible data_offsets");
    row("too many bytes", tensor(R"("dtype":"F32","shape":[2,3],"data_offsets":[0,25])"),
        "\"t\" of shape [2, 3] and type F32 needs 24 bytes, and has 25");
    row("beyond the end", tensor(R"("dtype":"U8","shape":[65],"data_offsets":[0,65])"),
        "cut off in tensor \"t\"");
    row("empty, beyond the end", tensor(R"("dtype":"U8","shape":[0],"data_offsets":[65,65])"),
        "cut off in tensor \"t\"");
    row("metadata is a list", R"({"__metadata__":[]})", "__metadata__ is not a JSON object");
    row("metadata holds a number", R"({"__metadata__":{"epoch":1}})",
        "its metadata \"epoch\" is 1, and a string was needed");
}

void SafetensorsDamageTest::says_what_is_wrong_with_a_header()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, reason);
    const auto file = open(header, 64);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::corrupt);
    const QString message = QString::fromStdString(file.error().message);
    QVERIFY2(message.contains("made.safetensors\" is damaged: ") && message.contains(reason),
             qPrintable(message));
}

void SafetensorsDamageTest::tolerates_what_the_format_allows_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("no tensor") << QByteArray("{}");
    QTest::newRow("spaces at the end") << QByteArray("{}      ");
    QTest::newRow("hole") << QByteArray(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                                        R"("b":{"dtype":"U8","shape":[2],"data_offsets":[9,11]}})");
    QTest::newRow("empty tensor inside another")
        << QByteArray(R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},)"
                      R"("b":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}})");
    QTest::newRow("unknown key") << QByteArray(
        R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"note":"x"}})");
    // Its length, 640, begins like a pickle of protocol 2.
    QTest::newRow("length like a pickle") << QByteArray("{}").leftJustified(640, ' ');
}

void SafetensorsDamageTest::tolerates_what_the_format_allows()
{
    QFETCH(QByteArray, header);
    const auto file = open(header, 64);
    QVERIFY2(file, file ? "" : file.error().message.c_str());
}

void SafetensorsDamageTest::opens_no_shortened_file()
{
    QFile whole(FLIPBOOK_TEST_DATA "/odd/ip-adapter.safetensors");
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QVERIFY(open_bytes(bytes));
    for (qsizetype length = 0; length < bytes.size(); length += 7)
        QVERIFY2(!open_bytes(bytes.first(length)), qPrintable(QString::number(length)));
}

void SafetensorsDamageTest::names_a_missing_file()
{
    const auto file = SafetensorsFile::open("no-such.safetensors");
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::not_found);
    QCOMPARE(file.error().message.c_str(), "There is no file \"no-such.safetensors\".");
    const auto unknown = open(R"({"t":{"dtype":"F8_E5M2","shape":[1],"data_offsets":[0,1]}})", 1);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::unsupported_format);
    QVERIFY(QString::fromStdString(unknown.error().message).contains("\"t\" of type \"F8_E5M2\""));
}

QTEST_APPLESS_MAIN(SafetensorsDamageTest)
#include "safetensors_damage_test.moc"
