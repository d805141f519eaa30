// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/model_kind.h"

#include <QTest>

#include "catalog/model_tensors.h"
#include "test_files.h"

namespace flipbook {

class ModelKindTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_are_told_apart_data();
    void files_are_told_apart();
    void names_are_told_apart_data();
    void names_are_told_apart();
    void a_domain_adapter_is_told_by_its_rank();
    void parts_of_other_kinds_do_not_change_a_checkpoint();
};

void ModelKindTest::files_are_told_apart_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("word");
    QTest::newRow("SDXL") << "odd/sdxl-shaped.safetensors"
                          << "an SDXL checkpoint";
    QTest::newRow("SD 2") << "odd/sd2-shaped.safetensors"
                          << "an SD 2.x checkpoint";
    QTest::newRow("inpainting") << "odd/sd15-inpainting-shaped.safetensors"
                                << "an SD 1.5 inpainting checkpoint (9 input channels)";
    QTest::newRow("FLUX") << "odd/flux-like.safetensors"
                          << "a FLUX model";
    QTest::newRow("ControlNet") << "odd/controlnet.safetensors"
                                << "a ControlNet";
    QTest::newRow("IP-Adapter") << "odd/ip-adapter.safetensors"
                                << "an IP-Adapter";
    QTest::newRow("motion module with NaN") << "odd/nan-weights.safetensors"
                                            << "an SD 1.5 motion module";
    QTest::newRow("v1") << "mm-v1.safetensors"
                        << "an SD 1.5 motion module";
    QTest::newRow("adapter") << "mm-v2-diffusers/diffusion_pytorch_model.safetensors"
                             << "an SD 1.5 motion module";
    QTest::newRow("SD 1.5") << "tiny-sd15.safetensors"
                            << "an SD 1.5 checkpoint";
    QTest::newRow("UNet") << "tiny-sd15/unet/diffusion_pytorch_model.safetensors"
                          << "a UNet without VAE and text encoder";
    QTest::newRow("VAE") << "tiny-sd15/vae/diffusion_pytorch_model.safetensors"
                         << "a VAE";
    QTest::newRow("text encoder") << "tiny-sd15/text_encoder/model.safetensors"
                                  << "a text encoder";
}

void ModelKindTest::files_are_told_apart()
{
    QFETCH(QString, file);
    QFETCH(QString, word);
    const auto tensors = read_model_tensors(test::test_file(file.toStdString()));
    QVERIFY2(tensors.has_value(), tensors ? "" : tensors.error().message.c_str());
    QCOMPARE(QString(description(kind_of_model(tensors.value().shapes))), word);
}

void ModelKindTest::names_are_told_apart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("extent");  // Of dimension 1 of every tensor.
    QTest::addColumn<QString>("word");
    const auto add = [](const char* title, const QStringList& names, int extent, const char* word) {
        QTest::newRow(title) << names << extent << word;
    };
    const QString unet = "model.diffusion_model.";
    const QString motion = "down_blocks.3.motion_modules.0.temporal_transformer.norm.weight";
    add("instruct-pix2pix", {unet + "input_blocks.0.0.weight"}, 8,
        "an SD 1.5 instruct-pix2pix checkpoint (8 input channels)");
    add("SD 3", {unet + "joint_blocks.0.x_block.attn.qkv.weight"}, 1, "an SD 3 model");
    add("kohya LoRA", {"lora_unet_mid_block_attentions_0.alpha", "lora_te_x.lora_up.weight"}, 1,
        "a LoRA");
    add("LoHa", {"lora_unet_x.hada_w1_a", "lora_unet_x.alpha"}, 1, "a LoRA");
    add("PEFT", {"unet.down_blocks.0.attentions.0.to_q.lora_A.weight"}, 1, "a LoRA");
    add("MotionLoRA",
        {"module.down_blocks.0.motion_modules.0.temporal_transformer.transformer_blocks.0."
         "attention_blocks.0.processor.to_q_lora.down.weight"},
        1, "a MotionLoRA");
    add("SDXL-beta", {"down_blocks.2.motion_modules.0.temporal_transformer.norm.weight"}, 1,
        "an SDXL motion module");
    add("HotshotXL", {"down_blocks.0.temporal_attentions.0.norm.weight"}, 1,
        "a HotshotXL motion module (SDXL)");
    add("SparseCtrl RGB", {motion, "controlnet_cond_embedding.weight"}, 5, "a SparseCtrl model");
    add("SparseCtrl scribble", {motion, "controlnet_cond_embedding.conv_in.weight"}, 4,
        "a SparseCtrl model");
    add("diffusers ControlNet", {"controlnet_cond_embedding.conv_in.weight"}, 3, "a ControlNet");
    add("PIA", {motion, "conv_in.weight"}, 9, "a PIA motion module (9 input channels)");
    add("AnimateLCM-I2V", {motion, "img_encoder.conv_in.weight"}, 4,
        "an AnimateLCM-I2V motion module with an image encoder");
    add("FancyVideo", {motion, "fps_embedding.linear.weight"}, 4, "a FancyVideo motion module");
    add("CameraCtrl", {"encoder_down_conv_blocks.0.weight"}, 4, "a CameraCtrl model");
    add("MotionCtrl", {"down_blocks.0.cc_projection.weight"}, 4, "a MotionCtrl model");
    add("motion module", {motion}, 4, "an SD 1.5 motion module");
    add("small motion module of three levels",
        {"down_blocks.0.motion_modules.0.norm.weight",
         "down_blocks.2.motion_modules.0.norm.weight"},
        4, "an SD 1.5 motion module");
    add("diffusers SDXL UNet", {"down_blocks.0.x", "time_embedding.x", "add_embedding.x"}, 4,
        "an SDXL checkpoint");
    add("old VAE file", {"decoder.conv_in.weight", "loss.logvar"}, 4, "a VAE");
    add("ESRGAN", {"model.1.sub.0.RDB1.conv1.0.weight"}, 4, "an upscaler (ESRGAN)");
    add("textual inversion", {"emb_params"}, 768, "a textual inversion");
    add("TAESD", {"1.weight", "1.bias", "3.conv.0.weight"}, 4,
        "a small decoder for previews (TAESD)");
    add("SwinIR", {"layers.0.residual_group.blocks.0.norm1.weight"}, 4, "an upscaler (ESRGAN)");
    add("CLIP's picture half", {"vision_model.embeddings.class_embedding"}, 4,
        "a CLIP image encoder");
    add("T5", {"encoder.block.0.layer.0.SelfAttention.k.weight"}, 4, "a T5 text encoder");
    add("Stable Video Diffusion", {unet + "input_blocks.1.0.time_stack.in_layers.0.weight"}, 4,
        "a Stable Video Diffusion model");
    add("Wan", {"blocks.0.self_attn.q.weight", "head.modulation"}, 4, "a Wan video model");
    add("HunyuanVideo",
        {"double_blocks.0.img_attn.proj.weight",
         "txt_in.individual_token_refiner.blocks.0.norm1.weight"},
        4, "a HunyuanVideo model");
    add("LTX-Video", {"adaln_single.emb.timestep_embedder.linear_1.bias", "patchify_proj.weight"},
        4, "an LTX-Video model");
    add("PixArt", {"adaln_single.emb.timestep_embedder.linear_1.bias", "pos_embed.proj.bias"}, 4,
        "a PixArt model");
    add("AuraFlow", {"double_layers.0.attn.w1q.weight"}, 4, "an AuraFlow model");
    add("Stable Cascade", {"clip_txt_mapper.weight"}, 4, "a Stable Cascade model");
    add("full difference", {"lora_unet_conv_in.diff", "lora_unet_conv_in.diff_b"}, 4, "a LoRA");
    // "….diffusion_model" contains ".diff".
    add("LDM UNet alone", {unet + "time_embed.0.weight"}, 4, "an SD 1.5 checkpoint");
    add("attention processors of no rank",
        {"down_blocks.0.attentions.0.transformer_blocks.0.attn1.processor.to_q_lora.down.weight"},
        320, "a LoRA");
    add("diffusers' form of a textual inversion", {"<cat-toy>"}, 768, "a textual inversion");
    add("A1111's form of a textual inversion", {"string_to_param.*", "x"}, 768,
        "a textual inversion");
    add("nothing", {}, 0, "a file of tensors of an unknown kind");
    add("something else", {"a", "b"}, 0, "a file of tensors of an unknown kind");
}

void ModelKindTest::names_are_told_apart()
{
    QFETCH(QStringList, names);
    QFETCH(int, extent);
    QFETCH(QString, word);
    TensorShapes tensors;
    for (const QString& name : names)
        tensors.emplace(name.toStdString(), extent == 768 ? std::vector<int64_t>{1, extent}
                                                          : std::vector<int64_t>{1, extent, 1, 1});
    QCOMPARE(QString(description(kind_of_model(tensors))), word);
}

void ModelKindTest::a_domain_adapter_is_told_by_its_rank()
{
    const auto kind_of = [](const std::string& prefix, std::int64_t rank) {
        const std::string layer =
            prefix + "down_blocks.0.attentions.0.transformer_blocks.0.attn1.processor.to_q_lora.";
        return kind_of_model(
            {{layer + "down.weight", {rank, 320}}, {layer + "up.weight", {320, rank}}});
    };
    QCOMPARE(kind_of("", 128), ModelKind::domain_adapter);
    QCOMPARE(kind_of("", 4), ModelKind::lora);
    QCOMPARE(kind_of("unet.", 128), ModelKind::lora);
}

void ModelKindTest::parts_of_other_kinds_do_not_change_a_checkpoint()
{
    // A checkpoint that carries an EMA copy, an embedding manager and a LoRA along stays one.
    const auto file = read_model_tensors(test::test_file("tiny-sd15.safetensors"));
    QVERIFY(file.has_value());
    TensorShapes tensors = file.value().shapes;
    tensors.emplace("model_ema.diffusion_modelconv_inweight", std::vector<int64_t>{32, 4, 3, 3});
    tensors.emplace("embedding_manager.x", std::vector<int64_t>{1});
    tensors.emplace("lora_unet_x.lora_up.weight", std::vector<int64_t>{1});
    tensors.emplace("control_model.zero_convs.0.0.weight", std::vector<int64_t>{1});
    QCOMPARE(kind_of_model(tensors), ModelKind::sd15_checkpoint);
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::ModelKindTest)
#include "model_kind_test.moc"
