// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/safetensors.h"
#include "flipbook/engine.h"
#include "recording_sink.h"

namespace flipbook {

using Json = nlohmann::json;

// The trainer on toys: networks of a few channels, pictures of 16 pixels.
class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_model_grows_and_makes_a_clip();
    void going_on_gives_the_same_bits();
    void nan_stops_and_keeps_the_state();
    void a_bad_config_is_told_by_its_key_data();
    void a_bad_config_is_told_by_its_key();
};

namespace {

Json toy_config(const std::string& kind, int steps)
{
    Json config = {
        {"steps", steps},
        {"batch", 4},
        {"workers", 1},
        {"log_every", 1},
        {"sample_every", 1000},
        {"optimiser", {{"learning_rate", 1e-3}, {"warm_up", 2}}},
        {"world", {{"sprites", FLIPBOOK_RESOURCES "/starter/sprites/sprites.json"}, {"side", 16}}}};
    if (kind == "vae") {
        config["vae"] = {
            {"block_out_channels", {8, 8, 8}}, {"layers_per_block", 1}, {"norm_groups", 4}};
        return config;
    }
    config["samples"] = {{"count", 2}, {"steps", 2}};
    if (kind == "image") {
        config["unet"] = {{"block_out_channels", {8, 16}},
                          {"down_block_has_attention", {true, false}},
                          {"layers_per_block", 1},
                          {"heads", 2},
                          {"norm_groups", 4}};
        config["text_encoder"] = {{"width", 8}, {"layers", 1}, {"heads", 2}};
    } else {
        config["motion_module"] = {{"heads", 2}, {"norm_groups", 4}};
        config["frames"] = 4;
        config["images_per_clip"] = 1;
    }
    return config;
}

enum class Going { from_the_start, on, stopped_early };

// One run of the trainer in `folder`, in an engine of its own.
struct ToyRun {
    ToyRun(const QTemporaryDir& folder, const std::string& kind, const Json& config,
           Going going = Going::from_the_start)
    {
        const std::string file = folder.filePath("config.json").toStdString();
        QFile json(QString::fromStdString(file));
        if (json.open(QIODevice::WriteOnly))
            json.write(config.dump().c_str());
        json.close();
        auto engine = Engine::create({}, sink.sink());
        if (!engine)
            return;
        TrainingRequest request;
        request.kind = kind;
        request.config = file;
        request.output = folder.filePath("model").toStdString();
        request.resume = going == Going::on;
        const JobId job = engine.value()->train(request);
        if (going == Going::stopped_early) {
            sink.wait_for<TrainingStep>();
            engine.value()->cancel(job);
        }
        engine.value()->wait_until_idle();
    }

    std::string failure() const
    {
        const auto failures = sink.all<JobFailed>();
        return failures.empty() ? std::string() : failures.front().error.message;
    }

    std::vector<double> losses() const
    {
        std::vector<double> losses;
        for (const TrainingStep& step : sink.all<TrainingStep>())
            losses.push_back(step.loss);
        return losses;
    }

    RecordingSink sink;
};

QByteArray bytes_of(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void TrainerTest::a_model_grows_and_makes_a_clip()
{
    const QTemporaryDir folder;
    for (const char* kind : {"vae", "image", "video", "motion-module"}) {
        const ToyRun run(folder, kind, toy_config(kind, 3));
        QVERIFY2(run.failure().empty(), run.failure().c_str());
        QCOMPARE(run.losses().size(), std::size_t(3));
    }
    RecordingSink sink;
    auto engine = Engine::create({1}, sink.sink());
    QVERIFY(engine);
    GenerationRequest request;
    request.checkpoint = folder.filePath("model").toStdString();
    request.prompt.positive = "a red apple moving left";
    request.size = {0, 0};
    request.frame_count = 4;
    request.sampling.steps = 2;
    engine.value()->generate(request);
    engine.value()->wait_until_idle();
    const auto clips = sink.all<ClipReady>();
    QCOMPARE(clips.size(), std::size_t(1));
    QCOMPARE(clips.front().clip->frames.size(), std::size_t(4));
    QCOMPARE(clips.front().clip->frames.front().size, (Size{16, 16}));
}

void TrainerTest::going_on_gives_the_same_bits()
{
    const QTemporaryDir whole, parted;
    constexpr int steps = 40;
    const ToyRun unbroken(whole, "vae", toy_config("vae", steps));
    QVERIFY2(unbroken.failure().empty(), unbroken.failure().c_str());

    const ToyRun first(parted, "vae", toy_config("vae", steps), Going::stopped_early);
    QCOMPARE(first.sink.all<JobCancelled>().size(), std::size_t(1));
    const ToyRun second(parted, "vae", toy_config("vae", steps), Going::on);
    QVERIFY2(second.failure().empty(), second.failure().c_str());

    std::vector<double> losses = first.losses();
    QVERIFY(losses.size() < steps);
    for (const double loss : second.losses())
        losses.push_back(loss);
    QCOMPARE(losses, unbroken.losses());
    const QString state = "model/training/vae/state.safetensors";
    QVERIFY(bytes_of(parted.filePath(state)) == bytes_of(whole.filePath(state)));
    QCOMPARE(bytes_of(parted.filePath("model/training/vae/train.jsonl")).count('\n'), steps);
    const ToyRun again(parted, "vae", toy_config("vae", steps));
    QVERIFY2(again.failure().find("--resume goes on with it") != std::string::npos,
             again.failure().c_str());
}

void TrainerTest::nan_stops_and_keeps_the_state()
{
    const QTemporaryDir folder;
    const ToyRun good(folder, "vae", toy_config("vae", 2));
    QVERIFY2(good.failure().empty(), good.failure().c_str());
    // The weights of the decoder's first layer become NaN.
    const QString path = folder.filePath("model/vae/diffusion_pytorch_model.safetensors");
    const auto file = SafetensorsFile::open(path.toStdString());
    QVERIFY(file);
    const TensorEntry* entry = file.value().find("decoder.conv_in.weight");
    QVERIFY(entry);
    QByteArray bytes = bytes_of(path);
    bytes.replace(static_cast<qsizetype>(entry->begin), 2, "\xff\x7f");
    const QString broken = folder.filePath("broken.safetensors");
    QFile target(broken);
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(bytes);
    target.close();

    const QTemporaryDir other;
    Json config = toy_config("vae", 2);
    config["start"] = broken.toStdString();
    const ToyRun bad(other, "vae", config);
    QVERIFY2(bad.failure().find("step 1 of 2, first in the layer decoder") != std::string::npos,
             bad.failure().c_str());
    QVERIFY(!QFile::exists(other.filePath("model/training/vae/state.safetensors")));
}

void TrainerTest::a_bad_config_is_told_by_its_key_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const char* change, const char* part) {
        QTest::newRow(name) << QString(change) << QString(part);
    };
    row("misspelt", R"({"stepps": 3})", "\"stepps\" is no key");
    row("misspelt below", R"({"optimiser": {"rate": 3}})", "\"optimiser.rate\" is no key");
    row("wrong type", R"({"steps": "many"})", "\"steps\" is \"many\" where a whole number");
    row("out of range", R"({"optimiser": {"learning_rate": 2}})", "\"optimiser.learning_rate\"");
    row("uneven", R"({"batch": 3, "workers": 2})", "a multiple of workers");
    row("unknown word", R"({"world": {"objects": ["unicorn"]}})", "unicorn");
    row("no sprites", R"({"world": {"sprites": "nowhere.json"}})", "nowhere.json");
    row("not divisible", R"({"vae": {"norm_groups": 5}})", "\"vae.block_out_channels\"");
}

void TrainerTest::a_bad_config_is_told_by_its_key()
{
    QFETCH(QString, change);
    QFETCH(QString, part);
    const QTemporaryDir folder;
    Json config = toy_config("vae", 2);
    config.merge_patch(Json::parse(change.toStdString()));
    const ToyRun run(folder, "vae", config);
    QVERIFY2(run.failure().find(part.toStdString()) != std::string::npos, run.failure().c_str());
}

}  // namespace flipbook

using flipbook::TrainerTest;
QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
