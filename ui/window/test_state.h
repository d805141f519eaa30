// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <map>

class QWidget;

namespace flipbook::ui {

// What an acceptance test sees of the window: a JSON file, written anew (beside, then renamed)
// within 20 ms of every change, and ten times a second. Does nothing without a file.
class TestState final : public QObject {
    Q_OBJECT

public:
    explicit TestState(QString file, QObject* parent = nullptr);

    // `value` is asked whenever the file is written.
    void add(const QString& key, std::function<QJsonValue()> value);
    void touch();

    // Adds what can be seen of the window's widgets, and as "painted", in milliseconds since 1970,
    // when they could be seen first.
    void watch(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void write();

    QString m_file;
    std::map<QString, std::function<QJsonValue()>> m_values;
    QTimer m_timer;
    qint64 m_revision = 0;
};

}  // namespace flipbook::ui
