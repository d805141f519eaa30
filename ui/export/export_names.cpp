// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_names.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace flipbook::ui {

namespace {

constexpr int longest_name = 120;
constexpr int suggested_words = 5;

// Of Windows, whatever the extension; files travel.
bool is_reserved(const QString& name)
{
    static const QRegularExpression reserved(
        QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    return reserved.match(name).hasMatch();
}

}  // namespace

QString suggested_name(const GenerationRequest& request)
{
    QString prompt = QString::fromStdString(request.prompt.positive);
    // "(word:1.2)" and "<lora:…>" are not words.
    static const QRegularExpression tags(QStringLiteral("<[^>]*>|:[0-9.]+\\)"));
    static const QRegularExpression breaks(QStringLiteral("[^\\w]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    prompt.replace(tags, QStringLiteral(" "));
    QStringList words = prompt.split(breaks, Qt::SkipEmptyParts).mid(0, suggested_words);
    words << QString::number(request.sampling.seed);
    return safe_name(words.join(QLatin1Char('-')));
}

QString safe_name(const QString& text)
{
    static const QRegularExpression unfit(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f\\x7f]"));
    QString name = text;
    name.replace(unfit, QStringLiteral("-"));
    name.truncate(longest_name);
    const auto is_edge = [](QChar letter) {
        return letter.isSpace() || letter == QLatin1Char('.');
    };
    while (!name.isEmpty() && is_edge(name.back()))
        name.chop(1);
    while (!name.isEmpty() && is_edge(name.front()))
        name.remove(0, 1);
    if (name.isEmpty())
        return QStringLiteral("clip");
    return is_reserved(name) ? name + QLatin1Char('-') : name;
}

QString export_path(const QString& folder, const QString& name, const Format& format)
{
    const QString extension =
        format.extensions.empty() ? QString() : QString::fromStdString(format.extensions.front());
    return QDir(folder).filePath(safe_name(name) + extension);
}

QString name_suffix(const Format& format, const std::vector<Format>& formats)
{
    const auto first = std::find_if(formats.begin(), formats.end(), [&format](const Format& each) {
        return each.extensions == format.extensions;
    });
    const bool is_first = first == formats.end() || first->name == format.name;
    return is_first ? QString() : QLatin1Char('-') + QString::fromStdString(format.name);
}

QString free_name(const QString& folder, const QString& name, const std::vector<Format>& formats)
{
    const auto is_free = [&](const QString& candidate) {
        return std::none_of(formats.begin(), formats.end(), [&](const Format& format) {
            return QFileInfo::exists(export_path(folder, candidate, format));
        });
    };
    QString candidate = safe_name(name);
    for (int number = 2; !is_free(candidate); ++number)
        candidate = QStringLiteral("%1-%2").arg(safe_name(name)).arg(number);
    return candidate;
}

}  // namespace flipbook::ui
