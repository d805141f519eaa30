// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <memory>

#include "ui/viewer/player.h"

using namespace flipbook::ui;

namespace {

// A player whose time the test sets. Timers of the event loop never fire: it does not run.
struct FakePlayer {
    explicit FakePlayer(int frames = 16, double rate = 8) { player.set_clip(frames, rate); }

    void advance(qint64 microseconds)
    {
        *now += microseconds;
        player.update();
    }

    // Lets frame after frame come when the player asks for it, for that time; what was shown.
    QList<int> run(qint64 microseconds)
    {
        QList<int> frames{player.frame()};
        const qint64 end = *now + microseconds;
        while (const auto next = player.time_to_next_frame()) {
            if (*now + *next > end)
                break;
            advance(*next);
            frames.append(player.frame());
        }
        *now = end;
        return frames;
    }

    std::shared_ptr<qint64> now = std::make_shared<qint64>(1'000'000);
    Player player{[time = now] { return *time; }};
};

QList<int> range(int first, int last)
{
    QList<int> frames;
    for (int frame = first; frame <= last; ++frame)
        frames.append(frame);
    return frames;
}

}  // namespace

class PlayerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixteen_frames_at_8_take_two_seconds()
    {
        FakePlayer fake;
        fake.player.play();
        QCOMPARE(fake.run(1'999'999), range(0, 15));
        fake.advance(1);
        QCOMPARE(fake.player.frame(), 0);  // The next round.
    }

    void a_late_timer_skips_frames_and_loses_no_time()
    {
        FakePlayer fake;
        fake.player.play();
        fake.advance(700'000);  // 5.6 frames.
        QCOMPARE(fake.player.frame(), 5);
        QCOMPARE(fake.player.time_to_next_frame(), 50'000);
        fake.advance(50'000);
        QCOMPARE(fake.player.frame(), 6);
    }

    void many_rounds_do_not_drift()
    {
        FakePlayer fake(7, 30);
        fake.player.play();
        for (int i = 0; i < 10'000; ++i)
            fake.advance(*fake.player.time_to_next_frame());
        QCOMPARE(fake.player.frame(), 10'000 % 7);
        const double expected = 10'000 / 30.0 * 1e6;
        QVERIFY(std::abs(static_cast<double>(*fake.now - 1'000'000) - expected) < 2.0);
    }

    void speed_and_shuttle_multiply()
    {
        FakePlayer fake;
        fake.player.set_speed(0.5);
        fake.player.shuttle(1);
        QCOMPARE(fake.player.time_to_next_frame(), 250'000);
        fake.player.shuttle(1);
        QCOMPARE(fake.player.time_to_next_frame(), 125'000);
        fake.player.shuttle(1);
        fake.player.shuttle(1);
        fake.player.shuttle(1);
        QCOMPARE(fake.player.shuttle(), 8);
        fake.player.shuttle(-1);  // The other way begins slowly.
        QCOMPARE(fake.player.shuttle(), 1);
        QCOMPARE(fake.player.direction(), -1);
    }

    void speeds_go_from_a_quarter_to_four()
    {
        QCOMPARE(Player::next_speed(1, 1), 1.25);
        QCOMPARE(Player::next_speed(1, -1), 0.75);
        QCOMPARE(Player::next_speed(4, 1), 4.0);
        QCOMPARE(Player::next_speed(0.25, -1), 0.25);
        QCOMPARE(Player::next_speed(0, 1), 0.25);
    }

    void backwards_goes_round_as_well()
    {
        FakePlayer fake(4);
        fake.player.play(-1);
        QCOMPARE(fake.run(5 * 125'000), (QList<int>{0, 3, 2, 1, 0, 3}));
    }

    void ping_pong_shows_the_ends_once()
    {
        FakePlayer fake(4);
        fake.player.set_ping_pong(true);
        fake.player.play();
        QCOMPARE(fake.run(8 * 125'000), (QList<int>{0, 1, 2, 3, 2, 1, 0, 1, 2}));
    }

    void ping_pong_goes_on_its_way_back_when_the_speed_changes()
    {
        FakePlayer fake(4);
        fake.player.set_ping_pong(true);
        fake.player.play();
        fake.run(4 * 125'000);
        QCOMPARE(fake.player.frame(), 2);
        fake.player.set_speed(2);
        QCOMPARE(fake.run(2 * 62'500), (QList<int>{2, 1, 0}));
    }

    void without_a_loop_the_last_frame_has_its_time()
    {
        FakePlayer fake(4);
        fake.player.set_loops(false);
        fake.player.play();
        fake.advance(499'999);
        QVERIFY(fake.player.is_playing());
        fake.advance(1);
        QVERIFY(!fake.player.is_playing());
        QCOMPARE(fake.player.frame(), 3);
        fake.player.play();  // Once more, from the start.
        QCOMPARE(fake.player.frame(), 0);
    }

    void only_the_range_is_played()
    {
        FakePlayer fake;
        fake.player.seek(3);
        fake.player.set_in();
        fake.player.seek(5);
        fake.player.set_out();
        fake.player.play();
        QCOMPARE(fake.run(6 * 125'000), (QList<int>{5, 3, 4, 5, 3, 4, 5}));
        fake.player.go_to_first();
        QCOMPARE(fake.player.frame(), 3);
        fake.player.go_to_last();
        QCOMPARE(fake.player.frame(), 5);
        fake.player.clear_range();
        QCOMPARE(fake.player.last(), 15);
    }

    void an_end_before_the_beginning_moves_the_beginning()
    {
        FakePlayer fake;
        fake.player.seek(8);
        fake.player.set_in();
        fake.player.seek(4);
        fake.player.set_out();
        QVERIFY(!fake.player.in_point());
        QCOMPARE(fake.player.out_point(), 4);
        fake.player.clear_out();
        QVERIFY(!fake.player.out_point());
    }

    void stepping_pauses_and_goes_round()
    {
        FakePlayer fake;
        fake.player.play();
        fake.player.step(-1);
        QVERIFY(!fake.player.is_playing());
        QCOMPARE(fake.player.frame(), 15);
        fake.player.set_loops(false);
        fake.player.step(1);
        QCOMPARE(fake.player.frame(), 15);
        fake.player.skip_second(-1);
        QCOMPARE(fake.player.frame(), 7);
        fake.player.skip_second(-1);
        QCOMPARE(fake.player.frame(), 0);
    }

    void another_clip_of_that_length_keeps_the_playhead()
    {
        FakePlayer fake;
        fake.player.seek(7);
        fake.player.set_in();
        fake.player.set_clip(16, 12);
        QCOMPARE(fake.player.frame(), 7);
        QCOMPARE(fake.player.in_point(), 7);
        fake.player.set_clip(8, 12);
        QCOMPARE(fake.player.frame(), 0);
        QVERIFY(!fake.player.in_point());
    }

    void without_frames_nothing_plays()
    {
        Player player;
        player.play();
        player.step(1);
        player.set_in();
        player.seek(3);
        QVERIFY(!player.is_playing());
        QVERIFY(!player.in_point());
    }

    // The one test of the real timer: the sequence, not the time, is what it must hold.
    void the_event_loop_plays_frame_after_frame()
    {
        Player player;
        QList<int> frames;
        connect(&player, &Player::frame_changed, this, [&](int frame) { frames.append(frame); });
        player.set_clip(16, 8);
        QElapsedTimer time;
        player.play();
        time.start();
        QTRY_COMPARE_WITH_TIMEOUT(player.frame(), 15, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(player.frame(), 0, 10'000);
        qInfo("16 frames at 8 per second took %.3f s", static_cast<double>(time.elapsed()) / 1e3);
        QVERIFY(time.elapsed() >= 1995);
        QVERIFY(std::is_sorted(frames.begin() + 1, frames.end() - 1));
    }
};

QTEST_GUILESS_MAIN(PlayerTest)
#include "player_test.moc"
