// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/hash_job.h"

#include <system_error>
#include <utility>

namespace flipbook {

namespace {

std::vector<ModelFile> hash_files(ModelCatalog& catalog,
                                  const std::vector<std::filesystem::path>& files,
                                  const std::stop_token& stop)
{
    std::vector<ModelFile> found;
    for (const auto& path : files) {
        if (stop.stop_requested())
            break;
        std::error_code failure;
        const std::uint64_t bytes = std::filesystem::file_size(path, failure);
        if (failure)
            continue;
        const auto hashes = catalog.inspect(path, {.hashes = true, .stop = stop}).hashes;
        found.push_back({path, bytes, hashes ? hashes->sha256 : std::string(),
                         hashes ? hashes->a1111_lora : std::string()});
    }
    // Where it cannot be written, only the time of the next reading is lost.
    [[maybe_unused]] const auto ignored = catalog.save();
    return found;
}

}  // namespace

HashJob::HashJob(ModelCatalog& catalog, std::vector<std::filesystem::path> files)
    : m_thread([this, &catalog, files = std::move(files)](const std::stop_token& stop) {
          m_found = hash_files(catalog, files, stop);
      })
{ }

std::vector<ModelFile> HashJob::finish()
{
    if (m_thread.joinable())
        m_thread.join();
    return std::move(m_found);
}

}  // namespace flipbook
