// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/heartbeat.h"

#include <algorithm>

namespace flipbook::ui {

namespace {

constexpr int interval_ms = 10;

}  // namespace

Heartbeat::Heartbeat(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval_ms);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    m_timer.start();
    m_since_last.start();
}

void Heartbeat::beat()
{
    const qint64 late = std::max<qint64>(0, m_since_last.restart() - interval_ms);
    ++m_counts[static_cast<std::size_t>(std::min<qint64>(late, longest_ms))];
}

QJsonArray Heartbeat::lateness() const
{
    QJsonArray late;
    for (int ms = 0; ms <= longest_ms; ++ms)
        if (const qint64 count = m_counts[static_cast<std::size_t>(ms)])
            late.append(QJsonArray{ms, count});
    return late;
}

}  // namespace flipbook::ui
