// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/compose/model_shelf.h"
#include "ui/document/path_text.h"

using namespace flipbook;
using namespace flipbook::ui;

// Files that are not where a recipe says.
class ModelSearchTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_there;

    static SettledRequest settled(ModelShelf& shelf, const GenerationRequest& request)
    {
        std::optional<SettledRequest> outcome;
        shelf.settle(request, [&outcome](const SettledRequest& given) { outcome = given; });
        [&] { QTRY_VERIFY(outcome.has_value()); }();
        return outcome.value_or(SettledRequest());
    }

    static GenerationRequest asking_for(const std::filesystem::path& module,
                                        const ModelFile& known = {})
    {
        GenerationRequest request;
        request.checkpoint = FLIPBOOK_TEST_DATA "/tiny-sd15";
        request.motion = {MotionSource::file, module, 1.0, 1.0};
        request.model_files = {known};
        return request;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_there = text_path(m_folder.filePath(QStringLiteral("renamed.safetensors")));
        QVERIFY(QFile::copy(QStringLiteral(FLIPBOOK_TEST_DATA "/mm-v3.safetensors"),
                            path_text(m_there)));
    }

    void what_is_there_stays()
    {
        ModelShelf shelf({});
        const SettledRequest outcome = settled(shelf, asking_for(m_there));
        QVERIFY(outcome.request == asking_for(m_there));
        QVERIFY(outcome.notes.isEmpty());
    }

    void a_copy_is_found_whatever_its_name()
    {
        ModelShelf shelf({});
        shelf.set_folders({m_folder.path()});
        QTRY_VERIFY(!shelf.is_scanning());
        const auto hashes = inspect_model(m_there, {.hashes = true}).hashes;
        if (!hashes)
            QSKIP("Built without OpenSSL.");
        const ModelFile known{
            "/gone/mm.ckpt", std::filesystem::file_size(m_there), hashes->sha256, {}};
        const SettledRequest outcome = settled(shelf, asking_for("/gone/mm.ckpt", known));
        QVERIFY(outcome.request.motion.module == m_there);
        QCOMPARE(outcome.notes.size(), 1);
        QVERIFY(outcome.notes[0].contains(QStringLiteral("its copy")));
    }

    void else_the_name_counts_and_is_said()
    {
        ModelShelf shelf({});
        shelf.set_folders({m_folder.path()});
        QTRY_VERIFY(!shelf.is_scanning());
        const ModelFile other{"/gone/Renamed.ckpt", 5, std::string(64, '0'), {}};
        const SettledRequest outcome = settled(shelf, asking_for("/gone/Renamed.ckpt", other));
        QVERIFY(outcome.request.motion.module == m_there);
        QVERIFY(outcome.notes[0].contains(QStringLiteral("another version")));
    }

    void what_is_nowhere_is_named_with_what_to_look_for()
    {
        ModelShelf shelf({});
        const ModelFile lost{"/gone/mm.ckpt", 5, std::string(64, 'b'), {}};
        const SettledRequest outcome = settled(shelf, asking_for("/gone/mm.ckpt", lost));
        QVERIFY(outcome.request.motion.module == "/gone/mm.ckpt");
        QVERIFY(outcome.notes[0].contains(QStringLiteral("mm.ckpt")));
        QVERIFY(outcome.notes[0].contains(QString(64, QLatin1Char('b'))));
    }

    void a_short_hash_of_another_program_is_enough()
    {
        ModelShelf shelf({});
        QVERIFY(!shelf.find_named({ModelKind::motion_module, "", "0123456789"}));
        shelf.set_folders({m_folder.path()});
        QTRY_VERIFY(!shelf.is_scanning());
        QVERIFY(shelf.find_named({ModelKind::motion_module, "RENAMED.ckpt", "0123456789"})
                == m_there);
        QVERIFY(!shelf.find_named({ModelKind::lora, "renamed", ""}));
    }
};

QTEST_MAIN(ModelSearchTest)
#include "model_search_test.moc"
