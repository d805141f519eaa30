// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <tuple>

#include <QTest>

#include "test_world.h"
#include "world/backdrops.h"
#include "world/world.h"

using namespace flipbook;

namespace {

constexpr std::uint64_t scene_count = 20000;

using Combination = std::tuple<std::string, std::string, std::string, std::string>;

Combination combination(const WorldWords& words, const Scene& scene)
{
    return {words.objects[scene.object], scene.colour ? words.colours[*scene.colour] : "",
            words.backgrounds[scene.background], words.motions[scene.motion]};
}

std::set<Combination> combinations(const World& world, Split split)
{
    std::set<Combination> all;
    for (std::uint64_t seed = 0; seed < scene_count; ++seed)
        all.insert(combination(world.words(), world.draw(seed, split)));
    return all;
}

}  // namespace

class WorldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void has_the_default_words();
    void refuses_words_it_cannot_use_data();
    void refuses_words_it_cannot_use();
    void draws_the_same_scene_from_the_same_seed();
    void holds_a_tenth_of_the_combinations_out();
    void decides_by_words_and_not_by_their_place();
    void shows_no_object_on_its_own_colour();
    void draws_still_scenes_of_the_same_split();
    void writes_captions();
    void says_only_words_that_are_true();
};

void WorldTest::has_the_default_words()
{
    const auto world = World::open(default_world_options());
    QVERIFY2(world, world ? "" : world.error().message.c_str());
    const WorldWords& words = world.value().words();
    QCOMPARE(words.objects, (std::vector<std::string>{"apple", "cat", "car", "rocket", "ball",
                                                      "star", "fish", "heart"}));
    QCOMPARE(words.colours, (std::vector<std::string>{"red", "green", "blue", "yellow"}));
    QCOMPARE(words.backgrounds.size(), std::size_t{8});
    QCOMPARE(words.motions.size(), std::size_t{8});
    const auto whole = World::open(whole_world_options());
    QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
    QCOMPARE(whole.value().words().objects.size(), std::size_t{24});
}

void WorldTest::refuses_words_it_cannot_use_data()
{
    QTest::addColumn<WorldOptions>("options");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, std::vector<std::string> WorldOptions::*list,
                        std::vector<std::string> words, const char* reason) {
        WorldOptions options = default_world_options();
        options.*list = std::move(words);
        QTest::newRow(name) << options << QString(reason);
    };
    row("object", &WorldOptions::objects, {"apple", "dragon"},
        "The world knows no object \"dragon\", only: apple, cat, ");
    row("colour", &WorldOptions::colours, {"plaid"}, "no colour \"plaid\", only: red, green, ");
    row("background", &WorldOptions::backgrounds, {"moonbase"}, "no background \"moonbase\"");
    row("motion", &WorldOptions::motions, {"still", "dancing"}, "no motion \"dancing\"");
    row("twice", &WorldOptions::objects, {"cat", "apple", "cat"},
        "The object \"cat\" stands twice.");
    WorldOptions tiny = default_world_options();
    tiny.objects = {"tree"};
    tiny.backgrounds = {"white"};
    tiny.motions = {"still"};
    QTest::newRow("tiny") << tiny
                          << "A world of 1 objects, 1 backgrounds and 1 motions is too small";
}

void WorldTest::refuses_words_it_cannot_use()
{
    QFETCH(WorldOptions, options);
    QFETCH(QString, reason);
    const auto world = World::open(options);
    QVERIFY(!world);
    QCOMPARE(world.error().code, ErrorCode::invalid_request);
    const QString message = QString::fromStdString(world.error().message);
    QVERIFY2(message.contains(reason), qPrintable(message));
}

void WorldTest::draws_the_same_scene_from_the_same_seed()
{
    const World world = World::open(default_world_options()).value();
    // Reference: this generator, run once; it must give the same on every platform.
    const Scene scene = world.draw(2026, Split::training);
    QCOMPARE(QString::fromStdString(world.caption(scene)),
             QString("a yellow fish at night, moving up"));
    QCOMPARE(scene.seed, std::uint64_t{17579929910261529006u});
    QVERIFY(std::abs(scene.path.x - 0.66368353105750155) < 1e-12);
    QVERIFY(world.draw(2027, Split::training).seed != scene.seed);
}

void WorldTest::holds_a_tenth_of_the_combinations_out()
{
    for (const WorldOptions& options : {default_world_options(), whole_world_options()}) {
        const World world = World::open(options).value();
        const std::set<Combination> training = combinations(world, Split::training);
        const std::set<Combination> held_out = combinations(world, Split::held_out);
        for (const Combination& each : held_out)
            QVERIFY(training.count(each) == 0);
        if (options.objects.empty()) {  // Small enough for every combination to be drawn.
            const double share = static_cast<double>(held_out.size())
                                 / static_cast<double>(held_out.size() + training.size());
            QVERIFY2(share > 0.085 && share < 0.115, qPrintable(QString::number(share)));
        }
    }
}

void WorldTest::decides_by_words_and_not_by_their_place()
{
    const World small = World::open(default_world_options()).value();
    const World whole = World::open(whole_world_options()).value();
    const std::set<Combination> training = combinations(small, Split::training);
    for (const Combination& each : combinations(whole, Split::held_out))
        QVERIFY(training.count(each) == 0);
}

void WorldTest::shows_no_object_on_its_own_colour()
{
    const World world = World::open(whole_world_options()).value();
    for (const auto& [object, colour, background, motion] : combinations(world, Split::training)) {
        QVERIFY2(colour != background, (colour + " " + object + " on " + background).c_str());
        QVERIFY(!(colour == "green" && background == "meadow"));
        QVERIFY(!(colour == "blue" && background == "sea"));
        QVERIFY(!(object == "ghost" && (background == "white" || background == "snow")));
        QVERIFY(!(object == "tree" && !colour.empty()));  // No paint sticks to it.
    }
}

void WorldTest::draws_still_scenes_of_the_same_split()
{
    const World world = World::open(default_world_options()).value();
    const std::set<Combination> training = combinations(world, Split::training);
    std::set<Combination> still;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const Scene scene = world.draw_still(seed, Split::held_out);
        QCOMPARE(world.words().motions[scene.motion], std::string("still"));
        QVERIFY(std::abs(scene.path.x - 0.5) < 0.1 && std::abs(scene.path.y - 0.5) < 0.1);
        QVERIFY(training.count(combination(world.words(), scene)) == 0);
        still.insert(combination(world.words(), scene));
    }
    QVERIFY(still.size() > 10);
}

void WorldTest::writes_captions()
{
    const World world = World::open(whole_world_options()).value();
    const auto caption = [&](std::size_t object, std::optional<std::size_t> colour,
                             std::size_t background, std::size_t motion) {
        Scene scene;
        scene.object = object;
        scene.colour = colour;
        scene.background = background;
        scene.motion = motion;
        return QString::fromStdString(world.caption(scene));
    };
    QCOMPARE(caption(0, 1, 2, 1), QString("a green apple on a blue background, moving left"));
    QCOMPARE(caption(0, {}, 5, 7), QString("an apple on a meadow, bouncing"));
    QCOMPARE(caption(1, 3, 6, 0), QString("a yellow cat at night, still"));
    QCOMPARE(caption(15, {}, 12, 8), QString("an umbrella in the desert, spinning"));
}

void WorldTest::says_only_words_that_are_true()
{
    const World world = World::open(default_world_options()).value();
    const WorldWords& words = world.words();
    std::set<std::string> shapes;
    for (std::uint64_t seed = 0; seed < scene_count; ++seed) {
        const Scene scene = world.draw(seed, Split::training);
        const std::string clip = world.caption(scene, seed);
        const std::string image = world.image_caption(scene, seed);
        const std::string& motion = words.motions[scene.motion];
        // A direction may stand alone, "a cat, left".
        const std::string direction = motion.substr(motion.find(' ') + 1);
        const bool says_motion = clip.find(direction) != std::string::npos;
        QVERIFY2(says_motion || motion == "still", clip.c_str());
        QVERIFY2(image.find(motion) == std::string::npos, image.c_str());
        for (const std::string& other : words.motions)
            QVERIFY2(other == motion || clip.find(other) == std::string::npos, clip.c_str());
        for (const std::string& text : {clip, image}) {
            for (std::size_t object = 0; object < words.objects.size(); ++object)
                QVERIFY2((text.find(words.objects[object]) != std::string::npos)
                             == (object == scene.object),
                         text.c_str());
            const std::string colour = scene.colour ? words.colours[*scene.colour] + " " : "";
            QVERIFY2(text.find(colour + words.objects[scene.object]) <= 3, text.c_str());
        }
        std::string shape = clip;
        for (const auto* list :
             {&words.objects, &words.colours, &words.backgrounds, &words.motions})
            for (const std::string& word : *list)
                if (const auto at = shape.find(word); at != std::string::npos)
                    shape.replace(at, word.size(), "*");
        shapes.insert(shape);
    }
    QVERIFY2(shapes.size() > 8, qPrintable(QString::number(shapes.size())));
}

QTEST_APPLESS_MAIN(WorldTest)
#include "world_test.moc"
