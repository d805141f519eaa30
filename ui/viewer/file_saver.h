// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QIODevice;
class QWidget;

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

// Where to: "NAME.SUFFIX" is proposed; `write` is called with the path that was chosen. Not modal
// to what goes on.
void ask_for_file(QWidget* parent, const QString& title, const QString& filter,
                  const QString& suffix, const QString& name,
                  const std::function<void(const QString&)>& write);

}  // namespace flipbook::ui
