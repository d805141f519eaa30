// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/atomic_file.h"

using namespace flipbook;

class AtomicFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void appears_with_the_commit_data();
    void appears_with_the_commit();
    void leaves_nothing_behind_without_commit();
    void keeps_an_existing_folder();
    void replaces_an_older_export();
    void never_deletes_a_foreign_file_data();
    void never_deletes_a_foreign_file();
    void looks_for_foreign_files_again_at_the_commit();
    void keeps_a_folder_that_appears_meanwhile();
    void refuses_a_target_that_is_no_folder_data();
    void refuses_a_target_that_is_no_folder();

private:
    std::filesystem::path path(const QString& name) const
    {
        return QFile(m_folder->filePath(name)).filesystemFileName();
    }
    static void make_file(const std::filesystem::path& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("x") != 1)
            qFatal("The temporary folder cannot be written.");
    }
    QStringList names(const QString& folder = ".") const
    {
        return QDir(m_folder->filePath(folder))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    void make_older_export() const
    {
        QVERIFY(QDir(m_folder->path()).mkdir("frames"));
        for (const char* name : {"00000.png", "00001.png", "123456.png", "recipe.json"})
            make_file(path("frames") / name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void AtomicFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void AtomicFolderTest::appears_with_the_commit_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "frames";
    QTest::newRow("with a slash") << "frames/";
    QTest::newRow("with two slashes") << "frames//";
}

void AtomicFolderTest::appears_with_the_commit()
{
    QFETCH(QString, name);
    auto folder = AtomicFolder::create(path(".") / name.toStdString(), false);
    QVERIFY(folder);
    make_file(folder.value().temporary_path() / "00000.png");
    QVERIFY(folder.value().target() == path("frames"));
    QCOMPARE(names().size(), 1);
    QVERIFY(names().front().startsWith('.'));
    QVERIFY(folder.value().commit());
    QCOMPARE(names(), QStringList{"frames"});
    QCOMPARE(names("frames"), QStringList{"00000.png"});
}

void AtomicFolderTest::leaves_nothing_behind_without_commit()
{
    {
        auto folder = AtomicFolder::create(path("frames"), false);
        QVERIFY(folder);
        make_file(folder.value().temporary_path() / "00000.png");
    }
    QCOMPARE(names(), QStringList());
}

void AtomicFolderTest::keeps_an_existing_folder()
{
    make_older_export();
    const auto folder = AtomicFolder::create(path("frames/"), false);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::invalid_request);
    QVERIFY(QString::fromStdString(folder.error().message).contains("frames\" exists already"));
    QCOMPARE(names("frames").size(), 4);
}

void AtomicFolderTest::replaces_an_older_export()
{
    make_older_export();
    auto folder = AtomicFolder::create(path("frames"), true);
    QVERIFY(folder);
    make_file(folder.value().temporary_path() / "00007.png");
    QCOMPARE(names("frames").size(), 4);
    QVERIFY(folder.value().commit());
    QCOMPARE(names(), QStringList{"frames"});
    QCOMPARE(names("frames"), QStringList{"00007.png"});
}

void AtomicFolderTest::never_deletes_a_foreign_file_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("text") << "notes.txt";
    QTest::newRow("picture") << "holiday.png";
    QTest::newRow("too few digits") << "0001.png";
    QTest::newRow("no digits") << ".png";
    QTest::newRow("letter among digits") << "0000a.png";
    QTest::newRow("other case") << "00000.PNG";
    QTest::newRow("other recipe") << "recipe.json.bak";
    QTest::newRow("folder") << "00002.png/";
}

void AtomicFolderTest::never_deletes_a_foreign_file()
{
    QFETCH(QString, name);
    make_older_export();
    if (name.endsWith('/'))
        QVERIFY(QDir(m_folder->filePath("frames")).mkdir(name.chopped(1)));
    else
        make_file(path("frames") / name.toStdString());
    const auto folder = AtomicFolder::create(path("frames"), true);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::invalid_request);
    const QString message = QString::fromStdString(folder.error().message);
    QVERIFY2(message.contains("frames\" holds \"" + name.remove('/') + '"'), qPrintable(message));
    QCOMPARE(names("frames").size(), 5);
    QCOMPARE(names(), QStringList{"frames"});
}

void AtomicFolderTest::looks_for_foreign_files_again_at_the_commit()
{
    make_older_export();
    {
        auto folder = AtomicFolder::create(path("frames"), true);
        QVERIFY(folder);
        make_file(path("frames") / "notes.txt");
        QVERIFY(!folder.value().commit());
    }
    QCOMPARE(names(), QStringList{"frames"});
    QCOMPARE(names("frames").size(), 5);
}

void AtomicFolderTest::keeps_a_folder_that_appears_meanwhile()
{
    {
        auto folder = AtomicFolder::create(path("frames"), false);
        QVERIFY(folder);
        make_older_export();
        const auto outcome = folder.value().commit();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    }
    QCOMPARE(names(), QStringList{"frames"});
    QCOMPARE(names("frames").size(), 4);
}

void AtomicFolderTest::refuses_a_target_that_is_no_folder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("file") << "file"
                          << "is not a folder";
    QTest::newRow("missing parent") << "missing/frames/"
                                    << "there is no folder";
    QTest::newRow("below a file") << "file/frames/"
                                  << "folder";
}

void AtomicFolderTest::refuses_a_target_that_is_no_folder()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    make_file(path("file"));
    const auto folder = AtomicFolder::create(path(name), true);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::io);
    const QString message = QString::fromStdString(folder.error().message);
    QVERIFY2(message.contains(reason), qPrintable(message));
    QCOMPARE(names(), QStringList{"file"});
    for (const char* nameless : {"", ".", "..", "/", "a/.."})
        QVERIFY(!AtomicFolder::create(nameless, true));
}

QTEST_APPLESS_MAIN(AtomicFolderTest)
#include "atomic_folder_test.moc"
