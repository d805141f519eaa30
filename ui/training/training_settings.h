// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>

namespace flipbook::ui {

// What a training is begun with, as the fields of the dialog say it.
struct TrainingSettings {
    enum class Data { folder, world };

    QString kind = QStringLiteral("motion-lora");  // Of Capabilities::training_kinds.
    QString build;                                 // Of a motion module: a kind of them.
    QString name = QStringLiteral("my-motion");    // Of the file that is made, where there is one.
    std::filesystem::path start;                   // The model to begin with.
    std::filesystem::path output;                  // The folder of the model that is made.
    Data data = Data::folder;
    QString folder;  // Clips and pictures with captions.
    QString camera;  // A camera move to teach, "pan-left"; empty: what the captions say.
    int side = 256;  // Of the pictures, pixels.
    int frames = 16;
    int steps = 500;
    int batch = 1;
    int rank = 16;
    double learning_rate = 1e-4;
    int sample_every = 100;
    bool checkpointing = false;
};

// What the kinds have in common: whether fields mean anything to them.
bool has_frames(const QString& kind);
bool is_low_rank(const QString& kind);
bool has_name(const TrainingSettings& settings);

// Why no training can begin with it; empty if it can.
QString problem_of(const TrainingSettings& settings);

// The config for the trainer, JSON as engine/README.md describes it; sprites of the world are those
// of the starter. Worker threads are as many as the batch can be dealt to.
QByteArray training_config(const TrainingSettings& settings, int cores);

// Where the run keeps its state, log and samples.
std::filesystem::path run_folder(const TrainingSettings& settings);
bool has_state(const TrainingSettings& settings);  // Of a run that can be gone on with.

// The file that is made; of whole models their folder.
std::filesystem::path made_by(const TrainingSettings& settings);

}  // namespace flipbook::ui
