// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/queue_panel.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/jobs/generation_queue.h"
#include "ui/jobs/glyphs.h"
#include "ui/jobs/queue_delegate.h"
#include "ui/jobs/queue_model.h"

namespace flipbook::ui {

namespace {

bool has_ended(const GenerationJob& job)
{
    return job.state != JobState::waiting && job.state != JobState::running;
}

}  // namespace

QueuePanel::QueuePanel(GenerationQueue& queue, QWidget* parent)
    : QWidget(parent), m_queue(queue), m_model(new QueueModel(queue, this)),
      m_list(new QListView(this)), m_empty(new QLabel(m_list))
{
    setObjectName(QStringLiteral("queue_panel"));
    m_list->setObjectName(QStringLiteral("queue.list"));
    m_list->setAccessibleName(tr("Queue"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(*m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDropIndicatorShown(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->installEventFilter(this);
    m_empty->setText(tr("Nothing is queued.\nCtrl+Enter makes a clip."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto* over_list = new QVBoxLayout(m_list->viewport());
    over_list->addWidget(m_empty);

    create_actions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addWidget(m_list, 1);
    column->addWidget(create_export_strip());
    column->addWidget(create_tools());

    connect(m_list, &QListView::activated, this, &QueuePanel::choose_current);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePanel::update_actions);
    connect(&queue, &GenerationQueue::order_changed, this, &QueuePanel::update_actions);
    connect(&queue, &GenerationQueue::job_added, this, &QueuePanel::update_actions);
    connect(&queue, &GenerationQueue::job_removed, this, &QueuePanel::update_actions);
    connect(&queue, &GenerationQueue::paused_changed, this, &QueuePanel::update_actions);
    update_actions();
}

QAction* QueuePanel::add_action(const char* name, const QString& text, const QString& tip)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("queue.") + QLatin1String(name));
    action->setToolTip(tip);
    m_list->addAction(action);  // Its context menu.
    return action;
}

void QueuePanel::create_actions()
{
    m_load = add_action("load", tr("Edit these settings"), tr("Shows its settings (Enter)"));
    m_front = add_action("to_front", tr("Make it next"), tr("Make it next (Alt+Home)"));
    m_up = add_action("up", tr("Earlier"), tr("Earlier (Alt+Up)"));
    m_down = add_action("down", tr("Later"), tr("Later (Alt+Down)"));
    m_duplicate = add_action("duplicate", tr("Duplicate"), tr("Queue it once more (Ctrl+D)"));
    m_retry = add_action("retry", tr("Try again"), tr("Make it again, next of all"));
    m_remove = add_action("remove", tr("Remove"), tr("Remove from the queue (Del)"));
    m_front->setIcon(glyph_icon(Glyph::to_front));
    m_up->setIcon(glyph_icon(Glyph::up));
    m_down->setIcon(glyph_icon(Glyph::down));
    m_duplicate->setIcon(glyph_icon(Glyph::duplicate));
    m_retry->setIcon(glyph_icon(Glyph::retry));
    m_remove->setIcon(glyph_icon(Glyph::remove));
    connect(m_load, &QAction::triggered, this, &QueuePanel::choose_current);
    connect(m_front, &QAction::triggered, this, &QueuePanel::move_to_front);
    connect(m_up, &QAction::triggered, this, [this] { move_selected(-1); });
    connect(m_down, &QAction::triggered, this, [this] { move_selected(1); });
    connect(m_duplicate, &QAction::triggered, this, &QueuePanel::duplicate_selected);
    connect(m_retry, &QAction::triggered, this, &QueuePanel::retry_selected);
    connect(m_remove, &QAction::triggered, this, &QueuePanel::remove_selected);
}

QWidget* QueuePanel::create_tools()
{
    auto* tools = new QWidget(this);
    auto* rows = new QVBoxLayout(tools);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QAction* action : {m_front, m_up, m_down, m_duplicate, m_retry, m_remove}) {
        auto* button = new QToolButton(tools);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral(".button"));
        button->setAccessibleName(action->text());
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_pause = new QPushButton(tools);
    m_pause->setObjectName(QStringLiteral("queue.pause"));
    m_pause->setToolTip(tr("The clip that runs is finished, and none is begun after it"));
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_queue.set_paused(!m_queue.is_paused()); });
    m_prune = new QPushButton(tr("Clear ended"), tools);
    m_prune->setObjectName(QStringLiteral("queue.prune"));
    m_prune->setToolTip(tr("Removes what is done, failed or stopped; clips stay in the history"));
    connect(m_prune, &QPushButton::clicked, &m_queue, &GenerationQueue::remove_ended);
    auto* whole = new QHBoxLayout;
    whole->addWidget(m_pause, 1);
    whole->addWidget(m_prune, 1);
    rows->addLayout(buttons);
    rows->addLayout(whole);
    return tools;
}

QWidget* QueuePanel::create_export_strip()
{
    m_export = new QWidget(this);
    auto* grid = new QGridLayout(m_export);
    grid->setContentsMargins(0, 0, 0, 0);
    m_export_text = new QLabel(m_export);
    m_export_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_export_bar = new QProgressBar(m_export);
    m_export_bar->setObjectName(QStringLiteral("queue.export"));
    m_export_bar->setAccessibleName(tr("Progress of the export"));
    m_export_bar->setRange(0, 100);
    auto* stop = new QToolButton(m_export);
    stop->setObjectName(QStringLiteral("queue.stop_export"));
    stop->setIcon(glyph_icon(Glyph::remove));
    stop->setToolTip(tr("Stop the export"));
    stop->setAccessibleName(stop->toolTip());
    connect(stop, &QToolButton::clicked, this, &QueuePanel::export_stopped);
    grid->addWidget(m_export_text, 0, 0, 1, 2);
    grid->addWidget(m_export_bar, 1, 0);
    grid->addWidget(stop, 1, 1);
    m_export->hide();
    return m_export;
}

void QueuePanel::show_export(const QString& text, double fraction)
{
    m_export->setVisible(!text.isEmpty());
    // A long name must not widen the dock.
    m_export_text->setText(fontMetrics().elidedText(text, Qt::ElideMiddle, m_list->width()));
    m_export_text->setToolTip(text);
    m_export_bar->setValue(qRound(100 * fraction));
}

QAction* QueuePanel::action_of(const QKeyEvent& event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (modifiers == Qt::AltModifier)
        return key == Qt::Key_Up     ? m_up
               : key == Qt::Key_Down ? m_down
               : key == Qt::Key_Home ? m_front
                                     : nullptr;
    if (modifiers == Qt::ControlModifier)
        return key == Qt::Key_D ? m_duplicate : nullptr;
    if (modifiers != Qt::NoModifier)
        return nullptr;
    return key == Qt::Key_Delete                           ? m_remove
           : key == Qt::Key_Return || key == Qt::Key_Enter ? m_load
                                                           : nullptr;
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    QAction* action = action_of(*static_cast<QKeyEvent*>(event));
    if (!action)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        action->trigger();  // Does nothing while it is disabled.
    event->accept();        // The key press comes here, whatever shortcut there is.
    return true;
}

QList<qint64> QueuePanel::selected(bool only_waiting) const
{
    QModelIndexList indexes = m_list->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QList<qint64> ids;
    for (const QModelIndex& index : indexes)
        if (const GenerationJob* job = m_model->job_at(index))
            if (!only_waiting || job->state == JobState::waiting)
                ids.append(job->id);
    return ids;
}

// Only that row, even while Ctrl is held: the view's own way would add it to the others.
void QueuePanel::select(const QModelIndex& index)
{
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void QueuePanel::move_selected(int by)
{
    const int first_waiting = m_queue.running() ? 1 : 0;
    QList<qint64> ids = selected(true);
    if (by > 0)
        std::reverse(ids.begin(), ids.end());
    const auto place_of = [&](qint64 id) { return m_model->index_of(id).row() - first_waiting; };
    // A block stops as a whole at the end of those that wait.
    const int edge = by > 0 ? m_queue.waiting_count() - 1 : 0;
    if (!ids.isEmpty() && place_of(ids.front()) == edge)
        return;
    for (const qint64 id : ids)
        m_queue.move(id, place_of(id) + by);
    m_list->scrollTo(m_list->currentIndex());
}

void QueuePanel::move_to_front()
{
    int place = 0;
    for (const qint64 id : selected(true))
        m_queue.move(id, place++);
}

void QueuePanel::duplicate_selected()
{
    qint64 last = 0;
    for (const qint64 id : selected())
        last = m_queue.duplicate(id);
    if (last)
        select(m_model->index_of(last));
}

void QueuePanel::retry_selected()
{
    for (const qint64 id : selected())
        m_queue.retry(id);
}

void QueuePanel::remove_selected()
{
    const int row = m_list->currentIndex().row();
    for (const qint64 id : selected())
        m_queue.remove(id);
    const int last = m_model->rowCount() - 1;
    if (last >= 0 && !m_list->selectionModel()->hasSelection())
        select(m_model->index(std::clamp(row, 0, last)));
}

void QueuePanel::choose_current()
{
    if (const GenerationJob* job = m_model->job_at(m_list->currentIndex()))
        Q_EMIT request_chosen(GenerationRequest(job->request));
}

void QueuePanel::update_actions()
{
    const QList<qint64> ids = selected();
    const bool has_waiting = !selected(true).isEmpty();
    const auto any = [&](const auto& fits) {
        return std::any_of(ids.begin(), ids.end(), [&](qint64 id) {
            const GenerationJob* job = m_queue.find(id);
            return job && fits(*job);
        });
    };
    m_load->setEnabled(!ids.isEmpty());
    m_duplicate->setEnabled(!ids.isEmpty());
    m_up->setEnabled(has_waiting);
    m_down->setEnabled(has_waiting);
    m_front->setEnabled(has_waiting);
    m_retry->setEnabled(any(has_ended));
    m_remove->setEnabled(
        any([](const GenerationJob& job) { return job.state != JobState::running; }));
    m_pause->setText(m_queue.is_paused() ? tr("Resume queue") : tr("Pause queue"));
    m_pause->setIcon(glyph_icon(m_queue.is_paused() ? Glyph::play : Glyph::pause));
    m_prune->setEnabled(std::any_of(m_queue.jobs().begin(), m_queue.jobs().end(),
                                    [](const GenerationJob& job) { return has_ended(job); }));
    m_empty->setVisible(m_queue.jobs().empty());
}

}  // namespace flipbook::ui
