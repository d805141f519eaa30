// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/range_steps.h"

#include <QPointer>
#include <QUndoStack>

#include "ui/viewer/player.h"

namespace flipbook::ui {

namespace {

// EditCommand of the document has 1; both are on one stack.
constexpr int drag_id = 2;

QString label_of(const RangeSteps::Range& range, int frame_count)
{
    if (!range.in && !range.out)
        return RangeSteps::tr("Clear the range");
    return RangeSteps::tr("Range: frames %1 to %2")
        .arg(range.in.value_or(0) + 1)
        .arg(range.out.value_or(frame_count - 1) + 1);
}

class RangeCommand final : public QUndoCommand {
public:
    // `drag` is the number of one; 0 = the range was set at once.
    RangeCommand(RangeSteps& steps, const RangeSteps::Range& before, const RangeSteps::Range& after,
                 int frame_count, int drag)
        : QUndoCommand(label_of(after, frame_count)), m_steps(&steps), m_before(before),
          m_after(after), m_frame_count(frame_count), m_drag(drag)
    { }

    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }
    int id() const override { return m_drag > 0 ? drag_id : -1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const RangeCommand*>(other);  // Of the same id().
        if (next->m_drag != m_drag)
            return false;
        m_after = next->m_after;
        setText(next->text());
        setObsolete(m_before == m_after);
        return true;
    }

private:
    void apply(const RangeSteps::Range& range)
    {
        if (!m_steps || !m_steps->apply(range, m_frame_count))
            setObsolete(true);
    }

    QPointer<RangeSteps> m_steps;  // The stack may outlive the viewer.
    RangeSteps::Range m_before;
    RangeSteps::Range m_after;
    int m_frame_count;
    int m_drag;
};

}  // namespace

RangeSteps::RangeSteps(Player& player, QUndoStack& undo, QObject* parent)
    : QObject(parent), m_player(player), m_undo(undo)
{
    connect(&player, &Player::range_edited, this,
            [this](std::optional<int> in, std::optional<int> out) {
                if (!m_is_applying)
                    record({in, out});
            });
}

void RangeSteps::begin_drag()
{
    m_is_dragging = true;
    ++m_drag_count;
}

void RangeSteps::end_drag()
{
    m_is_dragging = false;
}

void RangeSteps::record(const Range& before)
{
    const Range after{m_player.in_point(), m_player.out_point()};
    m_undo.push(new RangeCommand(*this, before, after, m_player.frame_count(),
                                 m_is_dragging ? m_drag_count : 0));
}

bool RangeSteps::apply(const Range& range, int frame_count)
{
    if (m_player.frame_count() != frame_count)
        return false;
    m_is_applying = true;
    m_player.set_range(range.in, range.out);
    m_is_applying = false;
    return true;
}

}  // namespace flipbook::ui
