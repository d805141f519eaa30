// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

#include "engine_run.h"
#include "nan_module.h"

using namespace flipbook;

namespace {

// Two steps of four frames: enough to see behaviour, and quick.
GenerationRequest short_request(const std::string& motion = "mm-v3.safetensors")
{
    auto request = tiny_request(motion);
    request.frame_count = 4;
    request.sampling.steps = 2;
    request.sampling.seed = 7;
    return request;
}

bool is_same_clip(const std::shared_ptr<const ClipReady>& a,
                  const std::shared_ptr<const ClipReady>& b)
{
    return a && b && a->latents->values == b->latents->values && a->clip->frames == b->clip->frames;
}

}  // namespace

class EngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_same_request_gives_the_same_bits_twice();
    void previews_change_nothing();
    void one_seed_in_three_noise_layouts_gives_three_clips();
    void a_loaded_model_gives_the_same_clip_as_a_fresh_one();
    void clips_longer_than_the_window_are_made_in_windows();
    void overlapping_windows_join_to_the_whole_clip();
    void a_window_longer_than_the_module_is_refused();
    void still_frames_need_no_motion_module();
    void motion_effect_zero_equals_still_frames();
    void the_model_fills_in_its_native_size();
    void a_prompt_may_be_empty_or_huge();
    void cancelling_ends_within_one_pass();
    void destroying_the_engine_with_work_queued_is_clean();
    void weights_with_nan_end_the_run_and_name_step_and_layer();
    void remedies_are_taken_and_said_before_memory_runs_out();
    void a_limit_below_the_weights_is_out_of_memory();
    void branches_in_turn_give_nearly_the_same_clip();
    void a_file_of_another_kind_is_refused();
    void exports_the_clip();
    void latents_are_decoded_to_the_same_clip();
    void latents_of_another_clip_are_refused();
};

void EngineTest::the_same_request_gives_the_same_bits_twice()
{
    QVERIFY(is_same_clip(EngineRun(short_request()).clip(), EngineRun(short_request()).clip()));
}

void EngineTest::previews_change_nothing()
{
    EngineOptions options;
    options.previews = true;
    const EngineRun with(short_request(), options);
    const auto previews = with.sink.all<PreviewReady>();
    QCOMPARE(previews.size(), std::size_t(2));
    QCOMPARE(previews[0].preview->frames.size(), std::size_t(4));
    QVERIFY((previews[0].preview->frames[0].size == Size{12, 12}));
    QVERIFY(is_same_clip(with.clip(), EngineRun(short_request()).clip()));
}

void EngineTest::one_seed_in_three_noise_layouts_gives_three_clips()
{
    auto request = short_request();
    const auto diffusers = EngineRun(request).clip();
    request.sampling.noise = NoiseLayout::comfyui;
    const auto comfyui = EngineRun(request).clip();
    request.sampling.noise = NoiseLayout::a1111;
    const auto a1111 = EngineRun(request).clip();
    QVERIFY(diffusers && comfyui && a1111);
    QVERIFY(diffusers->latents->values != comfyui->latents->values);
    QVERIFY(diffusers->latents->values != a1111->latents->values);
    QVERIFY(comfyui->latents->values != a1111->latents->values);
}

void EngineTest::a_loaded_model_gives_the_same_clip_as_a_fresh_one()
{
    RecordingSink sink;
    {
        EngineOptions options;
        options.threads = 1;
        auto engine = Engine::create(options, sink.sink());
        QVERIFY(engine);
        engine.value()->generate(short_request());
        engine.value()->generate(short_request("mm-v2.safetensors"));
        engine.value()->generate(short_request(""));
        engine.value()->generate(short_request());
        engine.value()->wait_until_idle();
    }
    const auto clips = sink.all<ClipReady>();
    QCOMPARE(clips.size(), std::size_t(4));
    QVERIFY(clips[0].latents->values == clips[3].latents->values);
    QVERIFY(clips[0].latents->values != clips[1].latents->values);
    QVERIFY(clips[0].latents->values != clips[2].latents->values);
}

void EngineTest::clips_longer_than_the_window_are_made_in_windows()
{
    auto request = short_request();
    request.frame_count = 10;
    request.context.length = 4;
    request.context.overlap = 2;
    const EngineRun run(request);
    QVERIFY2(run.clip(), run.failure().c_str());
    QCOMPARE(run.clip()->clip->frames.size(), std::size_t(10));
    const auto steps = run.sink.all<StepCompleted>();
    QVERIFY(steps.front().windows > 1);
    QCOMPARE(steps.front().seconds_between, 0.0);
    QVERIFY(steps.at(1).seconds_between > 0.0);
    // Sampler and preview work between the last window of a step and the first of the next.
    QCOMPARE(steps.at(1).sampler_seconds, 0.0);
    const auto next = std::find_if(steps.begin() + 1, steps.end(),
                                   [](const StepCompleted& step) { return step.window == 1; });
    QVERIFY(next != steps.end());
    QVERIFY(next->sampler_seconds > 0.0);
    QVERIFY(next->sampler_seconds + next->preview_seconds <= next->seconds_between);
}

// Without effect of the motion module no frame sees another, so windows must change nothing.
void EngineTest::overlapping_windows_join_to_the_whole_clip()
{
    auto request = short_request();
    request.motion.effect = 0.0;
    request.frame_count = 6;
    request.sampling.steps = 1;
    const auto whole = EngineRun(request).clip();
    QVERIFY(whole);
    request.context.length = 4;
    request.context.overlap = 2;
    for (const auto method : {FuseMethod::flat, FuseMethod::pyramid, FuseMethod::overlap_linear}) {
        request.context.fuse_method = method;
        const auto joined = EngineRun(request).clip();
        QVERIFY(joined);
        const auto& values = joined->latents->values;
        QCOMPARE(values.size(), whole->latents->values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(values[i] - whole->latents->values[i]) < 1e-4F);
    }
}

void EngineTest::a_window_longer_than_the_module_is_refused()
{
    auto request = short_request();
    request.frame_count = request.context.length = 33;
    const EngineRun run(request);
    QCOMPARE(run.sink.all<JobFailed>().size(), std::size_t(1));
    QVERIFY(run.sink.all<JobFailed>()[0].error.code == ErrorCode::invalid_request);
    QVERIFY(run.failure().find("32") != std::string::npos);
    QVERIFY(run.failure().find("33") != std::string::npos);
}

void EngineTest::still_frames_need_no_motion_module()
{
    const EngineRun run(short_request(""));
    QVERIFY2(run.clip(), run.failure().c_str());
    // Betas follow the model where no motion module brings its own.
    QVERIFY(run.clip()->request.sampling.betas == BetaSchedule::scaled_linear);
}

void EngineTest::motion_effect_zero_equals_still_frames()
{
    auto moving = short_request();
    moving.motion.effect = 0.0;
    auto still = short_request("");
    still.sampling.betas = BetaSchedule::linear;
    QVERIFY(is_same_clip(EngineRun(moving).clip(), EngineRun(still).clip()));
}

void EngineTest::the_model_fills_in_its_native_size()
{
    auto request = short_request();
    request.size = {0, 0};
    const EngineRun run(request);
    QVERIFY2(run.clip(), run.failure().c_str());
    QVERIFY((run.clip()->request.size == Size{64, 64}));
}

void EngineTest::a_prompt_may_be_empty_or_huge()
{
    auto request = short_request();
    request.sampling.steps = 1;
    request.prompt = {};
    QVERIFY(EngineRun(request).clip());
    request.prompt.positive.assign(20000, 'a');
    QVERIFY(EngineRun(request).clip());
}

void EngineTest::cancelling_ends_within_one_pass()
{
    RecordingSink sink;
    auto request = short_request();
    request.sampling.steps = 500;
    auto engine = Engine::create({}, sink.sink());
    QVERIFY(engine);
    const JobId job = engine.value()->generate(request);
    sink.wait_for<StepCompleted>();
    engine.value()->cancel(job);
    const auto steps_when_cancelled = sink.all<StepCompleted>().size();
    engine.value()->wait_until_idle();
    QCOMPARE(sink.all<JobCancelled>().size(), std::size_t(1));
    QVERIFY(sink.all<StepCompleted>().size() <= steps_when_cancelled + 2);
}

void EngineTest::destroying_the_engine_with_work_queued_is_clean()
{
    RecordingSink sink;
    {
        auto request = short_request();
        request.sampling.steps = 500;
        auto engine = Engine::create({}, sink.sink());
        QVERIFY(engine);
        for (int job = 0; job < 4; ++job)
            engine.value()->generate(request);
        sink.wait_for<StepCompleted>();
    }
    QCOMPARE(sink.all<JobStarted>().size(), std::size_t(1));
    QCOMPARE(sink.all<JobCancelled>().size(), std::size_t(4));
}

void EngineTest::weights_with_nan_end_the_run_and_name_step_and_layer()
{
    QTemporaryDir folder;
    auto request = short_request();
    request.motion.module = write_nan_module(folder.path().toStdString());
    const EngineRun run(request);
    const auto failures = run.sink.all<JobFailed>();
    QCOMPARE(failures.size(), std::size_t(1));
    QVERIFY(failures[0].error.code == ErrorCode::not_finite);
    QVERIFY2(run.failure().find("step 1 of 2") != std::string::npos, run.failure().c_str());
    QVERIFY2(run.failure().find("up_blocks.1.motion_modules.0") != std::string::npos,
             run.failure().c_str());
}

void EngineTest::remedies_are_taken_and_said_before_memory_runs_out()
{
    EngineOptions options;
    // From all at once to the last remedy.
    std::vector<std::size_t> notices;
    for (const std::uint64_t megabytes : {400U, 110U, 96U}) {
        options.memory_limit_bytes = megabytes * 1'000'000;
        const EngineRun run(short_request(), options);
        QVERIFY2(run.clip(), run.failure().c_str());
        notices.push_back(run.sink.all<Notice>().size());
    }
    QCOMPARE(notices.front(), std::size_t(0));
    QVERIFY(notices[1] >= 1);
    QVERIFY(notices[2] >= notices[1]);
}

void EngineTest::a_limit_below_the_weights_is_out_of_memory()
{
    EngineOptions options;
    options.memory_limit_bytes = 1'000'000;
    const EngineRun run(short_request(), options);
    const auto failures = run.sink.all<JobFailed>();
    QCOMPARE(failures.size(), std::size_t(1));
    QVERIFY(failures[0].error.code == ErrorCode::out_of_memory);
    QVERIFY2(run.failure().find("1000000") != std::string::npos, run.failure().c_str());
}

void EngineTest::branches_in_turn_give_nearly_the_same_clip()
{
    EngineOptions options;
    options.memory_limit_bytes = 96'000'000;
    const auto in_turn = EngineRun(short_request(), options).clip();
    const auto together = EngineRun(short_request()).clip();
    QVERIFY(in_turn && together);
    float error = 0;
    for (std::size_t i = 0; i < together->latents->values.size(); ++i)
        error =
            std::max(error, std::abs(in_turn->latents->values[i] - together->latents->values[i]));
    QVERIFY2(error < 1e-3F, qPrintable(QString::number(error)));
}

void EngineTest::a_file_of_another_kind_is_refused()
{
    auto request = short_request();
    request.checkpoint =
        std::filesystem::path(FLIPBOOK_TEST_DATA) / "odd" / "sdxl-shaped.safetensors";
    const EngineRun run(request);
    QVERIFY(run.sink.all<JobFailed>().at(0).error.code == ErrorCode::unsupported_format);
    QVERIFY2(run.failure().find("SDXL") != std::string::npos, run.failure().c_str());
}

void EngineTest::latents_are_decoded_to_the_same_clip()
{
    const EngineRun made(short_request());
    RecordingSink sink;
    EngineOptions options;
    options.threads = 1;
    const auto engine = Engine::create(options, sink.sink());
    engine.value()->decode(made.clip()->latents, short_request());
    engine.value()->wait_until_idle();
    QCOMPARE(sink.all<ClipReady>().size(), std::size_t(1));
    QCOMPARE(sink.all<ClipReady>().front().clip->frames, made.clip()->clip->frames);
}

void EngineTest::latents_of_another_clip_are_refused()
{
    auto request = short_request();
    const EngineRun made(request);
    request.frame_count = 5;
    RecordingSink sink;
    const auto engine = Engine::create({}, sink.sink());
    engine.value()->decode(made.clip()->latents, request);
    engine.value()->wait_until_idle();
    const auto failures = sink.all<JobFailed>();
    QCOMPARE(failures.size(), std::size_t(1));
    QCOMPARE(failures.front().error.message,
             std::string("The latents of 4 frames of 12x12 do not belong to a clip of 5 frames of "
                         "96x96 pixels."));
}

void EngineTest::exports_the_clip()
{
    QTemporaryDir folder;
    const auto target = std::filesystem::path(folder.path().toStdString()) / "frames/";
    RecordingSink sink;
    auto engine = Engine::create({}, sink.sink());
    QVERIFY(engine);
    engine.value()->generate(short_request());
    engine.value()->wait_until_idle();
    const auto clips = sink.all<ClipReady>();
    QCOMPARE(clips.size(), std::size_t(1));
    ExportRequest request;
    request.path = target;
    engine.value()->export_clip(clips[0].clip, request);
    engine.value()->wait_until_idle();
    QCOMPARE(sink.all<FileWritten>().size(), std::size_t(1));
    QVERIFY(std::filesystem::exists(target / "00003.png"));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
