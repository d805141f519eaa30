// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/player.h"

#include <QElapsedTimer>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr std::array<double, 9> speeds{0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4};
constexpr int fastest_shuttle = 8;

Player::Clock steady_clock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.nsecsElapsed() / 1000; };
}

qint64 modulo(qint64 value, qint64 divisor)
{
    return ((value % divisor) + divisor) % divisor;
}

}  // namespace

Player::Player(Clock clock, QObject* parent)
    : QObject(parent), m_clock(clock ? std::move(clock) : steady_clock())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Player::update);
}

void Player::set_clip(int frame_count, double frame_rate)
{
    const bool is_like_before = frame_count == m_frame_count;
    if (is_like_before && frame_rate == m_frame_rate)
        return;
    m_frame_count = frame_count;
    m_frame_rate = frame_rate;
    if (!is_like_before) {
        m_in.reset();
        m_out.reset();
        m_frame = -1;  // Not shown yet: the first frame is announced even if 0 was shown before.
        show(0);
    }
    if (frame_count < 1)
        m_is_playing = false;
    restart_clock();
    Q_EMIT state_changed();
}

int Player::period() const
{
    const int length = last() - first() + 1;
    return m_is_ping_pong ? std::max(1, 2 * (length - 1)) : length;
}

int Player::frame_at(qint64 place) const
{
    const int length = last() - first() + 1;
    const int in_round = static_cast<int>(modulo(place, period()));
    return first() + (in_round < length ? in_round : period() - in_round);
}

// The way there and the way back of ping-pong show the same frames: on the way back it stays so,
// and playing goes on as it looked.
qint64 Player::place_of_frame() const
{
    if (frame_at(m_place) == m_frame)
        return modulo(m_place, period());
    return std::clamp(m_frame, first(), last()) - first();
}

double Player::places_per_second() const
{
    return m_frame_rate * m_speed * m_shuttle;
}

qint64 Player::places_passed() const
{
    const double seconds = static_cast<double>(m_clock() - m_start_time) * 1e-6;
    // Rounding of the product must not cost a frame.
    return static_cast<qint64>(std::floor(seconds * places_per_second() + 1e-6));
}

void Player::update()
{
    if (!m_is_playing)
        return;
    const qint64 passed = places_passed();
    const qint64 place = m_start_place + m_direction * passed;
    // Without a loop, one round from the place where playing began: the last frame has its full
    // time on the screen before the stop.
    const bool is_over = m_direction > 0 ? place >= period() : place < 0;
    if (!m_loops && is_over) {
        show(m_direction > 0 && !m_is_ping_pong ? last() : first());
        stop();
        return;
    }
    m_place = place;
    show(frame_at(place));
    schedule();
}

std::optional<qint64> Player::time_to_next_frame() const
{
    if (!m_is_playing)
        return std::nullopt;
    const double next = static_cast<double>(places_passed() + 1) / places_per_second();
    return std::max<qint64>(0, static_cast<qint64>(std::ceil(next * 1e6))
                                   - (m_clock() - m_start_time));
}

double Player::next_speed(double speed, int direction)
{
    if (direction > 0) {
        const auto* next = std::upper_bound(speeds.begin(), speeds.end(), speed);
        return next == speeds.end() ? speeds.back() : *next;
    }
    const auto* next = std::lower_bound(speeds.begin(), speeds.end(), speed);
    return next == speeds.begin() ? speeds.front() : *(next - 1);
}

void Player::play(int direction)
{
    if (m_frame_count < 1)
        return;
    const bool is_outside = m_frame < first() || m_frame > last();
    const bool is_at_end = !m_loops && !m_is_ping_pong && direction > 0 && m_frame == last();
    const bool is_at_start = !m_loops && direction < 0 && m_frame == first();
    m_direction = direction;
    m_is_playing = true;
    if (is_at_start || (is_outside && direction < 0))
        show(last());
    else if (is_at_end || is_outside)
        show(first());
    restart_clock();
    Q_EMIT state_changed();
}

void Player::pause()
{
    if (m_is_playing)
        stop();
}

void Player::stop()
{
    m_is_playing = false;
    m_shuttle = 1;
    m_timer.stop();
    Q_EMIT state_changed();
}

void Player::toggle()
{
    if (m_is_playing) {
        pause();
        return;
    }
    m_shuttle = 1;
    play(1);
}

void Player::shuttle(int direction)
{
    if (m_is_playing && direction == m_direction)
        m_shuttle = std::min(2 * m_shuttle, fastest_shuttle);
    else
        m_shuttle = 1;
    play(direction);
}

void Player::step(int frames)
{
    pause();
    if (m_frame_count < 1)
        return;
    const bool is_inside = m_frame >= first() && m_frame <= last();
    if (m_loops && is_inside)
        show(first() + static_cast<int>(modulo(m_frame - first() + frames, last() - first() + 1)));
    else
        show(std::clamp(m_frame + frames, 0, m_frame_count - 1));
}

void Player::skip_second(int direction)
{
    if (m_frame_count < 1)
        return;
    pause();
    const int second = std::max(1, static_cast<int>(std::lround(m_frame_rate)));
    show(std::clamp(m_frame + direction * second, 0, m_frame_count - 1));
}

void Player::go_to_first()
{
    if (m_frame_count > 0)
        seek(first());
}

void Player::go_to_last()
{
    if (m_frame_count > 0)
        seek(last());
}

void Player::seek(int frame)
{
    if (m_frame_count < 1)
        return;
    show(std::clamp(frame, 0, m_frame_count - 1));
    restart_clock();
}

void Player::set_frame_rate(double frames_per_second)
{
    m_frame_rate = std::clamp(frames_per_second, 1.0, 120.0);
    restart_clock();
    Q_EMIT state_changed();
}

void Player::set_speed(double speed)
{
    m_speed = std::clamp(speed, speeds.front(), speeds.back());
    restart_clock();
    Q_EMIT state_changed();
}

void Player::set_loops(bool loops)
{
    m_loops = loops;
    restart_clock();
    Q_EMIT state_changed();
}

void Player::set_ping_pong(bool ping_pong)
{
    m_is_ping_pong = ping_pong;
    restart_clock();
    Q_EMIT state_changed();
}

void Player::set_in()
{
    set_range(m_frame, m_out && *m_out < m_frame ? std::nullopt : m_out);
}

void Player::set_out()
{
    set_range(m_in && *m_in > m_frame ? std::nullopt : m_in, m_frame);
}

void Player::set_range(std::optional<int> in, std::optional<int> out)
{
    if (m_frame_count < 1)
        return;
    const int end = m_frame_count - 1;
    if (in)
        in = std::clamp(*in, 0, out.value_or(end));
    if (out)
        out = std::clamp(*out, in.value_or(0), end);
    if (in == m_in && out == m_out)
        return;
    const auto in_before = std::exchange(m_in, in);
    const auto out_before = std::exchange(m_out, out);
    restart_clock();
    Q_EMIT state_changed();
    Q_EMIT range_edited(in_before, out_before);
}

void Player::clear_in()
{
    set_range(std::nullopt, m_out);
}

void Player::clear_out()
{
    set_range(m_in, std::nullopt);
}

void Player::clear_range()
{
    set_range(std::nullopt, std::nullopt);
}

void Player::show(int frame)
{
    if (frame == m_frame)
        return;
    m_frame = frame;
    if (m_frame_count > 0)
        Q_EMIT frame_changed(frame);
}

// Whatever changes how time becomes frames goes on from the frame that is shown.
void Player::restart_clock()
{
    m_start_time = m_clock();
    m_start_place = m_frame_count > 0 ? place_of_frame() : 0;
    m_place = m_start_place;
    schedule();
}

void Player::schedule()
{
    const auto microseconds = time_to_next_frame();
    if (microseconds)
        m_timer.start(static_cast<int>((*microseconds + 999) / 1000));
    else
        m_timer.stop();
}

}  // namespace flipbook::ui
