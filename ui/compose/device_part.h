// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/capabilities.h"
#include "ui/compose/compose_part.h"
#include "ui/document/document.h"

class QComboBox;

namespace flipbook::ui {

class SettingForm;

// Where and how exactly is computed, and whose conventions are followed.
class DevicePart final : public ComposePart {
    Q_OBJECT

public:
    explicit DevicePart(Document& document, QWidget* parent = nullptr);

    void show_devices(const std::vector<Device>& devices);
    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;

private:
    void create_device();
    void create_conventions();
    void judge_precisions(const std::string& device_id);

    SettingForm* m_form;
    QComboBox* m_device = nullptr;
    QComboBox* m_precision = nullptr;
    std::vector<Device> m_devices;
};

}  // namespace flipbook::ui
