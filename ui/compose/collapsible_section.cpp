// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/collapsible_section.h"

#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace flipbook::ui {

CollapsibleSection::CollapsibleSection(const QString& name, const QString& title, bool is_open,
                                       const QString& settings_file, QWidget* parent)
    : QWidget(parent), m_name(name), m_settings_file(settings_file),
      m_heading(new QToolButton(this)), m_body(new QWidget(this)),
      m_contents(new QVBoxLayout(m_body))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    m_contents->setContentsMargins(4, 0, 0, 4);

    m_heading->setObjectName(QStringLiteral("section.") + name);
    m_heading->setText(title);
    m_heading->setAccessibleName(tr("Section %1").arg(title));
    m_heading->setCheckable(true);
    m_heading->setAutoRaise(true);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    connect(m_heading, &QToolButton::toggled, this, [this](bool open) {
        m_body->setVisible(open);
        m_heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        Q_EMIT opened(open);
    });
    // Only what the user does is remembered.
    connect(m_heading, &QToolButton::clicked, this, [this](bool open) {
        QSettings(m_settings_file, QSettings::IniFormat)
            .setValue(QStringLiteral("compose/open/") + m_name, open);
    });
    const QSettings settings(settings_file, QSettings::IniFormat);
    const bool open = settings.value(QStringLiteral("compose/open/") + name, is_open).toBool();
    m_heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_heading->setChecked(open);
    m_body->setVisible(open);
}

void CollapsibleSection::add(QWidget* content)
{
    m_contents->addWidget(content);
}

void CollapsibleSection::set_open(bool open)
{
    m_heading->setChecked(open);
}

bool CollapsibleSection::is_open() const
{
    return m_heading->isChecked();
}

}  // namespace flipbook::ui
