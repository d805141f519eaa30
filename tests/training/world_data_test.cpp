// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "training/json_reader.h"
#include "training/training_data.h"
#include "world/random.h"
#include "world/world.h"

namespace flipbook {

namespace {

constexpr int side = 16, frames = 16;

std::shared_ptr<TrainingData> data_with(const QString& more)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("config.json");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return nullptr;
    file.write(QString(R"({"world": {"sprites": "%1", "side": %2%3}})")
                   .arg(FLIPBOOK_RESOURCES "/starter/sprites/sprites.json")
                   .arg(side)
                   .arg(more)
                   .toUtf8());
    file.close();
    auto config = JsonReader::open(path.toStdString());
    auto data = config ? open_world_data(config.value()) : config.error();
    return data ? data.value() : nullptr;
}

}  // namespace

class WorldDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void images_are_what_a_moving_camera_sees();
    void without_cameras_images_are_as_ever();
};

void WorldDataTest::images_are_what_a_moving_camera_sees()
{
    const auto data = data_with(R"(, "image_camera_share": 1.0)");
    WorldOptions options;
    options.sprites = FLIPBOOK_RESOURCES "/starter/sprites/sprites.json";
    const auto world = World::open(options);
    QVERIFY(data && world);
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const at::Tensor image = data->image(seed).pictures[0].permute({1, 2, 0}).contiguous();
        const Scene scene = world.value().draw_still(Random(seed).next(), Split::training);
        std::vector<float> expected(3 * side * side);
        const auto is_seen_by = [&](CameraMove move, int frame) {
            world.value().render(scene, move, frame, frames, side, expected);
            return std::equal(expected.begin(), expected.end(), image.const_data_ptr<float>());
        };
        int found = 0;
        for (const NamedCameraMove& camera : camera_moves())
            for (int frame = 0; frame < frames; ++frame)
                found += is_seen_by(camera.move, frame);
        QVERIFY(found > 0);
        QVERIFY(!is_seen_by(CameraMove::none, 0));
    }
}

void WorldDataTest::without_cameras_images_are_as_ever()
{
    const auto usual = data_with(""), none = data_with(R"(, "image_camera_share": 0)");
    const auto some = data_with(R"(, "image_camera_share": 0.5)");
    QVERIFY(usual && none && some);
    int same = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto image = usual->image(seed);
        QVERIFY(at::equal(image.pictures, none->image(seed).pictures));
        QCOMPARE(image.caption, none->image(seed).caption);
        same += at::equal(image.pictures, some->image(seed).pictures);
    }
    QVERIFY(same > 3 && same < 17);
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::WorldDataTest)
#include "world_data_test.moc"
