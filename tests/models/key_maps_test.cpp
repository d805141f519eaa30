// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/key_maps.h"

#include <QTest>

#include "tensor_files.h"

namespace flipbook {

namespace {

using Map = std::optional<std::string> (*)(const std::string&);

const std::map<std::string, Map>& maps()
{
    static const std::map<std::string, Map> maps{{"unet", canonical_unet_name},
                                                 {"vae", canonical_vae_name},
                                                 {"text_encoder", canonical_text_encoder_name},
                                                 {"motion", canonical_motion_name}};
    return maps;
}

std::string mapped(const std::string& network, const std::string& name)
{
    return maps().at(network)(name).value_or("(none)");
}

}  // namespace

class KeyMapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void maps_a_name_data();
    void maps_a_name();
    void single_file_equals_the_diffusers_folder_data();
    void single_file_equals_the_diffusers_folder();
    void original_motion_file_equals_the_diffusers_adapter();
    void canonical_names_stay();
};

void KeyMapsTest::maps_a_name_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto add = [](const char* title, const char* network, const char* from, const char* to) {
        QTest::newRow(title) << network << from << to;
    };
    add("time embedding", "unet", "model.diffusion_model.time_embed.2.bias",
        "time_embedding.linear_2.bias");
    add("second up-sampler", "unet", "model.diffusion_model.output_blocks.5.2.conv.weight",
        "up_blocks.1.upsamplers.0.conv.weight");
    add("up-sampler without attention", "unet",
        "model.diffusion_model.output_blocks.2.1.conv.weight",
        "up_blocks.0.upsamplers.0.conv.weight");
    add("EMA copy", "unet", "model_ema.diffusion_modelinput_blocks00weight", "(none)");
    add("schedule buffer", "unet", "alphas_cumprod", "(none)");
    add("malformed block", "unet", "model.diffusion_model.input_blocks.x.0.weight", "(none)");
    add("huge block number", "unet",
        "model.diffusion_model.input_blocks.99999999999999999999.0.weight", "(none)");
    add("decoder levels run backwards", "vae", "first_stage_model.decoder.up.3.block.0.norm1.bias",
        "decoder.up_blocks.0.resnets.0.norm1.bias");
    add("VAE alone", "vae", "encoder.down.1.block.0.nin_shortcut.weight",
        "encoder.down_blocks.1.resnets.0.conv_shortcut.weight");
    add("VAE below vae.", "vae", "vae.decoder.mid.attn_1.proj_out.weight",
        "decoder.mid_block.attentions.0.to_out.0.weight");
    add("old query", "vae", "encoder.mid_block.attentions.0.query.weight",
        "encoder.mid_block.attentions.0.to_q.weight");
    add("old key", "vae", "encoder.mid_block.attentions.0.key.bias",
        "encoder.mid_block.attentions.0.to_k.bias");
    add("old value", "vae", "encoder.mid_block.attentions.0.value.weight",
        "encoder.mid_block.attentions.0.to_v.weight");
    add("old output", "vae", "encoder.mid_block.attentions.0.proj_attn.weight",
        "encoder.mid_block.attentions.0.to_out.0.weight");
    add("training loss", "vae", "loss.logvar", "(none)");
    add("no such level", "vae", "decoder.up.4.block.0.norm1.bias", "(none)");
    add("old merge", "text_encoder", "cond_stage_model.transformer.final_layer_norm.bias",
        "text_model.final_layer_norm.bias");
    add("no wrapper", "text_encoder", "encoder.layers.0.mlp.fc1.bias",
        "text_model.encoder.layers.0.mlp.fc1.bias");
    add("position ids", "text_encoder",
        "cond_stage_model.transformer.text_model.embeddings.position_ids", "(none)");
    add("logit scale", "text_encoder", "cond_stage_model.logit_scale", "(none)");
    add("DataParallel", "motion",
        "module.mid_block.motion_modules.0.temporal_transformer.transformer_blocks.0.norms.1.bias",
        "mid_block.motion_modules.0.transformer_blocks.0.norm2.bias");
    add("position table", "motion",
        "up_blocks.0.motion_modules.0.temporal_transformer.transformer_blocks.0.attention_blocks.0."
        "pos_encoder.pe",
        "(none)");
    add("adapter's position table", "motion",
        "up_blocks.0.motion_modules.0.transformer_blocks.0.pos_embed.pe", "(none)");
    add("spatial weight in a training file", "motion", "module.conv_in.weight", "(none)");
}

void KeyMapsTest::maps_a_name()
{
    QFETCH(QString, network);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QCOMPARE(QString::fromStdString(mapped(network.toStdString(), from.toStdString())), to);
}

void KeyMapsTest::single_file_equals_the_diffusers_folder_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::newRow("unet") << "unet"
                          << "unet/diffusion_pytorch_model.safetensors" << 686;
    QTest::newRow("vae") << "vae"
                         << "vae/diffusion_pytorch_model.safetensors" << 240;
    QTest::newRow("text encoder") << "text_encoder"
                                  << "text_encoder/model.safetensors" << 52;
}

void KeyMapsTest::single_file_equals_the_diffusers_folder()
{
    QFETCH(QString, network);
    QFETCH(QString, file);
    QFETCH(int, count);
    auto single = Weights::open(test_data("tiny-sd15.safetensors"));
    auto folder = Weights::open(test_data("tiny-sd15/" + file.toStdString()));
    QVERIFY(single && folder);
    const Weights renamed = single.value().renamed(maps().at(network.toStdString()));
    QCOMPARE(static_cast<int>(renamed.size()), count);
    QVERIFY(renamed.names() == folder.value().names());
    for (const std::string& name : renamed.names())
        QVERIFY2(has_equal_bits(renamed.view(name), folder.value().view(name)), name.c_str());
}

void KeyMapsTest::original_motion_file_equals_the_diffusers_adapter()
{
    auto original = Weights::open(test_data("mm-v2.safetensors"));
    auto adapter = Weights::open(test_data("mm-v2-diffusers/diffusion_pytorch_model.safetensors"));
    QVERIFY(original && adapter);
    const Weights renamed = original.value().renamed(canonical_motion_name);
    const Weights expected = adapter.value().renamed(canonical_motion_name);
    QCOMPARE(renamed.size(), std::size_t{546});
    QVERIFY(renamed.names() == expected.names());
    for (const std::string& name : renamed.names())
        QVERIFY2(has_equal_bits(renamed.view(name), expected.view(name)), name.c_str());
}

void KeyMapsTest::canonical_names_stay()
{
    for (const char* network : {"unet", "vae"}) {
        auto weights = Weights::open(test_data(std::string("tiny-sd15/") + network
                                               + "/diffusion_pytorch_model.safetensors"));
        QVERIFY(weights.has_value());
        for (const std::string& name : weights.value().names())
            QCOMPARE(mapped(network, name), name);
    }
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::KeyMapsTest)
#include "key_maps_test.moc"
