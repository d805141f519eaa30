// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapped_file.h"

#include <cstdint>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flipbook;

namespace {

// Resident pages of mapped files in KiB, as Linux counts them; -1 elsewhere.
long resident_file_kib()
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("RssFile:"))
            return line.mid(8).trimmed().split(' ').front().toLong();
    return -1;
}

unsigned sum_of(std::span<const std::byte> bytes)
{
    unsigned sum = 0;
    for (const std::byte byte : bytes)
        sum += std::to_integer<unsigned>(byte);
    return sum;
}

}  // namespace

class MappedFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shows_the_bytes_of_the_file();
    void opens_an_empty_file();
    void refuses_what_is_no_file_data();
    void refuses_what_is_no_file();
    void takes_a_name_beyond_ascii();
    void keeps_the_bytes_readable_after_release_data();
    void keeps_the_bytes_readable_after_release();
    void gives_resident_memory_back();

private:
    std::filesystem::path make_file(const QString& name, const QByteArray& content);

    QTemporaryDir m_folder;
};

std::filesystem::path MappedFileTest::make_file(const QString& name, const QByteArray& content)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("The temporary folder cannot be written.");
    return file.filesystemFileName();
}

void MappedFileTest::shows_the_bytes_of_the_file()
{
    const QByteArray content("one\0two", 7);
    auto file = MappedFile::open(make_file("seven", content));
    QVERIFY(file);
    const auto bytes = file.value()->bytes();
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), int(bytes.size())), content);
}

void MappedFileTest::opens_an_empty_file()
{
    auto file = MappedFile::open(make_file("empty", {}));
    QVERIFY(file);
    QCOMPARE(file.value()->bytes().size(), std::size_t(0));
    file.value()->release(0, 100);
}

void MappedFileTest::refuses_what_is_no_file_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << "missing.bin" << ErrorCode::not_found << "There is no file";
    QTest::newRow("in a missing folder")
        << "no/such.bin" << ErrorCode::not_found << "There is no file";
    QTest::newRow("folder") << "." << ErrorCode::io << "it is a folder";
}

void MappedFileTest::refuses_what_is_no_file()
{
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    QFETCH(QString, reason);
    const QString path = m_folder.filePath(name);
    const auto file = MappedFile::open(path.toStdString());
    QVERIFY(!file);
    QCOMPARE(file.error().code, code);
    const QString message = QString::fromStdString(file.error().message);
    QVERIFY2(message.contains(reason) && message.contains('"' + path + '"'), qPrintable(message));
}

void MappedFileTest::takes_a_name_beyond_ascii()
{
    const auto path = make_file(QString::fromUtf8("灯台 ö.bin"), "x");
    QVERIFY(MappedFile::open(path));
}

void MappedFileTest::keeps_the_bytes_readable_after_release_data()
{
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint64>("size");
    QTest::newRow("all") << quint64(0) << quint64(100'001);
    QTest::newRow("nothing") << quint64(0) << quint64(0);
    QTest::newRow("within a page") << quint64(10) << quint64(20);
    QTest::newRow("across pages") << quint64(5'000) << quint64(60'000);
    QTest::newRow("the end") << quint64(99'000) << quint64(1'001);
    QTest::newRow("beyond the end") << quint64(90'000) << quint64(UINT64_MAX);
    QTest::newRow("after the end") << quint64(200'000) << quint64(5);
}

void MappedFileTest::keeps_the_bytes_readable_after_release()
{
    QFETCH(quint64, offset);
    QFETCH(quint64, size);
    auto file = MappedFile::open(make_file("pages", QByteArray(100'001, '\1')));
    QVERIFY(file);
    QCOMPARE(sum_of(file.value()->bytes()), 100'001U);
    file.value()->release(offset, size);
    QCOMPARE(sum_of(file.value()->bytes()), 100'001U);
}

void MappedFileTest::gives_resident_memory_back()
{
    if (resident_file_kib() < 0)
        QSKIP("This system does not count resident pages of files.");
    constexpr int mebibytes = 32;
    auto file = MappedFile::open(make_file("large", QByteArray(mebibytes << 20, '\1')));
    QVERIFY(file);
    const long before = resident_file_kib();
    QCOMPARE(sum_of(file.value()->bytes()), unsigned(mebibytes) << 20);
    const long read = resident_file_kib();
    QVERIFY(read >= before + mebibytes * 1000);
    file.value()->release(1, (mebibytes << 20) - 1);
    const long released = resident_file_kib();
    QVERIFY2(released < before + 1024, qPrintable(QString::number(released - before)));
}

QTEST_APPLESS_MAIN(MappedFileTest)
#include "mapped_file_test.moc"
