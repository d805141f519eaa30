// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>

#include "flipbook/capabilities.h"
#include "flipbook/request.h"

class QLineEdit;
class QMenu;
class QSettings;

namespace flipbook::ui {

// Where a clip is exported to: a folder, and a name that may hold words for what is in the clip.
class TargetForm final : public QGroupBox {
    Q_OBJECT

public:
    // A clip that has a name is proposed to be called so.
    TargetForm(GenerationRequest request, QString clip_name, QWidget* parent = nullptr);

    QString folder() const;

    // The name below the folder, without ending. One that words made is free of what exists for
    // these formats; one that was typed is as it was typed.
    QString name(const std::vector<Format>& formats) const;

    // The next free name, rather than what exists.
    void keep_both(const std::vector<Format>& formats);

    bool is_filled() const;

    void restore(const QSettings& settings, const QString& usual_folder);
    void remember(QSettings& settings) const;

Q_SIGNALS:
    void changed();

private:
    QMenu* create_words();
    void browse();

    GenerationRequest m_request;
    QString m_clip_name;
    QLineEdit* m_name;
    QLineEdit* m_folder;
    QString m_remembered_name;  // The pattern; what is typed for one clip is not the next one's.
};

}  // namespace flipbook::ui
