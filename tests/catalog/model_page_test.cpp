// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "catalog/model_tensors.h"
#include "flipbook/model_catalog.h"
#include "header_only_file.h"
#include "test_files.h"

using namespace flipbook;
using namespace flipbook::test;

// What the catalog says of a file.
class ModelPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_of_the_project_have_a_page_data();
    void files_of_the_project_have_a_page();
    void odd_files_say_why_they_cannot_be_used_data();
    void odd_files_say_why_they_cannot_be_used();
    void strangers_are_named_data();
    void strangers_are_named();
    void a_motion_module_tells_frames_betas_and_norms_data();
    void a_motion_module_tells_frames_betas_and_norms();
    void a_lora_tells_family_rank_and_base_data();
    void a_lora_tells_family_rank_and_base();
    void metadata_give_licence_and_trigger_words();
    void a_checkpoint_tells_of_its_averaged_copy();
    void an_incomplete_network_names_what_it_lacks();
    void a_page_survives_json();
    void a_damaged_page_is_refused();

private:
    ModelPage page_of(const HeaderTensors& tensors, const QJsonObject& metadata = {});

    QTemporaryDir m_folder;
};

ModelPage ModelPageTest::page_of(const HeaderTensors& tensors, const QJsonObject& metadata)
{
    const QString path = m_folder.filePath("made.safetensors");
    if (!write_header_only(path, tensors, metadata))
        qFatal("The temporary folder cannot be written.");
    return inspect_model(path.toStdU16String());
}

void ModelPageTest::files_of_the_project_have_a_page_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<quint64>("tensors");
    const auto row = [](const char* file, const char* kind, const char* variant, quint64 tensors) {
        QTest::newRow(file) << kind << variant << tensors;
    };
    row("tiny-sd15", "sd15_checkpoint", "", 978);
    row("tiny-sd15.safetensors", "sd15_checkpoint", "", 978);
    row("tiny-sd15/vae", "vae", "", 240);
    row("tiny-sd15/vae/diffusion_pytorch_model.safetensors", "vae", "", 240);
    row("mm-v1.safetensors", "motion_module", "v1", 560);
    row("mm-v2.safetensors", "motion_module", "v2", 588);
    row("mm-v3.safetensors", "motion_module", "v3", 560);
    row("mm-v2-diffusers", "motion_module", "v2", 567);
    row("lora/kohya.safetensors", "lora", "", 0);
    row("lora/locon.safetensors", "lora", "LoCon", 0);
    row("lora/peft.safetensors", "lora", "", 0);
    row("lora/loha.safetensors", "lora", "LoHa", 0);
    row("lora/lokr.safetensors", "lora", "LoKr", 0);
    row("lora/motion-original.ckpt", "motion_lora", "", 0);
    row("lora/motion-original-legacy.ckpt", "motion_lora", "", 0);
    row("lora/motion-diffusers.safetensors", "motion_lora", "", 0);
    row("embeddings/tinystyle.pt", "textual_inversion", "", 1);
    row("embeddings/tinylegacy.pt", "textual_inversion", "", 1);
    row("embeddings/tinybad.safetensors", "textual_inversion", "", 1);
    row("embeddings/tinyciv.safetensors", "textual_inversion", "", 1);
}

void ModelPageTest::files_of_the_project_have_a_page()
{
    QFETCH(quint64, tensors);
    const ModelPage page = inspect_model(test_file(QTest::currentDataTag()));
    QVERIFY2(page.is_usable(), page.problems.empty() ? "" : page.problems.front().c_str());
    QTEST(QString(kind_name(page.kind)), "kind");
    QTEST(QString::fromStdString(page.variant), "variant");
    QVERIFY(page.parameter_count > 0);
    QVERIFY(page.file_bytes > 0);
    if (tensors > 0)
        QCOMPARE(quint64(page.tensor_count), tensors);
    if (page.motion)
        QCOMPARE(page.motion->channels, (std::vector<std::int64_t>{32, 64, 32, 32}));
    if (page.embedding)
        QCOMPARE(page.embedding->width, 16);
}

void ModelPageTest::odd_files_say_why_they_cannot_be_used_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("mentioned");
    const auto row = [](const char* file, const char* kind, const char* base,
                        const char* mentioned) {
        QTest::newRow(file) << kind << base << mentioned;
    };
    row("sdxl-shaped.safetensors", "sdxl_checkpoint", "sdxl", "choose an SD 1.5 checkpoint");
    row("sd2-shaped.safetensors", "sd2_checkpoint", "sd2", "no motion modules for SD 2.x");
    row("sd15-inpainting-shaped.safetensors", "sd15_inpainting", "sd15", "the ordinary version");
    row("flux-like.safetensors", "flux", "flux", "does not use such files");
    row("controlnet.safetensors", "controlnet", "unknown", "does not use such files");
    row("ip-adapter.safetensors", "ip_adapter", "unknown", "does not use such files");
    row("upscaler-esrgan.pth", "upscaler", "unknown", "does not use such files");
    row("nan-weights.safetensors", "motion_module", "sd15", "lacks");
    row("truncated.safetensors", "unknown", "unknown", "39242 bytes of 58864");
    row("truncated-header.safetensors", "unknown", "unknown", "truncated-header");
    row("overlapping-offsets.safetensors", "unknown", "unknown", "overlap");
    row("shape-does-not-fit.safetensors", "unknown", "unknown", "8589934592");
    row("header-length-2e60.safetensors", "unknown", "unknown", "1152921504606846976");
    row("empty.safetensors", "unknown", "unknown", "an empty file");
    row("html-error-page.safetensors", "unknown", "unknown", "a web page");
    row("git-lfs-pointer.ckpt", "unknown", "unknown", "a git-lfs pointer");
    row("hostile.ckpt", "unknown", "unknown", "calls posix.system");
    row("hostile-legacy.pt", "unknown", "unknown", "calls posix.system");
    row("zip-bomb.ckpt", "unknown", "unknown", "compressed");
    row("not-there.ckpt", "unknown", "unknown", "does not exist");
}

void ModelPageTest::odd_files_say_why_they_cannot_be_used()
{
    QFETCH(QString, mentioned);
    const ModelPage page = inspect_model(test_file(std::string("odd/") + QTest::currentDataTag()));
    QVERIFY(!page.is_usable());
    QTEST(QString(kind_name(page.kind)), "kind");
    QTEST(QString(base_name(page.base)), "base");
    const QString problem = QString::fromStdString(page.problems.front());
    QVERIFY2(problem.contains(mentioned), qPrintable(problem));
    QVERIFY2(problem.endsWith('.'), qPrintable(problem));
}

void ModelPageTest::strangers_are_named_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("base");
    const auto row = [](const char* title, const char* name, const QList<int>& shape,
                        const char* kind, const char* variant, const char* base) {
        QTest::newRow(title) << name << shape << kind << variant << base;
    };
    row("IP-Adapter plus", "image_proj.latents", {1, 16, 768}, "ip_adapter", "plus", "unknown");
    row("IP-Adapter SDXL", "ip_adapter.1.to_k_ip.weight", {640, 2048}, "ip_adapter", "base",
        "sdxl");
    row("ControlNet SDXL", "control_model.zero_convs.0.0.attn2.to_k.weight", {640, 2048},
        "controlnet", "", "sdxl");
    row("VAE of FLUX", "decoder.conv_in.weight", {512, 16, 3, 3}, "vae", "16 latent channels",
        "other");
    row("text encoder", "text_model.embeddings.token_embedding.weight", {49408, 768},
        "text_encoder", "", "sd15");
    row("embedding for SD 2", "emb_params", {4, 1024}, "textual_inversion", "", "sd2");
    row("embedding for SDXL", "clip_g", {4, 1280}, "textual_inversion", "", "sdxl");
    row("HotshotXL", "down_blocks.0.temporal_attentions.0.norm.weight", {320},
        "hotshotxl_motion_module", "HotshotXL", "sdxl");
    row("SDXL-beta", "down_blocks.2.motion_modules.0.temporal_transformer.norm.weight", {1280},
        "sdxl_motion_module", "SDXL-beta", "sdxl");
    row("something else", "a.weight", {3}, "unknown", "", "unknown");
    row("motion modules of nothing", "x.motion_modules.0", {3}, "motion_module", "v3", "sd15");
}

void ModelPageTest::strangers_are_named()
{
    QFETCH(QString, name);
    QFETCH(QList<int>, shape);
    const std::vector<std::int64_t> extents(shape.begin(), shape.end());
    const ModelPage page = page_of({{name.toStdString(), extents}});
    QVERIFY(!page.is_usable());
    QTEST(QString(kind_name(page.kind)), "kind");
    QTEST(QString::fromStdString(page.variant), "variant");
    QTEST(QString(base_name(page.base)), "base");
}

void ModelPageTest::a_motion_module_tells_frames_betas_and_norms_data()
{
    QTest::addColumn<bool>("has_mid_block");
    QTest::addColumn<int>("rows");  // 0: no table.
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("window");
    QTest::addColumn<bool>("joint");
    QTest::newRow("v1") << false << 24 << "v1" << 24 << true;
    QTest::newRow("v2") << true << 32 << "v2" << 32 << false;
    QTest::newRow("v3") << false << 32 << "v3" << 32 << false;
    QTest::newRow("LongAnimateDiff") << false << 64 << "v3" << 64 << false;
    QTest::newRow("AnimateLCM") << true << 0 << "AnimateLCM" << 32 << false;
}

void ModelPageTest::a_motion_module_tells_frames_betas_and_norms()
{
    QFETCH(bool, has_mid_block);
    QFETCH(int, rows);
    HeaderTensors tensors;
    for (const char* place : {"down_blocks.0.motion_modules.0", "down_blocks.3.motion_modules.1"})
        tensors[std::string(place) + ".temporal_transformer.norm.weight"] = {320};
    if (has_mid_block)
        tensors["mid_block.motion_modules.0.temporal_transformer.norm.weight"] = {1280};
    if (rows > 0)
        tensors["down_blocks.0.motion_modules.0.temporal_transformer.transformer_blocks.0."
                "attention_blocks.0.pos_encoder.pe"] = {1, rows, 320};
    const ModelPage page = page_of(tensors);
    QVERIFY(page.motion.has_value());
    QTEST(QString::fromStdString(page.motion->version), "version");
    QTEST(int(page.motion->longest_window), "window");
    QTEST(page.motion->joint_norms, "joint");
    QCOMPARE(page.motion->positions.has_value(), rows > 0);
    QCOMPARE(page.motion->betas, BetaSchedule::linear);
}

void ModelPageTest::a_lora_tells_family_rank_and_base_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("base");
    const auto row = [](const char* title, const char* layer, const char* down, const char* up,
                        int width, const char* format, const char* base) {
        QTest::newRow(title) << layer << down << up << width << format << base;
    };
    const char* kohya = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k";
    row("kohya SD 1.5", kohya, ".lora_down.weight", ".lora_up.weight", 768, "kohya-ss", "sd15");
    row("kohya SD 2", kohya, ".lora_down.weight", ".lora_up.weight", 1024, "kohya-ss", "sd2");
    row("kohya SDXL", kohya, ".lora_down.weight", ".lora_up.weight", 2048, "kohya-ss", "sdxl");
    row("PEFT", "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k", ".lora_A.weight",
        ".lora_B.weight", 768, "PEFT", "sd15");
    row("diffusers", "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k",
        ".lora.down.weight", ".lora.up.weight", 768, "diffusers", "sd15");
    row("SDXL text encoder", "lora_te2_text_model_encoder_layers_0_mlp_fc1", ".lora_down.weight",
        ".lora_up.weight", 1280, "kohya-ss", "sdxl");
    row("FLUX", "lora_unet_double_blocks_0_img_attn_proj", ".lora_down.weight", ".lora_up.weight",
        3072, "kohya-ss", "flux");
    row("by metadata", "lora_unet_x", ".lora_down.weight", ".lora_up.weight", 320, "kohya-ss",
        "sd2");
}

void ModelPageTest::a_lora_tells_family_rank_and_base()
{
    QFETCH(QString, layer);
    QFETCH(QString, down);
    QFETCH(QString, up);
    QFETCH(int, width);
    const ModelPage page = page_of({{(layer + down).toStdString(), {8, width}},
                                    {(layer + up).toStdString(), {640, 8}},
                                    {(layer + ".alpha").toStdString(), {}}},
                                   {{"ss_base_model_version", "sd_v2"}});
    QVERIFY(page.lora.has_value());
    QCOMPARE(page.lora->smallest_rank, 8);
    QCOMPARE(page.lora->largest_rank, 8);
    QVERIFY(page.lora->has_alpha);
    QTEST(QString::fromStdString(page.lora->format), "format");
    QTEST(QString(base_name(page.base)), "base");
    QCOMPARE(page.is_usable(), page.base == ModelBase::sd15);
}

void ModelPageTest::metadata_give_licence_and_trigger_words()
{
    const HeaderTensors lora{{"lora_unet_x.lora_up.weight", {4, 4}},
                             {"lora_unet_x.lora_down.weight", {4, 4}}};
    const ModelPage said = page_of(lora, {{"modelspec.title", "Paper boats"},
                                          {"modelspec.author", "A. N. Other"},
                                          {"modelspec.license", "CC-BY-4.0"},
                                          {"modelspec.trigger_phrase", "paper boat,  folded "}});
    QCOMPARE(said.title, std::string("Paper boats"));
    QCOMPARE(said.author, std::string("A. N. Other"));
    QCOMPARE(said.licence, std::string("CC-BY-4.0"));
    QCOMPARE(said.trigger_words, (std::vector<std::string>{"paper boat", "folded"}));

    const ModelPage counted = page_of(
        lora, {{"ss_tag_frequency", R"({"10_a": {"boat": 3, " pond": 9}, "b": {"boat": 8}})"},
               {"ss_output_name", "boats"}});
    QCOMPARE(counted.title, std::string("boats"));
    QCOMPARE(counted.trigger_words, (std::vector<std::string>{"boat", "pond"}));
}

void ModelPageTest::a_checkpoint_tells_of_its_averaged_copy()
{
    HeaderTensors tensors{{"model.diffusion_model.input_blocks.0.0.weight", {320, 4, 3, 3}},
                          {"v_pred", {1}}};
    QVERIFY(!page_of(tensors).checkpoint->has_ema);
    for (int i = 0; i < 101; ++i)
        tensors["model_ema.diffusion_model" + std::to_string(i)] = {1};
    const ModelPage page = page_of(tensors);
    QVERIFY(page.checkpoint->has_ema);
    QCOMPARE(page.checkpoint->input_channels, 4);
    QCOMPARE(page.checkpoint->prediction, std::string("v_prediction"));
}

void ModelPageTest::an_incomplete_network_names_what_it_lacks()
{
    auto file = read_model_tensors(test_file("tiny-sd15.safetensors"));
    QVERIFY(file.has_value());
    HeaderTensors tensors = file.value().shapes;
    const ModelPage whole = page_of(tensors);
    QVERIFY2(whole.is_usable(), whole.problems.empty() ? "" : whole.problems.front().c_str());
    QCOMPARE(tensors.erase("model.diffusion_model.input_blocks.1.0.out_layers.3.weight"), 1u);
    std::erase_if(tensors,
                  [](const auto& tensor) { return tensor.first.starts_with("cond_stage_model."); });
    const ModelPage page = page_of(tensors);
    QCOMPARE(page.problems.size(), 2u);
    QCOMPARE(page.problems[0], std::string("Its UNet lacks 1 of 686 tensors, "
                                           "down_blocks.0.resnets.0.conv2.weight."));
    QCOMPARE(page.problems[1], std::string("It has no text encoder."));
    QVERIFY(
        std::find(page.missing.begin(), page.missing.end(), "down_blocks.0.resnets.0.conv2.weight")
        != page.missing.end());
}

void ModelPageTest::a_page_survives_json()
{
    for (const char* file : {"tiny-sd15", "mm-v1.safetensors", "lora/kohya.safetensors",
                             "embeddings/tinystyle.pt", "odd/hostile.ckpt"}) {
        ModelPage page = inspect_model(test_file(file));
        page.hashes = FileHashes{"a", "b", "c", "d"};
        page.deep = DeepFindings{{"e"}, {"f"}, {"g"}, {"h"}};
        const auto read = page_from_json(to_json(page));
        QVERIFY2(read.has_value(), file);
        QVERIFY2(read.value() == page, file);
    }
}

void ModelPageTest::a_damaged_page_is_refused()
{
    const QByteArray text =
        QByteArray::fromStdString(to_json(inspect_model(test_file("tiny-sd15"))));
    for (const QByteArray& damaged :
         {QByteArray(), text.left(text.size() - 1), QByteArray(text).replace("\"kind\"", "\"kin\""),
          QByteArray(text).replace("sd15_checkpoint", "sd15_cheque"),
          QByteArray(text).replace("\"tensor_count\":", "\"tensor_count\":\"\",\"x\":")})
        QVERIFY2(!page_from_json(damaged.toStdString()), damaged.left(300));
}

QTEST_APPLESS_MAIN(ModelPageTest)
#include "model_page_test.moc"
