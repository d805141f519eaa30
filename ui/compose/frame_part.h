// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/compose_part.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/document.h"

class QLabel;

namespace flipbook::ui {

class SettingForm;
class SizeEdit;

// Size, number of frames and frames a second.
class FramePart final : public ComposePart {
    Q_OBJECT

public:
    FramePart(Document& document, ModelShelf& shelf, QWidget* parent = nullptr);

    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;

private:
    Document& m_document;
    ModelShelf& m_shelf;
    SettingForm* m_form;
    SizeEdit* m_size;
    QLabel* m_seconds;
};

}  // namespace flipbook::ui
