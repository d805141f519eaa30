// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include <QUndoCommand>
#include <utility>

#include "ui/document/settings_difference.h"

namespace flipbook::ui {

namespace {

// "Change CFG: 7 → 7.5", where it is one setting that can be said in a few letters.
QString step_text(const QString& label, const Composition& before, const Composition& after)
{
    constexpr qsizetype most_letters = 24;
    const auto differences = settings_difference(before.request, after.request);
    if (differences.size() != 1)
        return label;
    const SettingDifference& change = differences.front();
    if (qMax(change.first.size(), change.second.size()) > most_letters)
        return label;
    const auto shown = [](const QString& value) {
        return value.isEmpty() ? Document::tr("none") : value;
    };
    return Document::tr("%1: %2 → %3", "what a step of undo does, from, to")
        .arg(label, shown(change.first), shown(change.second));
}

}  // namespace

// A step of undo: the composition before and after. Values are small, so whole copies are kept.
class EditCommand final : public QUndoCommand {
public:
    EditCommand(Document& document, Composition after, const QString& label, QString gesture,
                int gesture_number)
        : QUndoCommand(step_text(label, document.composition(), after)), m_document(document),
          m_label(label), m_before(document.composition()), m_after(std::move(after)),
          m_gesture(std::move(gesture)), m_gesture_number(gesture_number)
    { }

    void undo() override { m_document.set_composition(m_before); }
    void redo() override { m_document.set_composition(m_after); }

    int id() const override { return m_gesture.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const EditCommand*>(other);  // Of the same id().
        if (next->m_gesture != m_gesture || next->m_gesture_number != m_gesture_number)
            return false;
        m_after = next->m_after;
        m_label = next->m_label;
        setText(step_text(m_label, m_before, m_after));
        setObsolete(m_before == m_after);
        return true;
    }

private:
    Document& m_document;
    QString m_label;
    Composition m_before;
    Composition m_after;
    QString m_gesture;
    int m_gesture_number;
};

Document::Document(QObject* parent) : QObject(parent)
{
    m_undo_stack.setUndoLimit(500);
}

void Document::set_defaults(Composition defaults)
{
    m_defaults = std::move(defaults);
    Q_EMIT changed(m_composition);
}

void Document::edit(const QString& label, const Change& change, const QString& gesture)
{
    Composition after = m_composition;
    change(after);
    if (after == m_composition)
        return;
    m_undo_stack.push(new EditCommand(*this, std::move(after), label, gesture, m_gesture_number));
}

void Document::end_gesture()
{
    ++m_gesture_number;
}

void Document::advance(const Change& change)
{
    Composition after = m_composition;
    change(after);
    if (!(after == m_composition))
        set_composition(std::move(after));
}

void Document::load(Composition composition)
{
    m_undo_stack.clear();
    set_composition(std::move(composition));
}

void Document::set_composition(Composition composition)
{
    m_composition = std::move(composition);
    Q_EMIT changed(m_composition);
}

}  // namespace flipbook::ui
