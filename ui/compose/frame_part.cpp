// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/frame_part.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/compose/setting_form.h"
#include "ui/compose/size_edit.h"

namespace flipbook::ui {

FramePart::FramePart(Document& document, ModelShelf& shelf, QWidget* parent)
    : ComposePart(parent), m_document(document), m_shelf(shelf),
      m_form(new SettingForm(document, this)), m_size(new SizeEdit(this)),
      m_seconds(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);

    const SettingText size{QStringLiteral("frame.width"), tr("Size")};
    connect(m_size, &SizeEdit::size_edited, this, [this, size](int width, int height) {
        const QString text =
            width == 0 ? tr("the model's own") : QStringLiteral("%1 × %2").arg(width).arg(height);
        m_form->edit(size, tr("Change size to %1").arg(text), [width, height](Composition& after) {
            after.request.size = {width, height};
        });
    });
    m_form->add(size, m_size,
                {[this](const Composition& shown) { m_size->show_size(shown.request.size); },
                 [](const Composition& one, const Composition& other) {
                     return !(one.request.size == other.request.size);
                 },
                 [](Composition& target, const Composition& defaults) {
                     target.request.size = defaults.request.size;
                 }});
    m_form->add_whole_number(
        {QStringLiteral("frame.count"), tr("Frames"),
         tr("More than the context length go through the network in windows")},
        1, 10000, [](auto& c) -> auto& { return c.request.frame_count; }, 1, 64);
    m_form->add_whole_number(
        {QStringLiteral("frame.rate"), tr("Frames/s"), tr("How fast the clip plays")}, 1, 240,
        [](auto& c) -> auto& { return c.request.frame_rate; });
    m_seconds->setObjectName(QStringLiteral("frame.seconds"));
    m_form->add_note(m_seconds);
}

void FramePart::show_composition(const Composition& composition, const Composition& defaults)
{
    const GenerationRequest& request = composition.request;
    if (const KnownModelPtr model = m_shelf.find(request.checkpoint); model && model->native_size)
        m_size->show_native_size(*model->native_size);
    m_form->show_composition(composition, defaults);
    const double seconds = static_cast<double>(request.frame_count) / request.frame_rate;
    m_seconds->setText(tr("%1 s of film").arg(locale().toString(seconds, 'f', 1)));
}

QJsonObject FramePart::problems() const
{
    return m_form->problems();
}

}  // namespace flipbook::ui
