// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint_variants.h"

#include <map>
#include <string>

#include "catalog/prediction_facts.h"
#include "core/utf8_path.h"
#include "models/key_maps.h"

namespace flipbook {

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
    const std::string told =
        prediction_told(checkpoint.path(), checkpoint.metadata(), checkpoint.contains("v_pred"));
    if (!told.empty())
        schedule.prediction_type = told;
    schedule.rescale_betas_zero_snr = checkpoint.contains("ztsnr");
    return schedule;
}

}  // namespace flipbook
