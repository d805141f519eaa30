// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "diffusion/conditioning.h"
#include "engine_run.h"

using namespace flipbook;

namespace {

GenerationRequest still_frames(const std::string& prompt)
{
    GenerationRequest request = tiny_request("");
    request.size = {32, 32};
    request.frame_count = 9;
    request.sampling.steps = 2;
    request.prompt.positive = prompt;
    return request;
}

LatentsPtr latents_of(const GenerationRequest& request, EngineOptions options = {})
{
    const EngineRun run(request, options);
    return run.clip() ? run.clip()->latents : nullptr;
}

// The largest difference in one frame.
float difference(const Latents& a, const Latents& b, int frame)
{
    const std::size_t size = a.values.size() / static_cast<std::size_t>(a.frames);
    const std::size_t begin = size * static_cast<std::size_t>(frame);
    float largest = 0;
    for (std::size_t i = begin; i < begin + size; ++i)
        largest = std::max(largest, std::abs(a.values[i] - b.values[i]));
    return largest;
}

constexpr float same = 1e-4F;
constexpr float another = 1e-3F;

const char* const changing = "a boat\n2: calm sea\n6: (storm:1.3)\nink";
const char* const calm = "a boat, calm sea, ink";
const char* const storm = "a boat, (storm:1.3), ink";

}  // namespace

class ChangingPromptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void embeddings_go_along_an_arc();
    void a_frame_of_a_key_is_that_of_its_prompt();
    void a_closed_loop_goes_on_to_the_first_key();
    void the_negative_prompt_may_change_too();
    void windows_take_the_prompts_of_their_frames();
    void branches_may_run_in_turn();
    void a_wrong_key_is_refused();
};

void ChangingPromptTest::embeddings_go_along_an_arc()
{
    const auto a = at::tensor({3.0F, 0.0F}), b = at::tensor({0.0F, 1.0F});
    // Half of a right angle: sin 45° of both, lengths not evened.
    const float half = std::sqrt(0.5F);
    QVERIFY(at::allclose(slerp(a, b, 0.5), at::tensor({3 * half, half})));
    QVERIFY(at::allclose(slerp(a, b, 1.0 / 3), at::tensor({3 * std::sqrt(0.75F), 0.5F})));
    QVERIFY(at::allclose(slerp(a, a * 2, 0.25), at::tensor({3.75F, 0.0F})));
    QVERIFY(at::equal(slerp(a, at::zeros(2), 0.5), a / 2));
}

void ChangingPromptTest::a_frame_of_a_key_is_that_of_its_prompt()
{
    const auto clip = latents_of(still_frames(changing));
    const auto first = latents_of(still_frames(calm)), last = latents_of(still_frames(storm));
    QVERIFY(clip && first && last);
    for (int frame = 0; frame < 9; ++frame) {
        const bool is_first = frame <= 2, is_last = frame >= 6;
        QCOMPARE(difference(*clip, *first, frame) < same, is_first);
        QCOMPARE(difference(*clip, *last, frame) < same, is_last);
        if (!is_first)
            QVERIFY(difference(*clip, *first, frame) > another);
    }
}

void ChangingPromptTest::a_closed_loop_goes_on_to_the_first_key()
{
    auto request = still_frames(changing);
    request.context.closed_loop = true;
    const auto clip = latents_of(request), first = latents_of(still_frames(calm)),
               last = latents_of(still_frames(storm));
    QVERIFY(clip && first && last);
    for (int frame = 0; frame < 9; ++frame) {
        QCOMPARE(difference(*clip, *first, frame) < same, frame == 2);
        QCOMPARE(difference(*clip, *last, frame) < same, frame == 6);
    }
}

void ChangingPromptTest::the_negative_prompt_may_change_too()
{
    auto request = still_frames(calm), before = request, behind = request;
    request.prompt.negative = "0: blurry\n8: dark";
    before.prompt.negative = "blurry";
    behind.prompt.negative = "dark";
    const auto clip = latents_of(request), first = latents_of(before), last = latents_of(behind);
    QVERIFY(clip && first && last);
    QVERIFY(difference(*clip, *first, 0) < same);
    QVERIFY(difference(*clip, *first, 4) > another);
    QVERIFY(difference(*clip, *last, 8) < same);
}

// Without motion a frame is the same in every window.
void ChangingPromptTest::windows_take_the_prompts_of_their_frames()
{
    auto request = still_frames(changing);
    const auto at_once = latents_of(request);
    request.context.length = 4;
    request.context.overlap = 1;
    const auto in_windows = latents_of(request);
    QVERIFY(at_once && in_windows);
    for (int frame = 0; frame < 9; ++frame)
        QVERIFY(difference(*at_once, *in_windows, frame) < same);
}

void ChangingPromptTest::branches_may_run_in_turn()
{
    auto request = still_frames(changing);
    request.size = {96, 96};
    EngineOptions little;
    little.memory_limit_bytes = 96'000'000;
    const EngineRun in_turn(request, little);
    QVERIFY2(in_turn.clip(), in_turn.failure().c_str());
    QVERIFY(!in_turn.sink.all<Notice>().empty());
    const auto together = latents_of(request);
    for (int frame = 0; frame < 9; ++frame)
        QVERIFY(difference(*together, *in_turn.clip()->latents, frame) < 1e-3F);
}

void ChangingPromptTest::a_wrong_key_is_refused()
{
    const EngineRun run(still_frames("0: calm\n9: storm"));
    QCOMPARE(QString::fromStdString(run.failure()),
             QStringLiteral("The prompt's line \"9: storm\" is for frame 9, and the last frame of "
                            "the clip is 8."));
}

QTEST_GUILESS_MAIN(ChangingPromptTest)
#include "changing_prompt_test.moc"
