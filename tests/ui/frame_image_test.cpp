// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sample_clip.h"
#include "ui/viewer/frame_image.h"

using namespace flipbook;
using namespace flipbook::ui;

class FrameImageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_picture_lies_over_the_frames_memory()
    {
        const ClipPtr clip = sample_clip(2, {5, 3});
        const QImage image = frame_image(clip, 1);
        QCOMPARE(image.size(), QSize(5, 3));
        QCOMPARE(image.constBits(), clip->frames[1].pixels.data());
        QCOMPARE(image.bytesPerLine(), 15);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 5; ++x) {
                const std::uint8_t* pixel =
                    &clip->frames[1].pixels[static_cast<std::size_t>(3 * (5 * y + x))];
                QCOMPARE(image.pixelColor(x, y), QColor(pixel[0], pixel[1], pixel[2]));
            }
    }

    void the_clip_lives_as_long_as_a_picture_of_it()
    {
        ClipPtr clip = sample_clip(1, {4, 4});
        const std::weak_ptr<const Clip> watched = clip;
        QImage first = frame_image(clip, 0);
        QImage copy = first;  // Shares the pixels.
        clip.reset();
        first = QImage();
        QVERIFY(!watched.expired());
        QCOMPARE(copy.pixelColor(0, 0), QColor(0, 1, 2));
        copy = QImage();
        QVERIFY(watched.expired());
    }

    void painting_on_it_leaves_the_clip_alone()
    {
        const ClipPtr clip = sample_clip(1, {4, 4});
        const Frame before = clip->frames[0];
        QImage image = frame_image(clip, 0);
        image.fill(Qt::red);
        QCOMPARE(clip->frames[0], before);
    }

    void a_frame_that_is_not_there_is_null()
    {
        QVERIFY(frame_image(nullptr, 0).isNull());
        QVERIFY(frame_image(sample_clip(2, {4, 4}), 2).isNull());
        QVERIFY(frame_image(sample_clip(2, {4, 4}), -1).isNull());
    }
};

QTEST_GUILESS_MAIN(FrameImageTest)
#include "frame_image_test.moc"
