// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "flipbook/resources.h"

using namespace flipbook;

namespace {

constexpr char variable[] = "FLIPBOOK_RESOURCES_DIR";

}  // namespace

class ResourcesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv(variable); }

    void without_a_name_they_are_those_of_the_source_tree()
    {
        qunsetenv(variable);
        QVERIFY(std::filesystem::equivalent(resources_folder(), FLIPBOOK_RESOURCES));
    }

    void a_folder_that_is_named_counts_alone()
    {
        qputenv(variable, "/nonexistent");
        QCOMPARE(resources_folder(), std::filesystem::path("/nonexistent"));
        QVERIFY(!starter_model());
    }

    void the_starter_model_is_there_where_its_index_is()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("starter")));
        qputenv(variable, folder.path().toUtf8());
        QVERIFY(!starter_model());
        QFile index(folder.filePath(QStringLiteral("starter/model_index.json")));
        QVERIFY(index.open(QIODevice::WriteOnly));
        index.close();
        QVERIFY(starter_model());
        QCOMPARE(starter_model()->filename(), std::filesystem::path("starter"));
    }
};

QTEST_GUILESS_MAIN(ResourcesTest)
#include "resources_test.moc"
