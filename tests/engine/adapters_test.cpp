// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <filesystem>

#include "engine_run.h"

using namespace flipbook;

namespace {

namespace fs = std::filesystem;

fs::path adapter_file(const std::string& name)
{
    return fs::path(FLIPBOOK_DERIVED_TEST_DATA) / name;
}

// Short, for what is looked at is whether two clips are one.
GenerationRequest short_request()
{
    auto request = tiny_request("mm-v2.safetensors");
    request.sampling.steps = 1;
    request.frame_count = 2;
    return request;
}

}  // namespace

// LoRAs on the way from a request to a clip.
class AdaptersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_tag_is_the_same_as_the_option();
    void an_engine_forgets_the_loras_of_the_last_clip();
    void a_motion_lora_needs_a_motion_module();
    void a_name_that_is_nowhere_is_refused();
    void what_applies_in_part_is_noticed_once();
    void the_files_of_a_clip_are_told();
};

void AdaptersTest::a_tag_is_the_same_as_the_option()
{
    auto request = short_request();
    const auto plain = EngineRun(request).clip();
    request.loras = {{adapter_file("lora/kohya.safetensors"), 0.7, 0.5}};
    const auto by_option = EngineRun(request).clip();
    QVERIFY(plain && by_option);
    QVERIFY(plain->latents->values != by_option->latents->values);

    request.loras.clear();
    request.lora_folders = {adapter_file("")};
    // Letter case and folder of the name mean nothing.
    request.prompt.positive += "<lora:styles/KOHYA:0.5:0.7>";
    const EngineRun run(request);
    const auto by_tag = run.clip();
    QVERIFY2(by_tag, run.failure().c_str());
    QVERIFY(by_tag->latents->values == by_option->latents->values);
    QVERIFY(by_tag->request.prompt.positive == request.prompt.positive);
}

void AdaptersTest::an_engine_forgets_the_loras_of_the_last_clip()
{
    const auto plain = short_request();
    auto adapted = plain;
    adapted.loras = {{adapter_file("lora/locon.safetensors"), 2.0, 2.0}};
    adapted.motion_loras = {{adapter_file("lora/motion-diffusers.safetensors"), 1.0}};
    RecordingSink sink;
    EngineOptions options;
    options.threads = 1;
    auto engine = Engine::create(options, sink.sink());
    QVERIFY(engine);
    for (const auto& request : {plain, adapted, plain})
        engine.value()->generate(request);
    engine.value()->wait_until_idle();
    const auto clips = sink.all<ClipReady>();
    QCOMPARE(clips.size(), 3U);
    QVERIFY(clips[0].latents->values != clips[1].latents->values);
    QVERIFY(clips[0].latents->values == clips[2].latents->values);
}

void AdaptersTest::a_motion_lora_needs_a_motion_module()
{
    auto request = short_request();
    request.motion.source = MotionSource::none;
    request.motion_loras = {{adapter_file("lora/motion-diffusers.safetensors"), 1.0}};
    const QString message = EngineRun(request).failure().c_str();
    QVERIFY2(message.endsWith("needs a motion module, and the clip has none."),
             qPrintable(message));

    request.motion = tiny_request("mm-v2.safetensors").motion;
    request.motion_loras = {{adapter_file("lora/kohya.safetensors"), 1.0}};
    const QString other = EngineRun(request).failure().c_str();
    QVERIFY2(other.contains("a MotionLoRA was needed"), qPrintable(other));
}

void AdaptersTest::a_name_that_is_nowhere_is_refused()
{
    const QTemporaryDir folder;
    auto request = short_request();
    request.lora_folders = {folder.path().toStdString()};
    request.prompt.positive = "a cat <lora:nowhere:1>";
    const QString message = EngineRun(request).failure().c_str();
    QCOMPARE(message,
             "The prompt's LoRA \"nowhere\" is not a model file in " + folder.path() + '.');
}

void AdaptersTest::what_applies_in_part_is_noticed_once()
{
    auto request = short_request();
    request.motion = tiny_request("mm-v3.safetensors").motion;
    request.motion_loras = {{adapter_file("lora/motion-diffusers.safetensors"), 1.0}};
    const EngineRun run(request);
    QVERIFY2(run.clip(), run.failure().c_str());
    int notices = 0;
    for (const Notice& notice : run.sink.all<Notice>())
        notices += notice.text.find("160 of its 168 layers") != std::string::npos ? 1 : 0;
    QCOMPARE(notices, 1);
}

void AdaptersTest::the_files_of_a_clip_are_told()
{
    GenerationRequest request = short_request();
    request.prompt.positive = "a cat <lora:kohya:0.5>";
    request.lora_folders = {adapter_file("")};
    const EngineRun run(request);
    QVERIFY2(run.clip(), run.failure().c_str());
    const std::vector<ModelFile> files = run.clip()->request.model_files;
    for (const char* name :
         {"unet/diffusion_pytorch_model.safetensors", "vae/diffusion_pytorch_model.safetensors",
          "text_encoder/model.safetensors", "mm-v2.safetensors", "lora/kohya.safetensors"})
        QVERIFY2(std::any_of(files.begin(), files.end(),
                             [name](const ModelFile& file) {
                                 return file.path.generic_string().ends_with(name)
                                        && file.bytes > 0;
                             }),
                 name);
    QCOMPARE(files.size(), std::size_t{5});
}

QTEST_GUILESS_MAIN(AdaptersTest)
#include "adapters_test.moc"
