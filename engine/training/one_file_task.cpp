// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/one_file_task.h"

#include <system_error>
#include <utility>

#include "core/utf8_path.h"

namespace flipbook {

OneFileTask::OneFileTask(std::unique_ptr<DenoiserTask> denoiser, std::filesystem::path file,
                         Write write)
    : m_denoiser(std::move(denoiser)), m_file(std::move(file)), m_write(std::move(write))
{ }

std::string OneFileTask::run_name() const
{
    return path_to_utf8(m_file.stem());
}

Result<void> OneFileTask::write_model() const
{
    std::error_code failure;
    std::filesystem::create_directories(m_file.parent_path(), failure);
    return m_write(m_file);
}

}  // namespace flipbook
