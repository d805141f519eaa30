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
    ++m_beats;
    m_worst_ms = std::max(m_worst_ms, late);
}

QJsonObject Heartbeat::summary() const
{
    qint64 seen = 0;
    int p99 = 0;
    while (p99 < longest_ms && seen + m_counts[static_cast<std::size_t>(p99)] < m_beats * 99 / 100)
        seen += m_counts[static_cast<std::size_t>(p99++)];
    return {{QStringLiteral("beats"), m_beats},
            {QStringLiteral("p99_ms"), p99},
            {QStringLiteral("worst_ms"), m_worst_ms}};
}

}  // namespace flipbook::ui
