// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/history/clip_thumbnails.h"
#include "ui/history/history_commands.h"
#include "ui/history/history_model.h"
#include "ui/history/history_store.h"
#include "ui/history/history_view.h"
#include "ui/jobs/glyphs.h"

namespace flipbook::ui {

namespace {

const QString grid_key = QStringLiteral("history/grid");

}  // namespace

HistoryPanel::HistoryPanel(HistoryStore& history, QUndoStack& undo, const QString& settings_file,
                           QWidget* parent)
    : QWidget(parent), m_history(history), m_undo(undo), m_settings_file(settings_file),
      m_model(new HistoryModel(history, this)), m_clips(new HistoryFilter(*m_model, this)),
      m_thumbnails(new ClipThumbnails(history, this)),
      m_view(new HistoryView(history, *m_clips, *m_thumbnails, this)), m_empty(new QLabel(m_view))
{
    setObjectName(QStringLiteral("history_panel"));
    m_view->setObjectName(QStringLiteral("history.list"));
    m_view->setAccessibleName(tr("History of clips"));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over_view = new QVBoxLayout(m_view->viewport());
    over_view->addWidget(m_empty);

    create_actions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addWidget(create_search_row());
    column->addWidget(m_view, 1);
    column->addWidget(create_tool_row());

    connect(m_view, &HistoryView::command, this, &HistoryPanel::do_command);
    connect(m_model, &HistoryModel::rename_wanted, this, [this](qint64 id, const QString& name) {
        m_undo.push(new RenameCommand(m_history, id, name));
    });
    connect(m_view, &QListView::doubleClicked, m_open, &QAction::trigger);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPanel::update_actions);
    connect(m_clips, &QAbstractItemModel::rowsInserted, this, &HistoryPanel::update_actions);
    connect(m_clips, &QAbstractItemModel::rowsRemoved, this, &HistoryPanel::update_actions);
    connect(m_clips, &QAbstractItemModel::modelReset, this, &HistoryPanel::update_actions);
    connect(&history, &HistoryStore::clip_changed, this, &HistoryPanel::update_actions);
    connect(&history, &HistoryStore::found, this,
            [this](const QString& text, const QList<qint64>& ids) {
                if (text == m_search->text().simplified())
                    m_clips->show_found(QSet<qint64>(ids.begin(), ids.end()));
                update_actions();
            });
    update_actions();
}

QAction* HistoryPanel::add_action(const char* name, const QString& text)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("history.") + QLatin1String(name));
    m_view->addAction(action);  // Its context menu.
    return action;
}

void HistoryPanel::create_actions()
{
    m_open = add_action("open", tr("Show (Enter)"));
    connect(m_open, &QAction::triggered, this, [this] { Q_EMIT open_requested(current()); });
    m_recall_menu = new QMenu(tr("Recall"), this);
    struct Part {
        RecallPart part;
        const char* key;
    };
    for (const auto& [part, key] :
         {Part{RecallPart::all, "A"}, Part{RecallPart::prompt, "P"}, Part{RecallPart::seed, "S"},
          Part{RecallPart::size, "D"}, Part{RecallPart::remix, "R"}}) {
        QAction* action = m_recall_menu->addAction(
            QStringLiteral("%1 (%2)").arg(recall_label(part), QLatin1String(key)));
        connect(action, &QAction::triggered, this, [this, part = part] { recall_current(part); });
    }
    m_view->addAction(m_recall_menu->menuAction());
    m_compare = add_action("compare", tr("Compare with the clip shown"));
    m_compare->setIcon(glyph_icon(Glyph::compare));
    connect(m_compare, &QAction::triggered, this, [this] { Q_EMIT compare_requested(current()); });
    m_export = add_action("export", tr("Export…"));
    m_export->setIcon(glyph_icon(Glyph::save));
    connect(m_export, &QAction::triggered, this, [this] { Q_EMIT export_requested(current()); });
    m_star = add_action("star", tr("Star (.)"));
    m_star->setIcon(glyph_icon(Glyph::star));
    connect(m_star, &QAction::triggered, this, &HistoryPanel::toggle_star);
    m_rename = add_action("rename", tr("Rename (F2)"));
    connect(m_rename, &QAction::triggered, this, [this] {
        const QModelIndex clip = m_clips->index_of(current());
        m_view->scrollTo(clip);
        m_view->edit(clip);
    });
    m_trash = add_action("trash", {});
    connect(m_trash, &QAction::triggered, this, &HistoryPanel::trash_selected);
}

QToolButton* HistoryPanel::add_toggle(QHBoxLayout& row, const char* name, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("history.") + QLatin1String(name));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    row.addWidget(button);
    return button;
}

QWidget* HistoryPanel::create_search_row()
{
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_search = new QLineEdit(widget);
    m_search->setObjectName(QStringLiteral("history.search"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setPlaceholderText(tr("Search names, prompts and seeds"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &HistoryPanel::search);
    row->addWidget(m_search, 1);

    QToolButton* starred = add_toggle(*row, "only_starred", tr("Only starred clips"));
    starred->setIcon(glyph_icon(Glyph::star));
    connect(starred, &QToolButton::toggled, this, [this](bool only) {
        m_clips->show_only_starred(only);
        update_actions();
    });
    QToolButton* trash = add_toggle(*row, "show_trash", tr("The trash"));
    trash->setIcon(glyph_icon(Glyph::trash));
    connect(trash, &QToolButton::toggled, this, [this](bool on) {
        m_clips->show_trash(on);
        update_actions();
    });
    QToolButton* grid = add_toggle(*row, "grid", tr("As a grid of pictures"));
    grid->setIcon(glyph_icon(Glyph::grid));
    connect(grid, &QToolButton::toggled, this, [this](bool on) {
        m_view->set_grid(on);
        QSettings(m_settings_file, QSettings::IniFormat).setValue(grid_key, on);
    });
    grid->setChecked(
        QSettings(m_settings_file, QSettings::IniFormat).value(grid_key, false).toBool());
    return widget;
}

QWidget* HistoryPanel::create_tool_row()
{
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto* recall = new QToolButton(widget);
    recall->setObjectName(QStringLiteral("history.recall"));
    recall->setAccessibleName(tr("Recall"));
    // The style's own sign of a menu would lie on the text.
    recall->setText(recall->accessibleName() + QStringLiteral(" ▾"));
    recall->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    recall->setToolTip(tr("Takes settings of this clip into Compose"));
    recall->setMenu(m_recall_menu);
    recall->setPopupMode(QToolButton::InstantPopup);
    recall->setFocusPolicy(Qt::TabFocus);
    row->addWidget(recall);
    for (QAction* action : {m_compare, m_export, m_star, m_trash}) {
        auto* button = new QToolButton(widget);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral(".button"));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addStretch();
    auto* more = new QToolButton(widget);
    more->setObjectName(QStringLiteral("history.more"));
    more->setIcon(glyph_icon(Glyph::menu));
    more->setAutoRaise(true);
    more->setToolTip(tr("More"));
    more->setAccessibleName(more->toolTip());
    more->setMenu(create_menu());
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    row->addWidget(more);
    return widget;
}

QMenu* HistoryPanel::create_menu()
{
    auto* menu = new QMenu(this);
    m_empty_trash = menu->addAction(tr("Empty the trash…"));
    connect(m_empty_trash, &QAction::triggered, this, [this] {
        const auto answer = QMessageBox::question(
            this, tr("Empty the trash"),
            tr("The clips in the trash are deleted for good, with their frames."),
            QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer == QMessageBox::Discard)
            m_history.empty_trash();
    });
    return menu;
}

int HistoryPanel::shown_count() const
{
    return m_clips->rowCount();
}

QList<qint64> HistoryPanel::selected() const
{
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QList<qint64> ids;
    for (const QModelIndex& index : indexes)
        ids.append(m_clips->id_at(index));
    return ids;
}

qint64 HistoryPanel::current() const
{
    const qint64 id = m_clips->id_at(m_view->currentIndex());
    const QList<qint64> ids = selected();
    return ids.contains(id) || ids.isEmpty() ? id : ids.front();
}

void HistoryPanel::do_command(Qt::Key key)
{
    if (selected().isEmpty())
        return;
    switch (key) {
    case Qt::Key_A:
        return recall_current(RecallPart::all);
    case Qt::Key_P:
        return recall_current(RecallPart::prompt);
    case Qt::Key_S:
        return recall_current(RecallPart::seed);
    case Qt::Key_D:
        return recall_current(RecallPart::size);
    case Qt::Key_R:
        return recall_current(RecallPart::remix);
    case Qt::Key_Period:
        return toggle_star();
    case Qt::Key_Delete:
        return m_clips->shows_trash() ? void() : trash_selected();
    default:
        return m_open->trigger();
    }
}

void HistoryPanel::recall_current(RecallPart part)
{
    if (const qint64 id = current())
        Q_EMIT recall_requested(id, part);
}

void HistoryPanel::toggle_star()
{
    const ClipRecord* first = m_history.find(current());
    const bool starred = first && !first->is_starred;
    for (const qint64 id : selected())
        m_history.set_starred(id, starred);
}

void HistoryPanel::trash_selected()
{
    const QList<qint64> ids = selected();
    if (ids.isEmpty())
        return;
    if (m_clips->shows_trash()) {
        m_undo.push(new TrashCommand(m_history, ids, TrashCommand::Way::out_of_trash));
        return;
    }
    const int row = m_view->currentIndex().row();
    auto* command = new TrashCommand(m_history, ids, TrashCommand::Way::into_trash);
    m_undo.push(command);  // Which owns it from here on.
    if (const int count = m_clips->rowCount(); count > 0)
        m_view->setCurrentIndex(m_clips->index(std::min(row, count - 1), 0));
    const QString text =
        ids.size() == 1 ? tr("The clip is in the trash, for %1 days.").arg(HistoryStore::trash_days)
                        : tr("%1 clips are in the trash, for %2 days.")
                              .arg(ids.size())
                              .arg(HistoryStore::trash_days);
    Q_EMIT done(text, tr("Undo"), [this, ids, command] { undo_trash(ids, command); });
}

void HistoryPanel::undo_trash(const QList<qint64>& clips, const QUndoCommand* command)
{
    // Where something was done since, Undo would take that back.
    if (m_undo.canUndo() && m_undo.command(m_undo.index() - 1) == command)
        m_undo.undo();
    else
        for (const qint64 id : clips)
            m_history.set_trashed(id, false);
}

void HistoryPanel::search(const QString& text)
{
    const QString words = text.simplified();
    if (words.isEmpty()) {
        m_clips->show_found(std::nullopt);
        update_actions();
    } else {
        m_history.search(words);
    }
}

void HistoryPanel::update_actions()
{
    const bool has_selection = m_view->selectionModel()->hasSelection();
    const bool in_trash = m_clips->shows_trash();
    for (QAction* action : {m_open, m_compare, m_export, m_star, m_rename, m_trash})
        action->setEnabled(has_selection);
    m_recall_menu->setEnabled(has_selection);
    m_trash->setText(in_trash ? tr("Put back") : tr("Move to the trash (Del)"));
    m_trash->setIcon(glyph_icon(in_trash ? Glyph::restore : Glyph::trash));
    const ClipRecord* clip = has_selection ? m_history.find(current()) : nullptr;
    m_star->setIcon(glyph_icon(clip && clip->is_starred ? Glyph::star_filled : Glyph::star));
    const auto& clips = m_history.clips();
    m_empty_trash->setEnabled(std::any_of(clips.begin(), clips.end(),
                                          [](const ClipRecord& any) { return any.is_trashed(); }));
    const bool has_kept = std::any_of(clips.begin(), clips.end(),
                                      [](const ClipRecord& any) { return !any.is_trashed(); });
    m_empty->setVisible(shown_count() == 0);
    m_empty->setText(in_trash   ? tr("The trash is empty.")
                     : has_kept ? tr("Nothing fits the search.")
                                : tr("Clips you make are kept here."));
    Q_EMIT shown_changed();
}

}  // namespace flipbook::ui
