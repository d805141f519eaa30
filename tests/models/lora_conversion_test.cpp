// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <ATen/Parallel.h>

#include <QTest>

#include "adapter_sample.h"
#include "conversion_sample.h"
#include "models/adapter_names.h"
#include "models/motion_weights.h"
#include "models/sd15_layers.h"

using namespace flipbook;

namespace fs = std::filesystem;

namespace {

// The tiny model's weights with a LoRA in them; nothing where it cannot be used.
TensorMap merged_weights(const fs::path& lora)
{
    GenerationRequest request = adapted_request();
    request.loras = {{lora, 0.7, 0.7}};
    const auto files = open_model_files(request);
    if (!files)
        return {{files.error().message, at::Tensor()}};
    return weights_of(
        ModelCache(WeightForm::plain).load(files.value(), fp32_on_processor()).value());
}

}  // namespace

class LoraConversionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void a_lora_comes_back_bit_by_bit_data();
    void a_lora_comes_back_bit_by_bit();
    void a_converted_lora_changes_the_same_weights_data();
    void a_converted_lora_changes_the_same_weights();
    void ranks_and_alphas_are_written_for_peft();
    void an_alpha_in_the_metadata_counts_data();
    void an_alpha_in_the_metadata_counts();
    void every_layer_is_in_the_table();

private:
    fs::path path(const std::string& name) const { return path_of(*m_folder) / name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LoraConversionTest::a_lora_comes_back_bit_by_bit_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("example");
    QTest::newRow("kohya") << "kohya.safetensors"
                           << "diffusers"
                           << "original"
                           << "text_encoder.text_model.encoder.layers.0.mlp.fc1.lora_A.weight";
    QTest::newRow("LoCon") << "locon.safetensors"
                           << "diffusers"
                           << "original"
                           << "unet.down_blocks.0.downsamplers.0.conv.lora_B.weight";
    QTest::newRow("LoHa") << "loha.safetensors"
                          << "original"
                          << "original"
                          << "";
    QTest::newRow("PEFT") << "peft.safetensors"
                          << "original"
                          << "diffusers"
                          << "lora_te_text_model_encoder_layers_0_self_attn_q_proj.lora_up.weight";
    QTest::newRow("official MotionLoRA")
        << "motion-original.ckpt"
        << "diffusers"
        << "original"
        << "unet.mid_block.motion_modules.0.transformer_blocks.0.attn2.processor.to_out_lora.up."
           "weight";
    QTest::newRow("MotionLoRA of diffusers")
        << "motion-diffusers.safetensors"
        << "original"
        << "diffusers"
        << "mid_block.motion_modules.0.temporal_transformer.transformer_blocks.0.attention_blocks."
           "1.processor.to_out_lora.up.weight";
}

void LoraConversionTest::a_lora_comes_back_bit_by_bit()
{
    QFETCH(QString, file);
    QFETCH(QString, there);
    QFETCH(QString, back);
    QFETCH(QString, example);
    const fs::path lora = test_data("lora/" + file.toStdString());
    QVERIFY(convert(lora, path("there.safetensors"), there));
    const auto made = Weights::open(path("there.safetensors"));
    QVERIFY(made && (example.isEmpty() || made.value().contains(example.toStdString())));
    QVERIFY(convert(path("there.safetensors"), path("back.safetensors"), back));
    QCOMPARE(difference(path("back.safetensors"), lora), std::string());
}

void LoraConversionTest::a_converted_lora_changes_the_same_weights_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("layout");
    QTest::newRow("kohya") << "kohya.safetensors"
                           << "diffusers";
    QTest::newRow("PEFT") << "peft.safetensors"
                          << "original";
    QTest::newRow("MotionLoRA") << "motion-diffusers.safetensors"
                                << "original";
}

void LoraConversionTest::a_converted_lora_changes_the_same_weights()
{
    QFETCH(QString, file);
    QFETCH(QString, layout);
    const fs::path lora_file = test_data("lora/" + file.toStdString());
    QVERIFY(convert(lora_file, path("converted.safetensors"), layout));
    QCOMPARE(differing(merged_weights(lora_file), merged_weights(path("converted.safetensors"))),
             0);
}

void LoraConversionTest::ranks_and_alphas_are_written_for_peft()
{
    QVERIFY(convert(test_data("lora/locon.safetensors"), path("peft.safetensors"), "diffusers"));
    const auto made = Weights::open(path("peft.safetensors"));
    QVERIFY(made);
    const auto config = nlohmann::json::parse(made.value().metadata().at("lora_adapter_metadata"));
    const double usual = config["unet.lora_alpha"];
    const auto alpha_of = [&](const std::string& layer) {
        return config["unet.alpha_pattern"].value(layer, usual);
    };
    QVERIFY(config["unet.r"] == 2);
    QCOMPARE(alpha_of("down_blocks.0.downsamplers.0.conv"), 0.5);
    QCOMPARE(alpha_of("up_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"), 2.0);
    QVERIFY(!config.contains("text_encoder.r"));
    QCOMPARE(made.value().metadata().at("ss_network_module"), std::string("lycoris.kohya"));
}

// The alphas of the one are all 1, those of the other 0.5 and 2.
void LoraConversionTest::an_alpha_in_the_metadata_counts_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"kohya.safetensors", "locon.safetensors"})
        QTest::newRow(file) << file;
}

// As diffusers writes a LoRA: no alpha among the tensors, but a config in the metadata.
void LoraConversionTest::an_alpha_in_the_metadata_counts()
{
    QFETCH(QString, file);
    const fs::path lora_file = test_data("lora/" + file.toStdString());
    QVERIFY(convert(lora_file, path("peft.safetensors"), "diffusers"));
    const auto made = Weights::open(path("peft.safetensors"));
    QVERIFY(made);
    TensorMap tensors = all_tensors(made.value());
    std::erase_if(tensors, [](const auto& item) { return item.first.ends_with(".alpha"); });
    QVERIFY(write_tensors(path("saved.safetensors"), tensors, made.value().metadata()));
    QVERIFY(convert(path("saved.safetensors"), path("kohya.safetensors"), "original"));

    std::vector<TensorMap> weights;
    for (const fs::path& used : {lora_file, path("saved.safetensors"), path("kohya.safetensors")})
        weights.push_back(merged_weights(used));
    QCOMPARE(differing(weights[0], weights[1]), 0);
    QCOMPARE(differing(weights[0], weights[2]), 0);
}

void LoraConversionTest::every_layer_is_in_the_table()
{
    const auto checkpoint = Checkpoint::open(test_data("tiny-sd15"));
    const auto motion = open_motion(test_data("mm-v2.safetensors"));
    QVERIFY(checkpoint && motion);
    for (const Weights* weights :
         {&checkpoint.value().unet_weights, &checkpoint.value().text_encoder.weights,
          &motion.value().weights})
        for (const std::string& name : weights->names()) {
            const std::string layer = name.substr(0, name.rfind('.'));
            for (const std::string& spelling : spellings(layer)) {
                const auto found = sd15_layers().find(spelling);
                QVERIFY2(found != sd15_layers().end() && found->second == layer, name.c_str());
            }
        }
}

QTEST_GUILESS_MAIN(LoraConversionTest)
#include "lora_conversion_test.moc"
