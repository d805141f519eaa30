// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_progress.h"

#include <ostream>

#include "utf8.h"

namespace flipbook::cli {

void TextProgress::started(int, const GenerationRequest& request)
{
    // Before the work, so that the seed of a clip that fails or takes hours is known.
    m_streams.results << "seed: " << request.sampling.seed << std::endl;
}

void TextProgress::notice(const std::string& text)
{
    m_streams.people << text << std::endl;
}

void TextProgress::written(const Output& output)
{
    m_streams.results << "clip: " << to_utf8(output.clip) << std::endl;
    if (output.latents)
        m_streams.results << "latents: " << to_utf8(*output.latents) << std::endl;
}

void TextProgress::trained(const std::filesystem::path& model)
{
    m_streams.results << "model: " << to_utf8(model) << std::endl;
}

}  // namespace flipbook::cli
