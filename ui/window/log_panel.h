// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QString>
#include <QWidget>

namespace flipbook::ui {

// Opens the program's log: files that rotate (5 of 5 MB) in `folder`, and whatever log panel there
// is. To be called once, before anything is logged.
void open_log(const QString& folder, const QString& level);

// The last 2000 lines of the log.
class LogPanel final : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);
    ~LogPanel() override;

    QString text() const;

public Q_SLOTS:
    void append(const QString& line);

private:
    QPlainTextEdit* m_lines;
};

// One line into the log. Any thread.
void log_info(const QString& text);
void log_warning(const QString& text);
void log_error(const QString& text);

}  // namespace flipbook::ui
