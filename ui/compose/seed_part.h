// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/compose_part.h"
#include "ui/document/document.h"

namespace flipbook::ui {

class SeedEdit;
class SettingForm;

// The seed, what follows it, and how many clips one press of Generate makes.
class SeedPart final : public ComposePart {
    Q_OBJECT

public:
    explicit SeedPart(Document& document, QWidget* parent = nullptr);

    // What the last clip was made with.
    void set_last_seed(std::uint64_t seed);

    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;
    void commit() override;

private:
    SettingForm* m_form;
    SeedEdit* m_seed;
};

}  // namespace flipbook::ui
