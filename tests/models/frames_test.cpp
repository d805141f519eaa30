// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames.h"

#include <QTest>

namespace flipbook {

class FramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_become_levels_data();
    void values_become_levels();
    void pixels_lie_in_rows_of_rgb();
    void frames_become_pictures_and_back();
    void deep_frames_have_sixteen_bits();
};

void FramesTest::values_become_levels_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("level");
    QTest::newRow("black") << -1.0 << 0;
    QTest::newRow("white") << 1.0 << 255;
    QTest::newRow("below black") << -3.0 << 0;
    QTest::newRow("infinitely bright") << std::numeric_limits<double>::infinity() << 255;
    QTest::newRow("the middle rounds to even") << 0.0 << 128;
    QTest::newRow("a little above a level") << 2.0 * 99.6 / 255 - 1 << 100;
}

void FramesTest::values_become_levels()
{
    QFETCH(double, value);
    QFETCH(int, level);
    const auto frames = to_frames(at::full({1, 3, 1, 1}, value));
    QCOMPARE(static_cast<int>(frames.at(0).pixels.at(0)), level);
}

void FramesTest::pixels_lie_in_rows_of_rgb()
{
    const auto levels = at::arange(2 * 3 * 2 * 4).view({2, 3, 2, 4}).to(at::kFloat);
    const auto pictures = (levels / 127.5 - 1).contiguous(at::MemoryFormat::ChannelsLast);
    const auto frames = to_frames(pictures);
    QCOMPARE(frames.size(), std::size_t{2});
    QVERIFY((frames[1].size == Size{4, 2}));
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 4; ++x)
            for (int channel = 0; channel < 3; ++channel)
                QCOMPARE(static_cast<int>(
                             frames[1].pixels[static_cast<std::size_t>((y * 4 + x) * 3 + channel)]),
                         24 + channel * 8 + y * 4 + x);
}

void FramesTest::frames_become_pictures_and_back()
{
    const auto levels = at::arange(2 * 3 * 4 * 8).view({2, 3, 4, 8}).to(at::kFloat) / 127.5 - 1;
    const auto frames = to_frames(levels);
    const auto pictures = from_frames(frames);
    QVERIFY(at::allclose(pictures, levels, 0, 1e-6));
    QVERIFY(to_frames(pictures) == frames);
}

void FramesTest::deep_frames_have_sixteen_bits()
{
    const auto values = at::tensor({-1.0, 1.0, 0.0, -2.0, 2.0, 2.0 * 1000 / 65535 - 1}, at::kFloat);
    const auto frames = to_frames(values.view({1, 3, 1, 2}), true);
    // Channels of the first pixel, then of the second.
    QCOMPARE(frames[0].deep_pixels, (std::vector<std::uint16_t>{0, 32768, 65535, 65535, 0, 1000}));
    QCOMPARE(frames[0].pixels, (std::vector<std::uint8_t>{0, 128, 255, 255, 0, 4}));
    QVERIFY(to_frames(values.view({1, 3, 1, 2}))[0].deep_pixels.empty());
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::FramesTest)
#include "frames_test.moc"
