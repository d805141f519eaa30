// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/compose_part.h"
#include "ui/document/document.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace flipbook::ui {

class ContextMap;
class SettingForm;

// How a clip longer than the motion module can see is cut into windows, and a map of them.
class ContextPart final : public ComposePart {
    Q_OBJECT

public:
    explicit ContextPart(Document& document, QWidget* parent = nullptr);

    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;

    // Where a clip that is being made stands, if its windows are the ones shown; null: none is
    // made.
    void show_running(const GenerationRequest* request, int step, int window);

private:
    void create_numbers();
    void create_choices();

    SettingForm* m_form;
    QSpinBox* m_stride = nullptr;
    QSpinBox* m_overlap = nullptr;
    QCheckBox* m_closed = nullptr;
    QComboBox* m_schedule = nullptr;
    QComboBox* m_fuse = nullptr;
    ContextMap* m_map;
    QLabel* m_summary;
};

}  // namespace flipbook::ui
