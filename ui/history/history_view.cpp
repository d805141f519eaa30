// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <iterator>

#include "ui/history/clip_thumbnails.h"
#include "ui/history/history_model.h"
#include "ui/history/history_store.h"
#include "ui/jobs/glyphs.h"

namespace flipbook::ui {

namespace {

constexpr int margin = 6;
constexpr int list_picture = 64;
constexpr int grid_picture = 112;
constexpr int longest_name = 120;        // As of files.
constexpr int slowest_playback_ms = 40;  // 25 pictures a second are enough for a thumbnail.

bool is_command(const QKeyEvent& event)
{
    constexpr Qt::Key keys[] = {Qt::Key_A,      Qt::Key_P,      Qt::Key_S,
                                Qt::Key_D,      Qt::Key_R,      Qt::Key_Period,
                                Qt::Key_Delete, Qt::Key_Return, Qt::Key_Enter};
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return modifiers == Qt::NoModifier
           && std::find(std::begin(keys), std::end(keys), event.key()) != std::end(keys);
}

// As many lines as there is room for, the last one elided.
void draw_lines(QPainter& painter, const QRect& rect, const QString& text, int line_count)
{
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    const int line_height = painter.fontMetrics().lineSpacing();
    for (int i = 0; i < line_count; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const QRect place(rect.left(), rect.top() + i * line_height, rect.width(), line_height);
        const QString rest = text.mid(line.textStart());
        const QString shown =
            i + 1 < line_count
                ? text.mid(line.textStart(), line.textLength())
                : painter.fontMetrics().elidedText(rest, Qt::ElideRight, rect.width());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }
    layout.endLayout();
}

}  // namespace

HistoryDelegate::HistoryDelegate(const HistoryStore& history, ClipThumbnails& thumbnails,
                                 QListView& view)
    : QStyledItemDelegate(&view), m_history(history), m_thumbnails(thumbnails), m_view(view)
{ }

void HistoryDelegate::set_moving(qint64 id, const QImage& frame)
{
    m_moving = id;
    m_frame = frame;
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    if (is_grid())
        return {grid_picture + 2 * margin,
                grid_picture + 3 * margin + option.fontMetrics.lineSpacing()};
    return {160, std::max(list_picture, 4 * option.fontMetrics.lineSpacing()) + 2 * margin};
}

void HistoryDelegate::paint_picture(QPainter& painter, const QRect& rect, qint64 id,
                                    const QPalette& palette) const
{
    const QImage image = id == m_moving && !m_frame.isNull() ? m_frame : m_thumbnails.first(id);
    if (image.isNull()) {
        painter.fillRect(rect, palette.color(QPalette::AlternateBase));
        return;
    }
    const QSize size = image.size().scaled(rect.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(), size);
    place.moveCenter(rect.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, size.width() < image.width());
    painter.drawImage(place, image);
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const ClipRecord* clip = m_history.find(index.data(HistoryModel::id_role).toLongLong());
    if (!clip)
        return;
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool is_selected = option.state.testFlag(QStyle::State_Selected);
    const QRect inner = option.rect.adjusted(margin, margin, -margin, -margin);
    const int side = is_grid() ? grid_picture : list_picture;
    const QRect picture(inner.topLeft(), QSize(side, side));
    paint_picture(*painter, picture, clip->id, option.palette);

    painter->setFont(option.font);
    painter->setPen(option.palette.color(is_selected ? QPalette::HighlightedText : QPalette::Text));
    const int line_height = option.fontMetrics.lineSpacing();
    const QRect text =
        is_grid() ? QRect(inner.left(), picture.bottom() + margin, inner.width(), line_height)
                  : inner.adjusted(side + margin, 0, 0, 0);
    draw_lines(*painter, text, clip_title(*clip), is_grid() ? 1 : 2);
    if (!is_grid()) {
        draw_lines(*painter, text.translated(0, 2 * line_height), clip_facts(*clip), 1);
        draw_lines(*painter, text.translated(0, 3 * line_height), clip_seed(*clip), 1);
    }
    if (clip->is_starred) {
        // On any picture: a dark disc below the light star.
        const QRectF star(picture.right() - 19, picture.top() + 2, 18, 18);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(0, 0, 0, 170));
        painter->drawEllipse(star);
        draw_glyph(*painter, Glyph::star_filled, star.adjusted(3, 3, -3, -3), QColor(0xffd23c));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = option.palette.color(QPalette::Base);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

// What the clip goes by without a name stands in the empty field.
QWidget* HistoryDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                       const QModelIndex& index) const
{
    const ClipRecord* clip = m_history.find(index.data(HistoryModel::id_role).toLongLong());
    auto* field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("history.name"));
    field->setAccessibleName(tr("Name of the clip"));
    field->setMaxLength(longest_name);
    field->setPlaceholderText(clip ? clip_words(*clip) : QString());
    return field;
}

void HistoryDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex&) const
{
    const int height = editor->sizeHint().height();
    QRect place = option.rect.adjusted(margin / 2, margin / 2, -margin / 2, -margin / 2);
    if (is_grid())
        place.setTop(place.bottom() - height + 1);
    else
        place.setLeft(place.left() + list_picture + margin);
    place.setHeight(height);
    editor->setGeometry(place);
}

HistoryView::HistoryView(const HistoryStore& history, HistoryFilter& clips,
                         ClipThumbnails& thumbnails, QWidget* parent)
    : QListView(parent), m_history(history), m_clips(clips), m_thumbnails(thumbnails),
      m_delegate(new HistoryDelegate(history, thumbnails, *this))
{
    setModel(&clips);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(&m_timer, &QTimer::timeout, this, &HistoryView::show_frame);
    connect(&thumbnails, &ClipThumbnails::ready, this, [this](qint64 id) {
        if (const QModelIndex index = m_clips.index_of(id); index.isValid())
            update(index);
    });
}

void HistoryView::set_grid(bool grid)
{
    setViewMode(grid ? QListView::IconMode : QListView::ListMode);
    setMovement(QListView::Static);  // Icon mode lets items be dragged about.
    setWrapping(grid);
    setSpacing(grid ? 2 : 0);
}

bool HistoryView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && is_command(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void HistoryView::keyPressEvent(QKeyEvent* event)
{
    // What the field of a name leaves over, as Enter, is no command.
    if (state() == EditingState)
        return QListView::keyPressEvent(event);
    if (is_command(*event)) {
        const auto key = static_cast<Qt::Key>(event->key());
        Q_EMIT command(key == Qt::Key_Enter ? Qt::Key_Return : key);
        return;
    }
    // The rest of the keyboard must not jump to a clip by its first letter.
    if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty()
        && event->text().at(0).isLetterOrNumber()) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

bool HistoryView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        play(0);
    return QListView::viewportEvent(event);
}

void HistoryView::mouseMoveEvent(QMouseEvent* event)
{
    play(m_clips.id_at(indexAt(event->position().toPoint())));
    QListView::mouseMoveEvent(event);
}

void HistoryView::play(qint64 id)
{
    if (id == m_playing)
        return;
    const QModelIndex before = m_clips.index_of(m_playing);
    m_playing = id;
    m_delegate->set_moving(0, {});
    if (before.isValid())
        update(before);
    const ClipRecord* clip = m_history.find(id);
    if (!clip) {
        m_timer.stop();
        return;
    }
    m_clock.start();
    m_timer.start(std::max(slowest_playback_ms, 1000 / std::max(1, clip->frame_rate)));
    show_frame();
}

void HistoryView::show_frame()
{
    const ClipRecord* clip = m_history.find(m_playing);
    const QModelIndex index = m_clips.index_of(m_playing);
    if (!clip || !index.isValid()) {
        play(0);
        return;
    }
    const std::vector<QImage>& frames = m_thumbnails.frames(m_playing);
    if (frames.empty())
        return;
    const auto frame = static_cast<std::size_t>(m_clock.elapsed() * clip->frame_rate / 1000);
    m_delegate->set_moving(m_playing, frames[frame % frames.size()]);
    update(index);
}

}  // namespace flipbook::ui
