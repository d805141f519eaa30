// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/capabilities.h"
#include "ui/compose/compose_part.h"
#include "ui/document/document.h"

class QComboBox;
class QDoubleSpinBox;

namespace flipbook::ui {

class SettingForm;

// Sampler, schedule, steps, guidance and what belongs to them.
class SamplingPart final : public ComposePart {
    Q_OBJECT

public:
    explicit SamplingPart(Document& document, QWidget* parent = nullptr);

    void show_samplers(const std::vector<std::string>& names);
    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;

private:
    void create_sampler();
    void create_guidance();
    void create_eta();
    void show_schedules(const SamplingOptions& sampling);

    SettingForm* m_form;
    QComboBox* m_sampler = nullptr;
    QComboBox* m_schedule = nullptr;
    QDoubleSpinBox* m_rescale = nullptr;
    QDoubleSpinBox* m_eta = nullptr;
};

}  // namespace flipbook::ui
