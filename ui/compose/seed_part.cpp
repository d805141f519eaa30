// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/seed_part.h"

#include <QVBoxLayout>

#include "ui/compose/seed_edit.h"
#include "ui/compose/setting_form.h"

namespace flipbook::ui {

SeedPart::SeedPart(Document& document, QWidget* parent)
    : ComposePart(parent), m_form(new SettingForm(document, this)), m_seed(new SeedEdit(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);

    const SettingText seed{QStringLiteral("seed"), tr("Seed")};
    connect(m_seed, &SeedEdit::seed_changed, this, [this, seed](quint64 value) {
        m_form->edit(seed, tr("Change seed to %1").arg(value), [value](Composition& after) {
            after.request.sampling.seed = value;
            // Whoever chooses a seed wants a clip of it, not of another one.
            if (after.seed_rule == SeedRule::random)
                after.seed_rule = SeedRule::fixed;
        });
    });
    connect(m_seed, &SeedEdit::any_wanted, this, [this, seed] {
        m_form->edit(seed, tr("Another seed each time"),
                     [](Composition& after) { after.seed_rule = SeedRule::random; });
    });
    m_form->add(
        seed, m_seed,
        {[this](const Composition& shown) { m_seed->show_seed(shown.request.sampling.seed); },
         // Every seed is as good as another: there is no default to go back to.
         [](const Composition&, const Composition&) { return false; },
         [](Composition&, const Composition&) {}});
    m_form->add_choice<SeedRule>(
        {QStringLiteral("seed.rule"), tr("Next seed"),
         tr("Which seed the clip after this one has")},
        {{SeedRule::random, tr("Another each time")},
         {SeedRule::fixed, tr("Keep this one")},
         {SeedRule::increment, tr("The next higher")},
         {SeedRule::decrement, tr("The next lower")}},
        [](auto& c) -> auto& { return c.seed_rule; });
    m_form->add_whole_number(
        {QStringLiteral("seed.count"), tr("Clips"),
         tr("How many clips one press of Generate queues, each with a seed "
            "of its own")},
        1, 100, [](auto& c) -> auto& { return c.clip_count; });
}

void SeedPart::set_last_seed(std::uint64_t seed)
{
    m_seed->set_last_seed(seed);
}

void SeedPart::show_composition(const Composition& composition, const Composition& defaults)
{
    m_form->show_composition(composition, defaults);
}

QJsonObject SeedPart::problems() const
{
    return m_form->problems();
}

void SeedPart::commit()
{
    m_seed->commit();
}

}  // namespace flipbook::ui
