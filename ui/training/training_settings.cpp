// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_settings.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "flipbook/resources.h"
#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TrainingSettings)
};

const QString usual_build = QStringLiteral("animatediff");

// A camera move is a name of its own.
QString name_of(const TrainingSettings& settings)
{
    const bool is_move =
        settings.kind == QLatin1String("motion-lora") && !settings.camera.isEmpty();
    return is_move ? settings.camera : settings.name;
}

int workers_of(int batch, int cores)
{
    int workers = std::clamp(cores, 1, batch);
    while (batch % workers != 0)
        --workers;
    return workers;
}

QJsonObject data_of(const TrainingSettings& settings)
{
    if (settings.data == TrainingSettings::Data::folder)
        return {{QStringLiteral("path"), settings.folder}, {QStringLiteral("side"), settings.side}};
    const auto sprites = resources_folder() / "starter" / "sprites" / "sprites.json";
    return {{QStringLiteral("sprites"), path_text(sprites)},
            {QStringLiteral("side"), settings.side}};
}

}  // namespace

bool has_frames(const QString& kind)
{
    return kind == QLatin1String("video") || kind == QLatin1String("motion-module")
           || kind == QLatin1String("motion-lora");
}

bool is_low_rank(const QString& kind)
{
    return kind == QLatin1String("motion-lora") || kind == QLatin1String("domain-adapter");
}

bool has_name(const TrainingSettings& settings)
{
    return is_low_rank(settings.kind)
           || (settings.kind == QLatin1String("motion-module") && settings.build != usual_build);
}

QString problem_of(const TrainingSettings& settings)
{
    std::error_code ignored;
    if (settings.output.empty())
        return Text::tr("Choose the folder that the result goes to.");
    if (has_name(settings) && name_of(settings).trimmed().isEmpty())
        return Text::tr("The file that is made needs a name.");
    if (has_name(settings) && name_of(settings).contains(QLatin1Char('/')))
        return Text::tr("A name has no slash in it.");
    if (has_name(settings) && settings.start.empty())
        return Text::tr("Choose the model that it is made for.");
    if (settings.data == TrainingSettings::Data::folder) {
        if (settings.kind == QLatin1String("vae"))
            return Text::tr("A VAE learns from the built-in pictures only.");
        if (!std::filesystem::is_directory(text_path(settings.folder), ignored))
            return settings.folder.isEmpty() ? Text::tr("Choose the folder with clips or pictures.")
                                             : Text::tr("%1 is not a folder.").arg(settings.folder);
    }
    return {};
}

QByteArray training_config(const TrainingSettings& settings, int cores)
{
    QJsonObject config{
        {QStringLiteral("output"), path_text(settings.output)},
        {QStringLiteral("steps"), settings.steps},
        {QStringLiteral("batch"), settings.batch},
        {QStringLiteral("workers"), workers_of(settings.batch, cores)},
        // The window reads the whole log once a second.
        {QStringLiteral("log_every"), 1 + settings.steps / 2000},
        {QStringLiteral("sample_every"), settings.sample_every},
        {QStringLiteral("optimiser"),
         QJsonObject{{QStringLiteral("learning_rate"), settings.learning_rate},
                     {QStringLiteral("warm_up"), std::min(200, settings.steps / 10)}}},
        {settings.data == TrainingSettings::Data::folder ? QStringLiteral("folder")
                                                         : QStringLiteral("world"),
         data_of(settings)}};
    if (!settings.start.empty())
        config[QLatin1String("start")] = path_text(settings.start);
    if (has_name(settings))
        config[QLatin1String("name")] = name_of(settings);
    if (is_low_rank(settings.kind))
        config[QLatin1String("rank")] = settings.rank;
    if (has_frames(settings.kind)) {
        config[QLatin1String("frames")] = settings.frames;
        config[QLatin1String("window")] = settings.frames;
    }
    if (settings.kind == QLatin1String("motion-module") && settings.build != usual_build)
        config[QLatin1String("kind")] = settings.build;
    if (settings.kind == QLatin1String("motion-lora") && !settings.camera.isEmpty())
        config[QLatin1String("camera")] = settings.camera;
    if (settings.kind != QLatin1String("vae"))
        config[QLatin1String("checkpointing")] = settings.checkpointing;
    return QJsonDocument(config).toJson();
}

std::filesystem::path run_folder(const TrainingSettings& settings)
{
    const auto folder = settings.output / "training" / text_path(settings.kind);
    return has_name(settings) ? folder / text_path(name_of(settings)) : folder;
}

bool has_state(const TrainingSettings& settings)
{
    std::error_code ignored;
    return !settings.output.empty()
           && std::filesystem::exists(run_folder(settings) / "state.safetensors", ignored);
}

std::filesystem::path made_by(const TrainingSettings& settings)
{
    if (!has_name(settings))
        return settings.output;
    const char* folder = settings.kind == QLatin1String("motion-lora")      ? "motion_loras"
                         : settings.kind == QLatin1String("domain-adapter") ? "loras"
                                                                            : "motion_modules";
    return settings.output / folder / text_path(name_of(settings) + QStringLiteral(".safetensors"));
}

}  // namespace flipbook::ui
