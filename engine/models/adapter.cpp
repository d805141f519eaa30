// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter.h"

#include <set>
#include <unordered_map>
#include <utility>

#include "catalog/lora_facts.h"
#include "core/number_text.h"
#include "core/utf8_path.h"
#include "models/adapter_names.h"
#include "models/peft_metadata.h"

namespace flipbook {

namespace {

struct Place {
    AdaptedPart part;
    std::string layer;
    const Weights* base;
};

// Every layer of the networks under each of its spellings.
std::unordered_map<std::string, Place> all_places(const std::vector<BaseWeights>& bases)
{
    constexpr std::string_view ending = ".weight";
    std::unordered_map<std::string, Place> places;
    for (const BaseWeights& base : bases)
        for (const std::string& name : base.weights->names()) {
            if (!name.ends_with(ending))
                continue;
            const std::string layer = name.substr(0, name.size() - ending.size());
            for (std::string& spelling : spellings(layer))
                places.try_emplace(std::move(spelling), Place{base.part, layer, base.weights});
        }
    return places;
}

// The tensors of a file by spelled layer, and the names of those that are no part of a change.
struct Sorted {
    std::map<std::string, AdapterRoles> layers;
    std::vector<std::string> others;
};

Sorted sort_tensors(const Weights& file)
{
    Sorted sorted;
    for (const std::string& name : file.names()) {
        if (auto parsed = parse_adapter_name(name))
            sorted.layers[parsed->layer].emplace(parsed->role, name);
        else
            sorted.others.push_back(name);
    }
    const PeftAlphas alphas(file.metadata());
    for (auto& [layer, roles] : sorted.layers) {
        const auto down = roles.find("down");
        if (down == roles.end() || roles.contains("alpha"))
            continue;
        const auto shape = file.shape(down->second);
        if (const auto alpha = alphas.of(layer, shape.empty() ? 0 : shape.front()))
            roles.emplace("alpha_value", number_text(*alpha));
    }
    for (auto layer = sorted.layers.begin(); layer != sorted.layers.end();) {
        const AdapterRoles& roles = layer->second;
        const bool is_model = roles.size() == 1 && roles.contains("weight");
        if (is_model)
            sorted.others.push_back(roles.at("weight"));
        layer = is_model ? sorted.layers.erase(layer) : std::next(layer);
    }
    return sorted;
}

// The models that a LoRA was made for, as far as its file tells.
std::string base_of(const Weights& file)
{
    const TensorShapes shapes = file.shapes();
    if (kind_of_model(shapes) == ModelKind::motion_lora)
        return " for a motion module";
    const ModelBase base = base_of_lora(shapes, file.metadata());
    return base == ModelBase::unknown ? "" : std::string(" for ") + description(base);
}

std::string text_of(const ChangeShape& shape)
{
    const auto number = [](int64_t extent) {
        return extent < 0 ? std::string("any") : std::to_string(extent);
    };
    return "[" + number(shape.rows) + ", " + number(shape.columns) + "]";
}

bool fits(const ChangeShape& change, const std::vector<int64_t>& weight)
{
    const int64_t rows = weight.empty() ? 1 : weight.front();
    const int64_t inputs = weight.size() > 1 ? weight[1] : 1;
    if (change.rows < 0)
        return change.columns == inputs;
    const int64_t columns = rows == 0 ? 0 : c10::multiply_integers(weight) / rows;
    return change.rows == rows && (change.columns < 0 || change.columns == columns);
}

// Whether the tensors of a layer make a change of the shape that its weight has.
Result<void> check_layer(const Weights& file, const AdapterRoles& roles, const Place& place)
{
    const std::string name = path_to_utf8(file.path());
    const auto families = families_of(roles);
    if (families.empty())
        return Error{ErrorCode::unsupported_format,
                     name + " changes \"" + place.layer + "\" by \"" + roles.begin()->second
                         + "\", a kind of change that is not known here; a LoRA, LoCon, LoHa, LoKr,"
                           " IA3, full difference or DoRA was needed."};
    const AdapterTensors tensors(file, roles, at::kCPU);
    for (const AdapterFamily* family : families) {
        const std::string target = place.layer + "." + family->leaf;
        const auto change = family->shape(tensors);
        if (!change)
            return Error{ErrorCode::corrupt, name + " is damaged: the shapes of its tensors for \""
                                                 + target + "\" contradict each other."};
        if (!place.base->contains(target))
            return Error{ErrorCode::unsupported_format, name + " changes \"" + target + "\", which "
                                                            + path_to_utf8(place.base->path())
                                                            + " does not have."};
        const auto needed = place.base->shape(target);
        if (!fits(*change, needed))
            return Error{ErrorCode::unsupported_format,
                         "The LoRA " + name + " does not fit " + path_to_utf8(place.base->path())
                             + ": its change of \"" + target + "\" has the shape "
                             + text_of(*change) + " where " + shape_text(needed)
                             + " was needed; it was made for another model."};
    }
    return {};
}

std::string names_of(const std::vector<BaseWeights>& bases)
{
    std::string names;
    std::set<std::filesystem::path> named;
    for (const BaseWeights& base : bases)
        if (named.insert(base.weights->path()).second)
            names += (names.empty() ? "" : " or ") + path_to_utf8(base.weights->path());
    return names;
}

}  // namespace

Result<Adapter> Adapter::open(const std::filesystem::path& path,
                              const std::vector<BaseWeights>& bases)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
    FLIPBOOK_ASSIGN(Weights file, Weights::open(path));
    Sorted sorted = sort_tensors(file);
    if (sorted.layers.empty())
        return Error{ErrorCode::unsupported_format, path_to_utf8(path) + " is "
                                                        + description(kind_of_model(file.shapes()))
                                                        + "; a LoRA was needed."};

    Adapter adapter{path, std::move(file), {}, sorted.layers.size(), {}};
    const auto places = all_places(bases);
    for (auto& [layer, roles] : sorted.layers) {
        const auto place = places.find(layer);
        if (place == places.end()) {
            adapter.strangers.push_back(layer);
            continue;
        }
        FLIPBOOK_TRY(check_layer(adapter.file, roles, place->second));
        adapter.layers[static_cast<std::size_t>(place->second.part)].emplace(place->second.layer,
                                                                             std::move(roles));
    }
    if (adapter.strangers.size() == adapter.layer_count)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(path) + " is a LoRA" + base_of(adapter.file) + ": none of its "
                         + std::to_string(adapter.layer_count) + " layers, such as \""
                         + adapter.strangers.front() + "\", is in " + names_of(bases) + "."};
    return adapter;
}

std::optional<std::string> Adapter::notice() const
{
    constexpr std::size_t named = 5;
    if (strangers.empty())
        return std::nullopt;
    std::string text = path_to_utf8(path) + " applies in part, with "
                       + std::to_string(layer_count - strangers.size()) + " of its "
                       + std::to_string(layer_count) + " layers; the models do not have ";
    for (std::size_t i = 0; i < std::min(named, strangers.size()); ++i)
        text += (i > 0 ? ", " : "") + strangers[i];
    if (strangers.size() > named)
        text += " and " + std::to_string(strangers.size() - named) + " more";
    return text + ".";
}

}  // namespace flipbook
