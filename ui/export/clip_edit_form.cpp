// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/clip_edit_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <algorithm>

namespace flipbook::ui {

namespace {

constexpr int largest_side = 16384;

}  // namespace

ClipEditForm::ClipEditForm(const Clip& clip, std::optional<int> in, std::optional<int> out,
                           QWidget* parent)
    : QWidget(parent), m_frames(static_cast<int>(clip.frames.size())),
      m_size(clip.frames.front().size), m_frame_rate(clip.frame_rate), m_in(in.value_or(0)),
      m_out(out.value_or(m_frames - 1))
{
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_range = new QComboBox(this);
    m_range->setObjectName(QStringLiteral("export.range"));
    m_range->addItem(tr("All %1 frames").arg(m_frames), false);
    if (in || out) {
        m_range->addItem(tr("From in to out: %1 to %2").arg(m_in + 1).arg(m_out + 1), true);
        m_range->setCurrentIndex(1);
    }
    connect(m_range, &QComboBox::currentIndexChanged, this, &ClipEditForm::changed);
    m_form->addRow(tr("F&rames"), m_range);
    m_form->addRow(tr("&Times"), create_order());
    m_form->addRow(tr("&Stand still"), create_holds());
    m_rate = create_number("export.rate", tr("Frames a second"), 1, 120, m_frame_rate);
    m_form->addRow(tr("Frames a s&econd"), m_rate);
    m_interpolation = new QComboBox(this);
    m_interpolation->setObjectName(QStringLiteral("export.interpolation"));
    m_interpolation->addItem(tr("none"), 1);
    m_interpolation->addItem(tr("2 × the frames, FFmpeg's minterpolate"), 2);
    m_interpolation->addItem(tr("4 × the frames, FFmpeg's minterpolate"), 4);
    connect(m_interpolation, &QComboBox::currentIndexChanged, this, &ClipEditForm::changed);
    m_form->addRow(tr("&In between"), m_interpolation);
    m_form->addRow(tr("Si&ze"), create_size());
}

void ClipEditForm::add_row(const QString& label, QWidget* field)
{
    m_form->addRow(label, field);
}

QSpinBox* ClipEditForm::create_number(const char* name, const QString& accessible_name, int lowest,
                                      int highest, int value)
{
    auto* number = new QSpinBox(this);
    number->setObjectName(QLatin1String(name));
    number->setAccessibleName(accessible_name);
    number->setRange(lowest, highest);
    number->setValue(value);
    connect(number, &QSpinBox::valueChanged, this, &ClipEditForm::changed);
    return number;
}

QWidget* ClipEditForm::create_order()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_repeats =
        create_number("export.repeats", tr("How often the frames stand in the file"), 1, 1000, 1);
    m_ping_pong = new QCheckBox(tr("forward and &back"), line);
    m_ping_pong->setObjectName(QStringLiteral("export.ping_pong"));
    connect(m_ping_pong, &QCheckBox::toggled, this, &ClipEditForm::changed);
    row->addWidget(m_repeats);
    row->addWidget(m_ping_pong);
    row->addStretch();
    line->setFocusProxy(m_repeats);
    return line;
}

QWidget* ClipEditForm::create_holds()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_hold_first =
        create_number("export.hold_first", tr("Frames to stand still at the start"), 0, 1000, 0);
    m_hold_last =
        create_number("export.hold_last", tr("Frames to stand still at the end"), 0, 1000, 0);
    row->addWidget(m_hold_first);
    row->addWidget(new QLabel(tr("frames at the start,"), line));
    row->addWidget(m_hold_last);
    row->addWidget(new QLabel(tr("at the end"), line));
    row->addStretch();
    line->setFocusProxy(m_hold_first);
    return line;
}

QWidget* ClipEditForm::create_size()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_scale = new QComboBox(line);
    m_scale->setObjectName(QStringLiteral("export.scale"));
    m_scale->setAccessibleName(tr("Size"));
    const auto add = [this](int numerator, int denominator, const QString& name) {
        const Size size{m_size.width * numerator / denominator,
                        m_size.height * numerator / denominator};
        if (std::min(size.width, size.height) < 8
            || std::max(size.width, size.height) > largest_side)
            return;
        m_scale->addItem(tr("%1: %2 × %3 pixels").arg(name).arg(size.width).arg(size.height),
                         QSize(numerator, denominator));
    };
    add(1, 1, tr("As it is"));
    add(1, 2, tr("Half"));
    for (const int factor : {2, 3, 4, 8})
        add(factor, 1, tr("%1 times").arg(factor));
    m_sharp = new QCheckBox(tr("s&harp pixels"), line);
    m_sharp->setObjectName(QStringLiteral("export.sharp"));
    m_sharp->setToolTip(tr("Enlarges every pixel to a block; otherwise edges are smooth"));
    // Pictures as small as the starter model's look blurred otherwise.
    m_sharp->setChecked(std::max(m_size.width, m_size.height) <= 128);
    connect(m_scale, &QComboBox::currentIndexChanged, this, &ClipEditForm::changed);
    connect(m_sharp, &QCheckBox::toggled, this, &ClipEditForm::changed);
    row->addWidget(m_scale);
    row->addWidget(m_sharp);
    row->addStretch();
    line->setFocusProxy(m_scale);
    return line;
}

QList<QWidget*> ClipEditForm::fields() const
{
    return {m_range, m_repeats,       m_ping_pong, m_hold_first, m_hold_last,
            m_rate,  m_interpolation, m_scale,     m_sharp};
}

ClipEdit ClipEditForm::edit(const QVariantMap& values) const
{
    const auto value = [&values](const char* name) { return values.value(QLatin1String(name)); };
    ClipEdit edit;
    if (value("range").toBool()) {
        edit.first = m_in;
        edit.last = m_out;
    }
    edit.is_ping_pong = value("ping_pong").toBool();
    edit.repeats = value("repeats").toInt();
    edit.hold_first = value("hold_first").toInt();
    edit.hold_last = value("hold_last").toInt();
    if (const int rate = value("rate").toInt(); rate != m_frame_rate)
        edit.frame_rate = rate;
    edit.interpolation = value("interpolation").toInt();
    const QSize scale = value("scale").toSize();
    if (scale != QSize(1, 1) && m_scale->findData(scale) >= 0) {
        edit.size = Size{m_size.width * scale.width() / scale.height(),
                         m_size.height * scale.width() / scale.height()};
        edit.resizing = value("sharp").toBool() ? Resizing::nearest : Resizing::lanczos;
    }
    return edit;
}

QString ClipEditForm::summary(const ClipEdit& edit) const
{
    const int frames = frames_of(edit, m_frames);
    const int rate = edit.frame_rate.value_or(m_frame_rate) * edit.interpolation;
    return tr("%1 frames at %2 a second: %3 s")
        .arg(frames)
        .arg(rate)
        .arg(QLocale().toString(static_cast<double>(frames) / rate, 'f', 2));
}

}  // namespace flipbook::ui
