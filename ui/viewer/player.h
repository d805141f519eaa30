// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

namespace flipbook::ui {

// Which frame is to be seen now. The frame follows from the time since playing began, not from the
// number of timer events, so that a busy machine skips frames instead of playing slower. Frames
// count from 0. GUI thread.
class Player final : public QObject {
    Q_OBJECT

public:
    // Microseconds since any fixed moment; never goes back.
    using Clock = std::function<qint64()>;

    explicit Player(Clock clock = {}, QObject* parent = nullptr);

    // What is played. With as many frames as before, playhead and range stay where they are;
    // otherwise the playhead goes to the start and the range is cleared.
    void set_clip(int frame_count, double frame_rate);

    int frame_count() const { return m_frame_count; }
    int frame() const { return m_frame; }
    bool is_playing() const { return m_is_playing; }
    int direction() const { return m_direction; }  // 1 or -1, of playing.
    double frame_rate() const { return m_frame_rate; }
    double speed() const { return m_speed; }   // 0.25 … 4, chosen.
    int shuttle() const { return m_shuttle; }  // 1, 2, 4 or 8, by repeated J or L.
    bool loops() const { return m_loops; }
    bool is_ping_pong() const { return m_is_ping_pong; }
    // The first and the last frame of the range that is played: the whole clip where none is set.
    int first() const { return m_in.value_or(0); }
    int last() const { return m_out.value_or(m_frame_count - 1); }
    std::optional<int> in_point() const { return m_in; }
    std::optional<int> out_point() const { return m_out; }

    // The frame that the clock asks for now; called by the timer, and by tests. When it is time
    // for the next one: microseconds from now, none while nothing plays.
    void update();
    std::optional<qint64> time_to_next_frame() const;

    // The next value of 0.25 … 4 in that direction (1 or -1).
    static double next_speed(double speed, int direction);

public Q_SLOTS:
    void play(int direction = 1);
    void pause();
    void toggle();                // Space: forward at the chosen speed, or pause.
    void shuttle(int direction);  // J and L: plays that way, faster each time.
    void step(int frames);        // Pauses; goes round where the clip loops.
    void skip_second(int direction);
    void go_to_first();
    void go_to_last();
    void seek(int frame);  // Goes on playing from there.

    void set_frame_rate(double frames_per_second);  // 1 … 120.
    void set_speed(double speed);
    void set_loops(bool loops);
    void set_ping_pong(bool ping_pong);
    void set_in();  // Of the current frame.
    void set_out();
    void set_range(std::optional<int> in, std::optional<int> out);
    void clear_in();
    void clear_out();
    void clear_range();

Q_SIGNALS:
    void frame_changed(int frame);
    // The user set another range; this was it before. Not where a clip brings the end of one.
    void range_edited(std::optional<int> in_before, std::optional<int> out_before);
    // Anything but the frame: playing, speed, loop, range, frame rate, number of frames.
    void state_changed();

private:
    // The frames in playing order: place p of the round that play() began.
    int period() const;
    int frame_at(qint64 place) const;
    qint64 place_of_frame() const;
    qint64 places_passed() const;
    double places_per_second() const;

    void show(int frame);
    void restart_clock();
    void schedule();
    void stop();

    Clock m_clock;
    QTimer m_timer;
    int m_frame_count = 0;
    int m_frame = 0;
    double m_frame_rate = 8;
    double m_speed = 1;
    int m_shuttle = 1;
    int m_direction = 1;
    bool m_is_playing = false;
    bool m_loops = true;
    bool m_is_ping_pong = false;
    std::optional<int> m_in, m_out;
    qint64 m_start_time = 0;   // When m_start_place began to be shown.
    qint64 m_start_place = 0;  // In the round, 0 … period - 1.
    qint64 m_place = 0;        // Of the frame that the clock showed last.
};

}  // namespace flipbook::ui
