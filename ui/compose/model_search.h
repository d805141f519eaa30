// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <functional>
#include <stop_token>
#include <vector>

#include "flipbook/model_catalog.h"

namespace flipbook::ui {

// A request whose model files are there, as far as they were found, and a sentence on each that
// was not where the request said.
struct SettledRequest {
    GenerationRequest request;
    QStringList notes;
};

// Gets a request settled, at once or later.
using SettleModels = std::function<void(const GenerationRequest& request,
                                        std::function<void(const SettledRequest&)> done)>;

// Nothing is looked for.
inline void leave_models(const GenerationRequest& request,
                         const std::function<void(const SettledRequest&)>& done)
{
    done({request, {}});
}

// Kinds that stand for one another: the domain adapter is a LoRA by its use.
QList<ModelKind> kinds_like(ModelKind kind);

// Looks for files that are not where a request says among `models`: by their content, for which
// those of the same size are read and remembered in the catalog, else by name. Any thread; reads
// files, until it is stopped.
SettledRequest search_models(const GenerationRequest& request, ModelCatalog& catalog,
                             const std::vector<ModelPage>& models, const std::stop_token& stop);

}  // namespace flipbook::ui
