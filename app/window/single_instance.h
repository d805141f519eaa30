// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>
#include <QStringList>

namespace flipbook::app {

// One window a user and data folder: a second start hands its files to the first and ends.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString& data_folder, QObject* parent = nullptr);

    // Whether another window took the files; if not, this one listens from now on.
    bool hand_over(const QStringList& files);

Q_SIGNALS:
    // Another start asks for the window, with files to open or none.
    void files_received(const QStringList& files);

private:
    void receive();

    QString m_name;
    QLocalServer m_server;
};

}  // namespace flipbook::app
