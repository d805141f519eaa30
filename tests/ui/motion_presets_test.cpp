// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <set>

#include "ui/compose/preset_thumbnail.h"
#include "ui/document/preset_library.h"
#include "ui/document/preset_steps.h"
#include "ui/document/preset_use.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

const QString shipped_folder = QStringLiteral(FLIPBOOK_RESOURCES "/presets");

const std::set<QString> moves{"pan-left", "pan-right", "tilt-up",        "tilt-down",
                              "zoom-in",  "zoom-out",  "roll-clockwise", "roll-anticlockwise"};

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

std::optional<std::filesystem::path> every_move(const QString& move)
{
    return std::filesystem::path("/moves") / move.toStdString();
}

std::optional<std::filesystem::path> no_move(const QString&)
{
    return std::nullopt;
}

MotionPreset sample_preset()
{
    MotionPreset preset;
    preset.id = QStringLiteral("sample");
    preset.name = QStringLiteral("Sample");
    preset.summary = QStringLiteral("A try.");
    preset.is_own = true;
    preset.cameras = {{QStringLiteral("pan-left"), {}, 0.5}, {{}, QStringLiteral("/a/b.ckpt"), -1}};
    preset.words = QStringList{QStringLiteral("bouncing")};
    preset.scale = Curve::parse("0:(1), 8:(1.3)").value();
    preset.effect = 0.9;
    preset.context =
        ContextOptions{12, 2, 6, true, ContextSchedule::looped_uniform, FuseMethod::flat};
    preset.frame_count = 24;
    preset.frame_rate = 12;
    return preset;
}

}  // namespace

class MotionPresetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void all_shipped_presets_are_right()
    {
        const QStringList files = QDir(shipped_folder).entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 16);
        std::set<QString> seen;
        for (const QString& file : files) {
            const QByteArray json = read(shipped_folder + QLatin1Char('/') + file);
            QString english;
            for (const char* language : {"en", "de", "ja"}) {
                const auto preset = preset_from_json(json, file, QLatin1String(language));
                QVERIFY2(preset, preset ? "" : preset.error().message.c_str());
                QVERIFY(!preset.value().summary.isEmpty());
                if (english.isEmpty())
                    english = preset.value().name;
                for (const PresetCamera& camera : preset.value().cameras) {
                    QVERIFY2(moves.count(camera.move) == 1, qPrintable(file));
                    seen.insert(camera.move);
                }
                Composition composition, defaults;
                composition.request.checkpoint = "model";
                composition.request.size = {512, 512};
                apply_preset(preset.value(), fit_preset(preset.value(), {}, every_move), nullptr,
                             {}, defaults, composition);
                const auto valid = validate(composition.request);
                QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
            }
        }
        QCOMPARE(seen.size(), moves.size());
    }

    void a_preset_comes_back_from_its_json()
    {
        const MotionPreset preset = sample_preset();
        auto back =
            preset_from_json(to_json(preset), QStringLiteral("a.json"), QStringLiteral("en"));
        QVERIFY(back);
        back.value().id = preset.id;
        back.value().is_own = true;
        QVERIFY(back.value() == preset);
    }

    void damage_is_named_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* json, const char* problem) {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(problem);
        };
        row("no JSON", "{", "This is no preset");
        row("another file", R"({"name": "x"})", "\"flipbook_preset\" is missing");
        row("a list", "[]", "This is no preset");
        row("newer", R"({"flipbook_preset": 99, "name": "x"})", "flipbook_preset");
        row("no name", R"({"flipbook_preset": 1})", "\"name\"");
        row("a curve", R"({"flipbook_preset": 1, "name": "x", "motion_scale": "fast"})",
            "\"motion_scale\" is something else than a number or a curve");
        row("frames", R"({"flipbook_preset": 1, "name": "x", "frame_count": 0})",
            "\"frame_count\" is something else than a whole number from 1");
        row("a fraction", R"({"flipbook_preset": 1, "name": "x", "frame_rate": 7.5})",
            "\"frame_rate\"");
        row("camera", R"({"flipbook_preset": 1, "name": "x", "camera": [{"strength": 1}]})",
            "one move or one file");
        row("words", R"({"flipbook_preset": 1, "name": "x", "words": [3]})", "a list of texts");
        row("schedule", R"({"flipbook_preset": 1, "name": "x", "context": {"schedule": "round"}})",
            "\"schedule\" is something else than a known name");
        row("overlap",
            R"({"flipbook_preset": 1, "name": "x", "context": {"length": 4, "overlap": 4}})",
            "\"overlap\"");
    }
    void damage_is_named()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, problem);
        const auto preset =
            preset_from_json(json, QStringLiteral("file.json"), QStringLiteral("en"));
        QVERIFY(!preset);
        const QString message = QString::fromStdString(preset.error().message);
        QVERIFY2(message.contains(problem) && message.startsWith(QStringLiteral("file.json")),
                 qPrintable(message));
    }

    void a_library_keeps_what_is_not_damaged()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("good.json")), to_json(sample_preset()));
        write(folder.filePath(QStringLiteral("bad.json")), "{");
        PresetLibrary library(shipped_folder, folder.path());
        QSignalSpy failed(&library, &PresetLibrary::failed);
        QTRY_VERIFY(library.is_loaded());
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("bad.json")));
        QVERIFY(library.find(QStringLiteral("good")));
        QVERIFY(library.find(QStringLiteral("good"))->is_own);
        QVERIFY(library.find(QStringLiteral("pan-left")));
        QCOMPARE(library.presets().front().id, QStringLiteral("still-life"));
        QCOMPARE(library.presets().back().id, QStringLiteral("good"));
    }

    void own_presets_are_kept_renamed_and_removed()
    {
        const QTemporaryDir folder;
        const QString own = folder.filePath(QStringLiteral("own"));
        QString id, copy;
        {
            PresetLibrary library(shipped_folder, own);
            QTRY_VERIFY(library.is_loaded());
            MotionPreset preset = sample_preset();
            preset.id.clear();
            id = library.save(preset);
            library.rename(id, QStringLiteral("Other"));
            copy = library.duplicate(id);
            QVERIFY(copy != id);
            QVERIFY(!library.replaces_shipped(id));
        }
        {
            PresetLibrary library(shipped_folder, own);
            QTRY_VERIFY(library.is_loaded());
            QCOMPARE(library.find(id)->name, QStringLiteral("Other"));
            QVERIFY(library.find(id)->scale == sample_preset().scale);
            QVERIFY(library.find(copy));
            library.remove(id);
            QVERIFY(!library.find(id));
        }
        PresetLibrary library(shipped_folder, own);
        QTRY_VERIFY(library.is_loaded());
        QVERIFY(!library.find(id));
        QVERIFY(library.find(copy));
    }

    void a_changed_shipped_preset_can_be_reset()
    {
        const QTemporaryDir folder;
        PresetLibrary library(shipped_folder, folder.path());
        QTRY_VERIFY(library.is_loaded());
        const QString id = QStringLiteral("lively");
        const std::size_t count = library.presets().size();
        const Curve original = library.find(id)->scale;
        MotionPreset changed = *library.find(id);
        changed.scale = 1.7;
        library.save(changed);
        QVERIFY(library.replaces_shipped(id));
        QVERIFY(library.find(id)->scale == Curve(1.7));
        QCOMPARE(library.presets().size(), count);
        library.remove(id);
        QVERIFY(library.find(id)->scale == original);
        QVERIFY(!library.replaces_shipped(id));
    }

    void changes_of_own_presets_can_be_undone()
    {
        const QTemporaryDir folder;
        PresetLibrary library(shipped_folder, folder.filePath(QStringLiteral("own")));
        QTRY_VERIFY(library.is_loaded());
        QUndoStack undo;
        MotionPreset preset = sample_preset();
        preset.id.clear();
        const QString id = change_preset(library, undo, QStringLiteral("Save"), {},
                                         [&] { return library.save(preset); });
        change_preset(library, undo, QStringLiteral("Rename"), id, [&] {
            library.rename(id, QStringLiteral("Other"));
            return id;
        });
        change_preset(library, undo, QStringLiteral("Delete"), id, [&] {
            library.remove(id);
            return id;
        });
        QVERIFY(!library.find(id));
        QCOMPARE(undo.count(), 3);
        undo.undo();
        QCOMPARE(library.find(id)->name, QStringLiteral("Other"));
        QVERIFY(library.find(id)->scale == sample_preset().scale);
        undo.undo();
        QCOMPARE(library.find(id)->name, QStringLiteral("Sample"));
        undo.undo();
        QVERIFY(!library.find(id));
        undo.redo();
        undo.redo();
        QCOMPARE(library.find(id)->name, QStringLiteral("Other"));

        const QString shipped = QStringLiteral("lively");
        const Curve original = library.find(shipped)->scale;
        MotionPreset changed = *library.find(shipped);
        changed.scale = 1.7;
        change_preset(library, undo, QStringLiteral("Change"), shipped,
                      [&] { return library.save(changed); });
        undo.undo();
        QVERIFY(library.find(shipped)->scale == original);
        QVERIFY(!library.replaces_shipped(shipped));
    }

    void a_preset_travels_by_file()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("sent.json"));
        PresetLibrary library(shipped_folder, folder.filePath(QStringLiteral("own")));
        QTRY_VERIFY(library.is_loaded());
        QSignalSpy imported(&library, &PresetLibrary::imported);
        QSignalSpy failed(&library, &PresetLibrary::failed);
        library.export_file(QStringLiteral("zoom-in"), file);
        library.import_file(file);
        QTRY_COMPARE(imported.size(), 1);
        const MotionPreset* preset = library.find(imported.first().first().toString());
        QVERIFY(preset && preset->is_own);
        QCOMPARE(preset->cameras.front().move, QStringLiteral("zoom-in"));
        library.import_file(folder.filePath(QStringLiteral("none.json")));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("none.json")));
    }

    void what_fits_no_model_says_why()
    {
        MotionPreset camera;
        camera.cameras = {{QStringLiteral("pan-left"), {}, 0.8}};
        QVERIFY(fit_preset(camera, {}, no_move).problem.contains(QStringLiteral("pan-left")));
        const PresetFit fit = fit_preset(camera, {}, every_move);
        QCOMPARE(fit.problem, QString());
        QCOMPARE(fit.cameras.front().path, std::filesystem::path("/moves/pan-left"));
        QCOMPARE(fit.cameras.front().strength, 0.8);

        MotionPreset word;
        word.words = QStringList{QStringLiteral("bouncing")};
        QCOMPARE(fit_preset(word, {}, no_move).words, word.words);
        QVERIFY(fit_preset(word, {QStringLiteral("still")}, no_move)
                    .problem.contains(QStringLiteral("bouncing")));
    }

    void words_make_room_for_each_other_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QStringList>("removed");
        QTest::addColumn<QStringList>("added");
        QTest::addColumn<QString>("after");
        QTest::newRow("added") << "a cat" << QStringList{} << QStringList{"bouncing"}
                               << "a cat, bouncing";
        QTest::newRow("to nothing") << "" << QStringList{} << QStringList{"bouncing"} << "bouncing";
        QTest::newRow("replaced") << "a cat, still" << QStringList{"still"}
                                  << QStringList{"bouncing"} << "a cat, bouncing";
        QTest::newRow("in the middle") << "a cat, still, at night" << QStringList{"still"}
                                       << QStringList{} << "a cat, at night";
        QTest::newRow("there already") << "a cat, bouncing" << QStringList{"bouncing"}
                                       << QStringList{"bouncing"} << "a cat, bouncing";
        QTest::newRow("part of a phrase")
            << "a still cat" << QStringList{"still"} << QStringList{} << "a still cat";
        QTest::newRow("untouched")
            << "a cat,  still" << QStringList{"bouncing"} << QStringList{} << "a cat,  still";
    }
    void words_make_room_for_each_other()
    {
        QFETCH(const QString, prompt);
        QFETCH(const QStringList, removed);
        QFETCH(const QStringList, added);
        QFETCH(const QString, after);
        QCOMPARE(with_phrases(prompt, removed, added), after);
    }

    void what_a_preset_leaves_open_goes_back_only_if_a_preset_set_it()
    {
        Composition defaults;
        MotionPreset slow;
        slow.frame_count = 32;
        const MotionPreset open;

        Composition composition;
        apply_preset(slow, {}, nullptr, {}, defaults, composition);
        QCOMPARE(composition.request.frame_count, 32);
        apply_preset(open, {}, &slow, {}, defaults, composition);
        QCOMPARE(composition.request.frame_count, 16);
        composition.request.frame_count = 20;  // By the user's hand.
        apply_preset(open, {}, &slow, {}, defaults, composition);
        QCOMPARE(composition.request.frame_count, 20);
    }

    void settings_become_a_preset()
    {
        Composition composition;
        composition.request.motion.scale = 1.4;
        composition.request.motion_loras = {{"/m/v2_lora_PanLeft.ckpt", 0.6}, {"/m/sway.ckpt", 1}};
        const MotionPreset preset =
            preset_from(composition, QStringLiteral("Mine"), [](const std::filesystem::path& file) {
                return camera_move_of(QString::fromStdString(file.stem().string()));
            });
        QCOMPARE(preset.cameras.at(0).move, QStringLiteral("pan-left"));
        QCOMPARE(preset.cameras.at(0).strength, 0.6);
        QCOMPARE(preset.cameras.at(1).file, QStringLiteral("/m/sway.ckpt"));
        QVERIFY(preset.scale == Curve(1.4));
    }

    void moves_are_known_by_their_files_data()
    {
        QTest::addColumn<QString>("move");
        QTest::newRow("v2_lora_PanLeft") << "pan-left";
        QTest::newRow("v2_lora_RollingClockwise") << "roll-clockwise";
        QTest::newRow("v2_lora_RollingAnticlockwise") << "roll-anticlockwise";
        QTest::newRow("mm_sd15_v2_lora_TiltDown") << "tilt-down";
        QTest::newRow("zoom-in") << "zoom-in";
        QTest::newRow("sway") << "";
    }
    void moves_are_known_by_their_files()
    {
        QFETCH(const QString, move);
        QCOMPARE(camera_move_of(QString::fromLatin1(QTest::currentDataTag())), move);
    }

    void pictures_move_as_their_presets_do()
    {
        MotionPreset pan;
        pan.cameras = {{QStringLiteral("pan-left"), {}, 0.8}};
        QVERIFY(moment_of(pan, 1).camera.x() < moment_of(pan, 0).camera.x());
        MotionPreset zoom;
        zoom.cameras = {{QStringLiteral("zoom-in"), {}, 0.8}};
        QVERIFY(moment_of(zoom, 1).zoom > moment_of(zoom, 0).zoom);
        const auto reach = [](double scale) {
            MotionPreset preset;
            preset.scale = scale;
            return moment_of(preset, 0.25).thing.x();
        };
        QVERIFY(reach(1.35) > reach(1.0));
        QVERIFY(reach(1.0) > reach(0.8));
        QVERIFY(draw_thumbnail(pan, 0, {80, 48}, 1).toImage()
                != draw_thumbnail(pan, 1, {80, 48}, 1).toImage());
    }
};

QTEST_MAIN(MotionPresetsTest)
#include "motion_presets_test.moc"
