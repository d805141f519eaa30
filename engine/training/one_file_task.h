// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "training/denoiser_task.h"

namespace flipbook {

// A denoiser of which only an addition learns, a LoRA or a further motion module, and that alone is
// written: one file, which names the run.
class OneFileTask final : public TrainingTask {
public:
    using Write = std::function<Result<void>(const std::filesystem::path& file)>;

    OneFileTask(std::unique_ptr<DenoiserTask> denoiser, std::filesystem::path file, Write write);

    std::string run_name() const override;
    std::vector<std::string> notices() const override { return m_denoiser->notices(); }
    std::vector<LearningGroup> groups() const override { return m_denoiser->groups(); }
    at::Tensor loss(const BatchShare& share) const override { return m_denoiser->loss(share); }
    Result<SampleSheet> samples() const override { return m_denoiser->samples(); }
    Result<void> write_model() const override;

private:
    std::unique_ptr<DenoiserTask> m_denoiser;
    std::filesystem::path m_file;
    Write m_write;
};

}  // namespace flipbook
