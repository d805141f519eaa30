// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include "export/clip_edit.h"
#include "export/frame_filters.h"
#include "test_clip.h"

using namespace flipbook;

class ClipEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frames_are_shown_in_order_data();
    void frames_are_shown_in_order();
    void rates_follow_the_edit();
    void what_does_not_fit_is_refused_data();
    void what_does_not_fit_is_refused();
#ifdef FLIPBOOK_MEDIA
    void nearest_makes_blocks();
    void lanczos_keeps_flat_colours();
    void interpolation_moves_between_frames_data();
    void interpolation_moves_between_frames();
#endif
};

using Change = void (*)(ClipEdit&);

static Clip clip_of(int frames)
{
    return {moving_chart({64, 48}, frames), 8};
}

static ClipEdit edit_of(Change change)
{
    ClipEdit edit;
    change(edit);
    return edit;
}

void ClipEditTest::frames_are_shown_in_order_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<int>>("shown");  // Frames of a clip of five.
    const auto add = [](const char* name, Change change, QList<int> shown) {
        QTest::newRow(name) << change << shown;
    };
    add("as it is", [](ClipEdit&) {}, {0, 1, 2, 3, 4});
    add("from the second to the fourth", [](ClipEdit& edit) { edit.first = 1, edit.last = 3; },
        {1, 2, 3});
    add("to the end", [](ClipEdit& edit) { edit.first = 3; }, {3, 4});
    add("one frame", [](ClipEdit& edit) { edit.first = 2, edit.last = 2; }, {2});
    add("forward and back", [](ClipEdit& edit) { edit.is_ping_pong = true; },
        {0, 1, 2, 3, 4, 3, 2, 1});
    add("two frames forward and back",
        [](ClipEdit& edit) { edit.last = 1, edit.is_ping_pong = true; }, {0, 1});
    add("twice", [](ClipEdit& edit) { edit.last = 1, edit.repeats = 2; }, {0, 1, 0, 1});
    add("ends stand still",
        [](ClipEdit& edit) { edit.last = 1, edit.hold_first = 2, edit.hold_last = 1; },
        {0, 0, 0, 1, 1});
    add("all at once",
        [](ClipEdit& edit) {
            edit.first = 1;
            edit.last = 3;
            edit.is_ping_pong = true;
            edit.repeats = 2;
            edit.hold_first = 1;
            edit.hold_last = 1;
        },
        {1, 1, 2, 3, 2, 1, 2, 3, 2, 2});
}

void ClipEditTest::frames_are_shown_in_order()
{
    QFETCH(Change, change);
    QFETCH(QList<int>, shown);
    const Clip clip = clip_of(5);
    const auto result = edited(clip, edit_of(change));
    QVERIFY(result);
    QCOMPARE(static_cast<qsizetype>(result.value().order.size()), shown.size());
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const int picture = result.value().order[static_cast<std::size_t>(i)];
        QVERIFY(result.value().pictures.at(static_cast<std::size_t>(picture))
                == clip.frames.at(static_cast<std::size_t>(shown[i])));
    }
}

void ClipEditTest::rates_follow_the_edit()
{
    QCOMPARE(edited(clip_of(2), {}).value().frame_rate, 8);
    ClipEdit edit;
    edit.frame_rate = 12;
    QCOMPARE(edited(clip_of(2), edit).value().frame_rate, 12);
#ifdef FLIPBOOK_MEDIA
    edit.interpolation = 2;
    QCOMPARE(edited(clip_of(2), edit).value().frame_rate, 24);
#endif
}

void ClipEditTest::what_does_not_fit_is_refused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("said");
    const auto add = [](const char* name, Change change, const char* said) {
        QTest::newRow(name) << change << said;
    };
    add(
        "first before the clip", [](ClipEdit& edit) { edit.first = -1; }, "first frame is -1");
    add(
        "first behind the clip", [](ClipEdit& edit) { edit.first = 5; }, "0 to 4");
    add(
        "last behind the clip", [](ClipEdit& edit) { edit.last = 5; }, "last frame is 5");
    add(
        "last before first", [](ClipEdit& edit) { edit.first = 3, edit.last = 2; }, "3 to 4");
    add(
        "no repeats", [](ClipEdit& edit) { edit.repeats = 0; }, "repeats is 0");
    add(
        "endless hold", [](ClipEdit& edit) { edit.hold_last = 1001; }, "0 to 1000");
    add(
        "negative hold", [](ClipEdit& edit) { edit.hold_first = -1; }, "hold of the first");
    add(
        "threefold", [](ClipEdit& edit) { edit.interpolation = 3; }, "1, 2 or 4");
#ifdef FLIPBOOK_MEDIA
    add(
        "no size",
        [](ClipEdit& edit) {
            edit.size = Size{0, 48};
        },
        "0x48");
#endif
}

void ClipEditTest::what_does_not_fit_is_refused()
{
    QFETCH(Change, change);
    QFETCH(QString, said);
    const auto result = edited(clip_of(5), edit_of(change));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::invalid_request);
    QVERIFY2(result.error().message.find(said.toStdString()) != std::string::npos,
             result.error().message.c_str());
}

#ifdef FLIPBOOK_MEDIA

void ClipEditTest::nearest_makes_blocks()
{
    const std::vector<Frame> frames{noise({7, 5}, 1)};
    const Frame large = resized(frames, {21, 15}, Resizing::nearest).value().at(0);
    QCOMPARE(large.size.width, 21);
    for (std::size_t y = 0; y < 15; ++y)
        for (std::size_t i = 0; i < 63; ++i)
            QCOMPARE(large.pixels[y * 63 + i], frames[0].pixels[y / 3 * 21 + i / 9 * 3 + i % 3]);
}

void ClipEditTest::lanczos_keeps_flat_colours()
{
    const auto small = resized({colour_chart({256, 128}, 0)}, {64, 32}, Resizing::lanczos);
    QVERIFY(small);
    const Frame& frame = small.value().at(0);
    for (int patch = 0; patch < 8; ++patch)
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto at =
                (std::size_t(patch / 4 * 16 + 8) * 64 + std::size_t(patch % 4 * 16 + 8)) * 3;
            const int difference = int(frame.pixels[at + channel])
                                   - int(chart_colours.at(std::size_t(patch)).at(channel));
            QVERIFY(std::abs(difference) <= 1);
        }
}

void ClipEditTest::interpolation_moves_between_frames_data()
{
    QTest::addColumn<int>("factor");
    QTest::addColumn<int>("frames");
    QTest::newRow("2 x 6") << 2 << 6;
    QTest::newRow("4 x 6") << 4 << 6;
    QTest::newRow("2 x 2") << 2 << 2;
    QTest::newRow("4 x 1") << 4 << 1;
}

// A pattern that moves by eight pixels a frame; what lies between should have moved by a part of
// that. A frame shown twice instead would be off by twice as much.
void ClipEditTest::interpolation_moves_between_frames()
{
    QFETCH(int, factor);
    QFETCH(int, frames);
    std::vector<Frame> pictures;
    for (int i = 0; i < frames; ++i)
        pictures.push_back(soft_chart({192, 96}, 8 * i));
    const auto outcome = interpolated(pictures, factor);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
    const auto& all = outcome.value();
    QCOMPARE(all.size(), std::size_t(1 + factor * (frames - 1)));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Frame truth = soft_chart({192, 96}, static_cast<int>(i) * 8 / factor);
        const double error = mean_error(all[i], truth);
        QVERIFY2(error <= 4.0, qPrintable(QString("frame %1 is off by %2").arg(i).arg(error)));
        if (i % std::size_t(factor) == 0)
            QVERIFY(all[i] == pictures[i / std::size_t(factor)]);
    }
}

#endif

QTEST_APPLESS_MAIN(ClipEditTest)
#include "clip_edit_test.moc"
