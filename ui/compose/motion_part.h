// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/compose/compose_part.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/document.h"
#include "ui/document/preset_library.h"

class QLabel;
class QMenu;

namespace flipbook::ui {

class CurveEditor;
class PresetPicker;
class SettingForm;

// Motion presets and the curves of scale and effect.
class MotionPart final : public ComposePart {
    Q_OBJECT

public:
    MotionPart(Document& document, ModelShelf& shelf, PresetLibrary& library,
               QWidget* parent = nullptr);

    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;
    void commit() override;

    void choose_preset(const QString& id);

Q_SIGNALS:
    void failed(const QString& sentence);  // A file that could not be written.

private:
    void create_picker();
    void create_curves();
    QMenu* create_menu();
    CurveEditor* add_curve(const QString& name, const QString& label, const QString& hint,
                           Curve MotionOptions::*curve);
    void refill_picker();
    void show_summary();
    QStringList known_motions() const;
    // Of an own preset, as a step of undo; as change_preset() has it.
    QString change(const QString& label, const QString& id, const std::function<QString()>& work);
    void duplicate();
    void remove();
    void save_as();
    void save_changes();
    void ask_for_name(const QString& title, const QString& name,
                      const std::function<void(const QString&)>& accepted);
    MotionPreset current_settings(const QString& name) const;

    Document& m_document;
    ModelShelf& m_shelf;
    PresetLibrary& m_library;
    PresetPicker* m_picker;
    QLabel* m_summary;
    SettingForm* m_form;
    CurveEditor* m_scale = nullptr;
    CurveEditor* m_effect = nullptr;
};

}  // namespace flipbook::ui
