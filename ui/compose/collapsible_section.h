// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace flipbook::ui {

// A heading that shows and hides what is below it. Whether it is open is remembered in
// `settings_file` under "compose/open/NAME".
class CollapsibleSection final : public QWidget {
    Q_OBJECT

public:
    CollapsibleSection(const QString& name, const QString& title, bool is_open,
                       const QString& settings_file, QWidget* parent = nullptr);

    void add(QWidget* content);
    void set_open(bool open);
    bool is_open() const;

Q_SIGNALS:
    void opened(bool open);

private:
    QString m_name;
    QString m_settings_file;
    QToolButton* m_heading;
    QWidget* m_body;
    QVBoxLayout* m_contents;
};

}  // namespace flipbook::ui
