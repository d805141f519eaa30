// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

#include "toy_run.h"

namespace flipbook {

// Motion modules of the further kinds, trained behind a toy's own.
class CustomModuleTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void the_loss_falls_in_fifty_steps_data();
    void the_loss_falls_in_fifty_steps();
    void what_cannot_be_trained_is_told_data();
    void what_cannot_be_trained_is_told();

private:
    Json module_config(const std::string& kind, int steps) const
    {
        Json config = toy_config("motion-module", steps);
        config.erase("images_per_clip");
        config["kind"] = kind;
        config["name"] = "mine";
        config["motion_module"] = {{"hidden", 16}, {"layers", 2}, {"frame_code", true}};
        config["batch"] = 8;
        config["optimiser"] = {{"learning_rate", kind == "low_rank_context" ? 0.02 : 0.003},
                               {"warm_up", 1},
                               {"average_decay", 0}};
        if (kind == "low_rank_context") {
            config["motion_module"] = {{"rank", 4}, {"heads", 2}, {"frame_code", true}};
            config["cameras"] = {"pan-left", "zoom-in"};
        }
        return config;
    }

    QTemporaryDir m_folder;
};

void CustomModuleTrainingTest::initTestCase()
{
    for (const char* kind : {"vae", "image", "video"}) {
        const ToyRun run(m_folder, kind, toy_config(kind, 1));
        QVERIFY2(run.failure().empty(), run.failure().c_str());
    }
}

void CustomModuleTrainingTest::the_loss_falls_in_fifty_steps_data()
{
    QTest::addColumn<QString>("context");
    QTest::newRow("timestep_modulated") << "";
    QTest::newRow("low_rank_context") << "zoom-in";
}

void CustomModuleTrainingTest::the_loss_falls_in_fifty_steps()
{
    QFETCH(const QString, context);
    const std::string kind = QTest::currentDataTag();
    const QString base = m_folder.filePath("model/unet/diffusion_pytorch_model.safetensors");
    const QByteArray base_before = bytes_of(base);
    GenerationRequest request = toy_request(m_folder);
    const std::vector<Frame> plain = clip_of(request);
    QCOMPARE(plain.size(), std::size_t(4));

    Json config = module_config(kind, 50);
    config["name"] = kind;
    const ToyRun run(m_folder, "motion-module", config);
    QVERIFY2(run.failure().empty(), run.failure().c_str());
    const std::vector<double> losses = run.losses();
    QCOMPARE(losses.size(), std::size_t(50));
    const double first = std::accumulate(losses.begin(), losses.begin() + 10, 0.0);
    const double last = std::accumulate(losses.end() - 10, losses.end(), 0.0);
    QVERIFY2(last < 0.97 * first, qPrintable(QString("%1 after %2").arg(last).arg(first)));
    QCOMPARE(bytes_of(base), base_before);

    // By its bare name, as a file of the model's own.
    MotionModuleOptions module;
    module.path = kind;
    module.context = context.toStdString();
    request.motion_modules = {module};
    const std::vector<Frame> changed = clip_of(request);
    QCOMPARE(changed.size(), std::size_t(4));
    QVERIFY(changed != plain);
    request.motion_modules.front().effect = 0.0;
    QVERIFY(clip_of(request) == plain);
}

void CustomModuleTrainingTest::what_cannot_be_trained_is_told_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("part");
    QTest::newRow("kind") << R"({"kind": "torchscript"})"
                          << "\"torchscript\" that can be trained";
    QTest::newRow("name") << R"({"name": "a/b"})"
                          << "\"name\" is \"a/b\"";
    QTest::newRow("blocks") << R"({"blocks": "left"})"
                            << "\"left\" are none";
    QTest::newRow("setting") << R"({"motion_module": {"rank": 3}})"
                             << "\"rank\"";
    QTest::newRow("cameras") << R"({"cameras": ["pan"]})"
                             << "\"cameras\" is [\"pan\"]";
}

void CustomModuleTrainingTest::what_cannot_be_trained_is_told()
{
    QFETCH(const QString, change);
    QFETCH(const QString, part);
    Json config = module_config("low_rank_context", 1);
    config.merge_patch(Json::parse(change.toStdString()));
    const ToyRun run(m_folder, "motion-module", config);
    QVERIFY2(run.failure().find(part.toStdString()) != std::string::npos, run.failure().c_str());
}

}  // namespace flipbook

using flipbook::CustomModuleTrainingTest;
QTEST_GUILESS_MAIN(CustomModuleTrainingTest)
#include "custom_module_test.moc"
