// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <set>
#include <string>
#include <vector>

#include "models/adapter.h"

namespace flipbook {

// Keeps the weights of one loaded network equal to those of its file with changes added. Nothing
// is kept beside the network: a weight is read from the file again before it is changed, so the
// order of earlier changes leaves no trace, and without adapters the weights are the file's, bit by
// bit. Layers that are packed do so when they are used first. Used on the engine thread.
class AdaptedNetwork {
public:
    explicit AdaptedNetwork(AdaptedPart part) : m_part(part) { }

    // Brings `network`, loaded from `base` by load_parameters() and written to by nobody else, to
    // the weights of `base` with the changes of `uses` added one after the other. Changes add up
    // in fp32 and are rounded once to the dtype of the network. Reads only weights that
    // were changed before or are now; does nothing where the adapters are the same as before.
    // The adapters have been checked against `base` by Adapter::open().
    void adapt(torch::nn::Module& network, const Weights& base,
               const std::vector<AdapterUse>& uses);

    // Says that the network was loaded anew.
    void forget();

private:
    AdaptedPart m_part;
    std::string m_key;                // Of the adapters in the weights.
    std::set<std::string> m_changed;  // Names of tensors that are not the file's.
};

}  // namespace flipbook
