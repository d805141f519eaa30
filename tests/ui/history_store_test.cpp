// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "flipbook/recipe.h"
#include "mock_engine_maker.h"
#include "ui/history/clip_table.h"
#include "ui/history/history_schema.h"
#include "ui/history/history_store.h"
#include "ui/history/master_folder.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

GenerationRequest request_of(const QString& prompt, std::uint64_t seed)
{
    GenerationRequest request = sample_request(seed);
    request.prompt.positive = prompt.toStdString();
    return request;
}

ClipRecord clip_of(qint64 id, const QString& prompt, std::uint64_t seed = 1)
{
    ClipRecord clip = record_of(id, request_of(prompt, seed), 4);
    clip.created = QDateTime::currentDateTimeUtc();
    return clip;
}

// A master as the engine writes it.
void write_master(const QString& data, const QString& name, const GenerationRequest& request,
                  int frames)
{
    const QString folder = clips_folder(data) + QLatin1Char('/') + name;
    QVERIFY(QDir().mkpath(folder));
    for (int i = 0; i < frames; ++i) {
        QImage image(request.size.width, request.size.height, QImage::Format_RGB888);
        image.fill(QColor(40 * i, 7, 250));
        QVERIFY(image.save(folder + QStringLiteral("/%1.png").arg(i, 5, 10, QLatin1Char('0'))));
    }
    QFile recipe(folder + QStringLiteral("/recipe.json"));
    QVERIFY(recipe.open(QIODevice::WriteOnly));
    recipe.write(QByteArray::fromStdString(to_recipe(request)));
}

QList<qint64> ids_of(const HistoryStore& history)
{
    QList<qint64> ids;
    for (const ClipRecord& clip : history.clips())
        ids.append(clip.id);
    return ids;
}

}  // namespace

class HistoryStoreTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_problems;
    StoredSession m_session;

    QString file() const { return m_folder->filePath(QStringLiteral("history.db")); }

    std::unique_ptr<HistoryStore> loaded_store()
    {
        auto history = std::make_unique<HistoryStore>(m_folder->path());
        m_problems.clear();
        connect(history.get(), &HistoryStore::problem, this,
                [this](const QString& text) { m_problems << text; });
        connect(history.get(), &HistoryStore::loaded, this,
                [this](const StoredSession& session) { m_session = session; });
        QSignalSpy loaded(history.get(), &HistoryStore::loaded);
        history->load(true);
        if (!loaded.wait())
            qFatal("The history was not loaded.");
        return history;
    }

    QList<qint64> found(HistoryStore& history, const QString& text)
    {
        QSignalSpy found(&history, &HistoryStore::found);
        history.search(text);
        if (!found.wait())
            return {-1};
        QList<qint64> ids = found.front()[1].value<QList<qint64>>();
        std::sort(ids.begin(), ids.end());
        return ids;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void what_is_added_is_there_at_the_next_start()
    {
        const std::uint64_t seed = 13214918285578813247U;
        ClipRecord clip = clip_of(5, QStringLiteral("a lighthouse, 灯台"), seed);
        clip.seconds = 2.5;
        clip.bytes = 1234;
        clip.parent = 3;
        {
            auto history = loaded_store();
            history->add(clip);
            history->add(clip_of(9, QStringLiteral("waves")));
            history->set_starred(5, true);
            history->set_name(5, QStringLiteral("Leuchtturm"));
            history->set_trashed(9, true);
        }
        auto history = loaded_store();
        QCOMPARE(ids_of(*history), (QList<qint64>{9, 5}));
        clip.is_starred = true;
        clip.name = QStringLiteral("Leuchtturm");
        const ClipRecord* stored = history->find(5);
        QVERIFY(stored);
        QCOMPARE(stored->created.toMSecsSinceEpoch(), clip.created.toMSecsSinceEpoch());
        clip.created = stored->created;
        QVERIFY(*stored == clip);
        QCOMPARE(stored->seed, QString::number(seed));
        QVERIFY(history->find(9)->is_trashed());
        QCOMPARE(history->starred_count(), 1);
        QVERIFY(history->next_id() > 9);
    }

    void the_search_finds_pieces_of_words_and_seeds()
    {
        auto history = loaded_store();
        history->add(clip_of(1, QStringLiteral("Red ball, rolling"), 42));
        history->add(clip_of(2, QStringLiteral("blue ball on 100% wool"), 43));
        history->add(clip_of(3, QStringLiteral("海辺の灯台")));
        QCOMPARE(found(*history, QStringLiteral("ball")), (QList<qint64>{1, 2}));
        QCOMPARE(found(*history, QStringLiteral("RED roll")), QList<qint64>{1});
        QCOMPARE(found(*history, QStringLiteral("on")), QList<qint64>{2});
        QCOMPARE(found(*history, QStringLiteral("0%")), QList<qint64>{2});
        QCOMPARE(found(*history, QStringLiteral("43")), QList<qint64>{2});
        QCOMPARE(found(*history, QStringLiteral("灯台")), QList<qint64>{3});
        QCOMPARE(found(*history, QStringLiteral("\"ball OR 1")), QList<qint64>{});
        history->remove(2);
        QCOMPARE(found(*history, QStringLiteral("ball")), QList<qint64>{1});
    }

    void without_the_text_index_the_search_finds_the_same()
    {
        auto database = Database::open(file(), Database::Mode::read_write);
        QVERIFY(database);
        {
            auto opened = open_history(file());
            QVERIFY(opened);
            ClipRecord clip = clip_of(1, QStringLiteral("Red ball"));
            clip.name = QStringLiteral("Rolling");
            QVERIFY(insert_clip(opened.value().database, clip, opened.value().has_text_index));
        }
        const auto ids = find_clips(database.value(), QStringLiteral("ball red rolling"), false);
        QVERIFY(ids);
        QCOMPARE(ids.value(), QList<qint64>{1});
    }

    void an_older_database_is_brought_up_to_date()
    {
        {
            auto database = Database::open(file(), Database::Mode::read_write);
            QVERIFY(database);
            // As version 1 made it.
            QVERIFY(database.value().run_script(QStringLiteral(
                "CREATE TABLE clips (id INTEGER PRIMARY KEY, created TEXT NOT NULL, recipe TEXT "
                "NOT NULL, prompt TEXT NOT NULL, seed TEXT NOT NULL, width INTEGER NOT NULL, "
                "height INTEGER NOT NULL, frames INTEGER NOT NULL, frame_rate INTEGER NOT NULL, "
                "seconds REAL NOT NULL, folder TEXT NOT NULL UNIQUE, starred INTEGER NOT NULL "
                "DEFAULT 0, trashed TEXT, partial INTEGER NOT NULL DEFAULT 0, parent INTEGER NOT "
                "NULL DEFAULT 0);"
                "CREATE TABLE jobs (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, recipe "
                "TEXT NOT NULL, state TEXT NOT NULL, error_code TEXT, error TEXT, added TEXT NOT "
                "NULL);"
                "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);"
                "INSERT INTO clips VALUES(7, '2026-01-02T03:04:05.006Z', '{}', 'old waves', '3', "
                "64, 48, 4, 8, 1.5, '7', 1, NULL, 0, 0);"
                "PRAGMA user_version = 1;")));
        }
        auto history = loaded_store();
        QCOMPARE(m_problems, QStringList());
        QCOMPARE(ids_of(*history), QList<qint64>{7});
        QVERIFY(history->find(7)->is_starred);
        QCOMPARE(history->find(7)->name, QString());
        QCOMPARE(found(*history, QStringLiteral("waves")), QList<qint64>{7});
        history.reset();
        auto database = Database::open(file(), Database::Mode::read_only);
        QCOMPARE(database.value().user_version().value(), history_version);
    }

    void a_newer_database_is_shown_and_left_alone()
    {
        {
            auto history = loaded_store();
            history->add(clip_of(1, QStringLiteral("waves")));
        }
        {
            auto database = Database::open(file(), Database::Mode::read_write);
            QVERIFY(database.value().set_user_version(history_version + 1));
        }
        {
            auto history = loaded_store();
            QCOMPARE(m_problems.size(), 1);
            QVERIFY2(m_problems[0].contains(QStringLiteral("newer")), qPrintable(m_problems[0]));
            QCOMPARE(ids_of(*history), QList<qint64>{1});
            history->add(clip_of(2, QStringLiteral("not stored")));
        }
        auto database = Database::open(file(), Database::Mode::read_only);
        QCOMPARE(database.value().user_version().value(), history_version + 1);
        QCOMPARE(read_clips(database.value()).value().size(), std::size_t{1});
    }

    void a_damaged_database_is_set_aside_and_rebuilt_from_the_clips_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("its head") << 0;
        QTest::newRow("its middle") << 5000;
    }

    void a_damaged_database_is_set_aside_and_rebuilt_from_the_clips()
    {
        QFETCH(int, from);
        write_master(m_folder->path(), QStringLiteral("77"), request_of(QStringLiteral("kept"), 8),
                     2);
        {
            auto history = loaded_store();
            QCOMPARE(ids_of(*history), QList<qint64>{77});
            for (int i = 1; i < 60; ++i)
                history->add(clip_of(i, QStringLiteral("filler ").repeated(40)));
        }
        {
            QFile database(file());
            QVERIFY(database.open(QIODevice::ReadWrite));
            QVERIFY(database.seek(from));
            database.write(QByteArray(12000, '\x5a'));
        }
        auto history = loaded_store();
        QCOMPARE(m_problems.size(), 1);
        QVERIFY2(m_problems[0].contains(QStringLiteral("damaged")), qPrintable(m_problems[0]));
        QCOMPARE(ids_of(*history), QList<qint64>{77});
        QCOMPARE(history->find(77)->prompt, QStringLiteral("kept"));
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("history-damaged-*.db")}).size(),
                 1);
    }

    void half_written_clips_go_and_unlisted_ones_come_in()
    {
        write_master(m_folder->path(), QStringLiteral("12"), request_of(QStringLiteral("whole"), 3),
                     3);
        write_master(m_folder->path(), QStringLiteral("14"), request_of(QStringLiteral("later"), 3),
                     3);
        write_master(m_folder->path(), QStringLiteral(".13.1a2b.part"),
                     request_of(QStringLiteral("half"), 3), 1);
        auto history = loaded_store();
        QCOMPARE(ids_of(*history), (QList<qint64>{14, 12}));  // The newest first.
        QCOMPARE(history->find(12)->frames, 3);
        QVERIFY(history->find(12)->bytes > 0);
        QCOMPARE(QDir(clips_folder(m_folder->path()))
                     .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("12"), QStringLiteral("14")}));
    }

    void a_removed_clip_takes_its_master_along()
    {
        write_master(m_folder->path(), QStringLiteral("12"), request_of(QStringLiteral("whole"), 3),
                     3);
        {
            auto history = loaded_store();
            history->set_trashed(12, true);
            history->empty_trash();
            QVERIFY(history->clips().empty());
        }
        QVERIFY(QDir(clips_folder(m_folder->path()))
                    .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)
                    .isEmpty());
        auto history = loaded_store();
        QVERIFY(history->clips().empty());
    }

    void the_trash_is_emptied_after_thirty_days()
    {
        {
            auto history = loaded_store();
            ClipRecord old = clip_of(1, QStringLiteral("old"));
            old.trashed = QDateTime::currentDateTimeUtc().addDays(-31);
            history->add(old);
            ClipRecord recent = clip_of(2, QStringLiteral("recent"));
            recent.trashed = QDateTime::currentDateTimeUtc().addDays(-29);
            history->add(recent);
        }
        auto history = loaded_store();
        QCOMPARE(ids_of(*history), QList<qint64>{2});
    }

    void over_the_limit_the_oldest_without_a_star_go()
    {
        auto history = loaded_store();
        for (int id = 1; id <= 5; ++id) {
            ClipRecord clip = clip_of(id, QStringLiteral("clip"));
            clip.bytes = 100;
            clip.is_starred = id == 1;
            if (id == 4)
                clip.trashed = QDateTime::currentDateTimeUtc();
            history->add(clip);
        }
        history->set_size_limit(400);
        QCOMPARE(ids_of(*history), (QList<qint64>{5, 3, 2, 1}));
        history->set_size_limit(250);
        QCOMPARE(ids_of(*history), (QList<qint64>{5, 1}));
        history->set_size_limit(1);
        QCOMPARE(ids_of(*history), (QList<qint64>{5, 1}));  // The newest and the starred stay.
    }

    void jobs_and_settings_come_back_in_order()
    {
        JobRow waiting{3,
                       1,
                       QByteArray::fromStdString(to_recipe(sample_request(7))),
                       QStringLiteral("waiting"),
                       {},
                       {},
                       QStringLiteral("2026-01-01T00:00:00Z")};
        JobRow running = waiting;
        running.id = 9;
        running.position = 0;
        running.state = QStringLiteral("running");
        JobRow failed = waiting;
        failed.id = 2;
        failed.position = 2;
        failed.state = QStringLiteral("failed");
        failed.error_code = QStringLiteral("out_of_memory");
        failed.error = QStringLiteral("Too big.");
        {
            auto history = loaded_store();
            history->store_queue({{waiting, running, failed}, {}});
            history->store_queue_paused(true);
            history->store_draft("{\"a\": \"ü\"}");
            history->store_project(QStringLiteral("films/p.flipbook"), "saved");
        }
        auto history = loaded_store();
        QCOMPARE(m_session.jobs.size(), std::size_t{3});
        QCOMPARE(m_session.jobs[0].id, qint64{9});
        QVERIFY(m_session.jobs[0].state == JobState::waiting);  // It has to be made again.
        QCOMPARE(m_session.jobs[1].request.sampling.seed, std::uint64_t{7});
        QVERIFY(m_session.jobs[2].error->code == ErrorCode::out_of_memory);
        QCOMPARE(m_session.jobs[2].error->message, std::string("Too big."));
        QVERIFY(m_session.is_queue_paused);
        QCOMPARE(m_session.draft, QByteArray("{\"a\": \"ü\"}"));
        QCOMPARE(m_session.project, QStringLiteral("films/p.flipbook"));
        QCOMPARE(m_session.saved, QByteArray("saved"));
    }

    void a_folder_that_cannot_be_written_is_told_of()
    {
        HistoryStore history(m_folder->filePath(QStringLiteral("missing")));
        QSignalSpy problem(&history, &HistoryStore::problem);
        QSignalSpy loaded(&history, &HistoryStore::loaded);
        history.load(true);
        QVERIFY(loaded.wait());
        QCOMPARE(problem.size(), 1);
        QVERIFY(problem[0][0].toString().contains(QStringLiteral("missing/history.db")));
        history.add(clip_of(1, QStringLiteral("still shown")));
        QCOMPARE(ids_of(history), QList<qint64>{1});
    }

    void a_master_is_read_back_as_it_was_written()
    {
        GenerationRequest request = sample_request(3);
        request.size = {33, 17};  // Rows that QImage pads.
        write_master(m_folder->path(), QStringLiteral("5"), request, 3);
        const QString folder = clips_folder(m_folder->path()) + QStringLiteral("/5");
        const auto clip = read_master(folder, 12);
        QVERIFY(clip);
        QCOMPARE(clip.value()->frames.size(), std::size_t{3});
        QCOMPARE(clip.value()->frame_rate, 12);
        const Frame& frame = clip.value()->frames[2];
        QVERIFY((frame.size == Size{33, 17}));
        QCOMPARE(frame.pixels.size(), std::size_t{33 * 17 * 3});
        for (std::size_t i = 0; i < frame.pixels.size(); i += 3)
            QVERIFY(frame.pixels[i] == 80 && frame.pixels[i + 1] == 7
                    && frame.pixels[i + 2] == 250);
        QVERIFY(QFile::remove(folder + QStringLiteral("/00001.png")));
        QFile broken(folder + QStringLiteral("/00001.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        const auto damaged = read_master(folder, 12);
        QVERIFY(!damaged);
        QVERIFY(
            QString::fromStdString(damaged.error().message).contains(QStringLiteral("00001.png")));
    }
};

QTEST_GUILESS_MAIN(HistoryStoreTest)
#include "history_store_test.moc"
