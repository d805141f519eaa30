// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/compose_panel.h"

#include <QAbstractSpinBox>
#include <QDir>
#include <QJsonArray>
#include <QVBoxLayout>
#include <algorithm>

#include "flipbook/resources.h"
#include "ui/compose/collapsible_section.h"
#include "ui/compose/context_part.h"
#include "ui/compose/device_part.h"
#include "ui/compose/field_focus.h"
#include "ui/compose/frame_part.h"
#include "ui/compose/infotext.h"
#include "ui/compose/models_part.h"
#include "ui/compose/motion_part.h"
#include "ui/compose/prompt_part.h"
#include "ui/compose/quick_choice.h"
#include "ui/compose/sampling_part.h"
#include "ui/compose/seed_part.h"
#include "ui/document/path_text.h"
#include "ui/engine/engine_bridge.h"
#include "ui/history/clip_record.h"
#include "ui/window/test_state.h"

namespace flipbook::ui {

namespace {

QJsonObject shelf_json(const ModelShelf& shelf)
{
    QJsonObject object{{QStringLiteral("scanning"), shelf.is_scanning()}};
    for (const ModelKind kind :
         {ModelKind::sd15_checkpoint, ModelKind::motion_module, ModelKind::motion_lora,
          ModelKind::lora, ModelKind::vae, ModelKind::textual_inversion}) {
        QJsonArray names;
        for (const KnownModelPtr& model : shelf.of_kinds({kind}))
            names.append(model_name(model->page.path));
        object.insert(QLatin1String(kind_name(kind)), names);
    }
    return object;
}

}  // namespace

ComposePanel::ComposePanel(Document& document, EngineBridge& engine, const AppPaths& paths,
                           TestState& state, QWidget* parent)
    : QWidget(parent), m_document(document), m_engine(engine), m_paths(paths),
      m_shelf(text_path(paths.model_catalog())),
      m_presets(path_text(resources_folder() / "presets"),
                QDir(paths.data).filePath(QStringLiteral("presets"))),
      m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("compose"));
    m_column->setContentsMargins(6, 4, 6, 6);
    m_column->setSpacing(4);
    create_parts();
    m_column->addStretch();
    connect(&m_document, &Document::changed, this, &ComposePanel::show_composition);
    connect(&m_shelf, &ModelShelf::changed, this, &ComposePanel::show_composition);
    connect(&m_shelf, &ModelShelf::failed, this, &ComposePanel::warned);
    connect(&m_presets, &PresetLibrary::failed, this, &ComposePanel::warned);
    connect(m_motion, &MotionPart::failed, this, &ComposePanel::warned);
    connect(&m_presets, &PresetLibrary::imported, m_motion, &MotionPart::choose_preset);
    connect_engine();
    publish(state);
    show_composition();
}

ComposePanel::~ComposePanel() = default;

void ComposePanel::create_parts()
{
    m_prompt = new PromptPart(m_document, m_shelf, this);
    m_column->addWidget(m_prompt);
    m_parts.push_back(m_prompt);
    m_motion = add_part<MotionPart>(QStringLiteral("motion"), tr("Motion"), true, m_document,
                                    m_shelf, m_presets);
    add_part<FramePart>(QStringLiteral("frame"), tr("Frame"), true, m_document, m_shelf);
    m_sampling =
        add_part<SamplingPart>(QStringLiteral("sampling"), tr("Sampling"), true, m_document);
    m_seed = add_part<SeedPart>(QStringLiteral("seed"), tr("Seed"), true, m_document);
    m_models =
        add_part<ModelsPart>(QStringLiteral("models"), tr("Models"), false, m_document, m_shelf);
    m_context = add_part<ContextPart>(QStringLiteral("context"), tr("Context"), false, m_document);
    m_device = add_part<DevicePart>(QStringLiteral("device"), tr("Device and conventions"), false,
                                    m_document);
    connect(m_prompt, &PromptPart::infotext_pasted, this, &ComposePanel::apply_infotext);
}

// The heading is made first: Tab comes to it before what is below.
template <class Part, class... Arguments>
Part* ComposePanel::add_part(const QString& name, const QString& title, bool is_open,
                             Arguments&... arguments)
{
    auto* section = new CollapsibleSection(name, title, is_open, m_paths.settings_file, this);
    auto* part = new Part(arguments..., section);
    section->add(part);
    m_column->addWidget(section);
    m_parts.push_back(part);
    return part;
}

void ComposePanel::connect_engine()
{
    const auto show_capabilities = [this] {
        m_sampling->show_samplers(m_engine.capabilities().schedulers);
        m_device->show_devices(m_engine.capabilities().devices);
        show_composition();
    };
    connect(&m_engine, &EngineBridge::ready, this, show_capabilities);
    if (m_engine.is_ready())
        show_capabilities();
}

void ComposePanel::publish(TestState& state)
{
    state.add(QStringLiteral("compose"), [this] {
        QJsonObject problems;
        for (const ComposePart* part : m_parts) {
            const QJsonObject more = part->problems();
            for (auto entry = more.begin(); entry != more.end(); ++entry)
                problems.insert(entry.key(), entry.value());
        }
        return QJsonObject{{QStringLiteral("chunks"), m_prompt->chunk_tokens()},
                           {QStringLiteral("negative_chunks"), m_prompt->negative_chunk_tokens()},
                           {QStringLiteral("preset"), m_document.composition().preset},
                           {QStringLiteral("presets_loaded"), m_presets.is_loaded()},
                           {QStringLiteral("disabled"), problems}};
    });
    state.add(QStringLiteral("models"), [this] { return shelf_json(m_shelf); });
    connect(m_prompt, &PromptPart::counted, &state, &TestState::touch);
    connect(m_models, &ModelsPart::judged, &state, &TestState::touch);
    connect(&m_presets, &PresetLibrary::changed, &state, &TestState::touch);
    connect(&m_shelf, &ModelShelf::changed, &state, &TestState::touch);
}

void ComposePanel::show_composition()
{
    follow_checkpoint();
    for (ComposePart* part : m_parts)
        part->show_composition(m_document.composition(), m_document.defaults());
}

void ComposePanel::follow_checkpoint()
{
    const std::filesystem::path checkpoint = m_document.request().checkpoint;
    const KnownModelPtr model = m_shelf.find(checkpoint);
    if (!model || checkpoint == m_followed)
        return;
    m_followed = checkpoint;
    Composition defaults;
    defaults.request = usual_request(*model);
    defaults.request.checkpoint = checkpoint;
    if (!(defaults == m_document.defaults()))
        m_document.set_defaults(defaults);
}

void ComposePanel::commit()
{
    QWidget* focus = window()->focusWidget();
    if (focus && isAncestorOf(focus))
        if (auto* box = qobject_cast<QAbstractSpinBox*>(focus))
            box->interpretText();
    for (ComposePart* part : m_parts)
        part->commit();
    m_document.end_gesture();
}

void ComposePanel::apply_infotext(const QString& text)
{
    const auto infotext = parse_infotext(text);
    if (!infotext)
        return;
    commit();
    QStringList problems;
    m_document.edit(tr("Paste settings"), [&](Composition& after) {
        problems = flipbook::ui::apply_infotext(
            *infotext, [this](const NamedModel& model) { return m_shelf.find_named(model); },
            after);
    });
    const QString taken = tr("The settings of the pasted text were taken over.");
    if (problems.isEmpty())
        Q_EMIT told(taken);
    else
        Q_EMIT warned((QStringList{taken} + problems).join(QLatin1Char(' ')));
}

QWidget* ComposePanel::make_quick_choice(QWidget* parent)
{
    return new QuickChoice(m_document, m_shelf, *m_models, parent);
}

void ComposePanel::begin_with(const std::vector<ClipRecord>& clips)
{
    constexpr std::size_t most_prompts = 100;
    if (!clips.empty())
        set_last_seed(clips.front().seed.toULongLong());
    for (std::size_t i = std::min(clips.size(), most_prompts); i > 0; --i)
        m_prompt->remember(clips[i - 1].prompt);
}

void ComposePanel::remember_prompts()
{
    m_prompt->remember_prompts();
}

void ComposePanel::show_running(const GenerationRequest* request, int step, int window)
{
    m_context->show_running(request, step, window);
}

void ComposePanel::set_last_seed(std::uint64_t seed)
{
    m_seed->set_last_seed(seed);
}

void ComposePanel::focus_model()
{
    go_to_field(*this, QStringLiteral("models.checkpoint"));
}

void ComposePanel::focus_prompt()
{
    m_prompt->focus_prompt();
}

}  // namespace flipbook::ui
