// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "flipbook/clip.h"
#include "flipbook/result.h"
#include "training/training_task.h"

namespace flipbook {

// Writes a picture as a file whose ending tells the format.
using PictureWriter =
    std::function<Result<void>(const std::filesystem::path& file, const Frame& picture)>;

// Where a run is, besides its tensors. Everything random follows from the seed and the step.
struct RunProgress {
    std::int64_t step = 0;    // Steps done.
    std::int64_t steps = 0;   // In all.
    double loss_average = 0;  // Exponential, of about 50 steps.
};

// A line of train.jsonl.
struct LogLine {
    RunProgress progress;
    double loss = 0;  // Of the last step.
    double learning_rate = 0;
    double gradient_norm = 0;
    double seconds = 0;  // Since this process began to train.
    double examples_per_second = 0;
    std::uint64_t peak_memory_bytes = 0;       // Of the device.
    std::uint64_t memory_bytes = 0;            // Allocated on the device now.
    std::map<std::string, double> part_norms;  // Of gradients, see Optimiser::part_norms().
};

// The folder of a run in a model's folder: training/KIND, or training/KIND/NAME.
std::filesystem::path run_folder(const std::filesystem::path& model, const std::string& kind,
                                 const std::string& name);

// The files of a run: state.safetensors, train.jsonl and samples/. Errors: io, naming the file.
class RunFolder {
public:
    // Makes the folder; one of a run that has come to its end is set aside, as FOLDER-1. Error:
    // invalid_request, if the state of an unfinished run is there and is not to be gone on with, or
    // none that is.
    static Result<RunFolder> open(const std::filesystem::path& folder, bool resume);

    // The state replaces the one before at once: whenever the process ends, there is a whole one.
    Result<void> save(const NamedTensors& state, const RunProgress& progress) const;

    // Fills the tensors. Lines of train.jsonl from later steps are dropped. Errors: those of
    // read_tensors(); corrupt.
    Result<RunProgress> restore(const NamedTensors& state) const;

    Result<void> log(const LogLine& line) const;

    // samples/NNNNNNN.png
    Result<void> write_samples(const SampleSheet& sheet, std::int64_t step,
                               const PictureWriter& write) const;

private:
    explicit RunFolder(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    std::filesystem::path m_folder;
};

}  // namespace flipbook
