// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/safetensors.h"
#include "toy_run.h"

namespace flipbook {

// The trainer on toys: networks of a few channels, pictures of 16 pixels.
class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_model_grows_and_makes_a_clip();
    void a_motion_lora_and_a_domain_adapter_change_a_clip();
    void going_on_gives_the_same_bits();
    void a_run_is_gone_on_with_or_set_aside();
    void nan_stops_and_keeps_the_state();
    void a_bad_config_is_told_by_its_key_data();
    void a_bad_config_is_told_by_its_key();
};

void TrainerTest::a_model_grows_and_makes_a_clip()
{
    const QTemporaryDir folder;
    for (const char* kind : {"vae", "image", "video", "motion-module"}) {
        const ToyRun run(folder, kind, toy_config(kind, 3));
        QVERIFY2(run.failure().empty(), run.failure().c_str());
        QCOMPARE(run.losses().size(), std::size_t(3));
    }
    const std::vector<Frame> frames = clip_of(toy_request(folder));
    QCOMPARE(frames.size(), std::size_t(4));
    QCOMPARE(frames.front().size, (Size{16, 16}));
}

void TrainerTest::a_motion_lora_and_a_domain_adapter_change_a_clip()
{
    const QTemporaryDir folder;
    for (const char* kind : {"vae", "image", "video"}) {
        const ToyRun run(folder, kind, toy_config(kind, 1));
        QVERIFY2(run.failure().empty(), run.failure().c_str());
    }
    const QString unet = "model/unet/diffusion_pytorch_model.safetensors";
    const QByteArray base = bytes_of(folder.filePath(unet));
    for (const char* kind : {"motion-lora", "domain-adapter"}) {
        Json config = toy_config(kind, 4);
        // Large enough to be seen in eight bits.
        config["optimiser"] = {{"learning_rate", 0.5}, {"warm_up", 1}, {"average_decay", 0}};
        const ToyRun run(folder, kind, config);
        QVERIFY2(run.failure().empty(), run.failure().c_str());
    }
    QCOMPARE(bytes_of(folder.filePath(unet)), base);

    GenerationRequest request = toy_request(folder);
    const std::vector<Frame> plain = clip_of(request);
    QCOMPARE(plain.size(), std::size_t(4));
    request.motion_loras = {{"pan-left", 1}};
    const std::vector<Frame> moved = clip_of(request);
    QCOMPARE(moved.size(), std::size_t(4));
    QVERIFY(moved != plain);
    request.motion_loras.clear();
    request.loras = {{folder.filePath("model/loras/look.safetensors").toStdString(), 1, 1}};
    const std::vector<Frame> looked = clip_of(request);
    QCOMPARE(looked.size(), std::size_t(4));
    QVERIFY(looked != plain);
    QVERIFY(looked != moved);
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
}

void TrainerTest::a_run_is_gone_on_with_or_set_aside()
{
    const QTemporaryDir folder;
    constexpr int steps = 40;
    const ToyRun first(folder, "vae", toy_config("vae", steps), Going::stopped_early);
    QCOMPARE(first.sink.all<JobCancelled>().size(), std::size_t(1));
    const ToyRun refused(folder, "vae", toy_config("vae", steps));
    QVERIFY2(refused.failure().find("--resume goes on with it") != std::string::npos,
             refused.failure().c_str());
    const ToyRun second(folder, "vae", toy_config("vae", steps), Going::on);
    QVERIFY2(second.failure().empty(), second.failure().c_str());
    // One that is done is no obstacle to the next, and is not lost.
    const ToyRun third(folder, "vae", toy_config("vae", 2));
    QVERIFY2(third.failure().empty(), third.failure().c_str());
    QCOMPARE(bytes_of(folder.filePath("model/training/vae-1/train.jsonl")).count('\n'), steps);
    QCOMPARE(bytes_of(folder.filePath("model/training/vae/train.jsonl")).count('\n'), 2);
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
    row("unknown move", R"({"camera": "pan"})", "\"camera\" is");
    row("unknown precision", R"({"precision": "fp8"})", "\"precision\" is \"fp8\"");
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
