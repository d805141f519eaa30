// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/result.h"
#include "models/adapter_families.h"
#include "models/weights.h"

namespace flipbook {

// The networks that adapters change.
enum class AdaptedPart { unet, text_encoder, motion_module };
constexpr std::size_t adapted_part_count = 3;

// Where the weights of a network come from, under canonical names.
struct BaseWeights {
    AdaptedPart part;
    const Weights* weights;
};

// A file of weight changes, opened and found to fit. No tensor but single numbers has been read.
struct Adapter {
    // `path` is a file in any spelling of adapter_names.h. Errors: not_found; those of
    // Weights::open(); unsupported_format, naming the file and what it is, where it holds no
    // changes, none for these networks, changes of a kind that is not known, or changes of another
    // shape than the weights of `bases`, whose file is named then; corrupt, where tensors of one
    // layer contradict each other.
    static Result<Adapter> open(const std::filesystem::path& path,
                                const std::vector<BaseWeights>& bases);

    std::filesystem::path path;
    Weights file;
    // For each part by canonical name of a layer, without its ".weight".
    std::array<std::map<std::string, AdapterRoles>, adapted_part_count> layers;
    std::size_t layer_count = 0;         // Also those that belong to no network here.
    std::vector<std::string> strangers;  // Their names, as far as they can be told apart.

    const std::map<std::string, AdapterRoles>& layers_of(AdaptedPart part) const
    {
        return layers[static_cast<std::size_t>(part)];
    }

    // Says that only some of the layers apply, how many, and the first five that do not; nothing
    // where all do.
    std::optional<std::string> notice() const;
};

// An adapter and how much of it: one strength for each part.
struct AdapterUse {
    std::shared_ptr<const Adapter> adapter;
    std::array<double, adapted_part_count> strengths{};

    double strength(AdaptedPart part) const { return strengths[static_cast<std::size_t>(part)]; }
};

}  // namespace flipbook
