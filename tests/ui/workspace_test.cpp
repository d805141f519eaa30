// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <optional>
#include <set>
#include <string>

#include "mock_engine_maker.h"
#include "ui/window/failure_banner.h"
#include "ui/window/workspace.h"

using namespace flipbook;
using namespace flipbook::ui;

class WorkspaceTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Workspace::Options options(const std::string& script)
    {
        Workspace::Options options;
        options.paths = AppPaths::in(m_folder.path());
        options.engine = mock_engine_maker(script);
        return options;
    }

    static void set_request(Workspace& workspace, const GenerationRequest& request, SeedRule rule,
                            int count)
    {
        workspace.document().edit(QStringLiteral("all"), [&](Composition& composition) {
            composition.request = request;
            composition.seed_rule = rule;
            composition.clip_count = count;
        });
    }

private Q_SLOTS:
    void generating_queues_a_clip_for_each_seed()
    {
        Workspace workspace(options(""));
        set_request(workspace, sample_request(41), SeedRule::increment, 3);
        QCOMPARE(workspace.generate().sentence, QString());
        QCOMPARE(workspace.queue().waiting_count(), 3);
        QCOMPARE(workspace.queue().jobs()[2].request.sampling.seed, std::uint64_t{43});
        QCOMPARE(workspace.document().request().sampling.seed, std::uint64_t{44});
    }

    void without_a_model_it_says_so()
    {
        Workspace workspace(options(""));
        GenerationRequest request = sample_request();
        request.checkpoint.clear();
        set_request(workspace, request, SeedRule::fixed, 1);
        QVERIFY(workspace.generate().sentence.contains(QStringLiteral("model")));
        QCOMPARE(workspace.queue().waiting_count(), 0);
    }

    void the_device_of_the_command_line_comes_before_that_of_the_settings()
    {
        Workspace::Options with_device = options("");
        with_device.device = QStringLiteral("cpu");
        Workspace workspace(with_device);
        SettingsValues values = workspace.settings().values();
        values.device = QStringLiteral("cuda:0");
        workspace.settings().set_values(values);
        set_request(workspace, sample_request(), SeedRule::fixed, 1);
        workspace.generate();
        QCOMPARE(workspace.queue().jobs().back().request.compute.device, std::string("cpu"));
        workspace.document().edit(QStringLiteral("device"), [](Composition& composition) {
            composition.request.compute.device = "cuda:1";
        });
        workspace.generate();
        QCOMPARE(workspace.queue().jobs().back().request.compute.device, std::string("cuda:1"));
    }

    void each_clip_draws_its_own_words()
    {
        Workspace workspace(options(""));
        QDir().mkpath(workspace.paths().wildcards());
        QFile list(workspace.paths().wildcards() + QStringLiteral("/hue.txt"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("red\n");
        list.close();
        GenerationRequest request = sample_request();
        request.prompt.positive = "a __hue__ {1|2|3|4|5|6|7|8} boat";
        set_request(workspace, request, SeedRule::increment, 8);
        QCOMPARE(workspace.generate().sentence, QString());
        std::set<std::string> prompts;
        for (const GenerationJob& job : workspace.queue().jobs())
            prompts.insert(job.request.prompt.positive);
        QVERIFY(prompts.size() > 2);
        for (const std::string& prompt : prompts)
            QVERIFY(prompt.starts_with("a red ") && prompt.ends_with(" boat"));
        // What is written stays as it is.
        QCOMPARE(workspace.document().request().prompt.positive, request.prompt.positive);

        request.prompt.positive = "__tint__";
        set_request(workspace, request, SeedRule::fixed, 1);
        const auto before = workspace.queue().jobs().size();
        QVERIFY(workspace.generate().sentence.contains(QStringLiteral("__tint__")));
        QCOMPARE(workspace.queue().jobs().size(), before);
    }

    void the_memory_limit_of_the_settings_reaches_the_engine()
    {
        std::optional<EngineOptions> seen;
        Workspace::Options with_limit = options("");
        with_limit.engine = [&seen](const EngineOptions& engine_options, EventSink sink) {
            seen = engine_options;
            return create_mock_engine("", engine_options, std::move(sink));
        };
        Settings settings(with_limit.paths.settings_file);
        SettingsValues values;
        values.memory_limit_gib = 6;
        settings.set_values(values);
        Workspace workspace(with_limit);
        workspace.engine().start();
        QTRY_VERIFY(workspace.engine().is_ready());
        QCOMPARE(seen->memory_limit_bytes, std::uint64_t{6} << 30U);
        QVERIFY(seen->previews);
    }

    void a_wrong_request_is_refused_by_name()
    {
        Workspace workspace(options(""));
        GenerationRequest request = sample_request();
        request.size = {65, 64};
        set_request(workspace, request, SeedRule::fixed, 1);
        const Refusal refusal = workspace.generate();
        QVERIFY(refusal.sentence.contains(QStringLiteral("65")));
        QVERIFY(refusal.in_english.startsWith(QStringLiteral("size.width ")));
    }

    void a_remedy_changes_the_document_and_passes()
    {
        Workspace workspace(options("step_ms=1,load_ms=1,decode_ms=1,fail=oom@1"));
        GenerationRequest request = sample_request();
        request.frame_count = 16;
        set_request(workspace, request, SeedRule::fixed, 1);
        workspace.engine().start();
        QCOMPARE(workspace.generate().sentence, QString());
        QTRY_VERIFY(!workspace.queue().jobs().empty()
                    && workspace.queue().jobs().front().state == JobState::failed);
        const FailureText failure = describe_failure({workspace}, workspace.queue().jobs().front());
        QVERIFY(failure.text.contains(QStringLiteral("memory")));
        QVERIFY(!failure.remedies.empty());
        failure.remedies.front().apply();
        QCOMPARE(workspace.document().request().context.length, 8);
        QTRY_COMPARE(workspace.queue().jobs().front().state, JobState::done);
        QCOMPARE(workspace.queue().jobs().size(), std::size_t{1});
        workspace.document().undo_stack().undo();
        QCOMPARE(workspace.document().request().context.length, 16);
    }

    void memory_has_three_remedies_with_their_cost_at_the_models_own_size()
    {
        Workspace workspace(options("step_ms=1,load_ms=1,decode_ms=1,fail=oom@1"));
        GenerationRequest request = sample_request();
        request.size = {0, 0};
        request.frame_count = 16;
        set_request(workspace, request, SeedRule::fixed, 1);
        workspace.engine().start();
        QCOMPARE(workspace.generate().sentence, QString());
        QTRY_VERIFY(!workspace.queue().jobs().empty()
                    && workspace.queue().jobs().front().state == JobState::failed);
        FailureScene scene{workspace};
        scene.native_size = Size{512, 512};
        scene.parameter_count = 775'000'000;  // 3.1 of 9.1 GB.
        const FailureText failure = describe_failure(scene, workspace.queue().jobs().front());
        QCOMPARE(failure.remedies.size(), std::size_t{3});
        QCOMPARE(failure.remedies[1].label, QStringLiteral("Smaller picture"));
        QVERIFY(failure.remedies[1].hint.contains(QStringLiteral("384 × 384")));
        QVERIFY2(failure.remedies[0].hint.contains(QStringLiteral("6.1 GB instead of 9.1 GB")),
                 qPrintable(failure.remedies[0].hint));
        failure.remedies[1].apply();
        QVERIFY((workspace.document().request().size == Size{384, 384}));
    }

    void another_file_takes_the_place_of_a_broken_one()
    {
        Workspace workspace(options("step_ms=1,load_ms=1,decode_ms=1,fail=file"));
        GenerationRequest request = sample_request();
        request.checkpoint = "/models/gone.safetensors";
        set_request(workspace, request, SeedRule::fixed, 1);
        workspace.engine().start();
        QCOMPARE(workspace.generate().sentence, QString());
        QTRY_VERIFY(!workspace.queue().jobs().empty()
                    && workspace.queue().jobs().front().state == JobState::failed);
        FailureScene scene{workspace};
        scene.ask_for_model = [](const QString&, const auto& chosen) { chosen("/models/here"); };
        const FailureText failure = describe_failure(scene, workspace.queue().jobs().front());
        QCOMPARE(failure.remedies.size(), std::size_t{3});
        QCOMPARE(failure.remedies[1].hint, QStringLiteral("/models"));
        failure.remedies[0].apply();
        QCOMPARE(workspace.document().request().checkpoint, std::filesystem::path("/models/here"));
        QTRY_COMPARE(workspace.queue().jobs().front().state, JobState::done);
        QCOMPARE(workspace.queue().jobs().front().request.checkpoint,
                 std::filesystem::path("/models/here"));
    }

    void what_is_not_saved_is_kept_before_a_clip_is_made()
    {
        Workspace workspace(options(""));
        set_request(workspace, sample_request(), SeedRule::fixed, 1);
        const QString file = m_folder.filePath(QStringLiteral("waves.flipbook"));
        workspace.project().save_as(file);
        QTRY_COMPARE(workspace.project().path(), file);
        set_request(workspace, sample_request(7), SeedRule::fixed, 1);
        workspace.generate();
        QTRY_VERIFY(QFile::exists(autosave_file(workspace.paths().data, file)));
    }

    void a_disk_that_is_nearly_full_is_asked_about_once()
    {
        Workspace::Options small = options("step_ms=1,load_ms=1,decode_ms=1");
        // A clip takes 64 × 64 × 3 × 4 bytes at most.
        small.free_bytes = [](const QString&) { return std::optional<qint64>(2 * 49152 - 1); };
        Workspace workspace(small);
        QSignalSpy low(&workspace.disk_guard(), &DiskGuard::low);
        QSignalSpy enough(&workspace.disk_guard(), &DiskGuard::enough);
        set_request(workspace, sample_request(), SeedRule::fixed, 1);
        workspace.engine().start();
        QTRY_VERIFY(workspace.engine().is_ready());
        QCOMPARE(workspace.generate().sentence, QString());
        QVERIFY(!workspace.queue().running());
        QTRY_COMPARE(low.count(), 1);
        QCOMPARE(low.front().at(1).toLongLong(), qint64{49152});
        QCOMPARE(workspace.queue().waiting_count(), 1);
        workspace.disk_guard().allow();
        QCOMPARE(enough.count(), 1);
        QTRY_COMPARE(workspace.queue().jobs().front().state, JobState::done);
        workspace.generate();
        QTRY_COMPARE(workspace.queue().jobs().front().state, JobState::done);
        QCOMPARE(low.count(), 1);
    }

    void a_disk_with_room_holds_nothing_up()
    {
        Workspace::Options roomy = options("step_ms=1,load_ms=1,decode_ms=1");
        roomy.free_bytes = [](const QString&) { return std::optional<qint64>(2 * 49152); };
        Workspace workspace(roomy);
        set_request(workspace, sample_request(), SeedRule::fixed, 1);
        workspace.engine().start();
        QCOMPARE(workspace.generate().sentence, QString());
        QTRY_COMPARE(workspace.queue().jobs().front().state, JobState::done);
    }

    void a_sentence_leads_to_its_setting_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("field");
        QTest::newRow("a key") << "size.width is 65; it must be a multiple of 8 from 8 to 8192."
                               << "frame.width";
        QTest::newRow("a list") << "loras.unet_strength is nan; it must be a finite number."
                                << "models.lora";
        QTest::newRow("words") << "The motion module mm can see 24 frames at once, but the context "
                                  "length is 32; a shorter context length is needed."
                               << "context.length";
        QTest::newRow("nothing") << "The latents do not belong to a clip of 4 frames."
                                 << "";
    }

    void a_sentence_leads_to_its_setting()
    {
        QFETCH(const QString, sentence);
        QFETCH(const QString, field);
        QString shown;
        const auto go = go_to_remedy([&shown](const QString& name) { shown = name; }, sentence);
        QCOMPARE(go.has_value(), !field.isEmpty());
        if (go)
            go->apply();
        QCOMPARE(shown, field);
    }

    void the_state_file_follows_every_change()
    {
        Workspace::Options with_state = options("");
        with_state.state_file = m_folder.filePath(QStringLiteral("state.json"));
        Workspace workspace(with_state);
        set_request(workspace, sample_request(13214918285578813247U), SeedRule::fixed, 1);
        workspace.generate();
        const auto state = [&] {
            QFile file(with_state.state_file);
            return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                                  : QJsonObject();
        };
        QTRY_COMPARE(state()[QLatin1String("queue")].toArray().size(), 1);
        QCOMPARE(state()[QLatin1String("queue")][0][QLatin1String("seed")].toString(),
                 QStringLiteral("13214918285578813247"));
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
