// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/context_part.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/compose/context_map.h"
#include "ui/compose/setting_form.h"

namespace flipbook::ui {

ContextPart::ContextPart(Document& document, QWidget* parent)
    : ComposePart(parent), m_form(new SettingForm(document, this)), m_map(new ContextMap(this)),
      m_summary(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    column->addWidget(m_map);
    column->addWidget(m_summary);
    m_summary->setObjectName(QStringLiteral("context.summary"));
    m_summary->setWordWrap(true);
    create_numbers();
    create_choices();
}

void ContextPart::create_numbers()
{
    QSpinBox* length = m_form->add_whole_number(
        {QStringLiteral("context.length"), tr("Length"),
         tr("Frames that the motion module sees at once; most were trained with 16")},
        1, 10000, [](auto& c) -> auto& { return c.request.context.length; });
    m_overlap = m_form->add_whole_number(
        {QStringLiteral("context.overlap"), tr("Overlap"),
         tr("Frames that neighbouring windows share; more hides their seams and takes longer")},
        0, 9999, [](auto& c) -> auto& { return c.request.context.overlap; });
    m_stride = m_form->add_whole_number(
        {QStringLiteral("context.stride"), tr("Stride"),
         tr("Windows of every frame, then of every 2nd, every 4th, … for motion that goes far")},
        1, 32, [](auto& c) -> auto& { return c.request.context.stride; });
    // An overlap that reaches the length is refused: the field that is edited decides.
    connect(length, &QSpinBox::valueChanged, m_overlap,
            [this](int frames) { m_overlap->setMaximum(std::max(0, frames - 1)); });
}

void ContextPart::create_choices()
{
    m_schedule = m_form->add_choice<ContextSchedule>(
        {QStringLiteral("context.schedule"), tr("Windows"), tr("Where the windows lie")},
        {{ContextSchedule::standard_uniform, tr("Uniform")},
         {ContextSchedule::looped_uniform, tr("Uniform, in a ring")},
         {ContextSchedule::standard_static, tr("Static")},
         {ContextSchedule::batched, tr("One after the other")}},
        [](auto& c) -> auto& { return c.request.context.schedule; });
    m_closed = m_form->add_flag(
        {QStringLiteral("context.closed_loop"), tr("Closed loop"),
         tr("The last frame leads into the first")},
        [](auto& c) -> auto& { return c.request.context.closed_loop; });
    m_fuse = m_form->add_choice<FuseMethod>(
        {QStringLiteral("context.fuse"), tr("Blend"),
         tr("How much say a frame's place in a window gives it")},
        {{FuseMethod::pyramid, tr("Middle most (pyramid)")},
         {FuseMethod::flat, tr("All alike (flat)")},
         {FuseMethod::overlap_linear, tr("Ramps in the overlap")}},
        [](auto& c) -> auto& { return c.request.context.fuse_method; });
}

void ContextPart::show_composition(const Composition& composition, const Composition& defaults)
{
    const GenerationRequest& request = composition.request;
    const ContextOptions& context = request.context;
    m_form->show_composition(composition, defaults);
    m_map->show_windows(request.frame_count, context);
    m_summary->setText(m_map->summary());

    const bool is_one = request.frame_count <= context.length;
    const QString fits =
        is_one
            ? tr("%1 frames fit into one window of %2").arg(request.frame_count).arg(context.length)
            : QString();
    const bool is_uniform = context.schedule == ContextSchedule::standard_uniform
                            || context.schedule == ContextSchedule::looped_uniform;
    const bool is_ring = context.schedule == ContextSchedule::looped_uniform;
    const auto unless = [&fits](bool is_possible, const QString& reason) {
        return !fits.isEmpty() ? fits : is_possible ? QString() : reason;
    };
    m_form->set_problem(m_overlap, unless(context.schedule != ContextSchedule::batched,
                                          tr("Windows one after the other share no frames")));
    m_form->set_problem(m_stride, unless(is_uniform, tr("Only uniform windows have a stride")));
    m_form->set_problem(m_closed,
                        unless(is_ring, tr("Only uniform windows in a ring close the loop")));
    m_form->set_problem(m_schedule, fits);
    m_form->set_problem(m_fuse, fits);
}

void ContextPart::show_running(const GenerationRequest* request, int step, int window)
{
    const bool is_shown =
        request && step > 0 && m_map->shows(request->frame_count, request->context);
    m_map->show_pass(is_shown ? std::optional(ContextMap::Pass{step, window}) : std::nullopt);
}

QJsonObject ContextPart::problems() const
{
    return m_form->problems();
}

}  // namespace flipbook::ui
