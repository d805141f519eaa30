// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/settings_difference.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <array>
#include <map>
#include <utility>

#include "flipbook/recipe.h"
#include "flipbook/sampler_names.h"
#include "ui/document/motion_name.h"
#include "ui/document/setting_names.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

using Settings = std::map<QString, QString>;  // By the recipe's key, "sampling.steps".

// What is looked at first, in this order; the rest comes after it by the alphabet.
constexpr std::array first_keys{
    "prompt.positive",     "prompt.negative",   "sampling.seed",  "checkpoint",
    "motion.module",       "motion.scale",      "motion_loras",   "loras",
    "size.width",          "size.height",       "frame_count",    "frame_rate",
    "sampling.scheduler",  "sampling.schedule", "sampling.steps", "sampling.guidance_scale",
    "context.closed_loop",
};

QString text_of(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', 8);
    if (value.isBool())
        return value.toBool() ? Text::tr("yes") : Text::tr("no");
    if (!value.isArray())
        return {};
    // Of files with strengths: "pan_left 0.8, style 1".
    QStringList items;
    for (const QJsonValue& item : value.toArray()) {
        QStringList parts;
        for (const QJsonValue& part : item.toObject())
            parts.append(part.isString() ? QFileInfo(part.toString()).completeBaseName()
                                         : text_of(part));
        items.append(parts.isEmpty() ? text_of(item) : parts.join(QLatin1Char(' ')));
    }
    return items.join(QStringLiteral(", "));
}

void flatten(const QJsonObject& object, const QString& prefix, Settings& settings)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry.value().isObject())
            flatten(entry.value().toObject(), prefix + entry.key() + QLatin1Char('.'), settings);
        else
            settings[prefix + entry.key()] = text_of(entry.value());
    }
}

bool is_file(const QString& key)
{
    return key == QStringLiteral("checkpoint") || key == QStringLiteral("motion.module")
           || key == QStringLiteral("vae");
}

// Of two files with different names these are enough; else their folders tell them apart.
void shorten(SettingDifference& difference)
{
    const QFileInfo first(difference.first);
    const QFileInfo second(difference.second);
    if (first.fileName() == second.fileName())
        return;
    if (first.isAbsolute())
        difference.first = first.fileName();
    if (second.isAbsolute())
        difference.second = second.fileName();
}

Settings settings_of(const GenerationRequest& request)
{
    Settings settings;
    flatten(QJsonDocument::fromJson(QByteArray::fromStdString(to_recipe(request))).object(), {},
            settings);
    // QJsonDocument keeps 53 bits of a number.
    settings[QStringLiteral("sampling.seed")] = QString::number(request.sampling.seed);
    settings[QStringLiteral("sampling.scheduler")] =
        QString::fromStdString(sampler_label(request.sampling.scheduler));
    if (request.motion.source != MotionSource::file)
        settings[QStringLiteral("motion.module")] = motion_source_name(request.motion.source);
    settings.erase(QStringLiteral("motion.source"));
    // What changes nothing about a clip.
    settings.erase(QStringLiteral("model_files"));
    settings.erase(QStringLiteral("preset"));
    return settings;
}

}  // namespace

std::vector<SettingDifference> settings_difference(const GenerationRequest& first,
                                                   const GenerationRequest& second)
{
    Settings ours = settings_of(first);
    Settings theirs = settings_of(second);
    std::vector<SettingDifference> differences;
    const auto compare = [&](const QString& key) {
        if (ours[key] != theirs[key]) {
            differences.push_back({setting_name(key), ours[key], theirs[key]});
            if (is_file(key))
                shorten(differences.back());
        }
        ours.erase(key);
        theirs.erase(key);
    };
    for (const char* key : first_keys)
        compare(QString::fromLatin1(key));
    Settings rest = ours;
    rest.insert(theirs.begin(), theirs.end());
    for (const auto& [key, text] : rest)
        compare(key);
    return differences;
}

}  // namespace flipbook::ui
