// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include <QUndoCommand>
#include <utility>

namespace flipbook::ui {

// A step of undo: the composition before and after. Values are small, so whole copies are kept.
class EditCommand final : public QUndoCommand {
public:
    EditCommand(Document& document, Composition after, const QString& label, QString gesture,
                int gesture_number)
        : QUndoCommand(label), m_document(document), m_before(document.composition()),
          m_after(std::move(after)), m_gesture(std::move(gesture)), m_gesture_number(gesture_number)
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
        setText(next->text());
        setObsolete(m_before == m_after);
        return true;
    }

private:
    Document& m_document;
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
