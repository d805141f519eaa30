// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

QString kind_text(const QString& kind)
{
    if (kind == QLatin1String("motion-lora"))
        return TrainingForm::tr("MotionLoRA: one kind of motion");
    if (kind == QLatin1String("motion-module"))
        return TrainingForm::tr("Motion module");
    if (kind == QLatin1String("domain-adapter"))
        return TrainingForm::tr("LoRA: what pictures look like");
    if (kind == QLatin1String("video"))
        return TrainingForm::tr("Whole model, on clips");
    if (kind == QLatin1String("image"))
        return TrainingForm::tr("UNet and text encoder, on pictures");
    if (kind == QLatin1String("vae"))
        return TrainingForm::tr("VAE");
    return kind;
}

// As the world and the trainer call them.
const QStringList camera_moves{
    QStringLiteral("pan-left"),       QStringLiteral("pan-right"),
    QStringLiteral("tilt-up"),        QStringLiteral("tilt-down"),
    QStringLiteral("zoom-in"),        QStringLiteral("zoom-out"),
    QStringLiteral("roll-clockwise"), QStringLiteral("roll-anticlockwise")};

void select(QComboBox& box, const QString& data)
{
    box.setCurrentIndex(std::max(0, box.findData(data)));
}

}  // namespace

TrainingForm::TrainingForm(QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_kind(new QComboBox(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_kind->setObjectName(QStringLiteral("training.kind"));
    m_kind->setAccessibleName(tr("What is trained"));
    m_form->addRow(tr("Train"), m_kind);
    create_what();
    create_data();
    create_steps();
    const auto changed = [this] {
        show_what_counts();
        Q_EMIT edited();
    };
    for (QComboBox* box : {m_kind, m_build, m_data, m_camera})
        connect(box, &QComboBox::currentIndexChanged, this, changed);
    for (QLineEdit* field : {m_name, m_start, m_output, m_folder})
        connect(field, &QLineEdit::textChanged, this, changed);
    show_what_counts();
}

void TrainingForm::offer(const QStringList& kinds, const QStringList& builds)
{
    {
        const QSignalBlocker kind_blocker(m_kind), build_blocker(m_build);
        m_kind->clear();
        for (const QString& kind : kinds)
            m_kind->addItem(kind_text(kind), kind);
        m_build->clear();
        for (const QString& build : builds)
            m_build->addItem(build, build);
        select(*m_kind, m_wanted_kind);
        select(*m_build, m_wanted_build);
    }
    show_what_counts();
    Q_EMIT edited();
}

void TrainingForm::create_what()
{
    m_build = new QComboBox(this);
    m_build->setObjectName(QStringLiteral("training.build"));
    m_form->addRow(tr("Its kind"), m_build);
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("training.name"));
    m_form->addRow(tr("Name"), m_name);
    add_path("start", tr("For the model"), tr("The checkpoint or folder it begins with"), false,
             m_start);
    add_path("output", tr("Into the folder"), tr("A model's folder; made if it is not there"), true,
             m_output);
}

void TrainingForm::create_data()
{
    m_data = new QComboBox(this);
    m_data->setObjectName(QStringLiteral("training.data"));
    m_data->addItem(tr("My clips and pictures"), 0);
    m_data->addItem(tr("The built-in world of the starter"), 1);
    m_form->addRow(tr("Learns from"), m_data);
    m_folder_row =
        add_path("folder", tr("Folder"),
                 tr("Videos and pictures; NAME.txt beside each is its caption"), true, m_folder);
    m_camera = new QComboBox(this);
    m_camera->setObjectName(QStringLiteral("training.camera"));
    m_camera->addItem(tr("The motion in the clips"), QString());
    for (const QString& move : camera_moves)
        m_camera->addItem(tr("Camera: %1").arg(move), move);
    m_form->addRow(tr("Teaches"), m_camera);
    m_side = add_number("side", tr("Side"), tr("Of the square pictures, in pixels"), 8, 2048);
    m_side->setSingleStep(8);
    m_frames = add_number("frames", tr("Frames"), tr("That are seen at once"), 2, 256);
}

void TrainingForm::create_steps()
{
    m_steps = add_number("steps", tr("Steps"), tr("In all; more can be added later"), 1, 1'000'000);
    m_batch =
        add_number("batch", tr("Batch"), tr("Clips in a step; more need more memory"), 1, 4096);
    m_rate = new QDoubleSpinBox(this);
    m_rate->setObjectName(QStringLiteral("training.rate"));
    m_rate->setDecimals(6);
    m_rate->setRange(0.000001, 1);
    m_rate->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_rate->setToolTip(tr("The highest; it rises at first and falls towards the end"));
    m_form->addRow(tr("Learning rate"), m_rate);
    m_rank = add_number("rank", tr("Rank"), tr("How much the file can hold"), 1, 1024);
    m_sample_every =
        add_number("sample_every", tr("Samples every"), tr("Steps between samples"), 1, 1'000'000);
    m_checkpointing = new QCheckBox(tr("Save memory, at a third more time"), this);
    m_checkpointing->setObjectName(QStringLiteral("training.checkpointing"));
    m_form->addRow(QString(), m_checkpointing);
}

QSpinBox* TrainingForm::add_number(const char* name, const QString& label, const QString& hint,
                                   int lowest, int highest)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(QStringLiteral("training.") + QLatin1String(name));
    box->setRange(lowest, highest);
    box->setToolTip(hint);
    m_form->addRow(label, box);
    connect(box, &QSpinBox::valueChanged, this, &TrainingForm::edited);
    return box;
}

QWidget* TrainingForm::add_path(const char* name, const QString& label, const QString& hint,
                                bool is_folder, QLineEdit*& field)
{
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    field = new QLineEdit(widget);
    field->setObjectName(QStringLiteral("training.") + QLatin1String(name));
    field->setAccessibleName(label);
    field->setToolTip(hint);
    auto* browse = new QToolButton(widget);
    browse->setText(QStringLiteral("…"));
    browse->setObjectName(field->objectName() + QStringLiteral(".browse"));
    browse->setAccessibleName(tr("Choose: %1").arg(label));
    browse->setToolTip(browse->accessibleName());
    browse->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(field, 1);
    row->addWidget(browse);
    m_form->addRow(label, widget);
    connect(browse, &QToolButton::clicked, this, [this, label, is_folder, field] {
        auto* dialog = new QFileDialog(this, label, field->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(is_folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
    return widget;
}

void TrainingForm::show_what_counts()
{
    const TrainingSettings now = settings();
    const auto show = [this](QWidget* field, bool is_shown) {
        field->setVisible(is_shown);
        if (QWidget* label = m_form->labelForField(field))
            label->setVisible(is_shown);
    };
    show(m_build, now.kind == QLatin1String("motion-module"));
    show(m_name, has_name(now) && now.camera.isEmpty());
    show(m_folder_row, now.data == TrainingSettings::Data::folder);
    show(m_camera, now.kind == QLatin1String("motion-lora"));
    show(m_frames, has_frames(now.kind));
    show(m_rank, is_low_rank(now.kind));
    show(m_checkpointing, now.kind != QLatin1String("vae"));
}

void TrainingForm::show_settings(const TrainingSettings& settings)
{
    const QSignalBlocker blocker(this);
    m_wanted_kind = settings.kind;
    m_wanted_build = settings.build;
    select(*m_kind, m_wanted_kind);
    select(*m_build, m_wanted_build);
    m_name->setText(settings.name);
    m_start->setText(path_text(settings.start));
    m_output->setText(path_text(settings.output));
    m_data->setCurrentIndex(settings.data == TrainingSettings::Data::world ? 1 : 0);
    m_folder->setText(settings.folder);
    select(*m_camera, settings.camera);
    m_side->setValue(settings.side);
    m_frames->setValue(settings.frames);
    m_steps->setValue(settings.steps);
    m_batch->setValue(settings.batch);
    m_rate->setValue(settings.learning_rate);
    m_rank->setValue(settings.rank);
    m_sample_every->setValue(settings.sample_every);
    m_checkpointing->setChecked(settings.checkpointing);
    for (QLineEdit* field : {m_start, m_output, m_folder})
        field->setCursorPosition(0);
    show_what_counts();
}

TrainingSettings TrainingForm::settings() const
{
    TrainingSettings settings;
    settings.kind = m_kind->currentData().toString();
    settings.build = m_build->currentData().toString();
    settings.name = m_name->text().trimmed();
    settings.start = text_path(m_start->text().trimmed());
    settings.output = text_path(m_output->text().trimmed());
    settings.data = m_data->currentIndex() == 1 ? TrainingSettings::Data::world
                                                : TrainingSettings::Data::folder;
    settings.folder = m_folder->text().trimmed();
    if (settings.kind == QLatin1String("motion-lora"))
        settings.camera = m_camera->currentData().toString();
    settings.side = m_side->value();
    settings.frames = m_frames->value();
    settings.steps = m_steps->value();
    settings.batch = m_batch->value();
    settings.learning_rate = m_rate->value();
    settings.rank = m_rank->value();
    settings.sample_every = m_sample_every->value();
    settings.checkpointing = m_checkpointing->isChecked();
    return settings;
}

}  // namespace flipbook::ui
