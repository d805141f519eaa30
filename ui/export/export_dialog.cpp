// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QGroupBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "flipbook/infotext.h"
#include "flipbook/recipe.h"
#include "ui/export/export_names.h"
#include "ui/export/format_options.h"
#include "ui/export/size_estimate.h"
#include "ui/export/target_form.h"

namespace flipbook::ui {

namespace {

const QString formats_key = QStringLiteral("export/formats");

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
    m_options = new FormatOptions(*m_subject.clip, m_subject.in, m_subject.out, this);
    connect(m_options, &FormatOptions::changed, this, &ExportDialog::update_result);
    sides->addWidget(m_options, 1);
    column->addLayout(sides);
    m_estimate = new SizeEstimate(m_subject.clip, this);
    connect(m_estimate, &SizeEstimate::ready, this, &ExportDialog::update_result);
    m_target = new TargetForm(m_subject.request, m_subject.name, this);
    connect(m_target, &TargetForm::changed, this, &ExportDialog::update_result);
    column->addWidget(m_target);
    column->addWidget(create_result());
    column->addWidget(create_buttons());
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
        connect(box, &QCheckBox::toggled, this, [this] { m_options->set_ticked(ticked()); });
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
    area->setAccessibleName(tr("Files to be written"));
    area->setWidget(m_result);
    area->setFixedHeight(5 * fontMetrics().lineSpacing());
    return area;
}

QWidget* ExportDialog::create_buttons()
{
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const char* name, const QString& text, const QString& tip) {
        auto* button = new QPushButton(text, buttons);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        button->setAutoDefault(false);
        m_export_buttons.append(button);
        return button;
    };
    auto* copy = add("export.copy_summary", tr("&Copy summary"),
                     tr("Copies what the files become, in the words of FFmpeg"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(summary()); });
    auto* stay = add("export.stay", tr("E&xport"), tr("Exports and keeps this open for another"));
    connect(stay, &QPushButton::clicked, this, [this] {
        if (send())
            update_result();
    });
    auto* box = new QDialogButtonBox(QDialogButtonBox::Cancel, buttons);
    QPushButton* go = box->addButton(tr("Export and close"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("export.go"));
    go->setDefault(true);
    m_export_buttons.append(go);
    connect(box, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    row->addWidget(copy);
    row->addStretch();
    row->addWidget(stay);
    row->addWidget(box);
    return buttons;
}

void ExportDialog::restore(const QString& media_folder)
{
    const QSettings settings(m_settings_file, QSettings::IniFormat);
    const QStringList formats =
        settings.value(formats_key, QStringList{QStringLiteral("mp4")}).toStringList();
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(m_boxes[i]->isEnabled()
                               && formats.contains(QString::fromStdString(m_formats[i].name)));
    m_options->restore(settings, m_formats);
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
    m_options->remember(settings);
}

std::vector<Format> ExportDialog::ticked() const
{
    std::vector<Format> formats;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (m_boxes[i]->isChecked())
            formats.push_back(m_formats[i]);
    return formats;
}

QList<ExportTask> ExportDialog::tasks() const
{
    QList<ExportTask> tasks;
    const std::vector<Format> formats = ticked();
    const QString name = m_target->name(formats);
    const std::string recipe = to_recipe(m_subject.request);
    const std::string infotext = to_text(infotext_of(m_subject.request));
    for (const Format& format : formats) {
        ExportRequest request;
        const QString path =
            export_path(m_target->folder(), name + name_suffix(format, formats), format);
        request.path = QFileInfo(path).filesystemAbsoluteFilePath();
        request.format = format.name;
        const FormatOptions::Choice choice = m_options->choice(format.name);
        request.loops = choice.loops;
        request.dither = choice.dither;
        request.overwrite = m_may_replace;
        request.edit = choice.edit;
        if (choice.has_recipe)
            request.recipe = recipe;
        if (choice.has_recipe || format.name == "infotext")
            request.infotext = infotext;
        tasks.append({m_subject.clip, std::move(request)});
    }
    return tasks;
}

// What comes out other than one might think.
QStringList ExportDialog::notes(const QList<ExportTask>& tasks) const
{
    constexpr int hundredths = 100;  // What GIF counts in.
    QStringList notes;
    for (const ExportTask& task : tasks) {
        const ClipEdit& edit = task.request.edit;
        const int rate = edit.frame_rate.value_or(m_subject.clip->frame_rate) * edit.interpolation;
        if (task.request.format != "gif")
            continue;
        if (rate > fastest_gif)
            notes << tr("GIF plays at %1 frames a second at most.").arg(fastest_gif);
        else if (hundredths % rate != 0)
            notes << tr("GIF counts in hundredths of a second: its frames last %1 or %2 of them, "
                        "%3 a second on the average.")
                         .arg(hundredths / rate)
                         .arg(hundredths / rate + 1)
                         .arg(rate);
    }
    return notes;
}

// "waves.mp4 – 16 frames at 8 a second: 2.00 s, about 120 kB"
QString ExportDialog::result_line(const ExportTask& task)
{
    const QFileInfo target(task.request.path);
    const bool is_folder = task.request.format.starts_with("png_frames");
    const QString name = QDir(m_target->folder()).relativeFilePath(target.filePath())
                         + (is_folder ? QStringLiteral("/") : QString());
    if (target.exists())
        return tr("%1 – exists already").arg(name);
    if (task.request.format == "infotext")
        return name;
    QStringList facts{m_options->summary(task.request.format)};
    const QString size = m_estimate->text(task.request.format, task.request.edit);
    if (!size.isEmpty())
        facts << size;
    return QStringLiteral("%1 – %2").arg(name, facts.join(QStringLiteral(", ")));
}

void ExportDialog::update_result()
{
    if (!m_result)
        return;
    QStringList lines;
    const QList<ExportTask> chosen_tasks = tasks();
    for (const ExportTask& task : chosen_tasks)
        lines << result_line(task);
    const bool has_files = !lines.isEmpty();
    m_result->setText(has_files ? (lines + notes(chosen_tasks)).join(QLatin1Char('\n'))
                                : tr("Tick a format."));
    const bool can_go = has_files && m_target->is_filled();
    for (QPushButton* button : m_export_buttons)
        button->setEnabled(can_go);
}

// What the ffmpeg program would be told, with a space behind it: the format's options, and size and
// dither in their place.
static QString ffmpeg_words(const ExportRequest& request, QString options)
{
    QString scale;
    if (const auto& size = request.edit.size)
        scale = QStringLiteral("scale=%1:%2:flags=%3")
                    .arg(size->width)
                    .arg(size->height)
                    .arg(request.edit.resizing == Resizing::nearest ? QStringLiteral("neighbor")
                                                                    : QStringLiteral("lanczos"));
    options.replace(QStringLiteral("paletteuse"),
                    QStringLiteral("paletteuse=dither=") + QString::fromStdString(request.dither));
    const QString graph = QStringLiteral("-filter_complex ");
    if (!scale.isEmpty() && options.contains(graph))
        options.replace(graph, graph + scale + QLatin1Char(','));
    else if (!scale.isEmpty())
        options.prepend(QStringLiteral("-vf ") + scale + QLatin1Char(' '));
    return options.isEmpty() ? QString() : options.trimmed() + QLatin1Char(' ');
}

QString ExportDialog::summary() const
{
    const Frame& frame = m_subject.clip->frames.front();
    QStringList lines{QStringLiteral("%1x%2, %3 fps, %4 frames")
                          .arg(frame.size.width)
                          .arg(frame.size.height)
                          .arg(m_subject.clip->frame_rate)
                          .arg(m_subject.clip->frames.size())};
    for (const ExportTask& task : tasks()) {
        const auto format =
            std::find_if(m_formats.begin(), m_formats.end(),
                         [&task](const Format& each) { return each.name == task.request.format; });
        lines << (ffmpeg_words(task.request, QString::fromStdString(format->options))
                  + QFileInfo(task.request.path).fileName());
        lines << QStringLiteral("    ") + m_options->summary(task.request.format);
    }
    return lines.join(QLatin1Char('\n'));
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

bool ExportDialog::send()
{
    if (!settle_existing())
        return false;
    remember();
    Q_EMIT chosen(tasks());
    return true;
}

void ExportDialog::accept()
{
    if (send())
        QDialog::accept();
}

}  // namespace flipbook::ui
