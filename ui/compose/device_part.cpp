// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/device_part.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/compose/setting_form.h"
#include "ui/engine/device_of.h"

namespace flipbook::ui {

DevicePart::DevicePart(Document& document, QWidget* parent)
    : ComposePart(parent), m_form(new SettingForm(document, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    create_device();
    m_precision = m_form->add_choice<Precision>(
        {QStringLiteral("device.precision"), tr("Precision"),
         tr("Half precision takes half the memory and is faster where the device has it")},
        {{Precision::automatic, tr("Automatic")},
         {Precision::fp32, QStringLiteral("fp32")},
         {Precision::fp16, QStringLiteral("fp16")},
         {Precision::bf16, QStringLiteral("bf16")}},
        [](auto& c) -> auto& { return c.request.compute.precision; });
    create_conventions();
}

void DevicePart::create_device()
{
    m_device = new QComboBox(this);
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(10);
    show_devices({});
    const SettingText text{QStringLiteral("device"), tr("Device")};
    connect(m_device, &QComboBox::currentIndexChanged, this, [this, text](int index) {
        const std::string id = m_device->itemData(index).toString().toStdString();
        if (index >= 0)
            m_form->edit(text, tr("Change device to %1").arg(m_device->currentText()),
                         [id](Composition& after) { after.request.compute.device = id; });
    });
    m_form->add(text, m_device,
                {[this](const Composition& shown) {
                     const QString id = QString::fromStdString(shown.request.compute.device);
                     if (m_device->findData(id) < 0)
                         m_device->addItem(id, id);
                     m_device->setCurrentIndex(m_device->findData(id));
                 },
                 [](const Composition& one, const Composition& other) {
                     return one.request.compute.device != other.request.compute.device;
                 },
                 [](Composition& target, const Composition& defaults) {
                     target.request.compute.device = defaults.request.compute.device;
                 }});
}

void DevicePart::create_conventions()
{
    m_form->add_choice<NoiseLayout>(
        {QStringLiteral("device.noise"), tr("Noise like"),
         tr("Whose order of random numbers a seed stands for")},
        {{NoiseLayout::diffusers, QStringLiteral("diffusers")},
         {NoiseLayout::comfyui, QStringLiteral("ComfyUI")},
         {NoiseLayout::a1111, QStringLiteral("A1111")}},
        [](auto& c) -> auto& { return c.request.sampling.noise; });
    m_form->add_choice<BetaSchedule>(
        {QStringLiteral("device.betas"), tr("Betas"),
         tr("The noise that the model was trained with; the motion module says which")},
        {{BetaSchedule::automatic, tr("Automatic")},
         {BetaSchedule::linear, tr("Linear")},
         {BetaSchedule::scaled_linear, tr("Scaled linear")}},
        [](auto& c) -> auto& { return c.request.sampling.betas; });
    m_form->add_choice<Prediction>(
        {QStringLiteral("device.prediction"), tr("Prediction"),
         tr("What the network was trained to tell; the checkpoint says which")},
        {{Prediction::automatic, tr("Automatic")},
         {Prediction::epsilon, tr("Noise (epsilon)")},
         {Prediction::v_prediction, tr("Velocity (v)")},
         {Prediction::sample, tr("Sample")}},
        [](auto& c) -> auto& { return c.request.sampling.prediction; });
    m_form->add_choice<EmphasisMode>(
        {QStringLiteral("device.emphasis"), tr("Emphasis"), tr("What (word:1.2) does")},
        {{EmphasisMode::original, tr("As A1111 has it")},
         {EmphasisMode::no_norm, tr("Without levelling")},
         {EmphasisMode::ignore, tr("Weights are ignored")},
         {EmphasisMode::none, tr("Brackets are text")}},
        [](auto& c) -> auto& { return c.request.prompt.emphasis; });
    m_form->add_choice<NormPolicy>(
        {QStringLiteral("device.norms"), tr("Norms"),
         tr("Whose choice of statistics the motion module's neighbours follow")},
        {{NormPolicy::official, QStringLiteral("AnimateDiff")},
         {NormPolicy::diffusers, QStringLiteral("diffusers")}},
        [](auto& c) -> auto& { return c.request.norm_policy; });
}

void DevicePart::show_devices(const std::vector<Device>& devices)
{
    m_devices = devices;
    const QSignalBlocker blocker(m_device);
    const QVariant current = m_device->currentData();
    m_device->clear();
    m_device->addItem(tr("The fastest"), QStringLiteral("auto"));
    for (const Device& device : devices)
        m_device->addItem(QStringLiteral("%1 · %2").arg(QString::fromStdString(device.id),
                                                        QString::fromStdString(device.name)),
                          QString::fromStdString(device.id));
    if (current.isValid() && m_device->findData(current) < 0)
        m_device->addItem(current.toString(), current);
    m_device->setCurrentIndex(std::max(0, m_device->findData(current)));
}

void DevicePart::show_composition(const Composition& composition, const Composition& defaults)
{
    m_form->show_composition(composition, defaults);
    judge_precisions(composition.request.compute.device);
}

// What the engine would refuse on the device.
void DevicePart::judge_precisions(const std::string& device_id)
{
    const auto used = device_of(m_devices, device_id);
    for (int row = 0; row < m_precision->count(); ++row) {
        const auto precision = static_cast<Precision>(m_precision->itemData(row).toInt());
        const bool is_special = precision == Precision::fp16 || precision == Precision::bf16;
        const bool is_refused =
            is_special && used
            && std::find(used->fast_precisions.begin(), used->fast_precisions.end(), precision)
                   == used->fast_precisions.end();
        set_item_problem(
            *m_precision, row,
            is_refused ? tr("%1 does not compute in it").arg(QString::fromStdString(used->name))
                       : QString());
    }
}

QJsonObject DevicePart::problems() const
{
    return m_form->problems();
}

}  // namespace flipbook::ui
