// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

class QUndoStack;

namespace flipbook::ui {

class Player;

// Makes each range that the user sets in the viewer a step of undo; a drag is one. GUI thread.
class RangeSteps final : public QObject {
    Q_OBJECT

public:
    struct Range {
        std::optional<int> in, out;

        bool operator==(const Range&) const = default;
    };

    RangeSteps(Player& player, QUndoStack& undo, QObject* parent);

    // Of one drag at an end of the range.
    void begin_drag();
    void end_drag();

    // Undo and redo. False: another clip is played by now, with which the range went.
    bool apply(const Range& range, int frame_count);

private:
    void record(const Range& before);

    Player& m_player;
    QUndoStack& m_undo;
    int m_drag_count = 0;
    bool m_is_dragging = false;
    bool m_is_applying = false;
};

}  // namespace flipbook::ui
