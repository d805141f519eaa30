// SPDX-License-Identifier: GPL-3.0-or-later
#include "single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

namespace flipbook::app {

namespace {

constexpr int patience_ms = 1000;

}  // namespace

SingleInstance::SingleInstance(const QString& data_folder, QObject* parent) : QObject(parent)
{
    const QByteArray key =
        (QDir::homePath() + QLatin1Char('\n') + QDir(data_folder).absolutePath()).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha1).toHex();
    m_name = QStringLiteral("flipbook-") + QString::fromLatin1(hash.left(16));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

bool SingleInstance::hand_over(const QStringList& files)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (socket.waitForConnected(patience_ms)) {
        QStringList paths;
        for (const QString& file : files)
            paths.append(QFileInfo(file).absoluteFilePath());
        socket.write(paths.join(QLatin1Char('\n')).toUtf8() + '\0');
        return socket.waitForBytesWritten(patience_ms);
    }
    QLocalServer::removeServer(m_name);  // Of a program that was killed.
    m_server.listen(m_name);
    return false;
}

void SingleInstance::receive()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            const QByteArray text = socket->peek(1 << 20);
            if (!text.endsWith('\0'))
                return;  // More is to come.
            socket->readAll();
            const QString lines = QString::fromUtf8(text.chopped(1));
            Q_EMIT files_received(lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts));
        });
    }
}

}  // namespace flipbook::app
