// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonObject>
#include <QMap>
#include <QSlider>
#include <QSpinBox>
#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

#include "ui/document/document.h"

class QGridLayout;
class QLabel;

namespace flipbook::ui {

class ResetDot;

// A setting as it is called. `name` is the field's object name and never translated.
struct SettingText {
    QString name;
    QString label;
    QString hint = {};  // Tool tip: what the setting does.
};

// How a field and the document know of each other.
struct SettingBinding {
    std::function<void(const Composition&)> show;
    std::function<bool(const Composition&, const Composition&)> differs;  // From the defaults.
    std::function<void(Composition&, const Composition&)> reset;
};

// Rows of label, field and reset dot. A field shows one setting of the document and edits it; it
// says where that is by an `access`, a generic function from a composition to a reference:
// [](auto& c) -> auto& { return c.request.sampling.steps; }
// All edits of one field in a row are one step of undo.
class SettingForm final : public QWidget {
    Q_OBJECT

public:
    SettingForm(Document& document, QWidget* parent = nullptr);

    // Numbers have a slider from `slider_lowest` to `slider_highest` where those differ.
    template <class Access>
    QSpinBox* add_whole_number(const SettingText& text, int lowest, int highest, Access access,
                               int slider_lowest = 0, int slider_highest = 0);
    template <class Access>
    QDoubleSpinBox* add_number(const SettingText& text, double lowest, double highest, double step,
                               Access access, double slider_lowest = 0, double slider_highest = 0);
    template <class Access> QCheckBox* add_flag(const SettingText& text, Access access);
    template <class Value, class Access>
    QComboBox* add_choice(const SettingText& text,
                          const std::vector<std::pair<Value, QString>>& choices, Access access);

    // Any field. Without a label it takes the whole width; a check box shows its label itself.
    // Of a field with a focus proxy, that is what gets the name.
    void add(const SettingText& text, QWidget* field, SettingBinding binding);
    void add_note(QWidget* note);  // A line of explanation below the fields.

    void show_composition(const Composition& composition, const Composition& defaults);

    // Disables the field for a reason, which becomes its tool tip; empty enables it.
    void set_problem(QWidget* field, const QString& reason);
    // Reasons by the names of the fields that are disabled.
    QJsonObject problems() const;

    // Changes the document by hand of this field; does nothing while it is being shown.
    void edit(const SettingText& text, const QString& label, const Document::Change& change);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        SettingText text;
        QLabel* label;
        QWidget* field;
        ResetDot* dot;
        SettingBinding binding;
    };
    template <class Access, class Show> SettingBinding bind(Access access, Show show_value) const;
    // A slider that follows the field and moves it, before it in one row.
    QWidget* with_slider(QSpinBox* field, int lowest, int highest);
    QWidget* with_slider(QDoubleSpinBox* field, double lowest, double highest);
    QString change_label(const SettingText& text) const;

    Document& m_document;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    QMap<QString, QString> m_problems;
    bool m_is_showing = false;
};

// Greys an entry of a list, with the reason as its tool tip; an empty reason gives it back, with
// `usual` as its tool tip.
void set_item_problem(QComboBox& list, int row, const QString& reason, const QString& usual = {});

template <class Access, class Show>
SettingBinding SettingForm::bind(Access access, Show show_value) const
{
    return {[access, show_value](const Composition& shown) { show_value(access(shown)); },
            [access](const Composition& one, const Composition& other) {
                return !(access(one) == access(other));
            },
            [access](Composition& target, const Composition& defaults) {
                access(target) = access(defaults);
            }};
}

template <class Access>
QSpinBox* SettingForm::add_whole_number(const SettingText& text, int lowest, int highest,
                                        Access access, int slider_lowest, int slider_highest)
{
    auto* field = new QSpinBox(this);
    field->setRange(lowest, highest);
    field->setKeyboardTracking(false);
    connect(field, &QSpinBox::valueChanged, this, [this, text, access, field](int value) {
        edit(text, change_label(text),
             [access, value](Composition& after) { access(after) = value; });
    });
    const auto binding = bind(access, [field](int value) { field->setValue(value); });
    const bool has_slider = slider_lowest < slider_highest;
    add(text, has_slider ? with_slider(field, slider_lowest, slider_highest) : field, binding);
    return field;
}

template <class Access>
QDoubleSpinBox* SettingForm::add_number(const SettingText& text, double lowest, double highest,
                                        double step, Access access, double slider_lowest,
                                        double slider_highest)
{
    auto* field = new QDoubleSpinBox(this);
    field->setDecimals(2);
    field->setRange(lowest, highest);
    field->setSingleStep(step);
    field->setKeyboardTracking(false);
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, text, access, field](double value) {
        edit(text, change_label(text),
             [access, value](Composition& after) { access(after) = value; });
    });
    const auto binding = bind(access, [field](double value) { field->setValue(value); });
    const bool has_slider = slider_lowest < slider_highest;
    add(text, has_slider ? with_slider(field, slider_lowest, slider_highest) : field, binding);
    return field;
}

template <class Access> QCheckBox* SettingForm::add_flag(const SettingText& text, Access access)
{
    auto* field = new QCheckBox(text.label, this);
    connect(field, &QCheckBox::toggled, this, [this, text, access](bool value) {
        edit(text, text.label, [access, value](Composition& after) { access(after) = value; });
    });
    add(text, field, bind(access, [field](bool value) { field->setChecked(value); }));
    return field;
}

template <class Value, class Access>
QComboBox* SettingForm::add_choice(const SettingText& text,
                                   const std::vector<std::pair<Value, QString>>& choices,
                                   Access access)
{
    auto* field = new QComboBox(this);
    for (const auto& [value, label] : choices)
        field->addItem(label, static_cast<int>(value));
    connect(field, &QComboBox::currentIndexChanged, this, [this, text, access, field](int index) {
        const auto value = static_cast<Value>(field->itemData(index).toInt());
        if (index >= 0)
            edit(text, change_label(text),
                 [access, value](Composition& after) { access(after) = value; });
    });
    add(text, field, bind(access, [field](Value value) {
            field->setCurrentIndex(field->findData(static_cast<int>(value)));
        }));
    return field;
}

}  // namespace flipbook::ui
