// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "flipbook/infotext.h"
#include "flipbook/recipe.h"
#include "ui/export/clip_edit_form.h"
#include "ui/export/export_names.h"
#include "ui/export/target_form.h"

namespace flipbook::ui {

namespace {

const QString formats_key = QStringLiteral("export/formats");
const QString loops_key = QStringLiteral("export/loops");
const QString recipe_key = QStringLiteral("export/recipe");

}  // namespace

QString format_label(const Format& format)
{
    using Label = std::pair<const char*, QString>;
    const std::array<Label, 17> labels{{
        {"mp4", ExportDialog::tr("MP4 – plays everywhere")},
        {"mp4_small", ExportDialog::tr("MP4, smaller")},
        {"mp4_h265", ExportDialog::tr("MP4, H.265 – half the size, newer players")},
        {"mp4_nvenc", ExportDialog::tr("MP4 by the graphics card – fast")},
        {"mp4_h265_nvenc", ExportDialog::tr("MP4, H.265 by the graphics card – fast")},
        {"webm", ExportDialog::tr("WebM – small, for web pages")},
        {"webm_av1", ExportDialog::tr("WebM, AV1 – smaller, newer browsers")},
        {"prores", ExportDialog::tr("QuickTime, ProRes 4444 – for video editors")},
        {"ffv1", ExportDialog::tr("Matroska, FFV1 – lossless, to keep")},
        {"ffv1_16", ExportDialog::tr("Matroska, FFV1 – lossless, 16 bits")},
        {"apng", ExportDialog::tr("Animated PNG – lossless, for web pages")},
        {"gif", ExportDialog::tr("GIF – for chats and web pages, 256 colours")},
        {"webp", ExportDialog::tr("Animated WebP – small, for chats and web pages")},
        {"webp_lossless", ExportDialog::tr("Animated WebP – lossless")},
        {"png_frames", ExportDialog::tr("PNG frames – a folder of pictures, lossless")},
        {"png_frames_16", ExportDialog::tr("PNG frames – 16 bits")},
        {"infotext", ExportDialog::tr("Settings as a text, as A1111 writes them")},
    }};
    const auto* label = std::find_if(labels.begin(), labels.end(), [&format](const Label& each) {
        return format.name == each.first;
    });
    return label == labels.end() ? QString::fromStdString(format.description) : label->second;
}

ExportDialog::ExportDialog(Subject subject, std::vector<Format> formats,
                           const QString& media_folder, const QString& settings_file,
                           QWidget* parent)
    : QDialog(parent), m_subject(std::move(subject)), m_formats(std::move(formats)),
      m_settings_file(settings_file)
{
    setObjectName(QStringLiteral("export_dialog"));
    setWindowTitle(tr("Export clip"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    auto* sides = new QHBoxLayout;
    sides->addWidget(create_formats());
    sides->addWidget(create_options(), 1);
    column->addLayout(sides);
    m_target = new TargetForm(m_subject.request, this);
    connect(m_target, &TargetForm::changed, this, &ExportDialog::update_result);
    column->addWidget(m_target);
    column->addWidget(create_result());
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* go = m_buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("export.go"));
    go->setDefault(true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    column->addWidget(m_buttons);
    restore(media_folder);
    update_result();
    m_target->setFocus();
}

QWidget* ExportDialog::create_formats()
{
    auto* group = new QGroupBox(tr("Formats"), this);
    auto* column = new QVBoxLayout(group);
    const bool is_deep = !m_subject.clip->frames.front().deep_pixels.empty();
    for (const Format& format : m_formats) {
        auto* box = new QCheckBox(format_label(format), group);
        box->setObjectName(QStringLiteral("export.format.") + QString::fromStdString(format.name));
        connect(box, &QCheckBox::toggled, this, &ExportDialog::update_result);
        if (format.depth > 8 && !is_deep) {
            box->setEnabled(false);
            box->setToolTip(tr("The clip has 8 bits a channel: Preferences keep 16 of those to "
                               "come"));
        }
        column->addWidget(box);
        m_boxes.push_back(box);
    }
    return group;
}

// Room for some files: the button below must not move while one ticks.
QWidget* ExportDialog::create_result()
{
    m_result = new QLabel(this);
    m_result->setObjectName(QStringLiteral("export.result"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_result->setMargin(4);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_result);
    area->setFixedHeight(5 * fontMetrics().lineSpacing());
    return area;
}

QWidget* ExportDialog::create_options()
{
    auto* group = new QGroupBox(tr("Options"), this);
    auto* column = new QVBoxLayout(group);
    m_edit = new ClipEditForm(*m_subject.clip, m_subject.in, m_subject.out, group);
    connect(m_edit, &ClipEditForm::changed, this, &ExportDialog::update_result);
    column->addWidget(m_edit);
    m_loops = new QSpinBox(group);
    m_loops->setObjectName(QStringLiteral("export.loops"));
    m_loops->setRange(0, 65536);
    m_loops->setSpecialValueText(tr("for ever"));
    m_loops->setAccessibleName(tr("Pictures play"));
    m_loops->setToolTip(tr("How often an animated picture plays: GIF, WebP, PNG"));
    m_edit->add_row(tr("Pictures &play"), m_loops);
    m_recipe = new QCheckBox(tr("Include &settings"), group);
    m_recipe->setObjectName(QStringLiteral("export.recipe"));
    m_recipe->setToolTip(
        tr("The files carry prompt, seed and all settings: dropped on the window they bring them "
           "back"));
    column->addWidget(m_recipe);
    column->addStretch();
    return group;
}

void ExportDialog::restore(const QString& media_folder)
{
    const QSettings settings(m_settings_file, QSettings::IniFormat);
    const QStringList formats =
        settings.value(formats_key, QStringList{QStringLiteral("mp4")}).toStringList();
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(m_boxes[i]->isEnabled()
                               && formats.contains(QString::fromStdString(m_formats[i].name)));
    m_edit->restore(settings);
    m_loops->setValue(settings.value(loops_key, 0).toInt());
    m_recipe->setChecked(settings.value(recipe_key, true).toBool());
    m_target->restore(settings, media_folder);
}

void ExportDialog::remember() const
{
    QSettings settings(m_settings_file, QSettings::IniFormat);
    m_target->remember(settings);
    QStringList names;
    for (const Format& format : ticked())
        names << QString::fromStdString(format.name);
    settings.setValue(formats_key, names);
    m_edit->remember(settings);
    settings.setValue(loops_key, m_loops->value());
    settings.setValue(recipe_key, m_recipe->isChecked());
}

std::vector<Format> ExportDialog::ticked() const
{
    std::vector<Format> formats;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_boxes[i]->isChecked())
            formats.push_back(m_formats[i]);
    return formats;
}

bool ExportDialog::is_any_ticked(std::initializer_list<const char*> names) const
{
    const std::vector<Format> formats = ticked();
    return std::any_of(formats.begin(), formats.end(), [names](const Format& format) {
        return std::find(names.begin(), names.end(), format.name) != names.end();
    });
}

QList<ExportTask> ExportDialog::tasks() const
{
    QList<ExportTask> tasks;
    const std::vector<Format> formats = ticked();
    const QString name = m_target->name(formats);
    for (const Format& format : formats) {
        ExportRequest request;
        const QString path =
            export_path(m_target->folder(), name + name_suffix(format, formats), format);
        request.path = QFileInfo(path).filesystemAbsoluteFilePath();
        request.format = format.name;
        request.loops = m_loops->value();
        request.overwrite = m_may_replace;
        request.edit = m_edit->edit();
        if (m_recipe->isChecked())
            request.recipe = to_recipe(m_subject.request);
        if (m_recipe->isChecked() || format.name == "infotext")
            request.infotext = to_text(infotext_of(m_subject.request));
        tasks.append({m_subject.clip, std::move(request)});
    }
    return tasks;
}

// What comes out other than one might think.
QStringList ExportDialog::notes() const
{
    const ClipEdit edit = m_edit->edit();
    const int rate = edit.frame_rate.value_or(m_subject.clip->frame_rate) * edit.interpolation;
    if (rate > fastest_gif && is_any_ticked({"gif"}))
        return {tr("GIF plays at %1 frames a second at most.").arg(fastest_gif)};
    return {};
}

void ExportDialog::update_result()
{
    if (!m_result)
        return;
    QStringList lines;
    for (const ExportTask& task : tasks()) {
        const QFileInfo target(task.request.path);
        const bool is_folder = task.request.format.starts_with("png_frames");
        const QString name = QDir(m_target->folder()).relativeFilePath(target.filePath())
                             + (is_folder ? QStringLiteral("/") : QString());
        lines << (target.exists() ? tr("%1 – exists already").arg(name) : name);
    }
    const bool has_files = !lines.isEmpty();
    if (has_files)
        lines = QStringList{m_edit->summary()} + notes() + lines;
    m_result->setText(has_files ? lines.join(QLatin1Char('\n')) : tr("Tick a format."));
    m_loops->setEnabled(is_any_ticked({"gif", "webp", "webp_lossless", "apng"}));
    const bool can_go = has_files && m_target->is_filled();
    for (QAbstractButton* button : m_buttons->buttons())
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(can_go);
}

bool ExportDialog::settle_existing()
{
    QStringList existing;
    for (const ExportTask& task : tasks())
        if (const QFileInfo target(task.request.path); target.exists())
            existing << target.fileName();
    m_may_replace = false;
    if (existing.isEmpty())
        return true;
    QMessageBox question(
        QMessageBox::Warning, tr("Replace files?"),
        tr("In this folder there is already:\n%1").arg(existing.join(QLatin1Char('\n'))),
        QMessageBox::Cancel, this);
    QPushButton* replace = question.addButton(tr("Replace"), QMessageBox::DestructiveRole);
    QPushButton* both = question.addButton(tr("Keep both"), QMessageBox::AcceptRole);
    question.setDefaultButton(both);
    question.exec();
    if (question.clickedButton() == both)
        m_target->keep_both(ticked());
    m_may_replace = question.clickedButton() == replace;
    return m_may_replace || question.clickedButton() == both;
}

void ExportDialog::accept()
{
    if (!settle_existing())
        return;
    remember();
    Q_EMIT chosen(tasks());
    QDialog::accept();
}

}  // namespace flipbook::ui
