// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include <QTest>

#include "test_world.h"
#include "world/random.h"
#include "world/world.h"

using namespace flipbook;

namespace {

constexpr int side = 48;
constexpr int frame_count = 16;
constexpr auto pixel_count = static_cast<std::size_t>(side * side);

std::vector<float> picture(const World& world, const Scene& scene, int frame,
                           CameraMove camera = CameraMove::none)
{
    std::vector<float> pixels(3 * pixel_count);
    world.render(scene, camera, frame, frame_count, side, pixels);
    return pixels;
}

// How much of each pixel the object covers, 0 … 1: what remains the same in front of white and of
// black. Needs a world whose first two backgrounds are these.
std::vector<double> coverage(const World& world, Scene scene, int frame,
                             CameraMove camera = CameraMove::none)
{
    scene.background = 0;
    const std::vector<float> white = picture(world, scene, frame, camera);
    scene.background = 1;
    const std::vector<float> black = picture(world, scene, frame, camera);
    Scene far_away = scene;
    far_away.path.x = 100;
    const std::vector<float> empty_black = picture(world, far_away, frame, camera);
    far_away.background = 0;
    const std::vector<float> empty_white = picture(world, far_away, frame, camera);
    std::vector<double> shares;
    for (std::size_t i = 0; i < pixel_count; ++i)
        shares.push_back(1
                         - static_cast<double>(white[3 * i] - black[3 * i])
                               / static_cast<double>(empty_white[3 * i] - empty_black[3 * i]));
    return shares;
}

struct Blob {
    double x = 0;  // Picture widths.
    double y = 0;
    double area = 0;       // Of the picture.
    double on_border = 0;  // The most that a pixel of the border is covered.
};

Blob blob(const std::vector<double>& shares)
{
    Blob blob;
    for (std::size_t i = 0; i < pixel_count; ++i) {
        const auto column = static_cast<int>(i) % side;
        const auto row = static_cast<int>(i) / side;
        blob.x += shares[i] * (column + 0.5) / side;
        blob.y += shares[i] * (row + 0.5) / side;
        blob.area += shares[i];
        if (column == 0 || row == 0 || column == side - 1 || row == side - 1)
            blob.on_border = std::max(blob.on_border, shares[i]);
    }
    blob.x /= blob.area;
    blob.y /= blob.area;
    blob.area /= pixel_count;
    return blob;
}

std::vector<Blob> track(const World& world, const Scene& scene,
                        CameraMove camera = CameraMove::none)
{
    std::vector<Blob> blobs;
    for (int frame = 0; frame < frame_count; ++frame)
        blobs.push_back(blob(coverage(world, scene, frame, camera)));
    return blobs;
}

World moving_world(const char* motion)
{
    WorldOptions options = whole_world_options();
    options.motions = {motion};
    return World::open(options).value();
}

// Means of a grid of 4 × 4 squares as 8-bit green.
std::vector<int> fingerprint(const std::vector<float>& pixels)
{
    std::vector<int> means;
    for (int square = 0; square < 16; ++square) {
        double sum = 0;
        for (int i = 0; i < 144; ++i) {
            const int row = square / 4 * 12 + i / 12;
            const int column = square % 4 * 12 + i % 12;
            sum += static_cast<double>(
                pixels[static_cast<std::size_t>(3 * (row * side + column) + 1)]);
        }
        means.push_back(static_cast<int>(std::lround((sum / 144 + 1) * 127.5)));
    }
    return means;
}

}  // namespace

class WorldRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renders_as_it_always_did_data();
    void renders_as_it_always_did();
    void renders_the_same_on_every_thread();
    void keeps_the_object_inside_data();
    void keeps_the_object_inside();
    void moves_as_named();
    void grows_and_shrinks_as_named();
    void bounces_circles_and_spins();
    void moves_the_camera_as_named();
    void shows_camera_moves_in_every_painted_scene();
};

void WorldRenderTest::renders_as_it_always_did_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<std::vector<int>>("expected");
    QTest::newRow("a blue butterfly at night, growing")
        << 1 << std::vector<int>{19, 19, 23, 21, 32, 34, 42, 30, 38, 69, 67, 43, 25, 24, 33, 28};
    QTest::newRow("a purple butterfly at sea, spinning")
        << 2 << std::vector<int>{229, 223, 223, 223, 215, 113, 187, 217,
                                 138, 94,  138, 137, 114, 113, 113, 114};
    QTest::newRow("a blue cat in the snow, growing")
        << 3 << std::vector<int>{182, 182, 182, 182, 194, 167, 185, 197,
                                 251, 124, 207, 253, 254, 254, 252, 254};
    QTest::newRow("a green fish on a grey background, growing")
        << 5 << std::vector<int>{138, 138, 138, 138, 138, 151, 139, 138,
                                 138, 155, 138, 138, 138, 138, 138, 138};
    QTest::newRow("a blue boat on a white background, shrinking")
        << 8 << std::vector<int>{239, 236, 239, 239, 230, 168, 238, 239,
                                 217, 187, 231, 239, 239, 239, 239, 239};
    QTest::newRow("a purple bell on a red background, moving down")
        << 13 << std::vector<int>{62, 62, 62, 62, 62, 62, 55, 59, 62, 62, 57, 60, 62, 62, 62, 62};
    QTest::newRow("a green apple at night, bouncing")
        << 21 << std::vector<int>{42, 61, 30, 27, 120, 157, 40, 39, 50, 53, 48, 45, 31, 39, 42, 31};
    QTest::newRow("a house at night, still")
        << 34 << std::vector<int>{29, 30, 29, 30, 51, 137, 47, 40, 74, 152, 65, 50, 30, 29, 38, 34};
}

void WorldRenderTest::renders_as_it_always_did()
{
    QFETCH(int, seed);
    QFETCH(std::vector<int>, expected);
    const World world = World::open(whole_world_options()).value();
    const Scene scene = world.draw(static_cast<std::uint64_t>(seed), Split::training);
    const std::vector<int> found = fingerprint(picture(world, scene, 5, CameraMove::zoom_in));
    QString text;
    for (const int value : found)
        text += QString::number(value) + ", ";
    for (std::size_t i = 0; i < 16; ++i)  // Another libm may round the other way.
        QVERIFY2(std::abs(found[i] - expected[i]) <= 1, qPrintable(text));
}

void WorldRenderTest::renders_the_same_on_every_thread()
{
    const World world = World::open(default_world_options()).value();
    std::map<std::uint64_t, std::vector<float>> expected;
    for (std::uint64_t seed = 0; seed < 8; ++seed)
        expected[seed] = picture(world, world.draw(seed, Split::training), 3);
    std::vector<int> differences(4);
    {
        std::vector<std::jthread> threads;
        for (int& difference : differences)
            threads.emplace_back([&] {
                for (const auto& [seed, pixels] : expected)
                    difference += picture(world, world.draw(seed, Split::training), 3) != pixels;
            });
    }
    QCOMPARE(differences, std::vector<int>(4));
}

void WorldRenderTest::keeps_the_object_inside_data()
{
    QTest::addColumn<QString>("motion");
    for (const NamedMotion& motion : motions())
        QTest::newRow(std::string(motion.name).c_str())
            << QString::fromStdString(std::string(motion.name));
}

void WorldRenderTest::keeps_the_object_inside()
{
    QFETCH(QString, motion);
    const World world = moving_world(qPrintable(motion));
    for (std::uint64_t seed = 0; seed < 40; ++seed)
        for (const int frame : {0, 4, 8, 11, 15}) {
            const Scene scene = world.draw(seed, Split::training);
            const Blob found = blob(coverage(world, scene, frame));
            const std::string name = world.caption(scene);
            QVERIFY2(found.on_border < 0.02, name.c_str());
            QVERIFY2(found.area > 0.01, name.c_str());
        }
}

void WorldRenderTest::moves_as_named()
{
    struct Expectation {
        const char* motion;
        double x;
        double y;
    };
    for (const Expectation& expected : {Expectation{"still", 0, 0},
                                        {"moving left", -1, 0},
                                        {"moving right", 1, 0},
                                        {"moving up", 0, -1},
                                        {"moving down", 0, 1}}) {
        const World world = moving_world(expected.motion);
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const std::vector<Blob> blobs = track(world, world.draw(seed, Split::training));
            const double dx = blobs.back().x - blobs.front().x;
            const double dy = blobs.back().y - blobs.front().y;
            const double along = dx * expected.x + dy * expected.y;
            QVERIFY2(expected.x == 0 && expected.y == 0 ? along == 0 : along > 1.0 / 3,
                     expected.motion);
            QVERIFY2(std::abs(dx - along * expected.x) < 0.01, expected.motion);
            QVERIFY2(std::abs(dy - along * expected.y) < 0.01, expected.motion);
        }
    }
}

void WorldRenderTest::grows_and_shrinks_as_named()
{
    for (const char* motion : {"growing", "shrinking"}) {
        const World world = moving_world(motion);
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const std::vector<Blob> blobs = track(world, world.draw(seed, Split::training));
            double ratio = std::sqrt(blobs.back().area / blobs.front().area);
            if (motion == std::string("shrinking"))
                ratio = 1 / ratio;
            QVERIFY2(ratio > 1.7 && ratio < 3, motion);
        }
    }
}

void WorldRenderTest::bounces_circles_and_spins()
{
    const World bouncing = moving_world("bouncing");
    const World circling = moving_world("circling");
    const World spinning = moving_world("spinning");
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto bounce = track(bouncing, bouncing.draw(seed, Split::training));
        QVERIFY(bounce[0].y - bounce[4].y > 1.0 / 3);
        QVERIFY(std::abs(bounce[0].y - bounce[8].y) < 0.01);
        QVERIFY(bounce[8].y - bounce[12].y > 1.0 / 3);

        const auto circle = track(circling, circling.draw(seed, Split::training));
        const double middle_x = (circle[0].x + circle[8].x) / 2;
        const double middle_y = (circle[0].y + circle[8].y) / 2;
        double turn = 0;
        for (std::size_t i = 0; i < 16; ++i) {
            const Blob& from = circle[i];
            const Blob& to = circle[(i + 1) % 16];
            turn +=
                (from.x - middle_x) * (to.y - middle_y) - (from.y - middle_y) * (to.x - middle_x);
        }
        QVERIFY(std::hypot(circle[0].x - circle[8].x, circle[0].y - circle[8].y) > 1.0 / 3);
        QVERIFY(turn > 0);  // Clockwise, as y grows downwards.

        // The sprite's middle stays; a quarter of a turn later, left and right have become up and
        // down.
        const Scene scene = spinning.draw(seed, Split::training);
        const auto before = coverage(spinning, scene, 0);
        const auto after = coverage(spinning, scene, 8);
        double difference = 0;
        for (std::size_t i = 0; i < pixel_count; ++i)
            difference += std::abs(before[i] - after[i]);
        QVERIFY(std::abs(blob(before).area - blob(after).area) < 0.02);
        if (scene.object == 0)
            QVERIFY(difference > 10);
    }
}

void WorldRenderTest::moves_the_camera_as_named()
{
    const World world = moving_world("still");
    Scene scene = world.draw(1, Split::training);
    scene.path = {0.3, 0.7, 0.5, 0, 0};
    const auto change = [&](CameraMove camera) {
        const auto blobs = track(world, scene, camera);
        return Blob{blobs.back().x - blobs.front().x, blobs.back().y - blobs.front().y,
                    std::sqrt(blobs.back().area / blobs.front().area), 0};
    };
    QVERIFY(change(CameraMove::none).x == 0);
    QVERIFY(change(CameraMove::pan_left).x > 1.0 / 3);
    QVERIFY(change(CameraMove::pan_right).x < -1.0 / 3);
    QVERIFY(change(CameraMove::tilt_up).y > 1.0 / 3);
    QVERIFY(change(CameraMove::tilt_down).y < -1.0 / 3);
    QVERIFY(std::abs(change(CameraMove::zoom_in).area - 1.25 / 0.8) < 0.02);
    QVERIFY(std::abs(change(CameraMove::zoom_out).area - 0.8 / 1.25) < 0.02);
    // To the right of the middle: a picture that turns anticlockwise lifts it.
    QVERIFY(change(CameraMove::roll_clockwise).y < -0.12);
    QVERIFY(change(CameraMove::roll_anticlockwise).y > 0.12);
}

void WorldRenderTest::shows_camera_moves_in_every_painted_scene()
{
    const World world = moving_world("still");
    for (const char* name : {"meadow", "night", "sunset", "desert", "sea", "snow"})
        for (const NamedCameraMove& camera : camera_moves()) {
            Scene scene = world.draw(3, Split::training);
            const auto& words = world.words().backgrounds;
            scene.background = static_cast<std::size_t>(std::find(words.begin(), words.end(), name)
                                                        - words.begin());
            scene.path.x = 100;  // No object.
            const auto first = picture(world, scene, 0, camera.move);
            const auto last = picture(world, scene, frame_count - 1, camera.move);
            double difference = 0;
            for (std::size_t i = 0; i < first.size(); ++i)
                difference += std::abs(static_cast<double>(first[i] - last[i]));
            difference /= static_cast<double>(first.size());
            QVERIFY2(difference > 0.02,
                     (std::string(name) + " " + std::string(camera.name)).c_str());
        }
}

QTEST_APPLESS_MAIN(WorldRenderTest)
#include "world_render_test.moc"
