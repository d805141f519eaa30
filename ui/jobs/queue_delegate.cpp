// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/queue_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/jobs/generation_job.h"
#include "ui/jobs/glyphs.h"
#include "ui/jobs/job_text.h"
#include "ui/jobs/queue_model.h"

namespace flipbook::ui {

namespace {

constexpr int margin = 6;
constexpr int bar_height = 4;

Glyph glyph_of(JobState state)
{
    switch (state) {
    case JobState::waiting:
        return Glyph::waiting;
    case JobState::running:
        return Glyph::play;
    case JobState::done:
        return Glyph::check;
    case JobState::failed:
        return Glyph::warning;
    case JobState::cancelled:
        return Glyph::remove;
    }
    return Glyph::waiting;
}

// The second line, weaker than the first, but 4.5 : 1 above the list still.
QColor weaker(const QColor& text, const QColor& base)
{
    const auto mix = [](int a, int b) { return (a * 3 + b) / 4; };
    return {mix(text.red(), base.red()), mix(text.green(), base.green()),
            mix(text.blue(), base.blue())};
}

}  // namespace

QueueDelegate::QueueDelegate(const QueueModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model)
{ }

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {160, 2 * option.fontMetrics.height() + bar_height + 2 * margin + 4};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const GenerationJob* job = m_model.job_at(index);
    if (!job)
        return;
    QStyleOptionViewItem frame = option;
    frame.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &frame, painter, option.widget);

    const bool is_selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& palette = option.palette;
    const QColor text = palette.color(is_selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor base = palette.color(is_selected ? QPalette::Highlight : QPalette::Base);
    const QFontMetrics& metrics = option.fontMetrics;
    const QRect inner = option.rect.adjusted(margin, margin, -margin, -margin);
    const int glyph_side = metrics.height();
    draw_glyph(*painter, glyph_of(job->state),
               QRectF(inner.left(), inner.top(), glyph_side, glyph_side), text);

    QRect line = inner.adjusted(glyph_side + margin, 0, 0, 0);
    line.setHeight(metrics.height());
    painter->setFont(option.font);
    painter->setPen(text);
    painter->drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(job_title(*job), Qt::ElideRight, line.width()));
    line.translate(0, metrics.height() + 1);
    painter->setPen(is_selected ? text : weaker(text, base));
    painter->drawText(
        line, Qt::AlignVCenter | Qt::TextSingleLine,
        metrics.elidedText(job_state_text(*job).simplified(), Qt::ElideRight, line.width()));
    if (job->state == JobState::running) {
        QRectF bar(line.left(), line.bottom() + 3, line.width(), bar_height);
        painter->fillRect(bar, palette.color(QPalette::AlternateBase));
        bar.setWidth(bar.width() * job->progress.fraction());
        painter->fillRect(bar, is_selected ? text : palette.color(QPalette::Highlight));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = base;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

}  // namespace flipbook::ui
