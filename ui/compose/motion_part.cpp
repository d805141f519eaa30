// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/motion_part.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/compose/curve_editor.h"
#include "ui/compose/preset_picker.h"
#include "ui/compose/setting_form.h"
#include "ui/document/preset_steps.h"
#include "ui/document/preset_use.h"

namespace flipbook::ui {

MotionPart::MotionPart(Document& document, ModelShelf& shelf, PresetLibrary& library,
                       QWidget* parent)
    : ComposePart(parent), m_document(document), m_shelf(shelf), m_library(library),
      m_picker(new PresetPicker(this)), m_summary(new QLabel(this)),
      m_form(new SettingForm(document, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_picker);
    create_picker();
    create_curves();
    column->addWidget(m_form);
    connect(&library, &PresetLibrary::changed, this, &MotionPart::refill_picker);
    connect(&shelf, &ModelShelf::changed, this, &MotionPart::refill_picker);
    refill_picker();
}

void MotionPart::create_picker()
{
    connect(m_picker, &PresetPicker::chosen, this, &MotionPart::choose_preset);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("motion.summary"));
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("motion.more"));
    more->setText(QStringLiteral("⋮"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    more->setFocusPolicy(Qt::StrongFocus);
    more->setToolTip(tr("Save, rename, import and export presets"));
    more->setAccessibleName(more->toolTip());
    more->setMenu(create_menu());
    auto* row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(more, 0, Qt::AlignTop);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

QMenu* MotionPart::create_menu()
{
    auto* menu = new QMenu(this);
    menu->addAction(tr("&Save as a new preset…"), this, &MotionPart::save_as);
    QAction* save = menu->addAction(tr("Save the &changes"), this, &MotionPart::save_changes);
    QAction* rename = menu->addAction(tr("&Rename…"), this, [this] {
        const QString id = m_document.composition().preset;
        if (const MotionPreset* preset = m_library.find(id))
            ask_for_name(tr("Rename preset"), preset->name, [this, id](const QString& name) {
                change(tr("Rename preset %1").arg(name), id, [&] {
                    m_library.rename(id, name);
                    return id;
                });
            });
    });
    QAction* duplicate = menu->addAction(tr("&Duplicate"), this, &MotionPart::duplicate);
    QAction* remove = menu->addAction(tr("De&lete"), this, &MotionPart::remove);
    menu->addSeparator();
    menu->addAction(tr("&Import…"), this, [this] {
        auto* dialog = new QFileDialog(this, tr("Import a preset"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilter(tr("Motion presets (%1)").arg(QStringLiteral("*.json")));
        connect(dialog, &QFileDialog::fileSelected, &m_library, &PresetLibrary::import_file);
        dialog->open();
    });
    QAction* write = menu->addAction(tr("&Export…"), this, [this] {
        const QString id = m_document.composition().preset;
        auto* dialog = new QFileDialog(this, tr("Export the preset"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("json"));
        dialog->selectFile(id + QStringLiteral(".json"));
        connect(dialog, &QFileDialog::fileSelected, &m_library,
                [this, id](const QString& file) { m_library.export_file(id, file); });
        dialog->open();
    });
    connect(menu, &QMenu::aboutToShow, this, [=, this] {
        const MotionPreset* preset = m_library.find(m_document.composition().preset);
        for (QAction* action : {save, duplicate, write})
            action->setEnabled(preset);
        for (QAction* action : {rename, remove})
            action->setEnabled(preset && preset->is_own);
        remove->setText(preset && m_library.replaces_shipped(preset->id)
                            ? tr("Reset to the &original")
                            : tr("De&lete"));
    });
    return menu;
}

void MotionPart::create_curves()
{
    m_scale = add_curve(QStringLiteral("motion.scale"), tr("Strength"),
                        tr("How strongly frames look at each other: above 1 there is more motion"),
                        &MotionOptions::scale);
    m_effect =
        add_curve(QStringLiteral("motion.effect"), tr("Effect"),
                  tr("How much of the motion module is taken: 0 leaves each frame to itself"),
                  &MotionOptions::effect);
}

CurveEditor* MotionPart::add_curve(const QString& name, const QString& label, const QString& hint,
                                   Curve MotionOptions::*curve)
{
    auto* editor = new CurveEditor(name, label, this);
    const SettingText text{name, label, hint};
    connect(editor, &CurveEditor::curve_edited, this, [this, text, curve](const Curve& value) {
        m_form->edit(text, tr("Change motion %1").arg(text.label.toLower()),
                     [curve, value](Composition& after) { after.request.motion.*curve = value; });
    });
    connect(editor, &CurveEditor::gesture_ended, &m_document, &Document::end_gesture);
    connect(editor, &CurveEditor::save_failed, this, &MotionPart::failed);
    m_form->add(text, editor,
                {[editor, curve](const Composition& shown) {
                     editor->show_curve(shown.request.motion.*curve, shown.request.frame_count);
                 },
                 [curve](const Composition& one, const Composition& other) {
                     return !(one.request.motion.*curve == other.request.motion.*curve);
                 },
                 [curve](Composition& target, const Composition& defaults) {
                     target.request.motion.*curve = defaults.request.motion.*curve;
                 }});
    return editor;
}

QStringList MotionPart::known_motions() const
{
    QStringList words;
    if (const KnownModelPtr model = m_shelf.find(m_document.request().checkpoint))
        for (const std::string& word : model->settings.words.motions)
            words << QString::fromStdString(word);
    return words;
}

void MotionPart::refill_picker()
{
    const GenerationRequest& request = m_document.request();
    const FindMove find_move = [this, &request](const QString& move) {
        return m_shelf.find_move(move, request);
    };
    const QStringList motions = known_motions();
    std::vector<PresetPicker::Entry> entries;
    for (const MotionPreset& preset : m_library.presets()) {
        QString problem = request.motion.source == MotionSource::none
                              ? tr("Without a motion module nothing moves.")
                              : fit_preset(preset, motions, find_move).problem;
        entries.push_back({preset, std::move(problem)});
    }
    m_picker->show_presets(std::move(entries));
    m_picker->show_current(m_document.composition().preset);
    show_summary();
}

void MotionPart::choose_preset(const QString& id)
{
    const MotionPreset* preset = m_library.find(id);
    if (!preset)
        return;
    const GenerationRequest& request = m_document.request();
    const QStringList motions = known_motions();
    const PresetFit fit = fit_preset(
        *preset, motions, [&](const QString& move) { return m_shelf.find_move(move, request); });
    if (!fit.problem.isEmpty())
        return;
    const MotionPreset* before = m_library.find(m_document.composition().preset);
    m_document.edit(tr("Apply preset %1").arg(preset->name), [&](Composition& after) {
        apply_preset(*preset, fit, before, motions, m_document.defaults(), after);
    });
}

MotionPreset MotionPart::current_settings(const QString& name) const
{
    MotionPreset preset =
        preset_from(m_document.composition(), name,
                    [this](const std::filesystem::path& file) { return m_shelf.move_of(file); });
    if (const MotionPreset* base = m_library.find(m_document.composition().preset)) {
        preset.words = base->words;
        preset.summary = base->summary;
    }
    return preset;
}

QString MotionPart::change(const QString& label, const QString& id,
                           const std::function<QString()>& work)
{
    return change_preset(m_library, m_document.undo_stack(), label, id, work);
}

void MotionPart::duplicate()
{
    const QString base = m_document.composition().preset;
    const MotionPreset* preset = m_library.find(base);
    if (!preset)
        return;
    const QString label = tr("Duplicate preset %1").arg(preset->name);
    m_document.undo_stack().beginMacro(label);
    choose_preset(change(label, {}, [&] { return m_library.duplicate(base); }));
    m_document.undo_stack().endMacro();
}

void MotionPart::remove()
{
    const QString id = m_document.composition().preset;
    const MotionPreset* preset = m_library.find(id);
    if (!preset || !preset->is_own)
        return;
    const QString label = m_library.replaces_shipped(id) ? tr("Reset preset %1").arg(preset->name)
                                                         : tr("Delete preset %1").arg(preset->name);
    change(label, id, [&] {
        m_library.remove(id);
        return id;
    });
}

void MotionPart::save_as()
{
    const MotionPreset* base = m_library.find(m_document.composition().preset);
    ask_for_name(tr("Save preset"), base ? tr("My %1").arg(base->name) : tr("My preset"),
                 [this](const QString& name) {
                     const QString label = tr("Save preset %1").arg(name);
                     m_document.undo_stack().beginMacro(label);
                     const QString id =
                         change(label, {}, [&] { return m_library.save(current_settings(name)); });
                     m_document.edit(label, [id](Composition& after) { after.preset = id; });
                     m_document.undo_stack().endMacro();
                 });
}

void MotionPart::save_changes()
{
    const MotionPreset* base = m_library.find(m_document.composition().preset);
    if (!base)
        return;
    MotionPreset changed = current_settings(base->name);
    changed.id = base->id;
    change(tr("Change preset %1").arg(base->name), changed.id,
           [&] { return m_library.save(std::move(changed)); });
}

void MotionPart::ask_for_name(const QString& title, const QString& name,
                              const std::function<void(const QString&)>& accepted)
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [accepted](const QString& text) {
        if (!text.trimmed().isEmpty())
            accepted(text.trimmed());
    });
    dialog->open();
}

void MotionPart::show_summary()
{
    const MotionPreset* preset = m_library.find(m_document.composition().preset);
    m_summary->setText(preset
                           ? QStringLiteral("<b>%1</b> – %2")
                                 .arg(preset->name.toHtmlEscaped(), preset->summary.toHtmlEscaped())
                           : tr("Choose how the clip moves."));
}

void MotionPart::show_composition(const Composition& composition, const Composition& defaults)
{
    m_form->show_composition(composition, defaults);
    refill_picker();
    const QString reason = composition.request.motion.source == MotionSource::none
                               ? tr("Without a motion module nothing moves.")
                               : QString();
    m_form->set_problem(m_scale, reason);
    m_form->set_problem(m_effect, reason);
}

QJsonObject MotionPart::problems() const
{
    QJsonObject object = m_form->problems();
    for (const auto& [preset, problem] : m_picker->entries())
        if (!problem.isEmpty())
            object.insert(QStringLiteral("preset.") + preset.id, problem);
    return object;
}

void MotionPart::commit()
{
    m_scale->commit();
    m_effect->commit();
}

}  // namespace flipbook::ui
