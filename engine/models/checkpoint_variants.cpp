// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint_variants.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string_view>

#include "core/utf8_path.h"
#include "models/key_maps.h"

namespace flipbook {

namespace {

// The value of the first line "parameterization: v", without quotation marks; empty if none.
std::string parameterization(const std::filesystem::path& config)
{
    constexpr std::string_view key = "parameterization:";
    constexpr int most_lines = 1000;
    std::ifstream stream(config, std::ios::binary);
    std::string line;
    for (int count = 0; count < most_lines && std::getline(stream, line); ++count) {
        const auto begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos || line.compare(begin, key.size(), key) != 0)
            continue;
        std::string value = line.substr(begin + key.size());
        value = value.substr(0, value.find('#'));
        std::erase_if(value, [](char letter) {
            return letter == ' ' || letter == '"' || letter == '\'' || letter == '\r'
                   || letter == '\t';
        });
        return value;
    }
    return {};
}

bool is_v(const std::string& prediction)
{
    return prediction == "v" || prediction == "v_prediction" || prediction == "v-prediction";
}

}  // namespace

Result<Weights> ema_unet(const Weights& checkpoint)
{
    const std::string live = "model.diffusion_model.", average = "model_ema.diffusion_model";
    std::map<std::string, std::string> canonical;
    for (const std::string& name : checkpoint.names()) {
        const auto found = name.starts_with(live) ? canonical_unet_name(name) : std::nullopt;
        if (!found)
            continue;
        std::string rest = name.substr(live.size());
        std::erase(rest, '.');
        canonical.emplace(average + rest, *found);
    }
    Weights unet = checkpoint.renamed([&canonical](const std::string& name) {
        const auto found = canonical.find(name);
        return found == canonical.end() ? std::nullopt : std::optional(found->second);
    });
    if (unet.size() == 0)
        return no_ema(checkpoint.path());
    return unet;
}

Error no_ema(const std::filesystem::path& model)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(model)
                     + " holds one set of weights for its UNet and no moving average"
                       " (EMA) of them; choose the live weights."};
}

TrainedSchedule schedule_of_single_file(const Weights& checkpoint)
{
    TrainedSchedule schedule;
    const auto& metadata = checkpoint.metadata();
    auto config = checkpoint.path();
    config.replace_extension(".yaml");
    const auto said = metadata.find("modelspec.prediction_type");
    const std::string prediction = said == metadata.end() ? parameterization(config) : said->second;
    if (is_v(prediction) || checkpoint.contains("v_pred"))
        schedule.prediction_type = "v_prediction";
    schedule.rescale_betas_zero_snr = checkpoint.contains("ztsnr");
    return schedule;
}

}  // namespace flipbook
