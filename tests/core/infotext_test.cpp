// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/infotext.h"

#include <QTest>

#include "flipbook/sampler_names.h"

using namespace flipbook;
using Reason = UnusedSetting::Reason;

namespace {

const std::string sample =
    "1girl, lighthouse, <lora:mm_sd15_v2_lora_PanLeft:0.8>\n0: calm sea\n8: storm\ndetailed\n"
    "Negative prompt: (worst quality:1.4)\n"
    "Steps: 25, Sampler: Euler a, Schedule type: Automatic, CFG scale: 7.5, Seed: 42, Size: "
    "512x512, Model hash: 6ce0161689, Model: v1-5, Clip skip: 2, AnimateDiff: \"model: "
    "mm_sd15_v3.safetensors, video_length: 16, fps: 8, loop_number: 0, closed_loop: R-P, "
    "batch_size: 16, stride: 1, overlap: 4, interp: Off, interp_x: 10, freeinit_enable: False\", "
    "Lora hashes: \"mm_sd15_v2_lora_PanLeft: 0123456789ab\", Version: app-0.1";

const std::string pairs = "Steps: 20, Sampler: Euler, Seed: 1";

std::string last_line(const std::string& text)
{
    return text.substr(text.rfind('\n') + 1);
}

// Every setting that an infotext has a word for, away from its default.
GenerationRequest rich_request()
{
    GenerationRequest request;
    request.prompt = {"a (cat:1.2)", "bad, worse", 2, EmphasisMode::no_norm};
    request.size = {512, 768};
    request.frame_count = 40;
    request.frame_rate = 12;
    request.sampling.scheduler = "ddim";
    request.sampling.betas = BetaSchedule::scaled_linear;
    request.sampling.prediction = Prediction::v_prediction;
    request.sampling.steps = 31;
    request.sampling.guidance_scale = 6.25;
    request.sampling.guidance_rescale = 0.7;
    request.sampling.eta = 0.3;
    request.sampling.seed = 13214918285578813247U;
    request.sampling.noise = NoiseLayout::comfyui;
    request.motion.scale = Curve::parse("0:(1.0), 8:(1.3)").value();
    request.motion.effect = 0.9;
    request.context = {12, 2, 6, true, ContextSchedule::standard_uniform, FuseMethod::flat};
    request.norm_policy = NormPolicy::diffusers;
    return request;
}

}  // namespace

class InfotextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_parts_of_an_infotext_are_found()
    {
        const Infotext infotext = parse_infotext(sample);
        QCOMPARE(infotext.prompt, "1girl, lighthouse, <lora:mm_sd15_v2_lora_PanLeft:0.8>\n"
                                  "0: calm sea\n8: storm\ndetailed");
        QCOMPARE(infotext.negative, "(worst quality:1.4)");
        QCOMPARE(infotext.parameters.size(), std::size_t{12});
        QCOMPARE(infotext.value("Model"), "v1-5");
        QVERIFY(infotext.value("AnimateDiff").starts_with("model: mm_sd15_v3.safetensors, "));
        QCOMPARE(to_text(infotext), sample);

        GenerationRequest request;
        const auto unused = apply_infotext(infotext, request);
        QVERIFY2(unused.empty(), unused.empty() ? "" : sentence(unused.front()).c_str());
        QCOMPARE(request.sampling.scheduler, "euler_a");
        QVERIFY(request.sampling.schedule == SigmaSchedule::normal);
        QCOMPARE(request.sampling.seed, std::uint64_t{42});
        QCOMPARE(request.prompt.clip_skip, 2);
        QVERIFY(!request.context.closed_loop);
        QVERIFY(request.sampling.noise == NoiseLayout::a1111);
        const std::vector<NamedModel> models{
            {ModelKind::sd15_checkpoint, "v1-5", "6ce0161689"},
            {ModelKind::motion_module, "mm_sd15_v3.safetensors", ""},
            {ModelKind::lora, "mm_sd15_v2_lora_PanLeft", "0123456789ab"}};
        QVERIFY(named_models(infotext) == models);
    }

    void a_request_comes_back_whole()
    {
        const GenerationRequest request = rich_request();
        GenerationRequest again;
        const auto unused = apply_infotext(parse_infotext(to_text(infotext_of(request))), again);
        QVERIFY2(unused.empty(), unused.empty() ? "" : sentence(unused.front()).c_str());
        QVERIFY(again == request);

        GenerationRequest usual;
        usual.size = {512, 512};
        QVERIFY(!apply_infotext(infotext_of(usual), again).size());
        QVERIFY(again == usual);
    }

    void what_is_typed_comes_back_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("line breaks") << "first\n\nsecond\n  third";
        QTest::newRow("quotes") << "a \"quoted\" \\ 'word', key: \"value\", x: y";
        QTest::newRow("emoji") << QString::fromUtf8("lighthouse \U0001F30A\U0001F3A5, \U0001F469"
                                                    "\u200D\U0001F680");
        QTest::newRow("Japanese") << QString::fromUtf8("海辺の灯台、嵐: 強い風, 夜");
        QTest::newRow("pairs") << "Steps: 1, Sampler: none, Seed: 2\nSteps: 3, Size: 4, Seed: 5";
        QTest::newRow("JSON") << "{\"a\": [1, 2]}, Hashes: {\"x\": \"y\"}";
        QTest::newRow("30 kB")
            << QString::fromUtf8("灯台 (storm:1.2), \"x\"\n").repeated(1500).trimmed();
    }
    void what_is_typed_comes_back()
    {
        QFETCH(const QString, prompt);
        GenerationRequest request = rich_request();
        request.prompt.positive = prompt.toStdString();
        request.prompt.negative = prompt.toStdString();
        GenerationRequest again;
        apply_infotext(parse_infotext(to_text(infotext_of(request))), again);
        QCOMPARE(QString::fromStdString(again.prompt.positive), prompt);
        QCOMPARE(QString::fromStdString(again.prompt.negative), prompt);
        QVERIFY(again == request);
    }

    void the_written_line_pleases_its_readers()
    {
        GenerationRequest request = rich_request();
        request.checkpoint = "/models/an \"odd\", name: 2.safetensors";
        request.motion.source = MotionSource::file;
        request.motion.module = "/motion/mm, v3: x.safetensors";
        request.loras = {{"/loras/pan.safetensors", 0.5, 1}};
        request.motion_loras = {{"/loras/zoom.ckpt", -0.7}};
        request.model_files = {{request.checkpoint, 1, "0123456789abcdef", {}},
                               {request.motion.module, 1, "89abcdef01234567", {}},
                               {"/loras/pan.safetensors", 1, "fedc", "0123456789ab"}};
        const Infotext infotext = infotext_of(request);
        const std::string line = last_line(to_text(infotext));
        QVERIFY(line.starts_with("Steps: 31, Sampler: DDIM, Schedule type: Automatic, CFG scale: "
                                 "6.25, Seed: 13214918285578813247, Size: 512x768, Model hash: "
                                 "0123456789, Model: an 'odd'  name  2, Clip skip: 2, "));
        QVERIFY(line.ends_with("Lora hashes: \"pan: 0123456789ab\", Emphasis: No norm, Version: "
                               "flipbook-" FLIPBOOK_EXPECTED_VERSION));
        QCOMPARE(infotext.prompt, "a (cat:1.2) <lora:pan:1:0.5><lora:zoom:-0.7>");
        // No reader has to know of escapes, and the inner value falls apart into its pairs only.
        QVERIFY(line.find('\\') == std::string::npos);
        for (const auto& [key, value] : infotext.parameters)
            QVERIFY(value.find('"') == std::string::npos);
        const std::vector<NamedModel> models{
            {ModelKind::sd15_checkpoint, "an 'odd'  name  2", "0123456789"},
            {ModelKind::motion_module, "mm  v3  x.safetensors", "89abcdef"},
            {ModelKind::lora, "pan", "0123456789ab"}};
        QVERIFY(named_models(infotext) == models);
    }

    void fewer_than_three_pairs_are_prompt()
    {
        const Infotext infotext = parse_infotext("a cat\nSteps: 20, Seed: 3");
        QCOMPARE(infotext.prompt, "a cat\nSteps: 20, Seed: 3");
        QVERIFY(infotext.parameters.empty());
        QVERIFY(parse_infotext("") == Infotext());
        QVERIFY(!read_foreign_recipe("a cat, a dog"));
    }

    void a_negative_prompt_at_the_end_is_no_settings()
    {
        const Infotext infotext =
            parse_infotext("a cat\nNegative prompt:\nblurry, (dark:1.1), (red:1.2)");
        QCOMPARE(infotext.negative, "blurry, (dark:1.1), (red:1.2)");
        const std::string text = to_text(infotext);
        QCOMPARE(text, "a cat\nNegative prompt: blurry, (dark:1.1), (red:1.2)");
        QVERIFY(parse_infotext(text) == infotext);
    }

    void a_prompt_like_settings_stays_a_prompt()
    {
        const Infotext infotext = parse_infotext("sky : 1, sea : 2, ice : 3\nNegative prompt:");
        QCOMPARE(infotext.prompt, "sky : 1, sea : 2, ice : 3");
        QVERIFY(parse_infotext(to_text(infotext)) == infotext);
    }

    void line_ends_and_a_tight_heading_are_understood()
    {
        const Infotext infotext =
            parse_infotext("a cat\r\r\nNegative prompt:bad\r\nNegative prompt: x\r\n" + pairs);
        QCOMPARE(infotext.prompt, "a cat");
        QCOMPARE(infotext.negative, "bad\nNegative prompt: x");
        QCOMPARE(infotext.value("Sampler"), "Euler");
    }

    void unknown_values_are_kept_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("alone") << "Tiling, " + QString::fromStdString(pairs);
        QTest::newRow("twice") << QString::fromStdString(pairs) + ", Seed: 2";
        QTest::newRow("escapes") << QString::fromStdString(pairs)
                                        + ", Note: \"a, \\\"b\\\": \\\\ \\n c\", Foo-1/x: bar";
        QTest::newRow("open quote") << QString::fromStdString(pairs) + ", Note: 5\" wide";
        QTest::newRow("letters") << QString::fromStdString(pairs) + QString::fromUtf8(", 色: 青");
    }
    void unknown_values_are_kept()
    {
        QFETCH(const QString, line);
        const std::string text = "a cat\n" + line.toStdString();
        QCOMPARE(to_text(parse_infotext(text)), text);
    }

    void the_last_of_a_name_counts()
    {
        QCOMPARE(parse_infotext(pairs + ", Seed: 2").value("Seed"), "2");
        // A1111 reads no key of one letter.
        QCOMPARE(parse_infotext(pairs + ", x: 2").value("x"), "");
    }

    void civitais_json_is_read_and_not_written()
    {
        const Infotext infotext = parse_infotext(
            pairs
            + ", Hashes: {\"model\": \"6ce0161689\", \"lora:x\": \"12, }\"}, Model: v1-5, "
              "Civitai resources: [{\"type\": \"lora\", \"weight\": 0.8, \"modelName\": \"A, B\"}]"
              ", Size: 8x16");
        const std::vector<NamedModel> models{{ModelKind::sd15_checkpoint, "v1-5", "6ce0161689"},
                                             {ModelKind::lora, "x", "12, }"},
                                             {ModelKind::lora, "A, B", ""}};
        QVERIFY(named_models(infotext) == models);
        QCOMPARE(to_text(infotext), pairs + ", Model: v1-5, Size: 8x16");
        GenerationRequest request;
        QVERIFY((apply_infotext(infotext, request)
                 == std::vector<UnusedSetting>{{"LoRA", "x", Reason::civitai_name},
                                               {"LoRA", "A, B", Reason::civitai_name}}));
        // The one-letter key is left out, and without its quote the braces would match.
        const Infotext cut = parse_infotext(pairs + ", Hashes: {a, x: \", Foo: }");
        QVERIFY(parse_infotext(to_text(cut)) == cut);
        // What does not end is no JSON, and is not looked through again and again.
        std::string open = pairs;
        for (int i = 0; i < 100000; ++i)
            open += ", Hashes: {\"";
        QVERIFY(parse_infotext(open).models.empty());
    }

    void what_is_not_used_is_told_with_its_reason()
    {
        GenerationRequest request;
        const auto unused = apply_infotext(
            parse_infotext("Steps: 0, Sampler: Restart, CFG scale: x, Seed: -1, Size: 500x512, "
                           "Hires upscale: 2, Denoising strength: 0.4, Foo: bar, RNG: NV, "
                           "ControlNet 0: \"Module: canny, Weight: 1\", Tiling: False"),
            request);
        const std::vector<UnusedSetting> expected{
            {"Steps", "0", Reason::wrong_value},
            {"CFG scale", "x", Reason::wrong_value},
            {"Seed", "-1", Reason::wrong_value},
            {"Sampler", "Restart", Reason::wrong_value},
            {"Size", "500x512", Reason::wrong_value},
            {"Hires upscale", "2", Reason::second_pass},
            {"Denoising strength", "0.4", Reason::second_pass},
            {"Foo", "bar", Reason::unknown},
            {"ControlNet 0", "Module: canny, Weight: 1", Reason::guiding_picture},
            {"RNG", "NV", Reason::wrong_value}};
        QVERIFY(unused == expected);
        QVERIFY(request == GenerationRequest());
        QCOMPARE(sentence(unused.front()),
                 "Steps \"0\" is not used: this program has no such value.");
    }

    void silence_means_what_a1111_means()
    {
        GenerationRequest request = rich_request();
        apply_infotext(parse_infotext(pairs
                                      + ", AnimateDiff: \"batch_size: 24, overlap: -1, "
                                        "video_length: 0, closed_loop: R+P, interp: FILM\""),
                       request);
        QCOMPARE(request.prompt.clip_skip, 1);
        QVERIFY(request.prompt.emphasis == EmphasisMode::original);
        QVERIFY(request.sampling.schedule == SigmaSchedule::normal);
        QCOMPARE(request.sampling.guidance_rescale, 0.0);
        QVERIFY(!request.sampling.eta);
        QCOMPARE(request.context.overlap, 6);
        QCOMPARE(request.frame_count, 24);
        QVERIFY(request.context.schedule == ContextSchedule::looped_uniform);
        QVERIFY(request.motion == MotionOptions());
        QVERIFY(request.norm_policy == NormPolicy::official);
    }

    void samplers_and_schedules_go_both_ways_data()
    {
        QTest::addColumn<QString>("scheduler");
        QTest::addColumn<QString>("label");
        for (const char* name : {"ddim", "euler", "euler_a", "heun", "lms", "pndm", "dpmpp_2m",
                                 "dpmpp_2m_sde", "dpmpp_sde", "unipc", "lcm", "ddpm", "tcd"})
            QTest::newRow(name) << name << QString::fromStdString(sampler_label(name));
    }
    void samplers_and_schedules_go_both_ways()
    {
        QFETCH(const QString, scheduler);
        QFETCH(const QString, label);
        QVERIFY(label != scheduler);
        for (const SigmaSchedule schedule :
             {SigmaSchedule::normal, SigmaSchedule::karras, SigmaSchedule::exponential,
              SigmaSchedule::sgm_uniform}) {
            const std::string name = schedule_label(schedule, scheduler.toStdString());
            QVERIFY(parse_schedule_name(name, scheduler.toStdString()) == schedule);
        }
        GenerationRequest request;
        const std::string line = "Steps: 5, Seed: 3, Sampler: " + label.toStdString();
        QVERIFY(apply_infotext(parse_infotext(line), request).empty());
        QCOMPARE(QString::fromStdString(request.sampling.scheduler), scheduler);
        QVERIFY(request.sampling.schedule == SigmaSchedule::normal);
    }

    void a_schedule_is_glued_on_or_apart_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("scheduler");
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<QString>("refused");
        const auto row = [](const char* line, const char* scheduler, const char* schedule,
                            const char* refused = "") {
            QTest::newRow(line) << line << scheduler << schedule << refused;
        };
        row("Sampler: DPM++ 2M Karras", "dpmpp_2m", "karras");
        row("Sampler: DPM++ 2M SDE Exponential", "dpmpp_2m_sde", "exponential");
        row("Sampler: DPM++ 2M", "dpmpp_2m", "normal");
        row("Sampler: DPM++ 2M, Schedule type: Automatic", "dpmpp_2m", "karras");
        row("Sampler: DPM++ SDE, Schedule type: SGM Uniform", "dpmpp_sde", "sgm_uniform");
        row("Sampler: DDIM, Schedule type: Karras", "ddim", "normal");
        row("Sampler: Euler, Schedule type: Align Your Steps", "euler", "normal", "Schedule type");
        for (const char* name : {"DPM2", "DPM2 a", "DPM++ 2S a", "DPM++ 3M SDE", "DPM fast",
                                 "DPM adaptive", "Restart", "DPM2 a Karras"})
            QTest::newRow(name) << QString("Sampler: %1").arg(name) << "lcm"
                                << "normal"
                                << "Sampler";
    }
    void a_schedule_is_glued_on_or_apart()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, refused);
        GenerationRequest request;
        request.sampling.scheduler = "lcm";
        const auto unused =
            apply_infotext(parse_infotext("Steps: 5, Seed: 3, " + line.toStdString()), request);
        QTEST(QString::fromStdString(request.sampling.scheduler), "scheduler");
        QTEST(QString::fromStdString(to_string(request.sampling.schedule)), "schedule");
        QCOMPARE(unused.size(), refused.isEmpty() ? std::size_t{0} : std::size_t{1});
        QVERIFY(refused.isEmpty() || unused.front().name == refused.toStdString());
    }
};

QTEST_APPLESS_MAIN(InfotextTest)
#include "infotext_test.moc"
