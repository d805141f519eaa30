// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_log.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>
#include <optional>

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TrainingLog)
};

std::optional<TrainingPoint> point_of_json(const QByteArray& line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (!json.contains(QLatin1String("step")) || !json.contains(QLatin1String("loss")))
        return std::nullopt;
    TrainingPoint point;
    point.step = json[QLatin1String("step")].toInteger();
    point.loss = json[QLatin1String("loss")].toDouble();
    point.learning_rate = json[QLatin1String("learning_rate")].toDouble();
    point.gradient_norm = json[QLatin1String("gradient_norm")].toDouble();
    const QJsonObject parts = json[QLatin1String("part_norms")].toObject();
    for (auto part = parts.begin(); part != parts.end(); ++part)
        // NaN is null in JSON.
        point.part_norms[part.key()] =
            part.value().toDouble(std::numeric_limits<double>::quiet_NaN());
    return point;
}

// Step, loss and learning rate, with a heading that is passed over because it is no number.
std::optional<TrainingPoint> point_of_csv(const QByteArray& line)
{
    const QList<QByteArray> cells = line.trimmed().split(',');
    bool has_step = false, has_loss = false;
    TrainingPoint point;
    point.step = cells.value(0).toLongLong(&has_step);
    point.loss = cells.value(1).toDouble(&has_loss);
    point.learning_rate = cells.value(3).toDouble();
    if (!has_step || !has_loss)
        return std::nullopt;
    return point;
}

}  // namespace

TrainingPoints parse_training_log(const QByteArray& content)
{
    TrainingPoints points;
    for (const QByteArray& line : content.split('\n'))
        if (auto point = line.startsWith('{') ? point_of_json(line) : point_of_csv(line))
            points.push_back(std::move(*point));
    return points;
}

Result<TrainingPoints> read_training_log(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::io,
                     Text::tr("%1 cannot be read: %2").arg(path, file.errorString()).toStdString()};
    TrainingPoints points = parse_training_log(file.readAll());
    if (points.empty())
        return Error{ErrorCode::invalid_request,
                     Text::tr("%1 holds no training: a train.jsonl, or a table that was saved from "
                              "this plot, was needed.")
                         .arg(path)
                         .toStdString()};
    return points;
}

std::vector<double> smoothed_losses(const TrainingPoints& points, double smoothing)
{
    std::vector<double> means;
    for (const TrainingPoint& point : points)
        means.push_back(means.empty() ? point.loss
                                      : smoothing * means.back() + (1 - smoothing) * point.loss);
    return means;
}

}  // namespace flipbook::ui
