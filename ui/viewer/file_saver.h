// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QIODevice;

namespace flipbook::ui {

// Writes files, each on another thread; a file appears complete or not at all. GUI thread.
class FileSaver final : public QObject {
    Q_OBJECT

public:
    // Runs on the other thread and must hold all it needs; false = the device has the error.
    using Writer = std::function<bool(QIODevice&)>;

    explicit FileSaver(QObject* parent = nullptr) : QObject(parent) { }

    void save(const QString& path, const Writer& write);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& sentence);
};

}  // namespace flipbook::ui
