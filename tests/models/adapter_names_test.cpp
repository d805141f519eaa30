// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter_names.h"

#include "models/torch.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "models/key_maps.h"
#include "models/ldm_names.h"
#include "models/motion_weights.h"
#include "tensor_files.h"

using namespace flipbook;

class AdapterNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_tensors_name_is_taken_apart_data();
    void a_tensors_name_is_taken_apart();
    void other_tensors_are_no_changes();
    void ldm_names_lead_back();
    void every_layer_has_spellings_of_its_own();
};

void AdapterNamesTest::a_tensors_name_is_taken_apart_data()
{
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("role");
    const QString attention = "down_blocks_0_attentions_0_transformer_blocks_0_attn1_";
    const QString motion = "down_blocks_0_motion_modules_0_temporal_transformer_transformer_blocks_"
                           "0_attention_blocks_0_";
    QTest::newRow("kohya") << "lora_unet_" + attention + "to_q.lora_down.weight"
                           << attention + "to_q"
                           << "down";
    QTest::newRow("kohya alpha") << "lora_unet_" + attention + "to_out_0.alpha"
                                 << attention + "to_out_0"
                                 << "alpha";
    QTest::newRow("LyCORIS") << "lycoris_" + attention + "to_q.lokr_w2_a" << attention + "to_q"
                             << "lokr_w2_a";
    QTest::newRow("text") << "lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_up.weight"
                          << "text_model_encoder_layers_0_mlp_fc1"
                          << "up";
    QTest::newRow("LDM") << "lora_unet_input_blocks_1_1_proj_in.dora_scale"
                         << "input_blocks_1_1_proj_in"
                         << "dora_scale";
    QTest::newRow("PEFT")
        << "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight"
        << attention + "to_q"
        << "down";
    QTest::newRow("PEFT as saved")
        << "base_model.model.unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_out.0."
           "lora_B.default.weight"
        << attention + "to_out_0"
        << "up";
    QTest::newRow("diffusers text")
        << "text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_linear_layer.up.weight"
        << "text_model_encoder_layers_0_self_attn_q_proj"
        << "up";
    QTest::newRow("domain adapter")
        << "down_blocks.0.attentions.0.transformer_blocks.0.attn1.processor.to_out_lora.up.weight"
        << attention + "to_out_0"
        << "up";
    QTest::newRow("MotionLoRA")
        << "down_blocks.0.motion_modules.0.temporal_transformer.transformer_blocks.0."
           "attention_blocks.0.processor.to_q_lora.down.weight"
        << motion + "to_q"
        << "down";
    QTest::newRow("MotionDirector")
        << "down_blocks.0.motion_modules.0.temporal_transformer.transformer_blocks.0."
           "attention_blocks.0.to_out.processor.0_lora.up.weight"
        << motion + "to_out_0"
        << "up";
}

void AdapterNamesTest::a_tensors_name_is_taken_apart()
{
    QFETCH(const QString, tensor);
    QFETCH(const QString, layer);
    QFETCH(const QString, role);
    const auto name = parse_adapter_name(tensor.toStdString());
    QVERIFY(name);
    QCOMPARE(QString::fromStdString(name->layer), layer);
    QCOMPARE(QString::fromStdString(name->role), role);
}

void AdapterNamesTest::other_tensors_are_no_changes()
{
    for (const char* name : {"emb_params", "down_blocks.0.norm.bias", ".alpha", "global_step"})
        QVERIFY2(!parse_adapter_name(name), name);
}

void AdapterNamesTest::ldm_names_lead_back()
{
    const auto file =
        Weights::open(test_data("tiny-sd15/unet/diffusion_pytorch_model.safetensors"));
    QVERIFY(file);
    for (const std::string& name : file.value().names()) {
        const auto dot = name.rfind('.');
        const auto ldm = ldm_unet_name(name.substr(0, dot));
        QVERIFY2(ldm, name.c_str());
        const auto back = canonical_unet_name("model.diffusion_model." + *ldm + name.substr(dot));
        QVERIFY2(back == name, ldm->c_str());
        const auto ways = spellings(name.substr(0, dot));
        QVERIFY2(std::find(ways.begin(), ways.end(), spelled(*ldm)) != ways.end(), ldm->c_str());
    }
    QVERIFY(!ldm_unet_name("text_model.final_layer_norm"));
}

void AdapterNamesTest::every_layer_has_spellings_of_its_own()
{
    std::set<std::string> all;
    const auto add = [&all](const Weights& weights) {
        int layers = 0;
        for (const std::string& name : weights.names()) {
            if (!name.ends_with(".weight"))
                continue;
            ++layers;
            const std::string layer = name.substr(0, name.rfind('.'));
            for (const std::string& spelling : spellings(layer))
                if (!all.insert(spelling).second)
                    return -1;
        }
        return layers;
    };
    const auto unet =
        Weights::open(test_data("tiny-sd15/unet/diffusion_pytorch_model.safetensors"));
    const auto text = Weights::open(test_data("tiny-sd15/text_encoder/model.safetensors"));
    const auto motion = open_motion(test_data("mm-v2.safetensors"));
    QVERIFY(unet && text && motion);
    QVERIFY(add(unet.value()) > 300);
    QVERIFY(add(text.value()) > 20);
    QVERIFY(add(motion.value().weights) > 300);

    // The file's own names are among them.
    const auto original = Weights::open(test_data("mm-v2.safetensors"));
    for (const std::string& name : original.value().names())
        if (name.ends_with(".weight"))
            QVERIFY2(all.contains(spelled(name.substr(0, name.rfind('.')))), name.c_str());
}

QTEST_APPLESS_MAIN(AdapterNamesTest)
#include "adapter_names_test.moc"
