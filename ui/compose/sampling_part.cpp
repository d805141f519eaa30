// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/sampling_part.h"

#include <QVBoxLayout>
#include <algorithm>

#include "flipbook/sampler_names.h"
#include "flipbook/schedule_preview.h"
#include "ui/compose/setting_form.h"

namespace flipbook::ui {

namespace {

QString label_of(const std::string& scheduler)
{
    return QString::fromStdString(sampler_label(scheduler));
}

constexpr double no_eta = -0.05;  // One step below 0: the sampler's own.

bool knows(const std::string& sampler, SigmaSchedule schedule)
{
    const auto known = schedules_of(sampler);
    return std::find(known.begin(), known.end(), schedule) != known.end();
}

}  // namespace

SamplingPart::SamplingPart(Document& document, QWidget* parent)
    : ComposePart(parent), m_form(new SettingForm(document, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    create_sampler();
    m_form->add_whole_number(
        {QStringLiteral("sampling.steps"), tr("Steps"),
         tr("More steps are finer and take longer in proportion")},
        1, 1000, [](auto& c) -> auto& { return c.request.sampling.steps; }, 1, 60);
    create_guidance();
    m_form->add_whole_number(
        {QStringLiteral("sampling.clip_skip"), tr("Clip skip"),
         tr("1 takes the text encoder's last layer; anime models want 2")},
        1, 12, [](auto& c) -> auto& { return c.request.prompt.clip_skip; });
    create_eta();
}

void SamplingPart::create_sampler()
{
    m_sampler = new QComboBox(this);
    const SettingText text{QStringLiteral("sampling.sampler"), tr("Sampler"),
                           tr("How noise becomes pictures")};
    show_samplers(known_samplers());  // The engine has not said yet what it has.
    connect(m_sampler, &QComboBox::currentIndexChanged, this, [this, text](int index) {
        const std::string name = m_sampler->itemData(index).toString().toStdString();
        if (index < 0)
            return;
        m_form->edit(text, tr("Change sampler to %1").arg(m_sampler->currentText()),
                     [name](Composition& after) {
                         SamplingOptions& sampling = after.request.sampling;
                         sampling.scheduler = name;
                         // What the new one does not know would be refused.
                         if (!knows(name, sampling.schedule))
                             sampling.schedule = SigmaSchedule::normal;
                         if (!has_eta(name))
                             sampling.eta.reset();
                     });
    });
    m_form->add(text, m_sampler,
                {[this](const Composition& shown) {
                     const std::string& scheduler = shown.request.sampling.scheduler;
                     const QString name = QString::fromStdString(scheduler);
                     if (m_sampler->findData(name) < 0)
                         m_sampler->addItem(label_of(scheduler), name);
                     m_sampler->setCurrentIndex(m_sampler->findData(name));
                 },
                 [](const Composition& one, const Composition& other) {
                     return one.request.sampling.scheduler != other.request.sampling.scheduler;
                 },
                 [](Composition& target, const Composition& defaults) {
                     target.request.sampling.scheduler = defaults.request.sampling.scheduler;
                     target.request.sampling.schedule = defaults.request.sampling.schedule;
                     target.request.sampling.eta = defaults.request.sampling.eta;
                 }});
    m_schedule = m_form->add_choice<SigmaSchedule>(
        {QStringLiteral("sampling.schedule"), tr("Schedule"),
         tr("How the noise falls from step to step")},
        {{SigmaSchedule::normal, tr("Automatic")},
         {SigmaSchedule::karras, tr("Karras")},
         {SigmaSchedule::exponential, tr("Exponential")},
         {SigmaSchedule::sgm_uniform, tr("SGM uniform")}},
        [](auto& c) -> auto& { return c.request.sampling.schedule; });
}

void SamplingPart::create_guidance()
{
    m_form->add_number(
        {QStringLiteral("sampling.cfg"), tr("CFG"),
         tr("How closely the prompt is followed; 1 and below take half the time "
            "and leave out the negative prompt")},
        -100, 1000, 0.5, [](auto& c) -> auto& { return c.request.sampling.guidance_scale; }, 1, 20);
    m_rescale = m_form->add_number(
        {QStringLiteral("sampling.rescale"), tr("CFG rescale"),
         tr("Takes back the glare of a high CFG; 0.7 is usual")},
        0, 1, 0.05, [](auto& c) -> auto& { return c.request.sampling.guidance_rescale; }, 0, 1);
}

void SamplingPart::create_eta()
{
    m_eta = new QDoubleSpinBox(this);
    m_eta->setRange(no_eta, 1);
    m_eta->setSingleStep(0.05);
    m_eta->setSpecialValueText(tr("sampler's own"));
    m_eta->setKeyboardTracking(false);
    const SettingText text{QStringLiteral("sampling.eta"), tr("Eta"),
                           tr("How much fresh noise each step adds")};
    connect(m_eta, &QDoubleSpinBox::valueChanged, this, [this, text](double value) {
        m_form->edit(text, tr("Change eta to %1").arg(m_eta->text()), [value](Composition& after) {
            after.request.sampling.eta = value < 0 ? std::nullopt : std::optional<double>(value);
        });
    });
    m_form->add(text, m_eta,
                {[this](const Composition& shown) {
                     m_eta->setValue(shown.request.sampling.eta.value_or(no_eta));
                 },
                 [](const Composition& one, const Composition& other) {
                     return one.request.sampling.eta != other.request.sampling.eta;
                 },
                 [](Composition& target, const Composition& defaults) {
                     target.request.sampling.eta = defaults.request.sampling.eta;
                 }});
}

void SamplingPart::show_samplers(const std::vector<std::string>& names)
{
    const QSignalBlocker blocker(m_sampler);
    const QVariant current = m_sampler->currentData();
    m_sampler->clear();
    for (const std::string& name : names)
        m_sampler->addItem(label_of(name), QString::fromStdString(name));
    m_sampler->setCurrentIndex(m_sampler->findData(current));
}

void SamplingPart::show_schedules(const SamplingOptions& sampling)
{
    const QString sampler = label_of(sampling.scheduler);
    for (int row = 0; row < m_schedule->count(); ++row) {
        const auto schedule = static_cast<SigmaSchedule>(m_schedule->itemData(row).toInt());
        const bool is_known = knows(sampling.scheduler, schedule);
        set_item_problem(*m_schedule, row,
                         is_known ? QString() : tr("%1 does not know it").arg(sampler));
    }
    const bool has_choice = schedules_of(sampling.scheduler).size() > 1;
    m_form->set_problem(m_schedule,
                        has_choice ? QString() : tr("%1 has a schedule of its own").arg(sampler));
}

void SamplingPart::show_composition(const Composition& composition, const Composition& defaults)
{
    const SamplingOptions& sampling = composition.request.sampling;
    m_form->show_composition(composition, defaults);
    show_schedules(sampling);
    m_form->set_problem(m_eta,
                        has_eta(sampling.scheduler) ? QString() : tr("Only DDIM and TCD know eta"));
    m_form->set_problem(m_rescale, sampling.guidance_scale > 1
                                       ? QString()
                                       : tr("Without guidance (CFG 1 and below) there is nothing "
                                            "to rescale"));
}

QJsonObject SamplingPart::problems() const
{
    return m_form->problems();
}

}  // namespace flipbook::ui
