// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/foreign_recipe.h"

#include <QTest>
#include <algorithm>

#include "core/foreign/compel.h"

using namespace flipbook;
using Reason = UnusedSetting::Reason;
using Unused = std::vector<UnusedSetting>;
using Models = std::vector<NamedModel>;

namespace {

constexpr std::uint64_t large_seed = 13214918285578813247U;

// JSON with ' for its quotes.
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

const std::string graph = quoted(R"(
{'3': {'class_type': 'KSampler', 'inputs': {'seed': 13214918285578813247, 'steps': 12, 'cfg': 6.5,
   'sampler_name': 'dpmpp_2m', 'scheduler': 'karras', 'denoise': 1.0, 'model': ['9', 0],
   'positive': ['6', 0], 'negative': ['7', 0], 'latent_image': ['5', 0]}},
 '4': {'class_type': 'CheckpointLoaderSimple', 'inputs': {'ckpt_name': 'sd\\v1-5.safetensors'}},
 '5': {'class_type': 'EmptyLatentImage', 'inputs': {'width': 512, 'height': 768, 'batch_size': 24}},
 '6': {'class_type': 'CLIPTextEncode', 'inputs': {'text': ['12', 0], 'clip': ['11', 0]}},
 '7': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'bad, embedding:easy.pt', 'clip': ['11', 0]}},
 '8': {'class_type': 'LoraLoader', 'inputs': {'lora_name': 'x/pan.safetensors', 'strength_model': 0.5,
   'strength_clip': 0.7, 'model': ['4', 0], 'clip': ['4', 1]}},
 '9': {'class_type': 'ADE_AnimateDiffLoaderWithContext', 'inputs': {'model_name': 'mm_v3.ckpt',
   'beta_schedule': 'sqrt_linear (AnimateDiff)', 'motion_scale': 1.2, 'model': ['8', 0],
   'context_options': ['10', 0]}},
 '10': {'class_type': 'ADE_StandardUniformContextOptions', 'inputs': {'context_length': 12,
   'context_stride': 2, 'context_overlap': 6, 'fuse_method': 'overlap-linear'}},
 '11': {'class_type': 'CLIPSetLastLayer', 'inputs': {'stop_at_clip_layer': -2, 'clip': ['8', 1]}},
 '12': {'class_type': 'Text box', 'inputs': {'text': 'a cat, 灯台'}},
 '13': {'class_type': 'VAEDecode', 'inputs': {'samples': ['3', 0], 'vae': ['14', 0]}},
 '14': {'class_type': 'VAELoader', 'inputs': {'vae_name': 'mse.pt'}},
 '15': {'class_type': 'VHS_VideoCombine', 'inputs': {'frame_rate': 12.0, 'images': ['13', 0]}}})");

const std::string invoke = quoted(R"({'app_version': '4.2.0', 'generation_mode': 'txt2img',
 'positive_prompt': 'a (red cat)1.3, sun++ [x]', 'negative_prompt': 'bad (day)', 'width': 512,
 'height': 640, 'seed': 3, 'cfg_scale': 7.5, 'cfg_rescale_multiplier': 0.2, 'steps': 30,
 'scheduler': 'dpmpp_2m_k', 'clip_skip': 1, 'rand_device': 'cpu', 'controlnets': [],
 'ipAdapters': [{'image': 1}], 'vae': null, 'model': {'name': 'dreams', 'hash': 'blake3:12'},
 'loras': [{'model': {'name': 'pan', 'hash': 'sha256:0123'}, 'weight': 0.75}]})");

const std::string travel = quoted(R"({
 'name': 'sample', # what the files are called
 'path': 'share/Stable-diffusion/v1 #5.safetensors', 'motion_module': 'models/mm_v2.ckpt',
 'seed': [13214918285578813247, 5], 'scheduler': 'k_dpmpp_2m', 'steps': 20, 'guidance_scale': 8,
 'clip_skip': 2, 'prompt_fixed_ratio': 0.5, 'head_prompt': 'masterpiece',
 'prompt_map': {'16': 'storm', '0': 'calm sea',}, 'tail_prompt': 'detailed',
 'n_prompt': ['bad'], 'lora_map': {'share/Lora/pan.safetensors': 0.5},
 'motion_lora_map': {'models/zoom.ckpt': -1.0}, 'context_schedule': 'uniform',
 'controlnet_map': {'input_image_dir': '', 'controlnet_tile': {'enable': true}},
 'img2img_map': {'enable': false}, 'output': {'format': 'gif', 'fps': 12}})");

const std::string config = R"(
- dreambooth_path: models/DreamBooth_LoRA/toonyou.safetensors
  lora_model_path: models/style.safetensors
  adapter_lora_path: models/v3_sd15_adapter.ckpt
  adapter_lora_scale: 0.5
  inference_config: configs/inference/inference-v3.yaml
  motion_module: "models/Motion_Module/mm_v3.ckpt"
  motion_module_lora_configs:
    - {path: models/MotionLoRA/v2_lora_ZoomIn.ckpt, alpha: 0.9}
  seed: [13214918285578813247, 8893659352891878017]
  steps: 30
  guidance_scale: 8
  W: 384
  L: 24
  prompt: ["a cat", "a dog"]
  n_prompt: ["bad"]
- motion_module: other
)";

ForeignRecipe read(const std::string& text)
{
    GenerationRequest base;
    base.prompt.clip_skip = 5;
    base.sampling.guidance_rescale = 0.5;
    return read_foreign_recipe(text, base).value_or(ForeignRecipe{"nothing", false, {}, {}, {}});
}

}  // namespace

class ForeignRecipeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_comfyui_graph_is_read()
    {
        // As it stands in a PNG, in the body of a request, and in a video of the VideoHelperSuite.
        std::string text;
        for (const char letter : graph)
            text.append(letter == '"' || letter == '\\' ? "\\" : "")
                .append(1, letter == '\n' ? ' ' : letter);
        for (const std::string& form : {graph, "{\"prompt\": " + graph + "}",
                                        "{\"prompt\": \"" + text + "\", \"workflow\": {}}"}) {
            const ForeignRecipe recipe = read(form);
            QCOMPARE(recipe.origin, "a ComfyUI graph");
            QVERIFY(recipe.is_guess);
            check_graph(recipe.request);
            QVERIFY((recipe.models
                     == Models{{ModelKind::textual_inversion, "easy", ""},
                               {ModelKind::motion_module, "mm_v3.ckpt", ""},
                               {ModelKind::lora, "x/pan.safetensors", ""},
                               {ModelKind::sd15_checkpoint, "sd\\v1-5.safetensors", ""},
                               {ModelKind::vae, "mse.pt", ""}}));
            QVERIFY(recipe.unused.empty());
        }
    }

    void what_a_graph_has_besides_is_told()
    {
        const ForeignRecipe recipe = read(quoted(
            R"({'1': {'class_type': 'KSampler', 'inputs': {'seed': 1, 'steps': 5, 'cfg': 2,
             'sampler_name': 'dpm_2', 'scheduler': 'beta', 'denoise': 0.5, 'model': ['4', 0],
             'positive': ['2', 0], 'latent_image': ['3', 0]}},
             '2': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'a', 'clip': ['2', 0]}},
             '3': {'class_type': 'VAEEncode', 'inputs': {}},
             '4': {'class_type': 'FreeU_V2', 'inputs': {'model': ['4', 0]}},
             '5': {'class_type': 'KSampler', 'inputs': {'steps': 9, 'positive': ['2', 0]}}})"));
        QVERIFY((recipe.unused
                 == Unused{{"negative", "…", Reason::unknown},
                           {"sampler_name", "dpm_2", Reason::wrong_value},
                           {"denoise", "0.5", Reason::starting_picture},
                           {"latent_image", "VAEEncode", Reason::starting_picture},
                           {"FreeU_V2", "…", Reason::unknown},
                           {"KSampler", "9", Reason::several}}));
    }

    void a_schedule_of_a_graph_becomes_keys()
    {
        const ForeignRecipe recipe = read(quoted(
            R"({'1': {'class_type': 'KSampler', 'inputs': {'seed': 1, 'steps': 5, 'cfg': 2,
             'sampler_name': 'euler', 'scheduler': 'normal', 'denoise': 1, 'positive': ['2', 0],
             'negative': ['4', 0], 'latent_image': ['3', 0]}},
             '2': {'class_type': 'BatchPromptSchedule', 'inputs': {'text':
             '\'0\' : \'calm\',\n\'16\': \'embedding:wet storm\',', 'pre_text': 'boat',
             'app_text': 'ink', 'max_frames': 24}},
             '3': {'class_type': 'EmptyLatentImage', 'inputs': {'width': 512, 'height': 512,
             'batch_size': 24}},
             '4': {'class_type': 'CLIPTextEncode', 'inputs': {'text': 'bad'}}})"));
        QCOMPARE(recipe.request.prompt.positive, "boat\n0: calm\n16: wet storm\nink");
        QCOMPARE(recipe.request.frame_count, 24);
        QVERIFY(recipe.unused.empty());
    }

    void invokeais_metadata_is_read()
    {
        const ForeignRecipe recipe = read(invoke);
        QCOMPARE(recipe.origin, "the metadata of InvokeAI");
        const GenerationRequest& request = recipe.request;
        QCOMPARE(request.prompt.positive, "a (red cat:1.3), (sun:1.21) \\[x\\] <lora:pan:0.75>");
        QCOMPARE(request.prompt.negative, "bad day");
        QCOMPARE(request.prompt.clip_skip, 2);
        QVERIFY((request.size == Size{512, 640}));
        QCOMPARE(request.sampling.scheduler, "dpmpp_2m");
        QVERIFY(request.sampling.schedule == SigmaSchedule::karras);
        QCOMPARE(request.sampling.guidance_rescale, 0.2);
        QCOMPARE(request.sampling.steps, 30);
        QCOMPARE(request.sampling.seed, std::uint64_t{3});
        QVERIFY((recipe.models
                 == Models{{ModelKind::sd15_checkpoint, "dreams", ""},
                           {ModelKind::lora, "pan", "0123"}}));
        QVERIFY((recipe.unused == Unused{{"ipAdapters", "…", Reason::guiding_picture}}));
    }

    void a_config_of_animatediff_cli_is_read()
    {
        const ForeignRecipe recipe = read(travel);
        QCOMPARE(recipe.origin, "a config of animatediff-cli");
        const GenerationRequest& request = recipe.request;
        QCOMPARE(request.prompt.positive, "masterpiece\n0: calm sea\n8: calm sea\n16: storm\n"
                                          "detailed <lora:pan:0.5> <lora:zoom:-1>");
        QCOMPARE(request.frame_count, 17);
        QCOMPARE(request.prompt.negative, "bad");
        QCOMPARE(request.prompt.clip_skip, 2);
        QCOMPARE(request.sampling.scheduler, "dpmpp_2m");
        QVERIFY(request.sampling.schedule == SigmaSchedule::karras);
        QCOMPARE(request.sampling.seed, large_seed);
        QCOMPARE(request.sampling.guidance_scale, 8.0);
        QCOMPARE(request.frame_rate, 12);
        QVERIFY(request.context.closed_loop);
        QVERIFY(
            (recipe.models
             == Models{{ModelKind::sd15_checkpoint, "share/Stable-diffusion/v1 #5.safetensors", ""},
                       {ModelKind::motion_module, "models/mm_v2.ckpt", ""},
                       {ModelKind::lora, "share/Lora/pan.safetensors", ""},
                       {ModelKind::motion_lora, "models/zoom.ckpt", ""}}));
        QVERIFY((recipe.unused == Unused{{"controlnet_map", "…", Reason::guiding_picture}}));
    }

    void an_official_config_is_read()
    {
        if (!read_foreign_recipe(config))
            QSKIP("This build has no libyaml.");
        const ForeignRecipe recipe = read(config);
        QCOMPARE(recipe.origin, "a config of AnimateDiff");
        const GenerationRequest& request = recipe.request;
        QCOMPARE(request.prompt.positive, "a cat <lora:style:0.8> <lora:v3_sd15_adapter:0.5> "
                                          "<lora:v2_lora_ZoomIn:0.9>");
        QCOMPARE(request.prompt.negative, "bad");
        QCOMPARE(request.sampling.seed, large_seed);
        QCOMPARE(request.sampling.steps, 30);
        QCOMPARE(request.sampling.guidance_rescale, 0.0);
        QVERIFY((request.size == Size{384, 512}));
        QCOMPARE(request.frame_count, 24);
        QCOMPARE(recipe.models.size(), std::size_t{5});
        QCOMPARE(recipe.models.front().name, "models/DreamBooth_LoRA/toonyou.safetensors");
        QVERIFY((recipe.unused
                 == Unused{{"prompt", "a dog", Reason::several},
                           {"motion_module", "other", Reason::several}}));
    }

    void other_texts_are_none_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("JSON") << "{}";
        QTest::newRow("our recipe") << R"({"format":"flipbook-recipe","prompt":{"positive":"x"}})";
        QTest::newRow("ComfyUI's editor") << R"({"nodes":[{"type":"KSampler"}],"links":[]})";
        QTest::newRow("graph of no sampler") << R"({"1":{"class_type":"LoadImage","inputs":{}}})";
        QTest::newRow("deep JSON") << QString(100000, '[');
        QTest::newRow("YAML") << "a: 1\nb: [2, 3]\n";
        QTest::newRow("prose") << "Steps are: many.";
    }
    void other_texts_are_none()
    {
        QFETCH(const QString, text);
        QVERIFY(!read_foreign_recipe(text.toStdString()));
    }

    void hostile_texts_come_to_an_end_data()
    {
        QTest::addColumn<QByteArray>("text");
        QByteArray laughs = "- &a0 [x]\n";
        for (int i = 1; i < 40; ++i)
            laughs += QString("- &a%1 [*a%2, *a%2, *a%2]\n").arg(i).arg(i - 1).toLatin1();
        QTest::newRow("aliases") << laughs;
        QTest::newRow("a ring of nodes") << QByteArray(
            R"({"1":{"class_type":"KSampler","inputs":{"model":["2",0],"positive":["1",0],"steps":["1",0],
                          "latent_image":["1",0]}},"2":{"class_type":"A","inputs":{"x":["1",0]}}})");
        QTest::newRow("odd types") << QByteArray(
            R"({"prompt_map":[1],"seed":{},"lora_map":[2],"output":3,"n_prompt":{}})");
        QTest::newRow("odd metadata") << QByteArray(
            R"({"positive_prompt":"x","model":[],"loras":[1,{"model":2}],"seed":-1})");
        QTest::newRow("no UTF-8") << QByteArray("Steps: 1, \xFF\xC3: \x80, Seed: \xE2\x82");
        QTest::newRow("brackets") << QByteArray("{\"positive_prompt\":\"") + QByteArray(20000, '(')
                                         + QByteArray(20000, ')') + "\",\"model\":{}}";
    }
    void hostile_texts_come_to_an_end()
    {
        QFETCH(const QByteArray, text);
        if (const auto recipe = read_foreign_recipe(text.toStdString()))
            for (const UnusedSetting& unused : recipe->unused)
                QVERIFY(!sentence(unused).empty());
    }

    void compels_weights_become_a1111s_data()
    {
        QTest::addColumn<QString>("compel");
        QTest::addColumn<QString>("a1111");
        QTest::newRow("none") << "a semi-real cat, well-known - yes"
                              << "a semi-real cat, well-known - yes";
        QTest::newRow("word") << "red+ cat--, sun"
                              << "(red:1.1) (cat:0.81), sun";
        QTest::newRow("group") << "(a cat)1.3 (b)- (c)"
                               << "(a cat:1.3) (b:0.9) c";
        QTest::newRow("nested") << "(a (b)1.2 c)1.5"
                                << "(a (b:1.2) c:1.5)";
        QTest::newRow("escaped") << R"(a \(b\) [c])"
                                 << R"(a \(b\) \[c\])";
        QTest::newRow("open") << "(a"
                              << "(a";
    }
    void compels_weights_become_a1111s()
    {
        QFETCH(const QString, compel);
        QTEST(QString::fromStdString(from_compel(compel.toStdString()).value_or("nothing")),
              "a1111");
        QVERIFY(!from_compel(R"(("a", "b").blend(0.5, 0.5))"));
    }

private:
    static void check_graph(const GenerationRequest& request)
    {
        QCOMPARE(request.prompt.positive, "a cat, 灯台 <lora:pan:0.7:0.5>");
        QCOMPARE(request.prompt.negative, "bad, easy");
        QCOMPARE(request.prompt.clip_skip, 2);
        QVERIFY((request.size == Size{512, 768}));
        QCOMPARE(request.frame_count, 24);
        QCOMPARE(request.frame_rate, 12);
        QCOMPARE(request.sampling.seed, large_seed);
        QCOMPARE(request.sampling.steps, 12);
        QCOMPARE(request.sampling.scheduler, "dpmpp_2m");
        QVERIFY(request.sampling.schedule == SigmaSchedule::karras);
        QVERIFY(request.sampling.betas == BetaSchedule::linear);
        QVERIFY(request.sampling.noise == NoiseLayout::comfyui);
        QVERIFY(request.motion.scale == Curve(1.2));
        QVERIFY((request.context
                 == ContextOptions{12, 2, 6, false, ContextSchedule::standard_uniform,
                                   FuseMethod::overlap_linear}));
    }
};

QTEST_APPLESS_MAIN(ForeignRecipeTest)
#include "foreign_recipe_test.moc"
