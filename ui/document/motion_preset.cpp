// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/motion_preset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace flipbook::ui {

namespace {

constexpr int preset_version = 1;

// Takes keys from an object; the first that is wrong ends up in `problem`.
class PresetReader {
public:
    explicit PresetReader(QJsonObject object) : m_object(std::move(object)) { }

    const QString& problem() const { return m_problem; }

    QString text(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isString())
            refuse(key, QStringLiteral("a text"));
        return value.toString();
    }

    QString local_text(const QString& key, const QString& language)
    {
        const QString local = text(QStringLiteral("%1[%2]").arg(key, language));
        return local.isEmpty() ? text(key) : local;
    }

    std::optional<int> whole(const QString& key, int lowest, int highest)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return std::nullopt;
        const double number = value.toDouble(std::nan(""));
        if (number >= lowest && number <= highest && std::floor(number) == number)
            return static_cast<int>(number);
        refuse(key, QStringLiteral("a whole number from %1 to %2").arg(lowest).arg(highest));
        return std::nullopt;
    }

    bool flag(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isBool())
            refuse(key, QStringLiteral("true or false"));
        return value.toBool();
    }

    double number(const QString& key, double otherwise)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isDouble())
            refuse(key, QStringLiteral("a number"));
        return value.toDouble(otherwise);
    }

    Curve curve(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return 1.0;
        if (value.isDouble())
            return value.toDouble();
        const auto parsed = Curve::parse(value.toString().toStdString());
        if (!parsed) {
            refuse(key, QStringLiteral("a number or a curve such as \"0:(1.0), 8:(1.3)\""));
            return 1.0;
        }
        return parsed.value();
    }

    template <class Enum> void choice(const QString& key, Enum& target)
    {
        const QString name = text(key);
        if (name.isEmpty())
            return;
        if (const auto parsed = parse_enum<Enum>(name.toStdString()))
            target = parsed.value();
        else
            refuse(key, QStringLiteral("a known name; ")
                            + QString::fromStdString(parsed.error().message));
    }

    QJsonArray list(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isArray())
            refuse(key, QStringLiteral("a list"));
        return value.toArray();
    }

    std::optional<QJsonObject> group(const QString& key)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return std::nullopt;
        if (!value.isObject())
            refuse(key, QStringLiteral("an object"));
        return value.toObject();
    }

    void refuse(const QString& key, const QString& needed)
    {
        if (m_problem.isEmpty())
            m_problem = QStringLiteral("\"%1\" is something else than %2.").arg(key, needed);
    }
    void pass_on(const PresetReader& inner)
    {
        if (m_problem.isEmpty())
            m_problem = inner.m_problem;
    }

private:
    QJsonObject m_object;
    QString m_problem;
};

ContextOptions read_context(PresetReader& reader)
{
    ContextOptions context;
    context.length = reader.whole(QStringLiteral("length"), 1, 10000).value_or(context.length);
    context.stride = reader.whole(QStringLiteral("stride"), 1, 32).value_or(context.stride);
    context.overlap = reader.whole(QStringLiteral("overlap"), 0, 9999).value_or(context.overlap);
    context.closed_loop = reader.flag(QStringLiteral("closed_loop"));
    reader.choice(QStringLiteral("schedule"), context.schedule);
    reader.choice(QStringLiteral("fuse_method"), context.fuse_method);
    if (context.overlap >= context.length)
        reader.refuse(QStringLiteral("overlap"), QStringLiteral("less than the length"));
    return context;
}

void read_motion(PresetReader& reader, MotionPreset& preset)
{
    for (const QJsonValue& value : reader.list(QStringLiteral("camera"))) {
        PresetReader entry(value.toObject());
        PresetCamera camera{entry.text(QStringLiteral("move")), entry.text(QStringLiteral("file")),
                            entry.number(QStringLiteral("strength"), 1.0)};
        if (camera.move.isEmpty() == camera.file.isEmpty())
            entry.refuse(QStringLiteral("camera"), QStringLiteral("one move or one file"));
        reader.pass_on(entry);
        preset.cameras.push_back(std::move(camera));
    }
    for (const QJsonValue& value : reader.list(QStringLiteral("words"))) {
        if (!value.isString())
            reader.refuse(QStringLiteral("words"), QStringLiteral("a list of texts"));
        preset.words << value.toString();
    }
    preset.scale = reader.curve(QStringLiteral("motion_scale"));
    preset.effect = reader.curve(QStringLiteral("motion_effect"));
    if (const auto group = reader.group(QStringLiteral("context"))) {
        PresetReader entry(*group);
        preset.context = read_context(entry);
        reader.pass_on(entry);
    }
    preset.frame_count = reader.whole(QStringLiteral("frame_count"), 1, 10000);
    preset.frame_rate = reader.whole(QStringLiteral("frame_rate"), 1, 240);
}

QJsonValue curve_json(const Curve& curve)
{
    if (curve.points().size() == 1 && curve.points().front().frame == 0)
        return curve.points().front().value;
    return QString::fromStdString(curve.text());
}

QJsonObject context_json(const ContextOptions& context)
{
    return {
        {QStringLiteral("length"), context.length},
        {QStringLiteral("stride"), context.stride},
        {QStringLiteral("overlap"), context.overlap},
        {QStringLiteral("closed_loop"), context.closed_loop},
        {QStringLiteral("schedule"), QString::fromStdString(to_string(context.schedule))},
        {QStringLiteral("fuse_method"), QString::fromStdString(to_string(context.fuse_method))}};
}

}  // namespace

Result<MotionPreset> preset_from_json(const QByteArray& json, const QString& source,
                                      const QString& language)
{
    const auto corrupt = [&source](const QString& problem) {
        return Error{ErrorCode::corrupt, (source + QStringLiteral(": ") + problem).toStdString()};
    };
    QJsonParseError failure;
    const QJsonDocument document = QJsonDocument::fromJson(json, &failure);
    if (!document.isObject())
        return corrupt(QStringLiteral("This is no preset: %1, and a JSON object was needed.")
                           .arg(failure.error == QJsonParseError::NoError ? QStringLiteral("a list")
                                                                          : failure.errorString()));
    PresetReader reader(document.object());
    if (!reader.whole(QStringLiteral("flipbook_preset"), 1, preset_version)
        && reader.problem().isEmpty())
        return corrupt(QStringLiteral("\"flipbook_preset\" is missing, so this is no preset."));
    MotionPreset preset;
    preset.name = reader.local_text(QStringLiteral("name"), language).trimmed();
    preset.summary = reader.local_text(QStringLiteral("summary"), language);
    if (preset.name.isEmpty())
        reader.refuse(QStringLiteral("name"), QStringLiteral("a text"));
    read_motion(reader, preset);
    if (!reader.problem().isEmpty())
        return corrupt(reader.problem());
    return preset;
}

QByteArray to_json(const MotionPreset& preset)
{
    QJsonObject object{{QStringLiteral("flipbook_preset"), preset_version},
                       {QStringLiteral("name"), preset.name},
                       {QStringLiteral("summary"), preset.summary},
                       {QStringLiteral("motion_scale"), curve_json(preset.scale)},
                       {QStringLiteral("motion_effect"), curve_json(preset.effect)}};
    QJsonArray cameras;
    for (const PresetCamera& camera : preset.cameras) {
        QJsonObject entry{{QStringLiteral("strength"), camera.strength}};
        if (camera.move.isEmpty())
            entry[QLatin1String("file")] = camera.file;
        else
            entry[QLatin1String("move")] = camera.move;
        cameras.append(entry);
    }
    object[QLatin1String("camera")] = cameras;
    object[QLatin1String("words")] = QJsonArray::fromStringList(preset.words);
    if (preset.context)
        object[QLatin1String("context")] = context_json(*preset.context);
    if (preset.frame_count)
        object[QLatin1String("frame_count")] = *preset.frame_count;
    if (preset.frame_rate)
        object[QLatin1String("frame_rate")] = *preset.frame_rate;
    return QJsonDocument(object).toJson();
}

}  // namespace flipbook::ui
