// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/preset_library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <algorithm>

#include "ui/document/in_background.h"
#include "ui/errors/error_text.h"

namespace flipbook::ui {

namespace {

const QString suffix = QStringLiteral(".json");

// "20-pan-left.json" is pan-left: shipped files are numbered in the order they are shown in.
QString id_of(const QFileInfo& file)
{
    QString id = file.completeBaseName();
    qsizetype digits = 0;
    while (digits < id.size() && id[digits].isDigit())
        ++digits;
    if (digits > 0 && digits + 1 < id.size() && id[digits] == QLatin1Char('-'))
        id.remove(0, digits + 1);
    return id;
}

Result<MotionPreset> read_preset(const QString& path, const QString& language)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::io,
            (path + QStringLiteral(" cannot be read: ") + file.errorString()).toStdString()};
    constexpr qint64 most_bytes = 1 << 20;
    auto preset = preset_from_json(file.read(most_bytes), path, language);
    if (preset)
        preset.value().id = id_of(QFileInfo(path));
    return preset;
}

std::vector<MotionPreset> read_folder(const QString& folder, const QString& language, bool is_own,
                                      QStringList& problems)
{
    std::vector<MotionPreset> presets;
    const QDir directory(folder);
    for (const QString& name :
         directory.entryList({QLatin1Char('*') + suffix}, QDir::Files, QDir::Name)) {
        auto preset = read_preset(directory.filePath(name), language);
        if (!preset) {
            problems << error_text(preset.error());
            continue;
        }
        preset.value().is_own = is_own;
        presets.push_back(std::move(preset).value());
    }
    return presets;
}

const MotionPreset* find_in(const std::vector<MotionPreset>& presets, const QString& id)
{
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [&id](const MotionPreset& preset) { return preset.id == id; });
    return found == presets.end() ? nullptr : &*found;
}

}  // namespace

PresetLibrary::PresetLibrary(const QString& shipped_folder, const QString& own_folder,
                             QObject* parent)
    : QObject(parent), m_own_folder(own_folder),
      m_language(QLocale().name().section(QLatin1Char('_'), 0, 0))
{
    m_files.setMaxThreadCount(1);
    in_background(
        this,
        [shipped_folder, own_folder, language = m_language] {
            return read_folders(shipped_folder, own_folder, language);
        },
        [this](Loaded loaded) {
            m_shipped = std::move(loaded.shipped);
            // What was saved meanwhile is newer than what was read.
            for (MotionPreset& preset : loaded.own)
                if (!find_in(m_own, preset.id))
                    m_own.push_back(std::move(preset));
            m_is_loaded = true;
            merge();
            for (const QString& problem : loaded.problems)
                Q_EMIT failed(problem);
        },
        &m_files);
}

PresetLibrary::~PresetLibrary()
{
    m_files.waitForDone();
}

PresetLibrary::Loaded PresetLibrary::read_folders(const QString& shipped, const QString& own,
                                                  const QString& language)
{
    Loaded loaded;
    loaded.shipped = read_folder(shipped, language, false, loaded.problems);
    loaded.own = read_folder(own, language, true, loaded.problems);
    return loaded;
}

const MotionPreset* PresetLibrary::find(const QString& id) const
{
    return find_in(m_presets, id);
}

bool PresetLibrary::replaces_shipped(const QString& id) const
{
    return find_in(m_own, id) && find_in(m_shipped, id);
}

QString PresetLibrary::save(MotionPreset preset)
{
    if (preset.id.isEmpty())
        preset.id = new_id(preset.name);
    preset.is_own = true;
    write(preset, own_file(preset.id));
    std::erase_if(m_own, [&preset](const MotionPreset& own) { return own.id == preset.id; });
    const QString id = preset.id;
    m_own.push_back(std::move(preset));
    merge();
    return id;
}

void PresetLibrary::rename(const QString& id, const QString& name)
{
    const MotionPreset* preset = find_in(m_own, id);
    if (!preset || name.trimmed().isEmpty())
        return;
    MotionPreset renamed = *preset;
    renamed.name = name.trimmed();
    save(std::move(renamed));
}

QString PresetLibrary::duplicate(const QString& id)
{
    const MotionPreset* preset = find(id);
    if (!preset)
        return {};
    MotionPreset copy = *preset;
    copy.id.clear();
    copy.name = tr("%1 (copy)").arg(preset->name);
    return save(std::move(copy));
}

void PresetLibrary::remove(const QString& id)
{
    if (std::erase_if(m_own, [&id](const MotionPreset& own) { return own.id == id; }) == 0)
        return;
    in_background(
        this,
        [file = own_file(id)] {
            return QFile::exists(file) && !QFile::remove(file) ? file : QString();
        },
        [this](const QString& file) {
            if (!file.isEmpty())
                Q_EMIT failed(tr("%1 cannot be removed.").arg(QDir::toNativeSeparators(file)));
        },
        &m_files);
    merge();
}

void PresetLibrary::import_file(const QString& file)
{
    in_background(
        this, [file, language = m_language] { return read_preset(file, language); },
        [this](Result<MotionPreset> preset) {
            if (!preset) {
                Q_EMIT failed(error_text(preset.error()));
                return;
            }
            preset.value().id.clear();
            Q_EMIT imported(save(std::move(preset).value()));
        },
        &m_files);
}

void PresetLibrary::export_file(const QString& id, const QString& file)
{
    if (const MotionPreset* preset = find(id))
        write(*preset, file);
}

void PresetLibrary::merge()
{
    std::sort(m_own.begin(), m_own.end(), [](const MotionPreset& a, const MotionPreset& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    m_presets.clear();
    for (const MotionPreset& preset : m_shipped) {
        const MotionPreset* own = find_in(m_own, preset.id);
        m_presets.push_back(own ? *own : preset);
    }
    for (const MotionPreset& preset : m_own)
        if (!find_in(m_shipped, preset.id))
            m_presets.push_back(preset);
    Q_EMIT changed();
}

QString PresetLibrary::own_file(const QString& id) const
{
    return QDir(m_own_folder).filePath(id + suffix);
}

QString PresetLibrary::new_id(const QString& name) const
{
    QString stem;
    for (const QChar character : name.toLower().simplified())
        stem += character.isLetterOrNumber() ? character : QLatin1Char('-');
    constexpr qsizetype most_characters = 60;
    stem = QStringLiteral("own-") + stem.left(most_characters);
    QString id = stem;
    for (int number = 2; find(id); ++number)
        id = QStringLiteral("%1-%2").arg(stem).arg(number);
    return id;
}

void PresetLibrary::write(const MotionPreset& preset, const QString& path)
{
    in_background(
        this,
        [json = to_json(preset), path] {
            QDir().mkpath(QFileInfo(path).path());
            QSaveFile file(path);
            const bool written =
                file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
            return written ? QString() : file.errorString();
        },
        [this, path](const QString& failure) {
            if (!failure.isEmpty())
                Q_EMIT failed(tr("The preset %1 cannot be written: %2")
                                  .arg(QDir::toNativeSeparators(path), failure));
        },
        &m_files);
}

}  // namespace flipbook::ui
