// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QTest>

#include "camera_judge.h"
#include "test_world.h"
#include "true_clips.h"

using namespace flipbook;

class CameraJudgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_every_move_data();
    void names_every_move();
    void measures_half_a_move_and_its_reverse();
    void sees_no_move_where_there_is_none();
};

void CameraJudgeTest::names_every_move_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < camera_moves().size(); ++i)
        QTest::newRow(std::string(camera_moves()[i].name).c_str()) << static_cast<int>(i);
}

void CameraJudgeTest::names_every_move()
{
    QFETCH(int, index);
    const CameraMove move = camera_moves()[static_cast<std::size_t>(index)].move;
    const World world = World::open(default_world_options()).value();
    for (std::uint64_t seed = 0; seed < 16; ++seed) {
        const Scene scene = world.draw_still(seed, Split::held_out);
        std::vector<Frame> clip = true_clip(world, scene, 48, move);
        if (seed % 4 == 3)
            clip = worsened(clip, seed);
        const PictureMove found = picture_move(to_pictures(clip));
        const std::string name = world.caption(scene);
        QVERIFY2(judge_camera(found) == move, name.c_str());
        const double share = share_of(move, found);
        QVERIFY2(share > 0.65 && share < 1.2, (name + ": " + std::to_string(share)).c_str());
    }
}

void CameraJudgeTest::measures_half_a_move_and_its_reverse()
{
    const World world = World::open(default_world_options()).value();
    for (const NamedCameraMove& named : camera_moves()) {
        const Scene scene = world.draw_still(5, Split::training);
        std::vector<Picture> frames = to_pictures(true_clip(world, scene, 48, named.move));
        std::reverse(frames.begin(), frames.end());
        const double reversed = share_of(named.move, picture_move(frames));
        QVERIFY2(reversed < -0.9 && reversed > -1.1, std::string(named.name).c_str());
        frames.resize(frames.size() / 2);
        const double half = share_of(named.move, picture_move(frames));
        QVERIFY2(half < -0.4 && half > -0.55, std::string(named.name).c_str());
    }
}

void CameraJudgeTest::sees_no_move_where_there_is_none()
{
    const World world = World::open(default_world_options()).value();
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const auto clip = true_clip(world, world.draw_still(seed, Split::training));
        QVERIFY(judge_camera(picture_move(to_pictures(clip))) == CameraMove::none);
        const auto noisy = worsened(clip, seed);
        QVERIFY(judge_camera(picture_move(to_pictures(noisy))) == CameraMove::none);
    }
}

QTEST_APPLESS_MAIN(CameraJudgeTest)
#include "camera_judge_test.moc"
