// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/format_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <string_view>

#include "ui/export/clip_edit_form.h"
#include "ui/export/export_dialog.h"

namespace flipbook::ui {

namespace {

// Fields whose choice is one for this clip.
const QStringList passing{QStringLiteral("range"), QStringLiteral("rate")};

QString key_of(const QWidget* field)
{
    return field->objectName().mid(field->objectName().indexOf(QLatin1Char('.')) + 1);
}

QString settings_key(const std::string& format, const QString& key)
{
    return QStringLiteral("export/%1/%2").arg(QString::fromStdString(format), key);
}

QVariant value_of(const QWidget* field)
{
    if (const auto* number = qobject_cast<const QSpinBox*>(field))
        return number->value();
    if (const auto* box = qobject_cast<const QCheckBox*>(field))
        return box->isChecked();
    return qobject_cast<const QComboBox*>(field)->currentData();
}

// A choice that there is no more, a size beyond the largest for instance, is left as it is.
void set_value(QWidget* field, const QVariant& value)
{
    const QSignalBlocker quiet(field);
    if (auto* number = qobject_cast<QSpinBox*>(field))
        number->setValue(value.toInt());
    else if (auto* box = qobject_cast<QCheckBox*>(field))
        box->setChecked(value.toBool());
    else if (auto* list = qobject_cast<QComboBox*>(field))
        if (const int index = list->findData(value); index >= 0)
            list->setCurrentIndex(index);
}

bool is_animated_picture(std::string_view format)
{
    constexpr std::array<std::string_view, 4> names{"gif", "webp", "webp_lossless", "apng"};
    return std::find(names.begin(), names.end(), format) != names.end();
}

}  // namespace

FormatOptions::FormatOptions(const Clip& clip, std::optional<int> in, std::optional<int> out,
                             QWidget* parent)
    : QGroupBox(tr("Options"), parent), m_edit(new ClipEditForm(clip, in, out, this)),
      m_shown(new QComboBox(this))
{
    m_shown->setObjectName(QStringLiteral("export.options_of"));
    m_shown->setAccessibleName(tr("Format that the options are for"));
    m_shown->setToolTip(tr("Every format keeps its own options; those of all that are ticked can "
                           "be changed at once"));
    connect(m_shown, &QComboBox::currentIndexChanged, this, &FormatOptions::show_values);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_shown);
    column->addWidget(m_edit);
    column->addStretch();
    create_fields();
    m_fields = m_edit->fields() + QList<QWidget*>{m_loops, m_dither, m_recipe};
    m_usual = m_values = values();
    connect(m_edit, &ClipEditForm::changed, this, &FormatOptions::take_change);
}

void FormatOptions::create_fields()
{
    m_loops = new QSpinBox(this);
    m_loops->setObjectName(QStringLiteral("export.loops"));
    m_loops->setRange(0, 65536);
    m_loops->setSpecialValueText(tr("for ever"));
    m_loops->setAccessibleName(tr("Pictures play"));
    m_loops->setToolTip(tr("How often an animated picture plays: GIF, WebP, PNG"));
    connect(m_loops, &QSpinBox::valueChanged, this, &FormatOptions::take_change);
    m_edit->add_row(tr("Pictures &play"), m_loops);

    m_dither = new QComboBox(this);
    m_dither->setObjectName(QStringLiteral("export.dither"));
    m_dither->setAccessibleName(tr("GIF's dither"));
    m_dither->setToolTip(tr("How 256 colours stand for the others"));
    m_dither->addItem(tr("Sierra, fine"), QStringLiteral("sierra2_4a"));
    m_dither->addItem(tr("Floyd-Steinberg, finer"), QStringLiteral("floyd_steinberg"));
    m_dither->addItem(tr("Bayer, a pattern; small files"), QStringLiteral("bayer"));
    m_dither->addItem(tr("none; bands of colour, smallest files"), QStringLiteral("none"));
    connect(m_dither, &QComboBox::currentIndexChanged, this, &FormatOptions::take_change);
    m_edit->add_row(tr("GIF's &dither"), m_dither);

    m_recipe = new QCheckBox(tr("Include &settings"), this);
    m_recipe->setObjectName(QStringLiteral("export.recipe"));
    m_recipe->setToolTip(
        tr("The files carry prompt, seed and all settings: dropped on the window they bring them "
           "back"));
    m_recipe->setChecked(true);
    connect(m_recipe, &QCheckBox::toggled, this, &FormatOptions::take_change);
    m_edit->add_row({}, m_recipe);
}

std::vector<std::string> FormatOptions::shown_formats() const
{
    const std::string chosen = m_shown->currentData().toString().toStdString();
    if (!chosen.empty())
        return {chosen};
    std::vector<std::string> all;
    for (const Format& format : m_ticked)
        all.push_back(format.name);
    return all;
}

void FormatOptions::set_ticked(const std::vector<Format>& formats)
{
    m_ticked = formats;
    // Whoever ticks a second format means both, until one is chosen.
    const bool had_several = m_shown->findData(QString()) >= 0;
    const QVariant chosen = had_several ? m_shown->currentData() : QString();
    {
        const QSignalBlocker quiet(m_shown);
        m_shown->clear();
        if (formats.size() != 1)
            m_shown->addItem(tr("All ticked formats"), QString());
        for (const Format& format : formats)
            m_shown->addItem(format_label(format), QString::fromStdString(format.name));
        m_shown->setCurrentIndex(std::max(0, m_shown->findData(chosen)));
    }
    show_values();
}

QVariantMap FormatOptions::values() const
{
    QVariantMap values;
    for (const QWidget* field : m_fields)
        values[key_of(field)] = value_of(field);
    return values;
}

// Of several the first one's.
void FormatOptions::show_values()
{
    if (const auto shown = shown_formats(); !shown.empty()) {
        const QVariantMap& chosen = m_choices.try_emplace(shown.front(), m_usual).first->second;
        for (QWidget* field : m_fields)
            set_value(field, chosen.value(key_of(field)));
    }
    m_values = values();
    enable_fields();
    Q_EMIT changed();
}

void FormatOptions::take_change()
{
    const QVariantMap now = values();
    for (const std::string& format : shown_formats()) {
        QVariantMap& choices = m_choices.try_emplace(format, m_usual).first->second;
        for (auto value = now.begin(); value != now.end(); ++value)
            if (value.value() != m_values.value(value.key()))
                choices[value.key()] = value.value();
    }
    m_values = now;
    Q_EMIT changed();
}

void FormatOptions::enable_fields()
{
    const auto shown = shown_formats();
    m_edit->setEnabled(!shown.empty());
    m_loops->setEnabled(std::any_of(shown.begin(), shown.end(), is_animated_picture));
    m_dither->setEnabled(std::find(shown.begin(), shown.end(), "gif") != shown.end());
}

FormatOptions::Choice FormatOptions::choice(const std::string& format) const
{
    const auto found = m_choices.find(format);
    const QVariantMap& values = found == m_choices.end() ? m_usual : found->second;
    return {m_edit->edit(values), values.value(QStringLiteral("loops")).toInt(),
            values.value(QStringLiteral("dither")).toString().toStdString(),
            values.value(QStringLiteral("recipe")).toBool()};
}

QString FormatOptions::summary(const std::string& format) const
{
    return m_edit->summary(choice(format).edit);
}

void FormatOptions::restore(const QSettings& settings, const std::vector<Format>& formats)
{
    for (const Format& format : formats) {
        QVariantMap& choices = m_choices.try_emplace(format.name, m_usual).first->second;
        for (auto usual = m_usual.begin(); usual != m_usual.end(); ++usual) {
            QVariant chosen = settings.value(settings_key(format.name, usual.key()));
            // A settings file has texts only.
            if (!passing.contains(usual.key()) && chosen.convert(usual.value().metaType()))
                choices[usual.key()] = chosen;
        }
    }
    show_values();
}

void FormatOptions::remember(QSettings& settings) const
{
    for (const auto& [format, choices] : m_choices)
        for (auto value = choices.begin(); value != choices.end(); ++value)
            if (!passing.contains(value.key()) && value.value() != m_usual.value(value.key()))
                settings.setValue(settings_key(format, value.key()), value.value());
            else
                settings.remove(settings_key(format, value.key()));
}

}  // namespace flipbook::ui
