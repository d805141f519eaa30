// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QTimer>
#include <array>

namespace flipbook::ui {

// How late the GUI thread comes to its events: a timer of 10 ms, and how much later than that it
// fires. For tests; costs 0.1 % of a core.
class Heartbeat final : public QObject {
    Q_OBJECT

public:
    explicit Heartbeat(QObject* parent = nullptr);

    // By lateness in whole milliseconds, how often that was: [[0, 812], [1, 93], …]. What came
    // between two moments is the difference of their counts.
    QJsonArray lateness() const;

private:
    void beat();

    static constexpr int longest_ms = 2000;

    QTimer m_timer;
    QElapsedTimer m_since_last;
    std::array<qint64, longest_ms + 1> m_counts{};  // By lateness; the last for all above.
};

}  // namespace flipbook::ui
