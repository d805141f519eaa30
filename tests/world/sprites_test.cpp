// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <filesystem>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "world/sprites.h"

using namespace flipbook;

namespace {

const QString sheet_folder = FLIPBOOK_RESOURCES "/starter/sprites/";

// The mean colour of what is not transparent, weighted by how colourful it is.
Rgb mean_colour(const SpriteImage& image)
{
    Rgb sum;
    float weight = 0;
    for (const Rgba& pixel : image.pixels()) {
        if (pixel.alpha <= 0)
            continue;
        const Hsv hsv = to_hsv(pixel.colour * (1 / pixel.alpha));
        const float chroma = hsv.saturation * hsv.value;
        sum = sum + pixel.colour * chroma;
        weight += pixel.alpha * chroma;
    }
    return sum * (1 / weight);
}

}  // namespace

class SpritesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reads_the_sheet_that_ships();
    void refuses_a_damaged_list_data();
    void refuses_a_damaged_list();
    void refuses_a_missing_or_damaged_image();
    void refuses_every_truncation();
    void turns_to_the_named_colour_data();
    void turns_to_the_named_colour();
    void keeps_leaves_and_outlines();
    void shrinks_without_losing_light();

private:
    QString path(const char* name) const { return m_folder->filePath(name); }
    // The error's message, or nothing.
    QString failure() const;
    void replace(const char* name, const QByteArray& from, const QByteArray& to);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SpritesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    for (const char* name : {"sprites.json", "sprites.png"})
        QVERIFY(QFile::copy(sheet_folder + name, path(name)));
}

QString SpritesTest::failure() const
{
    const auto sprites = read_sprites(m_folder->path().toStdString());
    return sprites ? QString() : QString::fromStdString(sprites.error().message);
}

void SpritesTest::replace(const char* name, const QByteArray& from, const QByteArray& to)
{
    QFile file(path(name));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    QVERIFY(bytes.contains(from));
    bytes.replace(from, to);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void SpritesTest::reads_the_sheet_that_ships()
{
    const auto sprites = read_sprites(m_folder->path().toStdString());
    QVERIFY2(sprites, sprites ? "" : sprites.error().message.c_str());
    QCOMPARE(sprites.value().size(), std::size_t{24});
    for (const Sprite& sprite : sprites.value()) {
        QCOMPARE(sprite.image.side(), 96);
        // Trimmed and centred: the longer way reaches the margin of a pixel, and no farther.
        const float longer = std::max(sprite.image.half_width(), sprite.image.half_height());
        QVERIFY2(longer > 0.47f && longer < 0.5f, sprite.name.c_str());
    }
}

void SpritesTest::refuses_a_damaged_list_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* from, const char* to, const char* reason) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString(reason);
    };
    row("not JSON", "{\n  \"format\"", "\"format\"", "the format \"flipbook-sprites\"");
    row("another format", "flipbook-sprites", "recipe", "the format \"flipbook-sprites\"");
    row("a newer version", "\"version\": 1", "\"version\": 2", "\"version\" is not 1");
    row("no side", "\"side\": 96", "\"side\": 0", "\"side\" is no whole number");
    row("a huge side", "\"side\": 96", "\"side\": 1e12", "\"side\" is no whole number");
    row("no columns", "\"columns\": 6", "\"columns\": \"six\"", "\"columns\" is no whole number");
    row("another layout", "\"columns\": 6", "\"columns\": 5",
        "it is 576×384 pixels where its list");
    row("a name twice", "\"cat\"", "\"apple\"", "entry 1 of \"sprites\" has no name of its own");
    row("no name", "\"name\": \"cat\"", "\"name\": 3", "entry 1 of \"sprites\" has no name");
    row("no colour", "\"colour\": \"orange\"", "\"hue\": 3", "entry 4 of \"sprites\" lacks a");
    row("no image", "\"image\"", "\"picture\"", "\"image\" names no file");
}

void SpritesTest::refuses_a_damaged_list()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, reason);
    replace("sprites.json", from, to);
    const QString message = failure();
    QVERIFY2(message.contains(reason) && message.contains("/sprites."), qPrintable(message));
}

void SpritesTest::refuses_a_missing_or_damaged_image()
{
    QVERIFY(QFile::remove(path("sprites.png")));
    QVERIFY2(failure().contains("sprites.png\" does not exist."), qPrintable(failure()));
    QVERIFY(QFile::copy(path("sprites.json"), path("sprites.png")));
    QVERIFY2(failure().contains("the PNG cannot be decoded"), qPrintable(failure()));
    QVERIFY(QFile::remove(path("sprites.json")));
    QVERIFY2(failure().contains("sprites.json\" does not exist."), qPrintable(failure()));
}

void SpritesTest::refuses_every_truncation()
{
    QFile file(path("sprites.png"));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    // Without the last twelve bytes, the empty end chunk, every pixel is still there.
    for (qint64 size = file.size() - 13; size > 0; size = size * 3 / 4) {
        QVERIFY(file.resize(size));
        QVERIFY2(!failure().isEmpty(), qPrintable(QString::number(size)));
    }
}

void SpritesTest::turns_to_the_named_colour_data()
{
    QTest::addColumn<QString>("colour");
    for (const ObjectColour& colour : object_colours())
        QTest::newRow(std::string(colour.name).c_str())
            << QString::fromStdString(std::string(colour.name));
}

void SpritesTest::turns_to_the_named_colour()
{
    QFETCH(QString, colour);
    const ObjectColour& target = *find_object_colour(colour.toStdString());
    const auto sprites = read_sprites(m_folder->path().toStdString());
    QVERIFY(sprites);
    for (const Sprite& sprite : sprites.value()) {
        if (!sprite.is_recolourable)
            continue;
        const float hue = to_hsv(mean_colour(recoloured(sprite.image, target))).hue;
        QVERIFY2(std::abs(hue_turn(hue, target.hue)) < 16,
                 qPrintable(QString::fromStdString(sprite.name) + ": " + QString::number(hue)));
    }
}

void SpritesTest::keeps_leaves_and_outlines()
{
    const auto sprites = read_sprites(m_folder->path().toStdString());
    QVERIFY(sprites);
    const SpriteImage& apple = sprites.value().front().image;
    const SpriteImage blue = recoloured(apple, *find_object_colour("blue"));
    int leaf_pixels = 0;
    for (std::size_t i = 0; i < apple.pixels().size(); ++i) {
        const Rgba& before = apple.pixels()[i];
        const Rgba& after = blue.pixels()[i];
        QCOMPARE(after.alpha, before.alpha);
        if (before.alpha < 1)
            continue;
        const Hsv hsv = to_hsv(before.colour);
        if (hsv.saturation < 0.6f || std::abs(hue_turn(hsv.hue, 110)) > 25)
            continue;
        ++leaf_pixels;
        QVERIFY(std::abs(hue_turn(to_hsv(after.colour).hue, hsv.hue)) < 1);
    }
    QVERIFY(leaf_pixels > 100);
}

void SpritesTest::shrinks_without_losing_light()
{
    // A grating of single columns is the same grey at every level from the second on.
    std::vector<Rgba> pixels;
    for (int i = 0; i < 32 * 32; ++i)
        pixels.push_back(i % 2 == 0 ? Rgba{{1, 1, 1}, 1} : Rgba{});
    const SpriteImage grating(pixels, 32);
    for (const float level : {1.0f, 1.5f, 2.0f, 9.0f})
        for (const float x : {0.4f, 0.5f, 0.61f}) {
            const Rgba sample = grating.at(x, 0.5f, level);
            QVERIFY(std::abs(sample.alpha - 0.5f) < 1e-5f);
            QVERIFY(std::abs(sample.colour.green - 0.5f) < 1e-5f);
        }
    QCOMPARE(grating.at(-0.2f, 0.5f, 0).alpha, 0.0f);
}

QTEST_APPLESS_MAIN(SpritesTest)
#include "sprites_test.moc"
