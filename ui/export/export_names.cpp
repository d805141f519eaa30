// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_names.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <ctime>

#include "flipbook/file_pattern.h"

namespace flipbook::ui {

QString expanded_name(const QString& pattern, const GenerationRequest& request, int number)
{
    const std::time_t now = std::time(nullptr);
    return QString::fromStdString(
        expand_file_pattern(pattern.toStdString(), request, *std::localtime(&now), number));
}

QString proposed_file_name(const QString& clip_name, const QString& pattern)
{
    return clip_name.isEmpty() ? pattern
                               : QString::fromStdString(safe_file_name(clip_name.toStdString()));
}

QString export_path(const QString& folder, const QString& name, const Format& format)
{
    const QString extension =
        format.extensions.empty() ? QString() : QString::fromStdString(format.extensions.front());
    return QDir(folder).filePath(name + extension);
}

QString name_suffix(const Format& format, const std::vector<Format>& formats)
{
    const auto first = std::find_if(formats.begin(), formats.end(), [&format](const Format& each) {
        return each.extensions == format.extensions;
    });
    const bool is_first = first == formats.end() || first->name == format.name;
    return is_first ? QString() : QLatin1Char('-') + QString::fromStdString(format.name);
}

QString free_name(const QString& folder, const QString& pattern, const GenerationRequest& request,
                  const std::vector<Format>& formats)
{
    const auto is_free = [&](const QString& candidate) {
        return std::none_of(formats.begin(), formats.end(), [&](const Format& format) {
            return QFileInfo::exists(export_path(folder, candidate, format));
        });
    };
    const bool has_number = pattern.contains(QStringLiteral("[number]"));
    const QString first = expanded_name(pattern, request, 1);
    QString candidate = first;
    for (int number = 2; !is_free(candidate); ++number)
        candidate = has_number ? expanded_name(pattern, request, number)
                               : QStringLiteral("%1-%2").arg(first).arg(number);
    return candidate;
}

}  // namespace flipbook::ui
