// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>
#include <utility>

namespace flipbook::ui {

namespace {

const QString language_key = QStringLiteral("window/language");
const QString theme_key = QStringLiteral("window/theme");
const QString notify_key = QStringLiteral("window/notify_when_done");
const QString device_key = QStringLiteral("engine/device");
const QString memory_key = QStringLiteral("engine/memory_limit_gib");
const QString depth_key = QStringLiteral("engine/deep_frames");
const QString folders_key = QStringLiteral("models/folders");
const QString history_key = QStringLiteral("history/limit_gib");

}  // namespace

Settings::Settings(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    const QSettings ini(m_file, QSettings::IniFormat);
    m_values.language = ini.value(language_key).toString();
    m_values.theme = theme_from_name(ini.value(theme_key).toString());
    m_values.device = ini.value(device_key, m_values.device).toString();
    m_values.memory_limit_gib = std::max(0, ini.value(memory_key, 0).toInt());
    m_values.has_deep_frames = ini.value(depth_key, false).toBool();
    m_values.model_folders = ini.value(folders_key).toStringList();
    m_values.history_limit_gib =
        std::max(1, ini.value(history_key, m_values.history_limit_gib).toInt());
    m_values.notify_when_done = ini.value(notify_key, true).toBool();
}

void Settings::set_values(const SettingsValues& values)
{
    if (values == m_values)
        return;
    m_values = values;
    QSettings ini(m_file, QSettings::IniFormat);
    ini.setValue(language_key, values.language);
    ini.setValue(theme_key, theme_name(values.theme));
    ini.setValue(device_key, values.device);
    ini.setValue(memory_key, values.memory_limit_gib);
    ini.setValue(depth_key, values.has_deep_frames);
    ini.setValue(folders_key, values.model_folders);
    ini.setValue(history_key, values.history_limit_gib);
    ini.setValue(notify_key, values.notify_when_done);
    Q_EMIT changed(m_values);
}

QStringList Settings::found_model_folders()
{
    QStringList found;
    const QDir home = QDir::home();
    for (const char* name : {"stable-diffusion-webui", "stable-diffusion-webui-forge", "ComfyUI",
                             "Documents/ComfyUI", "sd/stable-diffusion-webui", "ai/ComfyUI"}) {
        const QString folder = home.filePath(QString::fromLatin1(name));
        if (QFileInfo::exists(folder + QStringLiteral("/models")))
            found.append(folder);
    }
    return found;
}

}  // namespace flipbook::ui
