// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/compose/model_shelf.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

const QString data_folder = QStringLiteral(FLIPBOOK_TEST_DATA);

}  // namespace

class ModelShelfTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_file_is_looked_at_once_it_is_asked_for()
    {
        ModelShelf shelf({});
        QSignalSpy changed(&shelf, &ModelShelf::changed);
        const std::filesystem::path file = FLIPBOOK_TEST_DATA "/mm-v2.safetensors";
        QVERIFY(!shelf.find(file));
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(shelf.find(file));
        QVERIFY(shelf.find(file)->page.kind == ModelKind::motion_module);
        QCOMPARE(shelf.of_kinds({ModelKind::motion_module}).size(), std::size_t{1});
        QVERIFY(shelf.of_kinds({ModelKind::lora}).empty());
        QCOMPARE(shelf.find_by_name(QStringLiteral("MM-V2"), {ModelKind::motion_module}), file);
    }

    void a_folder_of_a_model_tells_its_size()
    {
        ModelShelf shelf({});
        const std::filesystem::path folder = FLIPBOOK_TEST_DATA "/tiny-sd15";
        shelf.find(folder);
        QTRY_VERIFY(shelf.find(folder));
        QVERIFY(shelf.find(folder)->page.kind == ModelKind::sd15_checkpoint);
        QVERIFY(shelf.find(folder)->native_size);
        // Latents of 8 × 8, through a VAE of four levels.
        QVERIFY((*shelf.find(folder)->native_size == Size{64, 64}));
    }

    void folders_are_looked_through()
    {
        const QTemporaryDir folder;
        for (const char* name : {"mm-v1.safetensors", "mm-v3.safetensors"})
            QVERIFY(QFile::copy(data_folder + QLatin1Char('/') + QLatin1String(name),
                                folder.filePath(QLatin1String(name))));
        ModelShelf shelf({});
        shelf.set_folders({folder.path()});
        QVERIFY(shelf.is_scanning());
        QTRY_VERIFY(!shelf.is_scanning());
        QCOMPARE(shelf.of_kinds({ModelKind::motion_module}).size(), std::size_t{2});
    }

    void the_list_fills_while_more_folders_are_read()
    {
        const QTemporaryDir first, second;
        QVERIFY(QFile::copy(data_folder + QStringLiteral("/mm-v1.safetensors"),
                            first.filePath(QStringLiteral("mm-v1.safetensors"))));
        QVERIFY(QFile::copy(data_folder + QStringLiteral("/mm-v3.safetensors"),
                            second.filePath(QStringLiteral("mm-v3.safetensors"))));
        ModelShelf shelf({});
        std::vector<std::size_t> counts;
        connect(&shelf, &ModelShelf::changed, this, [&] {
            if (shelf.is_scanning())
                counts.push_back(shelf.of_kinds({ModelKind::motion_module}).size());
        });
        shelf.set_folders({first.path(), second.path()});
        QTRY_VERIFY(!shelf.is_scanning());
        QCOMPARE(counts, (std::vector<std::size_t>{0, 1, 2}));
    }

    void a_scan_that_was_cancelled_finds_nothing_and_the_next_one_all()
    {
        const QTemporaryDir folder;
        for (const char* name : {"mm-v1.safetensors", "mm-v3.safetensors"})
            QVERIFY(QFile::copy(data_folder + QLatin1Char('/') + QLatin1String(name),
                                folder.filePath(QLatin1String(name))));
        ModelShelf shelf({});
        shelf.find(FLIPBOOK_TEST_DATA "/tiny-sd15");  // Looked at first: the scan waits.
        shelf.set_folders({folder.path()});
        shelf.cancel_scan();
        QTRY_VERIFY(!shelf.is_scanning());
        QVERIFY(shelf.of_kinds({ModelKind::motion_module}).empty());
        shelf.look_again();
        QTRY_COMPARE(shelf.of_kinds({ModelKind::motion_module}).size(), std::size_t{2});
    }

    void looking_again_finds_what_came_and_went()
    {
        const QTemporaryDir folder;
        const auto put = [&folder](const char* name) {
            return QFile::copy(data_folder + QLatin1Char('/') + QLatin1String(name),
                               folder.filePath(QLatin1String(name)));
        };
        QVERIFY(put("mm-v1.safetensors"));
        ModelShelf shelf({});
        shelf.set_folders({folder.path()});
        QTRY_COMPARE(shelf.of_kinds({ModelKind::motion_module}).size(), std::size_t{1});
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("mm-v1.safetensors"))));
        QVERIFY(put("mm-v3.safetensors"));
        shelf.look_again();
        QTRY_VERIFY(!shelf.is_scanning()
                    && shelf.find_by_name(QStringLiteral("mm-v3"), {ModelKind::motion_module}));
        QVERIFY(!shelf.find_by_name(QStringLiteral("mm-v1"), {ModelKind::motion_module}));
    }

    void a_folder_that_is_not_there_is_named()
    {
        ModelShelf shelf({});
        QSignalSpy failed(&shelf, &ModelShelf::failed);
        shelf.set_folders({QStringLiteral("/no/such/folder")});
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("/no/such/folder")));
    }

    void a_models_own_moves_are_found_by_their_meaning()
    {
        const QTemporaryDir model;
        QVERIFY(QDir(model.path()).mkpath(QStringLiteral("motion_loras")));
        QFile file(model.filePath(QStringLiteral("motion_loras/pan-left.safetensors")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QFile index(model.filePath(QStringLiteral("model_index.json")));
        QVERIFY(index.open(QIODevice::WriteOnly));
        index.write("{}");
        index.close();
        ModelShelf shelf({});
        GenerationRequest request;
        request.checkpoint = model.path().toStdString();
        shelf.find(request.checkpoint);
        QTRY_VERIFY(shelf.find(request.checkpoint));
        QVERIFY(shelf.find_move(QStringLiteral("pan-left"), request));
        QVERIFY(!shelf.find_move(QStringLiteral("pan-right"), request));
        // Another motion module has other weights to change.
        request.motion.source = MotionSource::file;
        request.motion.module = FLIPBOOK_TEST_DATA "/mm-v2.safetensors";
        QVERIFY(!shelf.find_move(QStringLiteral("pan-left"), request));
    }

    void a_change_of_mind_leaves_nothing_behind()
    {
        auto shelf = std::make_unique<ModelShelf>(std::filesystem::path());
        shelf->set_folders({data_folder});
        shelf.reset();  // Ends the scan; what was found is nobody's.
        QCoreApplication::processEvents();
    }

    void names_have_no_ending()
    {
        QCOMPARE(model_name("/a/toonyou_beta6.safetensors"), QStringLiteral("toonyou_beta6"));
        QCOMPARE(model_name("/a/dream.v1.2"), QStringLiteral("dream.v1.2"));
    }
};

QTEST_MAIN(ModelShelfTest)
#include "model_shelf_test.moc"
