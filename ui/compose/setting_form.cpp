// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/setting_form.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <cmath>

#include "ui/compose/reset_dot.h"

namespace flipbook::ui {

namespace {

constexpr int slider_positions_per_unit = 10;

QWidget* in_one_row(QSlider* slider, QWidget* field)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(slider, 1);
    layout->addWidget(field);
    slider->setOrientation(Qt::Horizontal);
    slider->setMinimumWidth(40);
    slider->setFocusPolicy(Qt::StrongFocus);
    return row;
}

}  // namespace

SettingForm::SettingForm(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
}

void SettingForm::add(const SettingText& text, QWidget* field, SettingBinding binding)
{
    const int row = m_grid->rowCount();
    const bool is_box = qobject_cast<QCheckBox*>(field);
    QWidget* control = field->focusProxy() ? field->focusProxy() : field;
    // Beside a field that unfolds, label and dot stay at its first line.
    const int first_line = control->sizeHint().height();
    QLabel* label = nullptr;
    if (!text.label.isEmpty() && !is_box) {
        label = new QLabel(text.label, this);
        label->setMinimumWidth(76);
        label->setWordWrap(true);
        label->setToolTip(text.hint);
        label->setMinimumHeight(first_line);
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
    }
    const bool is_wide = text.label.isEmpty();
    m_grid->addWidget(field, row, is_wide ? 0 : 1, 1, is_wide ? 2 : 1);
    if (control != field) {
        field->setObjectName(text.name + QStringLiteral(".row"));
        // Tab would go on to it at once, and pass over a slider before it.
        field->setFocusProxy(nullptr);
    }
    control->setObjectName(text.name);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(text.label);
    for (auto* slider : field->findChildren<QSlider*>())
        slider->setAccessibleName(tr("%1, slider").arg(text.label));
    if (label)
        label->setBuddy(control);
    field->setToolTip(text.hint);
    field->installEventFilter(this);
    for (QWidget* child : field->findChildren<QWidget*>())
        child->installEventFilter(this);

    auto* dot = new ResetDot(text.label.isEmpty() ? control->accessibleName() : text.label, this);
    dot->setObjectName(QStringLiteral("reset.") + text.name);
    dot->setMinimumHeight(first_line);
    m_grid->addWidget(dot, row, 2, Qt::AlignTop);
    connect(dot, &QAbstractButton::clicked, this, [this, dot, reset = binding.reset] {
        m_document.edit(dot->accessibleName(), [this, &reset](Composition& after) {
            reset(after, m_document.defaults());
        });
    });
    m_rows.push_back({text, label, field, dot, std::move(binding)});
}

void SettingForm::add_note(QWidget* note)
{
    m_grid->addWidget(note, m_grid->rowCount(), 0, 1, 3);
}

QWidget* SettingForm::with_slider(QSpinBox* field, int lowest, int highest)
{
    auto* slider = new QSlider;
    slider->setRange(lowest, highest);
    connect(slider, &QSlider::valueChanged, field, &QSpinBox::setValue);
    connect(slider, &QSlider::sliderReleased, this, [this] { m_document.end_gesture(); });
    connect(field, &QSpinBox::valueChanged, slider, [slider](int value) {
        const QSignalBlocker blocker(slider);  // The field may go further than the slider.
        slider->setValue(value);
    });
    QWidget* row = in_one_row(slider, field);
    row->setFocusProxy(field);
    return row;
}

QWidget* SettingForm::with_slider(QDoubleSpinBox* field, double lowest, double highest)
{
    auto* slider = new QSlider;
    const double scale = highest - lowest <= 2 ? 100 : slider_positions_per_unit;
    const auto place = [scale](double value) {
        return static_cast<int>(std::lround(value * scale));
    };
    slider->setRange(place(lowest), place(highest));
    slider->setSingleStep(std::max(1, place(field->singleStep())));
    slider->setPageStep(std::max(1, place(5 * field->singleStep())));
    connect(slider, &QSlider::valueChanged, field,
            [field, scale](int value) { field->setValue(value / scale); });
    connect(slider, &QSlider::sliderReleased, this, [this] { m_document.end_gesture(); });
    connect(field, &QDoubleSpinBox::valueChanged, slider, [slider, place](double value) {
        const QSignalBlocker blocker(slider);
        slider->setValue(place(value));
    });
    QWidget* row = in_one_row(slider, field);
    row->setFocusProxy(field);
    return row;
}

void SettingForm::show_composition(const Composition& composition, const Composition& defaults)
{
    const QScopedValueRollback showing(m_is_showing, true);
    for (const Row& row : m_rows) {
        row.binding.show(composition);
        row.dot->setVisible(row.binding.differs(composition, defaults));
    }
}

void SettingForm::set_problem(QWidget* field, const QString& reason)
{
    for (const Row& row : m_rows) {
        if (row.field != field && !row.field->isAncestorOf(field))
            continue;
        row.field->setEnabled(reason.isEmpty());
        const QString hint = reason.isEmpty() ? row.text.hint : reason;
        row.field->setToolTip(hint);
        if (row.label) {
            row.label->setEnabled(reason.isEmpty());
            row.label->setToolTip(hint);
        }
        if (reason.isEmpty())
            m_problems.remove(row.text.name);
        else
            m_problems[row.text.name] = reason;
    }
}

QJsonObject SettingForm::problems() const
{
    QJsonObject object;
    for (auto entry = m_problems.begin(); entry != m_problems.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

QString SettingForm::change_label(const SettingText& text) const
{
    return tr("Change %1").arg(text.label);
}

void SettingForm::edit(const SettingText& text, const QString& label,
                       const Document::Change& change)
{
    if (m_is_showing)
        return;
    m_document.edit(label, change, text.name);
}

void set_item_problem(QComboBox& list, int row, const QString& reason, const QString& usual)
{
    QStandardItem* item = qobject_cast<QStandardItemModel*>(list.model())->item(row);
    item->setEnabled(reason.isEmpty());
    item->setToolTip(reason.isEmpty() ? usual : reason);
}

bool SettingForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        m_document.end_gesture();
    return QWidget::eventFilter(watched, event);
}

}  // namespace flipbook::ui
