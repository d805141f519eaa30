// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/models_part.h"

#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/compose/attached_modules.h"
#include "ui/compose/model_combo.h"
#include "ui/compose/setting_form.h"
#include "ui/document/motion_name.h"
#include "ui/document/path_text.h"
#include "ui/errors/error_text.h"

namespace flipbook::ui {

namespace {

template <class List> void erase_at(List& list, int index)
{
    if (index >= 0 && index < static_cast<int>(list.size()))
        list.erase(list.begin() + index);
}

const QList<ModelKind> lora_kinds{ModelKind::lora, ModelKind::domain_adapter};

// What was at the old model's default goes to the new one's.
template <class Value> void follow(const Value& old_default, const Value& new_default, Value& value)
{
    if (value == old_default)
        value = new_default;
}

void follow_defaults(const GenerationRequest& before, const GenerationRequest& usual,
                     GenerationRequest& request)
{
    follow(before.sampling.scheduler, usual.sampling.scheduler, request.sampling.scheduler);
    follow(before.sampling.schedule, usual.sampling.schedule, request.sampling.schedule);
    follow(before.sampling.steps, usual.sampling.steps, request.sampling.steps);
    follow(before.sampling.guidance_scale, usual.sampling.guidance_scale,
           request.sampling.guidance_scale);
    follow(before.frame_count, usual.frame_count, request.frame_count);
    follow(before.frame_rate, usual.frame_rate, request.frame_rate);
}

}  // namespace

ModelsPart::ModelsPart(Document& document, ModelShelf& shelf, QWidget* parent)
    : ComposePart(parent), m_document(document), m_shelf(shelf),
      m_form(new SettingForm(document, this)), m_findings(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    create_checkpoint();
    create_motion();
    create_vae();
    create_lists();
    create_attached();
    m_findings->setWordWrap(true);
    m_findings->setObjectName(QStringLiteral("models.findings"));
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_findings->setAccessibleName(tr("What does not fit"));
    column->addWidget(m_findings);
    connect(&shelf, &ModelShelf::changed, this, &ModelsPart::judge_pending);
}

ModelCombo* ModelsPart::make_checkpoint_combo(const QString& name, QWidget* parent)
{
    auto* combo =
        new ModelCombo({name, tr("Model")}, m_shelf, {ModelKind::sd15_checkpoint}, {}, parent);
    connect(combo, &ModelCombo::file_chosen, this, [this](const std::filesystem::path& file) {
        take(file, {ModelKind::sd15_checkpoint}, tr("Change model to %1").arg(model_name(file)),
             [this, file](Composition& after) {
                 after.request.checkpoint = file;
                 if (const KnownModelPtr model = m_shelf.find(file))
                     follow_defaults(m_document.defaults().request, usual_request(*model),
                                     after.request);
             });
    });
    return combo;
}

ModelCombo* ModelsPart::make_motion_combo(const QString& name, QWidget* parent)
{
    const auto own = [](MotionSource source) {
        return ModelCombo::Own{motion_source_name(source), static_cast<int>(source)};
    };
    auto* combo =
        new ModelCombo({name, tr("Motion module")}, m_shelf, {ModelKind::motion_module},
                       {own(MotionSource::from_checkpoint), own(MotionSource::none)}, parent);
    connect(combo, &ModelCombo::file_chosen, this, [this](const std::filesystem::path& file) {
        take(file, {ModelKind::motion_module},
             tr("Change motion module to %1").arg(model_name(file)), [file](Composition& after) {
                 after.request.motion.source = MotionSource::file;
                 after.request.motion.module = file;
             });
    });
    connect(combo, &ModelCombo::own_chosen, this, [this](int source) {
        m_document.edit(tr("Change motion module"), [source](Composition& after) {
            after.request.motion.source = static_cast<MotionSource>(source);
            after.request.motion.module.clear();
        });
    });
    return combo;
}

void ModelsPart::show_chosen(const GenerationRequest& request, ModelCombo& checkpoint,
                             ModelCombo& motion)
{
    checkpoint.show_file(request.checkpoint);
    if (request.motion.source == MotionSource::file)
        motion.show_file(request.motion.module);
    else
        motion.show_own(static_cast<int>(request.motion.source));
    motion.judge([&](const std::filesystem::path& file) { return misfit_of(file, request); });
}

void ModelsPart::create_checkpoint()
{
    const SettingText text{QStringLiteral("models.checkpoint"), tr("Model"),
                           tr("The Stable Diffusion 1.5 checkpoint")};
    m_checkpoint = make_checkpoint_combo(text.name, this);
    m_form->add(text, m_checkpoint,
                {[](const Composition&) {},  // show_chosen() does.
                                             // The defaults are those of this model.
                 [](const Composition&, const Composition&) { return false; },
                 [](Composition&, const Composition&) {}});
    m_weights = m_form->add_choice<CheckpointWeights>(
        {QStringLiteral("models.weights"), tr("Weights"),
         tr("Which of the two sets that some checkpoints hold")},
        {{CheckpointWeights::live, tr("Trained last")},
         {CheckpointWeights::ema, tr("Averaged (EMA)")}},
        [](auto& c) -> auto& { return c.request.checkpoint_weights; });
}

void ModelsPart::create_motion()
{
    const SettingText text{QStringLiteral("models.motion"), tr("Motion module"),
                           tr("What makes pictures move")};
    m_motion = make_motion_combo(text.name, this);
    m_form->add(text, m_motion,
                {[](const Composition&) {},  // show_chosen() does.
                 [](const Composition& one, const Composition& other) {
                     return one.request.motion.source != other.request.motion.source
                            || one.request.motion.module != other.request.motion.module;
                 },
                 [](Composition& target, const Composition& defaults) {
                     target.request.motion.source = defaults.request.motion.source;
                     target.request.motion.module = defaults.request.motion.module;
                 }});
}

void ModelsPart::create_vae()
{
    const SettingText text{QStringLiteral("models.vae"), tr("VAE"),
                           tr("Turns what was denoised into pixels")};
    m_vae = new ModelCombo(text, m_shelf, {ModelKind::vae}, {{tr("The model's own"), 0}}, this);
    connect(m_vae, &ModelCombo::file_chosen, this, [this](const std::filesystem::path& file) {
        take(file, {ModelKind::vae}, tr("Change VAE to %1").arg(model_name(file)),
             [file](Composition& after) { after.request.vae = file; });
    });
    connect(m_vae, &ModelCombo::own_chosen, this, [this, text] {
        m_form->edit(text, tr("Take the model's own VAE"),
                     [](Composition& after) { after.request.vae.reset(); });
    });
    m_form->add(text, m_vae,
                {[this](const Composition& shown) {
                     if (shown.request.vae)
                         m_vae->show_file(*shown.request.vae);
                     else
                         m_vae->show_own(0);
                 },
                 [](const Composition& one, const Composition& other) {
                     return one.request.vae != other.request.vae;
                 },
                 [](Composition& target, const Composition& defaults) {
                     target.request.vae = defaults.request.vae;
                 }});
}

void ModelsPart::create_lists()
{
    const ModelJudge misfit = [this](const std::filesystem::path& file) {
        return misfit_of(file, m_document.request());
    };
    m_loras = new StrengthList(m_shelf, lora_kinds, StrengthList::Strengths::two,
                               QStringLiteral("models.lora"), tr("Add a LoRA"), misfit, this);
    connect(m_loras, &StrengthList::added, this, [this](const std::filesystem::path& file) {
        take(file, lora_kinds, tr("Add LoRA %1").arg(model_name(file)),
             [file](Composition& after) { after.request.loras.push_back({file}); });
    });
    connect(m_loras, &StrengthList::removed, this, [this](int index) {
        m_document.edit(tr("Remove LoRA"),
                        [index](Composition& after) { erase_at(after.request.loras, index); });
    });
    connect(m_loras, &StrengthList::strength_edited, this,
            [this](int index, double unet, double text) {
                m_document.edit(
                    tr("Change LoRA strength"),
                    [=](Composition& after) {
                        AdapterOptions& lora = after.request.loras[static_cast<std::size_t>(index)];
                        lora.unet_strength = unet;
                        lora.text_strength = text;
                    },
                    QStringLiteral("models.lora.%1").arg(index));
            });
    m_motion_loras = new StrengthList(
        m_shelf, {ModelKind::motion_lora}, StrengthList::Strengths::one,
        QStringLiteral("models.motion_lora"), tr("Add a MotionLoRA"), misfit, this);
    connect(m_motion_loras, &StrengthList::added, this, [this](const std::filesystem::path& file) {
        take(file, {ModelKind::motion_lora}, tr("Add MotionLoRA %1").arg(model_name(file)),
             [file](Composition& after) { after.request.motion_loras.push_back({file}); });
    });
    connect(m_motion_loras, &StrengthList::removed, this, [this](int index) {
        m_document.edit(tr("Remove MotionLoRA"), [index](Composition& after) {
            erase_at(after.request.motion_loras, index);
        });
    });
    connect(
        m_motion_loras, &StrengthList::strength_edited, this, [this](int index, double strength) {
            m_document.edit(
                tr("Change MotionLoRA strength"),
                [=](Composition& after) {
                    after.request.motion_loras[static_cast<std::size_t>(index)].strength = strength;
                },
                QStringLiteral("models.motion_lora.%1").arg(index));
        });
    for (StrengthList* list : {m_loras, m_motion_loras}) {
        connect(list, &StrengthList::gesture_ended, &m_document, &Document::end_gesture);
        m_form->add_note(list);
    }
}

void ModelsPart::create_attached()
{
    m_attached = new AttachedModules(
        m_shelf,
        [this](const std::filesystem::path& file) { return misfit_of(file, m_document.request()); },
        this);
    connect(m_attached, &AttachedModules::added, this, [this](const std::filesystem::path& file) {
        take(file, {ModelKind::custom_motion_module}, tr("Attach %1").arg(model_name(file)),
             [file](Composition& after) {
                 MotionModuleOptions module;
                 module.path = file;
                 after.request.motion_modules.push_back(std::move(module));
             });
    });
    connect(m_attached, &AttachedModules::edited, this,
            [this](int index, const MotionModuleOptions& module) {
                m_document.edit(
                    tr("Change %1").arg(model_name(module.path)), [=](Composition& after) {
                        after.request.motion_modules[static_cast<std::size_t>(index)] = module;
                    });
            });
    connect(m_attached, &AttachedModules::moved_up, this, [this](int index) {
        m_document.edit(tr("Move motion module"), [index](Composition& after) {
            auto& modules = after.request.motion_modules;
            std::swap(modules[static_cast<std::size_t>(index)],
                      modules[static_cast<std::size_t>(index) - 1]);
        });
    });
    connect(m_attached, &AttachedModules::removed, this, [this](int index) {
        m_document.edit(tr("Take off motion module"), [index](Composition& after) {
            erase_at(after.request.motion_modules, index);
        });
    });
    m_form->add_note(m_attached);
}

void ModelsPart::take(const std::filesystem::path& file, const QList<ModelKind>& kinds,
                      const QString& label, const Document::Change& change)
{
    m_pending = Pending{file, kinds, label, change};
    judge_pending();
}

void ModelsPart::judge_pending()
{
    const KnownModelPtr model = m_pending ? m_shelf.find(m_pending->file) : nullptr;
    if (!model)
        return;
    const Pending pending = *std::exchange(m_pending, std::nullopt);
    const ModelPage& page = model->page;
    m_refusal.clear();
    if (!page.is_usable())
        m_refusal = sentence_text(page.problems.front());
    else if (!pending.kinds.contains(page.kind))
        m_refusal = tr("%1 is %2, and %3 was needed.")
                        .arg(path_text(page.path.filename()), kind_text(page.kind),
                             kind_text(pending.kinds.first()));
    if (m_refusal.isEmpty())
        m_document.edit(pending.label, pending.change);
    show_composition(m_document.composition(), m_document.defaults());
    Q_EMIT judged();
}

QString ModelsPart::misfit_of(const std::filesystem::path& file, const GenerationRequest& request)
{
    const KnownModelPtr model = m_shelf.find(file);
    const KnownModelPtr checkpoint = m_shelf.find(request.checkpoint);
    if (!model)
        return {};
    if (!model->page.is_usable())
        return sentence_text(model->page.problems.front());
    if (checkpoint)
        if (const auto sentence = misfit(model->page, checkpoint->page))
            return sentence_text(*sentence);
    return {};
}

QStringList ModelsPart::findings(const GenerationRequest& request)
{
    QStringList sentences;
    if (!m_refusal.isEmpty())
        sentences << m_refusal;
    std::vector<std::filesystem::path> files{request.checkpoint};
    if (request.motion.source == MotionSource::file)
        files.push_back(request.motion.module);
    if (request.vae)
        files.push_back(*request.vae);
    for (const std::filesystem::path& file : files)
        if (const QString sentence = misfit_of(file, request); !sentence.isEmpty())
            sentences << sentence;
    return sentences;
}

void ModelsPart::show_lists(const GenerationRequest& request)
{
    std::vector<StrengthList::Item> loras, motion_loras;
    for (const AdapterOptions& lora : request.loras)
        loras.push_back(
            {lora.path, lora.unet_strength, lora.text_strength, misfit_of(lora.path, request)});
    for (const MotionAdapterOptions& lora : request.motion_loras)
        motion_loras.push_back(
            {lora.path, lora.strength, lora.strength, misfit_of(lora.path, request)});
    QStringList problems;
    for (const MotionModuleOptions& module : request.motion_modules)
        // A bare name is one of the model's own.
        problems << (module.path.has_parent_path() ? misfit_of(module.path, request) : QString());
    m_attached->show_modules(request.motion_modules, problems);
    m_loras->show_items(loras);
    m_motion_loras->show_items(motion_loras);
    m_motion_loras->set_problem(request.motion.source == MotionSource::none
                                    ? tr("A MotionLoRA needs a motion module")
                                    : QString());
}

void ModelsPart::show_composition(const Composition& composition, const Composition& defaults)
{
    const GenerationRequest& request = composition.request;
    m_form->show_composition(composition, defaults);
    show_lists(request);
    show_chosen(request, *m_checkpoint, *m_motion);
    m_vae->judge([&](const std::filesystem::path& file) { return misfit_of(file, request); });
    const QStringList sentences = findings(request);
    m_findings->setText(sentences.join(QLatin1Char('\n')));
    m_findings->setVisible(!sentences.isEmpty());
    const KnownModelPtr model = m_shelf.find(request.checkpoint);
    const bool has_choice = model && model->page.checkpoint && model->page.checkpoint->has_ema;
    m_form->set_problem(m_weights,
                        has_choice || request.checkpoint_weights == CheckpointWeights::ema
                            ? QString()
                            : tr("This model holds one set of weights"));
}

QJsonObject ModelsPart::problems() const
{
    QJsonObject object = m_form->problems();
    if (!m_findings->text().isEmpty())
        object.insert(QStringLiteral("models"), m_findings->text());
    return object;
}

}  // namespace flipbook::ui
