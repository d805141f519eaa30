// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <map>
#include <vector>

#include "flipbook/result.h"

namespace flipbook::ui {

// One line of a training's train.jsonl.
struct TrainingPoint {
    std::int64_t step = 0;
    double loss = 0;
    double learning_rate = 0;
    double gradient_norm = 0;
    std::map<QString, double> part_norms;  // Of the parts of the networks.

    bool operator==(const TrainingPoint&) const = default;
};
using TrainingPoints = std::vector<TrainingPoint>;

// The points of a train.jsonl, or of a table that LossPlot saved as CSV; lines that are neither, as
// the last one of a program that was killed, are passed over. Any thread.
TrainingPoints parse_training_log(const QByteArray& content);

// Error: io, or invalid_request where it holds no point; both name the file.
Result<TrainingPoints> read_training_log(const QString& file);

// The exponential mean of the losses: each is `smoothing`, 0 … 1, times the mean before it and the
// rest the loss itself. As many as there are points.
std::vector<double> smoothed_losses(const TrainingPoints& points, double smoothing);

}  // namespace flipbook::ui
