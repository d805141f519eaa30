// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <thread>
#include <vector>

#include "flipbook/model_catalog.h"
#include "flipbook/request.h"

namespace flipbook {

// Finds out what files are known by while other work goes on. Of files that the catalog knows
// nothing is read. The destructor gives up; the catalog is the job's alone until then.
class HashJob {
public:
    HashJob(ModelCatalog& catalog, std::vector<std::filesystem::path> files);

    // Waits. In the order of the files; what could not be read is left out.
    std::vector<ModelFile> finish();

private:
    std::vector<ModelFile> m_found;
    std::jthread m_thread;  // Last: writes the above.
};

}  // namespace flipbook
