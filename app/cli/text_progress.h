// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progress.h"

namespace flipbook::cli {

// Only the results, one "name: value" a line, and notices as they come.
class TextProgress : public Progress {
public:
    explicit TextProgress(ProgressStreams streams) : m_streams(streams) { }

    void started(int job, const GenerationRequest& request) override;
    void notice(const std::string& text) override;
    void written(const Output& output) override;
    void trained(const std::filesystem::path& model) override;

protected:
    ProgressStreams m_streams;
};

}  // namespace flipbook::cli
