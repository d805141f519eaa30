// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QTest>

#include "clip_judge.h"
#include "score.h"
#include "test_world.h"
#include "true_clips.h"

using namespace flipbook;

namespace {

std::vector<ClipScore> judge_scenes(const World& world, std::uint64_t count, int side,
                                    bool is_worse)
{
    const ClipJudge judge(world, side);
    std::vector<ClipScore> scores;
    for (std::uint64_t seed = 0; seed < count; ++seed) {
        const Scene scene = world.draw(seed, Split::held_out);
        std::vector<Frame> clip = true_clip(world, scene, side);
        if (is_worse)
            clip = worsened(clip, seed);
        scores.push_back(score(world, scene, judge.judge(clip)));
    }
    return scores;
}

}  // namespace

class ClipJudgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void is_right_on_true_renders_data();
    void is_right_on_true_renders();
    void sees_the_direction_of_time();
    void sees_an_object_that_changes();
    void sees_that_nothing_is_there();
    void sees_a_drift_of_two_pixels();
};

void ClipJudgeTest::is_right_on_true_renders_data()
{
    QTest::addColumn<bool>("whole_world");
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("is_worse");
    QTest::addColumn<int>("count");
    QTest::newRow("default world, 48 pixels") << false << 48 << false << 256;
    QTest::newRow("default world, 64 pixels") << false << 64 << false << 64;
    QTest::newRow("default world, soft and noisy") << false << 48 << true << 64;
    QTest::newRow("whole world, 48 pixels") << true << 48 << false << 128;
}

void ClipJudgeTest::is_right_on_true_renders()
{
    QFETCH(bool, whole_world);
    QFETCH(int, side);
    QFETCH(bool, is_worse);
    QFETCH(int, count);
    const World world =
        World::open(whole_world ? whole_world_options() : default_world_options()).value();
    const std::vector<ClipScore> scores =
        judge_scenes(world, static_cast<std::uint64_t>(count), side, is_worse);
    const std::vector<Mark> marks = to_marks(scores);
    const std::string table = to_table(marks);
    qInfo("%s", table.c_str());
    // More objects are more alike, and more backgrounds hide more of them.
    for (const Mark& mark : marks)
        QVERIFY2(mark.all > 0 && mark.share() >= (whole_world ? 0.95 : 0.98), mark.name.c_str());
}

void ClipJudgeTest::sees_the_direction_of_time()
{
    const World world = World::open(default_world_options()).value();
    const ClipJudge judge(world, 48);
    const std::vector<std::pair<Motion, Motion>> reverse{
        {Motion::moving_left, Motion::moving_right},
        {Motion::moving_up, Motion::moving_down},
        {Motion::growing, Motion::shrinking}};
    int found = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Scene scene = world.draw(seed, Split::training);
        for (const auto& [forward, backward] : reverse)
            if (motion_of(world, scene) == forward) {
                std::vector<Frame> clip = true_clip(world, scene);
                std::reverse(clip.begin(), clip.end());
                QVERIFY(judge.judge(clip).motion == backward);
                ++found;
            }
    }
    QVERIFY(found > 5);
}

void ClipJudgeTest::sees_an_object_that_changes()
{
    const World world = World::open(default_world_options()).value();
    const ClipJudge judge(world, 48);
    int pairs = 0;
    int seen = 0;
    for (std::uint64_t seed = 0; seed < 64; seed += 2) {
        const Scene first = world.draw(seed, Split::training);
        Scene second = world.draw(seed + 1, Split::training);
        if (first.object == second.object && first.colour == second.colour)
            continue;
        second.background = first.background;
        second.seed = first.seed;
        std::vector<Frame> clip = true_clip(world, first);
        const std::vector<Frame> other = true_clip(world, second);
        std::copy(other.begin() + 8, other.end(), clip.begin() + 8);
        ++pairs;
        seen += !judge.judge(clip).is_same_object;
    }
    QVERIFY2(seen >= 0.9 * pairs, qPrintable(QString("%1 of %2").arg(seen).arg(pairs)));
}

void ClipJudgeTest::sees_that_nothing_is_there()
{
    const World world = World::open(default_world_options()).value();
    const ClipJudge judge(world, 48);
    for (std::size_t background = 0; background < world.words().backgrounds.size(); ++background) {
        Scene scene;
        scene.background = background;
        scene.path.x = 100;
        const ClipVerdict verdict = judge.judge(true_clip(world, scene));
        QCOMPARE(verdict.background, background);
        if (background < 5) {  // In a painted scene a star or a cloud may be taken for an object.
            QVERIFY(!verdict.colour);
            QVERIFY(!verdict.is_same_object);
            QVERIFY(std::isinf(verdict.drift_pixels));
        }
    }
}

void ClipJudgeTest::sees_a_drift_of_two_pixels()
{
    const World world = World::open(default_world_options()).value();
    const ClipJudge judge(world, 48);
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        Scene scene = world.draw_still(seed, Split::training);
        const ClipVerdict still = judge.judge(true_clip(world, scene));
        QVERIFY(still.drift_pixels <= 0.1);
        // A slow move to the right.
        const auto& words = world.words().motions;
        scene.motion = static_cast<std::size_t>(
            std::find(words.begin(), words.end(), "moving right") - words.begin());
        scene.path.reach = 2.0 / 48;
        const ClipVerdict drifting = judge.judge(true_clip(world, scene));
        QVERIFY2(std::abs(drifting.drift_pixels - 2) < 0.4,
                 qPrintable(QString::number(drifting.drift_pixels)));
        QVERIFY(drifting.motion == Motion::still);
    }
}

QTEST_APPLESS_MAIN(ClipJudgeTest)
#include "clip_judge_test.moc"
