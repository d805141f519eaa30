// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_search.h"

#include <utility>

#include "flipbook/model_catalog.h"
#include "model_page_text.h"

namespace flipbook::cli {

Result<std::vector<MovedModel>> find_moved_models(const GenerationRequest& request)
{
    std::vector<MovedModel> moved;
    const std::vector<MissingModel> missing = missing_models(request);
    if (missing.empty())
        return moved;
    const ModelCatalog catalog;
    for (const MissingModel& model : missing) {
        auto path = catalog.find(model);
        if (!path)
            return Error{ErrorCode::not_found,
                         sentence(model) + " Give its file by " + option_for(model.kind)
                             + ", or let 'inspect --hash' look at the folder that it is in."};
        moved.push_back({model, std::move(*path)});
    }
    return moved;
}

}  // namespace flipbook::cli
