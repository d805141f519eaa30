// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include "ui/document/composition.h"

namespace flipbook::ui {

// What stands below one heading of the Compose panel. It shows the document's composition and
// changes it through Document::edit() alone.
class ComposePart : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void show_composition(const Composition& composition, const Composition& defaults) = 0;

    // Why fields are disabled, by their names.
    virtual QJsonObject problems() const { return {}; }

    // Takes what is being typed.
    virtual void commit() { }
};

}  // namespace flipbook::ui
