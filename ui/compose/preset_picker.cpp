// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/preset_picker.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include "ui/compose/preset_thumbnail.h"

namespace flipbook::ui {

namespace {

constexpr int phase_count = 20;
constexpr int phase_ms = 100;
const QSize picture_size(86, 50);

int tile_height(const QFontMetrics& font)
{
    return picture_size.height() + 2 * font.lineSpacing() + 9;
}

// In two lines; what is longer is cut at the end.
void draw_name(QPainter& painter, const QRect& place, const QString& name)
{
    QTextLayout layout(name, painter.font());
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(place.width());
    layout.endLayout();
    const QFontMetrics metrics = painter.fontMetrics();
    const QString rest = name.mid(first.textLength());
    const QString text = name.left(first.textLength()).trimmed() + QLatin1Char('\n')
                         + metrics.elidedText(rest, Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop, text.trimmed());
}

class PresetDelegate final : public QStyledItemDelegate {
public:
    explicit PresetDelegate(PresetPicker& picker) : QStyledItemDelegate(&picker), m_picker(picker)
    { }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {picture_size.width() + 4, tile_height(option.fontMetrics)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const bool is_enabled = option.state & QStyle::State_Enabled;
        const bool is_current = option.state & QStyle::State_Selected;
        painter->save();
        const QRect tile = option.rect.adjusted(1, 1, -1, -1);
        if (is_current)
            painter->fillRect(tile, option.palette.color(QPalette::Highlight));
        const QRect picture(
            QPoint(tile.center().x() - picture_size.width() / 2 + 1, tile.top() + 3), picture_size);
        painter->setOpacity(is_enabled ? 1.0 : 0.35);
        painter->drawPixmap(picture, m_picker.picture(index.row()));
        painter->setOpacity(1.0);
        const QPalette::ColorRole role = is_current ? QPalette::HighlightedText : QPalette::Text;
        painter->setPen(
            option.palette.color(is_enabled ? QPalette::Active : QPalette::Disabled, role));
        const QRect text(tile.left() + 2, picture.bottom() + 2, tile.width() - 4,
                         tile.bottom() - picture.bottom() - 2);
        draw_name(*painter, text, index.data().toString());
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(option.palette.color(QPalette::WindowText), 1, Qt::DotLine));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(tile.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

private:
    PresetPicker& m_picker;
};

}  // namespace

PresetPicker::PresetPicker(QWidget* parent)
    : QListView(parent), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new PresetDelegate(*this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true);
    setSpacing(1);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setObjectName(QStringLiteral("motion.presets"));
    setAccessibleName(tr("Motion presets"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer.setInterval(phase_ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1) % phase_count;
        viewport()->update();
    });
    connect(this, &QListView::clicked, this, &PresetPicker::choose);
}

void PresetPicker::show_presets(std::vector<Entry> entries)
{
    if (entries == m_entries)
        return;
    const QString current = current_id();
    for (const Entry& entry : m_entries)
        for (const Entry& next : entries)
            if (next.preset.id == entry.preset.id && !(next.preset == entry.preset))
                m_pictures.remove(entry.preset.id);
    m_entries = std::move(entries);
    m_model->clear();
    for (const auto& [preset, problem] : m_entries) {
        auto* item = new QStandardItem(preset.name);
        item->setData(preset.id, Qt::UserRole);
        item->setToolTip(problem.isEmpty() ? preset.summary : problem);
        item->setData(preset.name, Qt::AccessibleTextRole);
        item->setData(problem.isEmpty() ? preset.summary : problem, Qt::AccessibleDescriptionRole);
        item->setEnabled(problem.isEmpty());
        m_model->appendRow(item);
    }
    show_current(current);
}

void PresetPicker::show_current(const QString& id)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->item(row)->data(Qt::UserRole).toString() == id) {
            if (currentIndex().row() != row)
                setCurrentIndex(m_model->index(row, 0));
            return;
        }
    selectionModel()->clear();
}

QString PresetPicker::current_id() const
{
    return selectionModel()->hasSelection() ? currentIndex().data(Qt::UserRole).toString()
                                            : QString();
}

QPixmap PresetPicker::picture(int row)
{
    const MotionPreset& preset = m_entries[static_cast<std::size_t>(row)].preset;
    std::vector<QPixmap>& pictures = m_pictures[preset.id];
    pictures.resize(phase_count);
    QPixmap& picture = pictures[static_cast<std::size_t>(m_phase)];
    if (picture.isNull())
        picture = draw_thumbnail(preset, static_cast<double>(m_phase) / (phase_count - 1),
                                 picture_size, devicePixelRatioF());
    return picture;
}

void PresetPicker::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    m_timer.start();
}

void PresetPicker::hideEvent(QHideEvent* event)
{
    QListView::hideEvent(event);
    m_timer.stop();
}

void PresetPicker::keyPressEvent(QKeyEvent* event)
{
    const bool is_plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Space:
        if (is_plain) {
            choose(currentIndex());
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

QSize PresetPicker::sizeHint() const
{
    // Two rows and a bit of the third: there is more below.
    const int row = tile_height(fontMetrics()) + 2;
    return {3 * (picture_size.width() + 10) + 24, 2 * row + row / 3};
}

void PresetPicker::choose(const QModelIndex& index)
{
    if (index.isValid() && index.flags().testFlag(Qt::ItemIsEnabled))
        Q_EMIT chosen(index.data(Qt::UserRole).toString());
}

}  // namespace flipbook::ui
