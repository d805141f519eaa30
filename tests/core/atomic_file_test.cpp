// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifndef Q_OS_WIN
#include <csignal>

#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace flipbook;

namespace {

std::span<const std::byte> bytes_of(const QByteArray& text)
{
    return std::as_bytes(std::span(text.constData(), std::size_t(text.size())));
}

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void appears_with_the_commit();
    void takes_bytes_written_by_name();
    void leaves_nothing_behind_without_commit();
    void keeps_an_existing_target();
    void replaces_an_existing_target_only_at_the_commit();
    void keeps_a_target_that_appears_meanwhile();
    void refuses_a_folder_that_cannot_be_written_data();
    void refuses_a_folder_that_cannot_be_written();
    void refuses_a_write_protected_folder();
    void names_target_and_reason_when_the_disk_is_full();
    void outlives_being_moved();
    void removes_what_a_killed_program_has_left();

private:
    std::filesystem::path path(const QString& name) const
    {
        return QFile(m_folder->filePath(name)).filesystemFileName();
    }
    QByteArray content(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    void make_file(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("The temporary folder cannot be written.");
    }
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void AtomicFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void AtomicFileTest::appears_with_the_commit()
{
    auto file = AtomicFile::create(path("clip.tar.mp4"), false);
    QVERIFY(file);
    QVERIFY(file.value().write(bytes_of("one ")));
    QVERIFY(file.value().write(bytes_of("two")));
    QVERIFY(file.value().write({}));
    const auto temporary = file.value().temporary_path();
    QVERIFY(temporary.parent_path() == path("x").parent_path());
    QVERIFY(temporary.filename().string().starts_with('.'));
    QVERIFY(temporary.extension() == ".mp4");
    QCOMPARE(names().size(), 1);
    QVERIFY(!QFile::exists(m_folder->filePath("clip.tar.mp4")));

    QVERIFY(file.value().commit());
    QCOMPARE(names(), QStringList{"clip.tar.mp4"});
    QCOMPARE(content("clip.tar.mp4"), QByteArray("one two"));
}

void AtomicFileTest::takes_bytes_written_by_name()
{
    auto file = AtomicFile::create(path("clip.gif"), false);
    QVERIFY(file);
    QFile other(file.value().temporary_path());
    QVERIFY(other.open(QIODevice::WriteOnly | QIODevice::Truncate));
    other.write("from elsewhere");
    other.close();
    QVERIFY(file.value().commit());
    QCOMPARE(content("clip.gif"), QByteArray("from elsewhere"));
    QCOMPARE(names().size(), 1);
}

void AtomicFileTest::leaves_nothing_behind_without_commit()
{
    {
        auto file = AtomicFile::create(path("clip.mp4"), false);
        QVERIFY(file);
        QVERIFY(file.value().write(bytes_of("half")));
        QCOMPARE(names().size(), 1);
    }
    QCOMPARE(names(), QStringList());
}

void AtomicFileTest::keeps_an_existing_target()
{
    make_file("clip.mp4", "older");
    const auto file = AtomicFile::create(path("clip.mp4"), false);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::invalid_request);
    QVERIFY(QString::fromStdString(file.error().message).contains("clip.mp4\" exists already"));
    QCOMPARE(names(), QStringList{"clip.mp4"});
    QCOMPARE(content("clip.mp4"), QByteArray("older"));
}

void AtomicFileTest::replaces_an_existing_target_only_at_the_commit()
{
    make_file("clip.mp4", "older");
    {
        auto dropped = AtomicFile::create(path("clip.mp4"), true);
        QVERIFY(dropped);
        QVERIFY(dropped.value().write(bytes_of("never")));
    }
    QCOMPARE(content("clip.mp4"), QByteArray("older"));
    auto file = AtomicFile::create(path("clip.mp4"), true);
    QVERIFY(file);
    QVERIFY(file.value().write(bytes_of("newer")));
    QCOMPARE(content("clip.mp4"), QByteArray("older"));
    QVERIFY(file.value().commit());
    QCOMPARE(content("clip.mp4"), QByteArray("newer"));
    QCOMPARE(names(), QStringList{"clip.mp4"});
}

void AtomicFileTest::keeps_a_target_that_appears_meanwhile()
{
    {
        auto file = AtomicFile::create(path("clip.mp4"), false);
        QVERIFY(file);
        make_file("clip.mp4", "somebody else's");
        const auto outcome = file.value().commit();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    }
    QCOMPARE(names(), QStringList{"clip.mp4"});
    QCOMPARE(content("clip.mp4"), QByteArray("somebody else's"));
}

void AtomicFileTest::refuses_a_folder_that_cannot_be_written_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing folder") << "missing/clip.mp4"
                                    << "there is no folder";
    QTest::newRow("file for a folder") << "file/clip.mp4"
                                       << "there is no folder";
    QTest::newRow("target is a folder") << "folder"
                                        << "it is a folder";
    QTest::newRow("no name") << "folder/"
                             << "it names a folder";
}

void AtomicFileTest::refuses_a_folder_that_cannot_be_written()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    make_file("file", "x");
    QVERIFY(QDir(m_folder->path()).mkdir("folder"));
    const auto file = AtomicFile::create(path(name), true);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::io);
    const QString message = QString::fromStdString(file.error().message);
    QVERIFY2(message.startsWith("Cannot write \"" + m_folder->filePath(name) + "\": "),
             qPrintable(message));
    QVERIFY2(message.contains(reason) || (name.startsWith("file/") && message.contains("folder")),
             qPrintable(message));
    QCOMPARE(names(), (QStringList{"file", "folder"}));
}

void AtomicFileTest::refuses_a_write_protected_folder()
{
#ifdef Q_OS_WIN
    QSKIP("Permissions of folders work otherwise here.");
#else
    if (::geteuid() == 0)
        QSKIP("The administrator may write everywhere.");
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto file = AtomicFile::create(path("clip.mp4"), false);
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::io);
    QVERIFY(QString::fromStdString(file.error().message).contains("Permission denied"));
#endif
}

void AtomicFileTest::names_target_and_reason_when_the_disk_is_full()
{
#ifdef Q_OS_WIN
    QSKIP("There is no limit to set on a file's size.");
#else
    // A limit on the size of files stands for the full disk: writing fails in the same place.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 4096;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    Result<void> written;
    Result<void> committed;
    {
        auto large = AtomicFile::create(path("large.mp4"), false);
        auto buffered = AtomicFile::create(path("buffered.mp4"), false);
        if (large && buffered) {
            written = large.value().write(bytes_of(QByteArray(100'000, 'x')));
            for (int piece = 0; piece < 50; ++piece)
                (void)buffered.value().write(bytes_of(QByteArray(100, 'x')));
            committed = buffered.value().commit();
        }
    }
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!written && !committed);
    QCOMPARE(written.error().code, ErrorCode::io);
    QCOMPARE(committed.error().code, ErrorCode::io);
    QCOMPARE(QString::fromStdString(written.error().message),
             "Cannot write \"" + m_folder->filePath("large.mp4") + "\": File too large.");
    QCOMPARE(names(), QStringList());
#endif
}

void AtomicFileTest::outlives_being_moved()
{
    {
        auto file = AtomicFile::create(path("clip.mp4"), false);
        QVERIFY(file);
        auto moved = std::make_unique<AtomicFile>(std::move(file).value());
        QVERIFY(moved->write(bytes_of("x")));
        QVERIFY(moved->commit());
    }
    QCOMPARE(names(), QStringList{"clip.mp4"});
}

void AtomicFileTest::removes_what_a_killed_program_has_left()
{
    const auto age = [this](const QString& name) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-90),
                                 QFileDevice::FileModificationTime));
    };
    const QStringList gone{".flipbook-0123456789abcdef.mp4", ".flipbook-0123456789abcdee"};
    const QStringList kept{".flipbook-0123456789abcdef-older", ".flipbook-0123456789abcdeg.mp4",
                           ".flipbook-recent", "flipbook-0123456789abcdef.mp4"};
    for (const QString& name : gone + kept) {
        make_file(name, "x");
        age(name);
    }
    const QString young = ".flipbook-00000000000000aa.gif";
    make_file(young, "x");
    QVERIFY(QDir(m_folder->path()).mkdir(".flipbook-00000000000000bb"));

    auto slow = AtomicFile::create(path("slow.mp4"), false);  // Removes those of `gone`.
    QVERIFY(slow && slow.value().write(bytes_of("half")));
    const QString its = QFileInfo(slow.value().temporary_path()).fileName();
    const QStringList now = names();
    for (const QString& name : gone)
        QVERIFY2(!now.contains(name), qPrintable(name));
    for (const QString& name : kept + QStringList{young, its, ".flipbook-00000000000000bb"})
        QVERIFY2(now.contains(name), qPrintable(name));

    // However long it takes, nobody removes what is still written to.
    age(its);
    auto quick = AtomicFile::create(path("quick.mp4"), false);
    QVERIFY(quick && quick.value().commit());
    QVERIFY(slow.value().commit());
    QCOMPARE(content("slow.mp4"), QByteArray("half"));
}

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
