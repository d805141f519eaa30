// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "flipbook/request.h"

namespace flipbook::ui {

// What a recipe would change, as a table, before it is applied. Not modal; accepted() is the wish
// to apply it.
class RecallPreview final : public QDialog {
    Q_OBJECT

public:
    // `name` is where the settings come from, "waves.mp4"; `notes` is what is to be known besides,
    // such as what of another program's settings is not taken over.
    RecallPreview(const QString& name, const GenerationRequest& now, GenerationRequest then,
                  const QStringList& notes, QWidget* parent = nullptr);

    const GenerationRequest& request() const { return m_request; }
    int change_count() const { return m_change_count; }

private:
    GenerationRequest m_request;
    int m_change_count;
};

}  // namespace flipbook::ui
