// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "flipbook/check.h"

namespace flipbook::ui {

// A tensor of a model, or several together: a line of the report of "weights".
struct TensorFacts {
    QString part;   // "unet"
    QString layer;  // "conv_in.weight", or what the names of several begin with.
    QString shape;
    qint64 parameters = 0;
    qint64 bytes = 0;
    double mean = 0, deviation = 0, low = 0, high = 0;
    qint64 not_finite = 0;
};

// What a layer gave in a step: a line of the report of "activations".
struct LayerFacts {
    int step = 0;  // 1 …
    QString layer;
    double mean = 0, deviation = 0, low = 0, high = 0;
    double not_finite = 0;  // A share.
};

// How far a head's frames look in a step: a line of "heads".
struct HeadFacts {
    QString layer;
    int head = 0, step = 0;
    double distance = 0;  // Frames.
};

// Empty where the report has no such table.
std::vector<TensorFacts> tensors_of(const CheckReport& report);
std::vector<LayerFacts> layers_of(const CheckTable& activations);
std::vector<HeadFacts> heads_of(const CheckReport& report);
const CheckTable* table_of(const CheckReport& report, const char* name);

// Whether a layer is the one of this path, or lies below it; all of them lie below an empty one.
bool lies_below(const QString& layer, const QString& path);

// Sizes added up, statistics as of all values together. The name is left empty.
TensorFacts joined(const std::vector<TensorFacts>& tensors);

// Over the range of all of them; a part counts where its middle lies. Empty of none.
CheckHistogram joined(const std::vector<const CheckHistogram*>& histograms);

// Where a tensor stands in a tree: "down_blocks.0", "motion_modules.1" and the rest of its name.
QStringList path_of_tensor(const QString& layer);

// The layers of the motion modules among them.
bool is_of_motion_module(const QString& layer);

}  // namespace flipbook::ui
