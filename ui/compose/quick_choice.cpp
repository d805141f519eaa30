// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/quick_choice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include "ui/compose/model_combo.h"
#include "ui/compose/models_part.h"
#include "ui/document/document.h"

namespace flipbook::ui {

namespace {

void add_named(QHBoxLayout& row, const QString& label, const char* name, QWidget* field,
               QWidget* control)
{
    auto* text = new QLabel(label);
    text->setBuddy(control);
    control->setObjectName(QLatin1String(name));
    control->setAccessibleName(label);
    row.addSpacing(8);
    row.addWidget(text);
    row.addWidget(field);
}

}  // namespace

QuickChoice::QuickChoice(Document& document, ModelShelf& shelf, ModelsPart& models, QWidget* parent)
    : QWidget(parent), m_model(models.make_checkpoint_combo(QStringLiteral("quick.model"), this)),
      m_motion(models.make_motion_combo(QStringLiteral("quick.motion"), this)),
      m_count(new QSpinBox(this)), m_models(models)
{
    m_count->setRange(1, 100);
    m_count->setToolTip(tr("How many clips one press of Generate queues"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    add_named(*row, tr("Clips"), "quick.count", m_count, m_count);
    add_named(*row, tr("Model"), "quick.model", m_model, m_model->focusProxy());
    add_named(*row, tr("Motion"), "quick.motion", m_motion, m_motion->focusProxy());
    row->addStretch();
    connect(m_count, &QSpinBox::valueChanged, this, [&document](int count) {
        document.edit(
            tr("Change number of clips"), [count](Composition& after) { after.clip_count = count; },
            QStringLiteral("quick.count"));
    });
    connect(&document, &Document::changed, this, &QuickChoice::show_composition);
    // The lists are filled anew and have to be judged anew.
    connect(&shelf, &ModelShelf::changed, this,
            [this, &document] { show_composition(document.composition()); });
    show_composition(document.composition());
}

void QuickChoice::show_composition(const Composition& composition)
{
    const QSignalBlocker blocker(m_count);
    m_count->setValue(composition.clip_count);
    m_models.show_chosen(composition.request, *m_model, *m_motion);
}

}  // namespace flipbook::ui
