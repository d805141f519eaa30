// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "flipbook/recipe.h"
#include "mock_engine_maker.h"
#include "ui/document/setting_names.h"
#include "ui/project/composition_json.h"
#include "ui/project/project.h"
#include "ui/project/project_file.h"
#include "ui/project/recall.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

Composition sample_composition()
{
    Composition composition;
    composition.request = sample_request(13214918285578813247U);
    composition.request.prompt.positive = "a lighthouse, 灯台";
    composition.request.vae = "/models/some vae.safetensors";
    composition.request.loras = {{"/a.safetensors", 0.5, 0.25}};
    composition.seed_rule = SeedRule::increment;
    composition.clip_count = 3;
    composition.preset = QStringLiteral("gentle");
    return composition;
}

void write_text(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray text_of(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class ProjectTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Project> m_project;

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    void save_as(const QString& file)
    {
        QSignalSpy saved(m_project.get(), &Project::saved);
        m_project->save_as(file);
        QVERIFY(saved.wait());
    }

    void open(const QString& file)
    {
        QSignalSpy opened(m_project.get(), &Project::opened);
        m_project->open(file);
        QVERIFY(opened.wait());
    }

    void edit_prompt(const std::string& text)
    {
        m_document->edit(QStringLiteral("prompt"), [&text](Composition& composition) {
            composition.request.prompt.positive = text;
        });
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<Document>();
        m_project = std::make_unique<Project>(*m_document, path("data"), path("flipbook.ini"));
    }

    void cleanup()
    {
        m_project.reset();
        m_document.reset();
    }

    void a_composition_survives_the_round_trip()
    {
        const Composition composition = sample_composition();
        const auto read = read_project_json(project_json(composition), {});
        QVERIFY(read);
        QVERIFY(read.value().composition == composition);
        QVERIFY(!read.value().is_newer);
    }

    void unknown_keys_survive_a_load_and_a_save()
    {
        const QByteArray older =
            R"({"format": "flipbook-project", "version": 1, "timeline": {"a": [1, 2]},
                "recipe": {"format": "flipbook-recipe", "version": 1, "frame_count": 24,
                           "future": {"seed": 18446744073709551615}}})";
        write_text(path("a.flipbook"), older);
        open(path("a.flipbook"));
        QCOMPARE(m_document->request().frame_count, 24);
        edit_prompt("waves");
        save_as(path("a.flipbook"));
        const QByteArray text = text_of(path("a.flipbook"));
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        QCOMPARE(object[QLatin1String("timeline")][QLatin1String("a")][1].toInt(), 2);
        QVERIFY2(text.contains("18446744073709551615"), text.constData());
        QCOMPARE(object[QLatin1String("recipe")][QLatin1String("prompt")][QLatin1String("positive")]
                     .toString(),
                 QStringLiteral("waves"));
    }

    void bad_files_are_refused_in_one_sentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("no JSON") << QByteArray("hello") << QStringLiteral("no Flipbook project");
        QTest::newRow("another program's")
            << QByteArray("{\"format\": \"shotcut\"}") << QStringLiteral("no Flipbook project");
        QTest::newRow("a wrong value") << QByteArray(
            R"({"format":"flipbook-project","version":1,"recipe":{"frame_count":"x"}})")
                                       << QStringLiteral("frame_count");
        QTest::newRow("a wrong rule")
            << QByteArray(R"({"format":"flipbook-project","version":1,"seed_rule":"sometimes"})")
            << QStringLiteral("seed_rule");
    }

    void bad_files_are_refused_in_one_sentence()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, names);
        write_text(path("bad.flipbook"), text);
        edit_prompt("stays");
        QSignalSpy failed(m_project.get(), &Project::failed);
        m_project->open(path("bad.flipbook"));
        QVERIFY(failed.wait());
        const QString sentence = failed[0][0].toString();
        QVERIFY2(sentence.contains(QStringLiteral("bad.flipbook")), qPrintable(sentence));
        QVERIFY2(sentence.contains(names), qPrintable(sentence));
        QCOMPARE(m_document->request().prompt.positive, std::string("stays"));
        QVERIFY(m_project->path().isEmpty());
    }

    void a_missing_file_is_told_of()
    {
        QSignalSpy failed(m_project.get(), &Project::failed);
        m_project->open(path("nowhere.flipbook"));
        QVERIFY(failed.wait());
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("nowhere.flipbook")));
    }

    void the_dirty_mark_follows_edits_undo_and_saving()
    {
        QVERIFY(!m_project->is_dirty());
        edit_prompt("waves");
        QVERIFY(m_project->is_dirty());
        m_document->undo_stack().undo();
        QVERIFY(!m_project->is_dirty());
        m_document->undo_stack().redo();
        save_as(path("waves.flipbook"));
        QVERIFY(!m_project->is_dirty());
        QCOMPARE(m_project->name(), QStringLiteral("waves"));
        m_document->undo_stack().undo();
        QVERIFY(m_project->is_dirty());
        m_project->start_new();
        QVERIFY(!m_project->is_dirty());
        QVERIFY(m_project->path().isEmpty());
    }

    void what_changed_while_it_was_written_stays_dirty()
    {
        edit_prompt("one");
        QSignalSpy saved(m_project.get(), &Project::saved);
        m_project->save_as(path("p.flipbook"));
        edit_prompt("two");
        QVERIFY(saved.wait());
        QVERIFY(m_project->is_dirty());
    }

    void five_older_versions_are_kept()
    {
        for (int i = 0; i < 8; ++i) {
            edit_prompt("version " + std::to_string(i));
            save_as(path("p.flipbook"));
            QTest::qWait(3);  // Backups are named by the millisecond.
        }
        const QStringList backups = m_project->backups();
        QCOMPARE(backups.size(), backup_count);
        QVERIFY(text_of(backups[0]).contains("version 6"));
        QVERIFY(text_of(backups[4]).contains("version 2"));
        m_project->take_over(backups[4]);
        QTRY_COMPARE(m_document->request().prompt.positive, std::string("version 2"));
        QVERIFY(m_project->is_dirty());
    }

    void a_newer_version_is_read_only_until_it_has_another_name()
    {
        write_text(path("new.flipbook"),
                   R"({"format": "flipbook-project", "version": 9, "clip_count": 2, "x": 1})");
        open(path("new.flipbook"));
        QVERIFY(m_project->is_read_only());
        QCOMPARE(m_document->composition().clip_count, 2);
        save_as(path("mine.flipbook"));
        QVERIFY(!m_project->is_read_only());
        QVERIFY(text_of(path("new.flipbook")).contains("\"version\": 9"));
    }

    void the_last_twelve_are_remembered()
    {
        for (int i = 0; i < 14; ++i)
            save_as(path("p") + QString::number(i) + QStringLiteral(".flipbook"));
        save_as(path("p7.flipbook"));
        const QStringList recent = m_project->recent();
        QCOMPARE(recent.size(), Project::recent_count);
        QCOMPARE(recent[0], path("p7.flipbook"));
        QCOMPARE(recent[1], path("p13.flipbook"));
        QCOMPARE(recent.count(path("p7.flipbook")), 1);
    }

    void a_later_autosave_is_offered()
    {
        save_as(path("p.flipbook"));
        const QString autosave = autosave_file(path("data"), path("p.flipbook"));
        QVERIFY(QDir().mkpath(QFileInfo(autosave).path()));
        QTest::qWait(20);
        Composition later = sample_composition();
        write_text(autosave, project_json(later));
        QSignalSpy found(m_project.get(), &Project::autosave_found);
        open(path("p.flipbook"));
        QCOMPARE(found.size(), 1);
        m_project->take_over(found[0][0].toString());
        QTRY_VERIFY(m_document->composition() == later);
        save_as(path("p.flipbook"));
        QVERIFY(!QFile::exists(autosave));
    }

    void a_folder_that_refuses_leaves_the_file_as_it_was()
    {
        QSignalSpy failed(m_project.get(), &Project::failed);
        m_project->save_as(path("missing/p.flipbook"));
        QVERIFY(failed.wait());
        QVERIFY(m_project->path().isEmpty());
    }

    void recalling_a_part_leaves_the_rest_data()
    {
        QTest::addColumn<int>("part");
        for (const RecallPart part : {RecallPart::all, RecallPart::prompt, RecallPart::seed,
                                      RecallPart::size, RecallPart::remix})
            QTest::newRow(qPrintable(recall_label(part))) << static_cast<int>(part);
    }

    void recalling_a_part_leaves_the_rest()
    {
        QFETCH(int, part);
        Composition now = sample_composition();
        now.seed_rule = SeedRule::random;
        m_document->load(now);
        GenerationRequest clip = sample_request(99);
        clip.prompt.positive = "clip";
        clip.prompt.negative = "blur";
        clip.size = {128, 256};
        clip.sampling.steps = 7;
        GenerationRequest expected = now.request;
        SeedRule rule = SeedRule::random;
        switch (static_cast<RecallPart>(part)) {
        case RecallPart::all:
            expected = clip;
            rule = SeedRule::fixed;
            break;
        case RecallPart::prompt:
            expected.prompt = clip.prompt;
            break;
        case RecallPart::seed:
            expected.sampling.seed = 99;
            rule = SeedRule::fixed;
            break;
        case RecallPart::size:
            expected.size = clip.size;
            break;
        case RecallPart::remix:
            expected = clip;
            expected.sampling.seed = now.request.sampling.seed;
            break;
        }
        recall(*m_document, clip, static_cast<RecallPart>(part));
        QVERIFY(m_document->request() == expected);
        QVERIFY(m_document->composition().seed_rule == rule);
        m_document->undo_stack().undo();
        QVERIFY(m_document->composition() == now);
    }

    void every_setting_of_a_recipe_has_a_name()
    {
        // Of the program, and what clips are not told apart by: "motion.module" says it.
        const QSet<QString> unnamed{QStringLiteral("format"),        QStringLiteral("version"),
                                    QStringLiteral("app"),           QStringLiteral("model_files"),
                                    QStringLiteral("motion.source"), QStringLiteral("preset")};
        const auto check = [&unnamed](const QString& key) {
            QVERIFY2((setting_name(key) == key) == unnamed.contains(key), qPrintable(key));
        };
        const QJsonObject recipe =
            QJsonDocument::fromJson(QByteArray::fromStdString(to_recipe(sample_request())))
                .object();
        for (auto entry = recipe.begin(); entry != recipe.end(); ++entry) {
            if (!entry->isObject())
                check(entry.key());
            for (const QString& inner : entry->toObject().keys())
                check(entry.key() + QLatin1Char('.') + inner);
        }
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "project_test.moc"
