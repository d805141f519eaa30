// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/target_form.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <utility>

#include "flipbook/file_pattern.h"
#include "ui/export/export_names.h"

namespace flipbook::ui {

namespace {

const QString folder_key = QStringLiteral("export/folder");
const QString name_key = QStringLiteral("export/name");
// As the AnimateDiff extension of A1111 puts its files.
const QString a1111_name = QStringLiteral("AnimateDiff/[date]/[number]-[seed]");

QWidget* with_button(QLineEdit* field, QAbstractButton* button, QWidget* parent)
{
    auto* both = new QWidget(parent);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field, 1);
    row->addWidget(button);
    return both;
}

}  // namespace

TargetForm::TargetForm(GenerationRequest request, QString clip_name, QWidget* parent)
    : QGroupBox(tr("Where to"), parent), m_request(std::move(request)),
      m_clip_name(std::move(clip_name)), m_name(new QLineEdit(this)), m_folder(new QLineEdit(this))
{
    auto* form = new QFormLayout(this);
    m_name->setObjectName(QStringLiteral("export.name"));
    m_name->setAccessibleName(tr("File name"));
    m_name->setToolTip(tr("Words in square brackets stand for what is in the clip; “/” makes a "
                          "folder"));
    connect(m_name, &QLineEdit::textChanged, this, &TargetForm::changed);
    auto* words = new QToolButton(this);
    words->setObjectName(QStringLiteral("export.words"));
    words->setText(QStringLiteral("[…]"));
    words->setAccessibleName(tr("Words for the file name"));
    words->setToolTip(words->accessibleName());
    words->setPopupMode(QToolButton::InstantPopup);
    words->setMenu(create_words());
    auto* name_label = new QLabel(tr("File &name"), this);
    name_label->setBuddy(m_name);
    form->addRow(name_label, with_button(m_name, words, this));

    m_folder->setObjectName(QStringLiteral("export.folder"));
    m_folder->setAccessibleName(tr("Folder"));
    connect(m_folder, &QLineEdit::textChanged, this, &TargetForm::changed);
    auto* browse = new QPushButton(tr("Browse…"), this);
    browse->setObjectName(QStringLiteral("export.browse"));
    connect(browse, &QPushButton::clicked, this, &TargetForm::browse);
    auto* folder_label = new QLabel(tr("&Folder"), this);
    folder_label->setBuddy(m_folder);
    form->addRow(folder_label, with_button(m_folder, browse, this));
    setFocusProxy(m_name);
}

QMenu* TargetForm::create_words()
{
    auto* menu = new QMenu(this);
    for (const QString& pattern : {usual_file_name, a1111_name})
        menu->addAction(pattern, this, [this, pattern] { m_name->setText(pattern); });
    menu->addSeparator();
    for (const std::string& word : file_pattern_words()) {
        const QString text = QString::fromStdString(word);
        menu->addAction(text, this, [this, text] { m_name->insert(text); });
    }
    return menu;
}

QString TargetForm::folder() const
{
    return m_folder->text();
}

QString TargetForm::name(const std::vector<Format>& formats) const
{
    const QString pattern = m_name->text();
    return has_pattern_words(pattern.toStdString())
               ? free_name(folder(), pattern, m_request, formats)
               : expanded_name(pattern, m_request);
}

void TargetForm::keep_both(const std::vector<Format>& formats)
{
    m_name->setText(free_name(folder(), m_name->text(), m_request, formats));
}

bool TargetForm::is_filled() const
{
    return !m_name->text().trimmed().isEmpty() && !m_folder->text().trimmed().isEmpty();
}

void TargetForm::browse()
{
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder for exports"), m_folder->text());
    if (!chosen.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(chosen));
}

void TargetForm::restore(const QSettings& settings, const QString& usual_folder)
{
    m_folder->setText(
        QDir::toNativeSeparators(settings.value(folder_key, usual_folder).toString()));
    m_remembered_name = settings.value(name_key, usual_file_name).toString();
    m_name->setText(proposed_file_name(m_clip_name, m_remembered_name));
    m_name->selectAll();
}

void TargetForm::remember(QSettings& settings) const
{
    settings.setValue(folder_key, QDir::fromNativeSeparators(m_folder->text()));
    const QString pattern = m_name->text();
    settings.setValue(name_key,
                      has_pattern_words(pattern.toStdString()) ? pattern : m_remembered_name);
}

}  // namespace flipbook::ui
