// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint_variants.h"

#include "models/torch.h"

#include <QTest>
#include <cmath>
#include <fstream>

#include "flipbook/model_catalog.h"
#include "models/checkpoint.h"
#include "models/model_cache.h"
#include "tensor_files.h"

using namespace flipbook;

// What a checkpoint in a single file may hold besides the usual.
class CheckpointVariantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void the_moving_average_is_used_when_it_is_asked_for();
    void the_cache_tells_the_two_apart();
    void a_vae_of_its_own_takes_the_place_of_the_models();
    void a_model_without_a_moving_average_says_so();
    void a_model_says_what_it_predicts_data();
    void a_model_says_what_it_predicts();

private:
    std::filesystem::path path(const char* name) const { return path_of(m_folder) / name; }

    QTemporaryDir m_folder;
    TensorMap m_tensors;  // Of the tiny model in a single file.
    std::map<std::string, std::string> m_metadata;
};

void CheckpointVariantsTest::initTestCase()
{
    const auto weights = Weights::open(test_data("tiny-sd15.safetensors"));
    QVERIFY(weights);
    m_tensors = all_tensors(weights.value());
    m_metadata = weights.value().metadata();

    // As LDM's LitEma registers them: every dot taken out.
    const std::string live = "model.diffusion_model.";
    TensorMap both = m_tensors;
    for (const auto& [name, tensor] : m_tensors) {
        if (!name.starts_with(live))
            continue;
        std::string rest = name.substr(live.size());
        std::erase(rest, '.');
        both["model_ema.diffusion_model" + rest] = tensor * 2;
    }
    both["model_ema.decay"] = at::ones({});
    QVERIFY(write_tensors(path("both.safetensors"), both, m_metadata));
}

void CheckpointVariantsTest::the_moving_average_is_used_when_it_is_asked_for()
{
    const auto live = Checkpoint::open(path("both.safetensors"));
    const auto average = Checkpoint::open(path("both.safetensors"), CheckpointWeights::ema);
    QVERIFY(live && average);
    const Weights& one = live.value().unet_weights;
    const Weights& other = average.value().unet_weights;
    QCOMPARE(other.size(), std::size_t{686});
    QVERIFY(one.names() == other.names());
    for (const std::string& name : one.names())
        QVERIFY2(at::equal(other.view(name), one.view(name) * 2), name.c_str());
    QVERIFY(average.value().unet_config == live.value().unet_config);
}

void CheckpointVariantsTest::the_cache_tells_the_two_apart()
{
    GenerationRequest request;
    request.checkpoint = path("both.safetensors");
    Placement placement;
    placement.device = at::kCPU;
    placement.dtype = at::kFloat;
    ModelCache cache(WeightForm::plain);
    std::vector<double> sums;
    for (const auto choice : {CheckpointWeights::live, CheckpointWeights::ema}) {
        request.checkpoint_weights = choice;
        const auto files = open_model_files(request);
        QVERIFY(files);
        const auto models = cache.load(files.value(), placement);
        QVERIFY(models);
        sums.push_back(models.value().unet->parameters().front().abs().sum().item<double>());
    }
    QVERIFY(std::abs(sums[1] / sums[0] - 2) < 1e-3);
}

void CheckpointVariantsTest::a_vae_of_its_own_takes_the_place_of_the_models()
{
    const std::string stem = "first_stage_model.";
    TensorMap doubled;
    for (const auto& [name, tensor] : m_tensors)
        if (name.starts_with(stem))
            doubled[name.substr(stem.size())] = tensor * 2;
    QVERIFY(write_tensors(path("vae.safetensors"), doubled));
    GenerationRequest request;
    request.checkpoint = test_data("tiny-sd15");
    Placement placement;
    placement.device = at::kCPU;
    placement.dtype = at::kFloat;
    ModelCache cache(WeightForm::plain);
    const auto weights = [&] {
        const auto models = cache.load(open_model_files(request).value(), placement).value();
        return std::pair(models.vae->parameters().front().clone(),
                         models.unet->parameters().front().clone());
    };
    const auto [vae, unet] = weights();
    request.vae = path("vae.safetensors");
    const auto [other_vae, same_unet] = weights();
    QVERIFY(at::equal(other_vae, vae * 2));
    QVERIFY(at::equal(same_unet, unet));
}

void CheckpointVariantsTest::a_model_without_a_moving_average_says_so()
{
    for (const char* model : {"tiny-sd15.safetensors", "tiny-sd15"}) {
        const auto checkpoint = Checkpoint::open(test_data(model), CheckpointWeights::ema);
        QVERIFY(!checkpoint);
        QCOMPARE(checkpoint.error().code, ErrorCode::unsupported_format);
        QVERIFY(checkpoint.error().message.find("no moving average") != std::string::npos);
    }
}

void CheckpointVariantsTest::a_model_says_what_it_predicts_data()
{
    QTest::addColumn<QString>("metadata");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("prediction");
    QTest::newRow("nothing said") << ""
                                  << ""
                                  << ""
                                  << "epsilon";
    QTest::newRow("metadata") << "v"
                              << ""
                              << ""
                              << "v_prediction";
    QTest::newRow("mark") << ""
                          << "v_pred"
                          << ""
                          << "v_prediction";
    QTest::newRow("config") << ""
                            << ""
                            << "model:\n  params:\n    parameterization: \"v\"  # not eps\n"
                            << "v_prediction";
    QTest::newRow("config of noise") << ""
                                     << ""
                                     << "  parameterization: eps\n"
                                     << "epsilon";
    QTest::newRow("another spelling") << "v-prediction"
                                      << ""
                                      << ""
                                      << "v_prediction";
    QTest::newRow("a word that nobody uses") << "velocity?"
                                             << ""
                                             << ""
                                             << "epsilon";
    QTest::newRow("metadata before config") << "epsilon"
                                            << ""
                                            << "parameterization: v\n"
                                            << "epsilon";
}

void CheckpointVariantsTest::a_model_says_what_it_predicts()
{
    QFETCH(QString, metadata);
    QFETCH(QString, mark);
    QFETCH(QString, config);
    QFETCH(QString, prediction);
    auto said = m_metadata;
    if (!metadata.isEmpty())
        said["modelspec.prediction_type"] = metadata.toStdString();
    TensorMap tensors = m_tensors;
    if (!mark.isEmpty())
        tensors[mark.toStdString()] = at::zeros({0});
    QVERIFY(write_tensors(path("model.safetensors"), tensors, said));
    std::filesystem::remove(path("model.yaml"));
    if (!config.isEmpty())
        std::ofstream(path("model.yaml")) << config.toStdString();
    const auto checkpoint = Checkpoint::open(path("model.safetensors"));
    QVERIFY(checkpoint);
    QCOMPARE(QString::fromStdString(checkpoint.value().schedule.prediction_type), prediction);
    // Its page says the same, or nothing.
    const ModelPage page = inspect_model(path("model.safetensors"));
    QVERIFY(page.checkpoint);
    const auto told = QString::fromStdString(page.checkpoint->prediction);
    QCOMPARE(told.isEmpty() ? QString("epsilon") : told, prediction);
    QVERIFY(!checkpoint.value().schedule.rescale_betas_zero_snr);
}

QTEST_GUILESS_MAIN(CheckpointVariantsTest)
#include "checkpoint_variants_test.moc"
