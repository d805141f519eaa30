// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/project_menu.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>
#include <utility>
#include <vector>

#include "ui/document/document.h"
#include "ui/project/project.h"
#include "ui/project/session.h"
#include "ui/window/actions.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

namespace {

QString file_filter()
{
    return ProjectMenu::tr("Flipbook projects (*.flipbook)");
}

QString usual_folder(const Project& project)
{
    if (!project.path().isEmpty())
        return project.path();
    const QStringList recent = project.recent();
    return recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                            : QFileInfo(recent.front()).path();
}

QString time_text(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

}  // namespace

ProjectMenu::ProjectMenu(Document& document, Project& project, Session& session,
                         const Actions& actions, Banner& banner, QWidget& window)
    : QObject(&window), m_document(document), m_project(project), m_session(session),
      m_banner(banner), m_window(window)
{
    create_menus(actions);
    connect(actions.new_project, &QAction::triggered, this, &ProjectMenu::start_new);
    connect(actions.close_project, &QAction::triggered, this, &ProjectMenu::start_new);
    connect(actions.open_project, &QAction::triggered, this, &ProjectMenu::choose_and_open);
    connect(actions.save_project, &QAction::triggered, this, &ProjectMenu::save);
    connect(actions.save_project_as, &QAction::triggered, this, &ProjectMenu::save_as);
    connect(&project, &Project::failed, this, [this](const QString& sentence) {
        m_banner.show_message(Banner::Kind::error, sentence);
    });
    connect(&project, &Project::autosave_found, this, &ProjectMenu::offer_autosave);
    connect(&project, &Project::opened, this, &ProjectMenu::tell_read_only);
    connect(&session, &Session::recovery_offered, this, &ProjectMenu::offer_recovery);
}

void ProjectMenu::create_menus(const Actions& actions)
{
    m_recent = new QMenu(tr("Open &recent"), &m_window);
    m_recent->menuAction()->setObjectName(QStringLiteral("action.recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &ProjectMenu::fill_recent);
    m_backups = new QMenu(tr("Older &versions"), &m_window);
    m_backups->menuAction()->setObjectName(QStringLiteral("action.backups"));
    connect(m_backups, &QMenu::aboutToShow, this, &ProjectMenu::fill_backups);
    actions.file_menu->insertMenu(actions.save_project, m_recent);
    actions.file_menu->insertMenu(actions.export_clip, m_backups);
    actions.file_menu->insertSeparator(actions.export_clip);
}

void ProjectMenu::fill_recent()
{
    m_recent->clear();
    for (const QString& path : m_project.recent()) {
        // A name with "&" must not make a shortcut of it.
        QString text = QDir::toNativeSeparators(path);
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        connect(m_recent->addAction(text), &QAction::triggered, this, [this, path] { open(path); });
    }
    m_recent->addSeparator();
    QAction* forget = m_recent->addAction(tr("&Forget these"));
    forget->setEnabled(m_recent->actions().size() > 2);
    connect(forget, &QAction::triggered, &m_project, &Project::forget_recent);
}

void ProjectMenu::fill_backups()
{
    m_backups->clear();
    const QStringList files = m_project.backups();
    for (const QString& file : files) {
        const QDateTime time = QDateTime::fromString(QFileInfo(file).completeBaseName().left(15),
                                                     QStringLiteral("yyyyMMdd-hhmmss"));
        const QDateTime utc(time.date(), time.time(), Qt::UTC);
        connect(m_backups->addAction(tr("As of %1").arg(time_text(utc))), &QAction::triggered, this,
                [this, file] { m_project.take_over(file); });
    }
    if (files.isEmpty())
        m_backups->addAction(tr("None are kept of this project"))->setEnabled(false);
}

void ProjectMenu::start_new()
{
    leave([this] { m_project.start_new(); });
}

void ProjectMenu::open(const QString& path)
{
    leave([this, path] { m_project.open(path); });
}

void ProjectMenu::choose_and_open()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Open a project"),
                                                      usual_folder(m_project), file_filter());
    if (!path.isEmpty())
        open(path);
}

bool ProjectMenu::save()
{
    if (m_project.path().isEmpty() || m_project.is_read_only())
        return save_as();
    m_project.save();
    return true;
}

bool ProjectMenu::save_as()
{
    QFileDialog dialog(&m_window, tr("Save the project"), usual_folder(m_project), file_filter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("flipbook"));
    dialog.selectFile(m_project.name() + QStringLiteral(".flipbook"));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    m_project.save_as(dialog.selectedFiles().constFirst());
    return true;
}

void ProjectMenu::leave(const std::function<void()>& next)
{
    if (!m_project.is_dirty()) {
        next();
        return;
    }
    if (m_project.path().isEmpty()) {
        offer_untitled_back();
        next();
        return;
    }
    const auto answer = QMessageBox::warning(
        &m_window, tr("Save the changes?"),
        tr("%1 has changes that are not saved.").arg(m_project.name()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Discard)
        next();
    else if (answer == QMessageBox::Save && save())
        connect(&m_project, &Project::saved, this, next, Qt::SingleShotConnection);
}

void ProjectMenu::offer_untitled_back()
{
    m_banner.show_message(
        Banner::Kind::information, tr("What you were composing had no file and was put aside."),
        {{tr("Bring it back"), tr("Its settings, as one step of undo"),
          [this, before = m_document.composition()] {
              m_document.edit(tr("Bring back"), [&before](Composition& after) { after = before; });
          }}});
}

void ProjectMenu::offer_autosave(const QString& file, const QDateTime& time)
{
    m_banner.show_message(Banner::Kind::information,
                          tr("There are changes to %1 of %2 that were never saved.")
                              .arg(m_project.name(), time_text(time)),
                          {{tr("Restore them"), tr("As one step of undo"),
                            [this, file] { m_project.take_over(file); }}});
}

void ProjectMenu::tell_read_only()
{
    if (!m_project.is_read_only())
        return;
    m_banner.show_message(Banner::Kind::warning,
                          tr("A newer version of Flipbook made %1. It stays as it is; what is "
                             "known of it is shown, and saved under another name.")
                              .arg(m_project.name()),
                          {{tr("Save as…"), {}, [this] { save_as(); }}});
}

QString ProjectMenu::recovery_text(const Recovery& recovery) const
{
    constexpr int most_letters = 80;
    QStringList lines;
    lines << (recovery.crashes < crashes_for_safe_mode
                  ? tr("Flipbook did not end properly last time.")
                  : tr("Flipbook did not end properly %1 times in a row.").arg(recovery.crashes));
    if (recovery.kept.isValid()) {
        const QString time = time_text(recovery.kept);
        lines.back() += QLatin1Char(' ')
                        + (m_project.path().isEmpty()
                               ? tr("Your prompt and settings are back, as of %1.").arg(time)
                               : tr("Prompt and settings of %1 are back, as of %2.")
                                     .arg(m_project.name(), time));
        QString prompt = QString::fromStdString(m_document.request().prompt.positive).simplified();
        if (prompt.size() > most_letters)
            prompt = prompt.left(most_letters) + QStringLiteral("…");
        if (!prompt.isEmpty())
            lines << QLocale().quoteString(prompt);
    }
    if (recovery.waiting_jobs == 1)
        lines << tr("One clip waits in the queue, which is paused.");
    else if (recovery.waiting_jobs > 1)
        lines << tr("%1 clips wait in the queue, which is paused.").arg(recovery.waiting_jobs);
    return lines.join(QLatin1Char('\n'));
}

void ProjectMenu::offer_recovery(const Recovery& recovery)
{
    const bool has_jobs = recovery.waiting_jobs > 0;
    std::vector<Banner::Remedy> remedies;
    if (recovery.has_work)
        remedies.push_back({has_jobs ? tr("Restore and go on") : tr("Restore"),
                            has_jobs ? tr("The queue goes on") : tr("Keeps what is shown"),
                            [this] { m_session.accept_recovery(); }});
    if (recovery.has_saved)
        remedies.push_back(
            {tr("Open last saved"),
             tr("%1 as its file has it; Undo brings the rest back").arg(m_project.name()),
             [this] { m_session.open_saved(); }});
    if (recovery.has_work)
        remedies.push_back({tr("Start fresh"),
                            tr("Empties the queue and the prompt; Undo brings the prompt back"),
                            [this] { m_session.start_fresh(); }});
    if (recovery.crashes >= crashes_for_safe_mode)
        remedies.push_back({tr("Start in safe mode"),
                            tr("Starts again, on the processor and with the docks where they were "
                               "at first"),
                            [this] { m_session.start_safely(); }});
    m_banner.show_message(Banner::Kind::warning, recovery_text(recovery), std::move(remedies));
}

}  // namespace flipbook::ui
