// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/prompt_lane.h"

#include <QHelpEvent>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/document/document.h"
#include "ui/errors/error_text.h"
#include "ui/viewer/player.h"

namespace flipbook::ui {

namespace {

constexpr int field_width = 240;

QString text_of(const std::string& text)
{
    return QString::fromStdString(text);
}

}  // namespace

PromptLane::PromptLane(Document& document, Player& player, QWidget* parent)
    : QWidget(parent), m_document(document), m_player(player), m_field(new QLineEdit(this))
{
    setObjectName(QStringLiteral("viewer.prompt_lane"));
    setAccessibleName(tr("Prompt over the frames"));
    setAccessibleDescription(tr("T adds a key at the playhead, Enter writes it, Delete removes it, "
                                "comma and full stop go from key to key."));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_field->setObjectName(QStringLiteral("viewer.prompt_lane.line"));
    m_field->setAccessibleName(tr("Frame and prompt of a key"));
    m_field->hide();
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::editingFinished, this, &PromptLane::take_written);
    connect(&document, &Document::changed, this, &PromptLane::show_prompt);
    connect(&player, &Player::frame_changed, this, [this](int frame) {
        m_place = frame;
        update();
    });
    show_prompt();
}

QSize PromptLane::sizeHint() const
{
    return {320, fontMetrics().height() + 8};
}

QSize PromptLane::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

int PromptLane::frame_count() const
{
    return m_document.request().frame_count;
}

TimelineScale PromptLane::scale() const
{
    return {frame_count(), static_cast<double>(width())};
}

const std::string& PromptLane::prompt() const
{
    return m_document.request().prompt.positive;
}

void PromptLane::show_prompt()
{
    m_travel = parse_travel(prompt());
    const auto wrong = find_wrong_key(prompt(), frame_count());
    m_wrong_frame.reset();
    for (const PromptKey& key : m_travel.keys)
        if (wrong && key.begin == wrong->begin)
            m_wrong_frame = key.frame;
    if (m_chosen && !key_at_frame(*m_chosen))
        m_chosen.reset();
    update();
    Q_EMIT keys_changed();
}

std::optional<std::size_t> PromptLane::key_at_frame(int frame) const
{
    for (std::size_t key = 0; key < m_travel.keys.size(); ++key)
        if (m_travel.keys[key].frame == frame)
            return key;
    return std::nullopt;
}

std::optional<std::size_t> PromptLane::key_near(QPointF position) const
{
    std::optional<std::size_t> nearest;
    double smallest = diamond + 3;
    for (std::size_t key = 0; key < m_travel.keys.size(); ++key) {
        const double distance =
            std::abs(position.x() - scale().centre_of(m_travel.keys[key].frame));
        if (distance <= smallest) {
            nearest = key;
            smallest = distance;
        }
    }
    return nearest;
}

void PromptLane::set_prompt(const QString& label, std::string prompt, const QString& gesture)
{
    m_document.edit(
        label, [&](Composition& after) { after.request.prompt.positive = std::move(prompt); },
        gesture);
}

void PromptLane::go_to_key(int direction)
{
    std::optional<int> found;
    for (const PromptKey& key : m_travel.keys) {
        const bool is_ahead = direction > 0 ? key.frame > m_place : key.frame < m_place;
        if (is_ahead && (!found || direction < 0))
            found = key.frame;
    }
    if (!found)
        return;
    m_chosen = found;
    m_place = *found;
    m_player.pause();
    m_player.seek(m_place);
    update();
}

void PromptLane::write(int frame)
{
    const auto key = key_at_frame(frame);
    m_written = m_chosen = frame;
    const QString text = key ? text_of(m_travel.keys[*key].text) : QString();
    m_field->setText(QStringLiteral("%1: %2").arg(frame).arg(text));
    const int left = static_cast<int>(scale().centre_of(frame) - diamond);
    const int room = std::min(field_width, width());
    m_field->setGeometry(std::clamp(left, 0, width() - room), 0, room, height());
    m_field->show();
    m_field->setFocus();
    m_field->setSelection(static_cast<int>(m_field->text().size() - text.size()),
                          static_cast<int>(text.size()));
}

void PromptLane::end_writing()
{
    m_written.reset();
    const bool had_focus = m_field->hasFocus();
    m_field->hide();
    if (had_focus)
        setFocus();
}

// Without a number before it what is written is text of the frame where it began.
void PromptLane::take_written()
{
    if (!m_written)
        return;
    const int old_frame = *m_written;
    const std::string line = m_field->text().toStdString();
    end_writing();
    const PromptTravel written = parse_travel(line);
    const bool has_frame = written.keys.size() == 1;
    const int frame = has_frame ? std::min(written.keys[0].frame, frame_count() - 1) : old_frame;
    const std::string text = has_frame ? written.keys[0].text : written.head;

    std::string changed = prompt();
    const auto key = key_at_frame(old_frame);
    if (text.empty() && key)
        return remove_chosen();
    if (text.empty())
        return;
    // What the prompt was until now it stays at the first frame.
    if (m_travel.keys.empty() && frame > 0)
        changed = with_key(changed, 0, {});
    if (key)
        changed = with_key_moved(changed, *key, frame);
    changed = with_key(changed, frame, text);
    m_chosen = frame;
    set_prompt(key ? tr("Change prompt key") : tr("Add prompt key"), std::move(changed));
}

void PromptLane::remove_chosen()
{
    const auto key = m_chosen ? key_at_frame(*m_chosen) : std::nullopt;
    if (key)
        set_prompt(tr("Remove prompt key"), without_key(prompt(), *key));
}

// A key does not jump over another's place onto it: it waits before it.
void PromptLane::drag_to(int frame)
{
    const auto key = key_at_frame(*m_chosen);
    if (!key || frame == *m_chosen || key_at_frame(frame))
        return;
    m_chosen = frame;
    set_prompt(tr("Move prompt key"), with_key_moved(prompt(), *key, frame), objectName());
}

void PromptLane::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto key = key_near(event->position());
    m_chosen = key ? std::optional(m_travel.keys[*key].frame) : std::nullopt;
    m_is_dragging = key.has_value();
    if (!key) {
        m_place = scale().frame_at(event->position().x());
        m_player.seek(m_place);
    }
    update();
}

void PromptLane::mouseMoveEvent(QMouseEvent* event)
{
    if (m_is_dragging && m_chosen)
        drag_to(scale().frame_at(event->position().x()));
}

void PromptLane::mouseReleaseEvent(QMouseEvent*)
{
    if (m_is_dragging)
        m_document.end_gesture();
    m_is_dragging = false;
}

void PromptLane::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_is_dragging = false;
    const auto key = key_near(event->position());
    write(key ? m_travel.keys[*key].frame : scale().frame_at(event->position().x()));
}

void PromptLane::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_T:
        return write(std::min(m_place, frame_count() - 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_chosen)
            return write(*m_chosen);
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return remove_chosen();
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

bool PromptLane::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool is_own = key->key() == Qt::Key_T || key->key() == Qt::Key_Delete
                            || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (is_own && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), sentence_of(scale().frame_at(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

// Esc leaves the key as it was. Return would go on to the lane, and open the line once more.
bool PromptLane::eventFilter(QObject* object, QEvent* event)
{
    const bool is_press = event->type() == QEvent::KeyPress;
    if (object != m_field || !(is_press || event->type() == QEvent::ShortcutOverride))
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool is_escape = key == Qt::Key_Escape;
    if (!is_escape && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    event->accept();
    if (is_press && is_escape)
        end_writing();
    else if (is_press)
        take_written();
    return true;
}

// What the prompt is at a frame, as it will be heard.
QString PromptLane::sentence_of(int frame) const
{
    if (const auto wrong = find_wrong_key(prompt(), frame_count()))
        return sentence_text(wrong->message);
    if (m_travel.keys.empty())
        return tr("The prompt stays as it is. T adds a key at the playhead.");
    const PromptBlend blend =
        blend_at(m_travel, frame, frame_count(), m_document.request().context.closed_loop);
    const QString from = text_of(m_travel.prompt_of(blend.from));
    if (blend.part == 0)
        return tr("Frame %1: %2").arg(frame + 1).arg(from);
    return tr("Frame %1: %2 % of the way from “%3” to “%4”")
        .arg(frame + 1)
        .arg(std::lround(100 * blend.part))
        .arg(from, text_of(m_travel.prompt_of(blend.to)));
}

QJsonArray PromptLane::keys_json() const
{
    QJsonArray keys;
    for (const PromptKey& key : m_travel.keys)
        keys.append(QJsonObject{{QStringLiteral("frame"), key.frame},
                                {QStringLiteral("text"), text_of(key.text)},
                                {QStringLiteral("x"), scale().centre_of(key.frame)}});
    return keys;
}

}  // namespace flipbook::ui
