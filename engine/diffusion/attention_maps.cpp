// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/attention_maps.h"

#include <algorithm>
#include <cstdlib>

namespace flipbook {

namespace {

// Frames that are looked away, on average.
double distance_of(const AttentionMap& map)
{
    double sum = 0;
    for (std::int64_t row = 0; row < map.frames; ++row)
        for (std::int64_t column = 0; column < map.frames; ++column)
            sum += static_cast<double>(
                       map.weights[static_cast<std::size_t>(row * map.frames + column)])
                   * static_cast<double>(std::abs(row - column));
    return sum / static_cast<double>(map.frames);
}

// How much a frame looks at itself.
double own_of(const AttentionMap& map)
{
    double sum = 0;
    for (std::int64_t frame = 0; frame < map.frames; ++frame)
        sum += static_cast<double>(map.weights[static_cast<std::size_t>(frame * (map.frames + 1))]);
    return sum / static_cast<double>(map.frames);
}

}  // namespace

void AttentionMaps::add(const std::string& layer, std::int64_t step, const at::Tensor& weights)
{
    const auto heads = weights.mean(0).to(at::kCPU, at::kFloat).unbind(0);
    for (std::size_t head = 0; head < heads.size(); ++head) {
        Sum& sum = m_sums[{layer, static_cast<std::int64_t>(head), step}];
        // Windows at the end of a clip may be shorter; those of one length are averaged.
        if (!sum.weights.defined() || sum.weights.sizes() != heads[head].sizes())
            sum = {heads[head].clone(), 1};
        else {
            sum.weights += heads[head];
            ++sum.count;
        }
    }
}

std::vector<AttentionMap> AttentionMaps::sorted() const
{
    std::vector<AttentionMap> maps;
    for (const auto& [key, sum] : m_sums) {
        const at::Tensor mean = (sum.weights / static_cast<double>(sum.count)).contiguous();
        const auto* first = mean.const_data_ptr<float>();
        maps.push_back(
            {key.layer, key.head, key.step, mean.size(0), {first, first + mean.numel()}});
    }
    std::stable_sort(maps.begin(), maps.end(), [](const auto& one, const auto& other) {
        return distance_of(one) > distance_of(other);
    });
    return maps;
}

std::optional<std::pair<double, double>> attention_place(const CheckRequest& request)
{
    constexpr double scale = 8;  // Pixels of a latent one.
    const Size size = request.request.size;
    if (!request.place || size.width == 0 || size.height == 0)
        return std::nullopt;
    return std::pair((request.place->x + 0.5) * scale / size.width,
                     (request.place->y + 0.5) * scale / size.height);
}

CheckTable heads_table(const std::vector<AttentionMap>& maps)
{
    CheckTable table{"heads", {"layer", "head", "step", "distance", "own"}, {}};
    for (const AttentionMap& map : maps)
        table.rows.push_back({map.layer, map.head, map.step, distance_of(map), own_of(map)});
    return table;
}

}  // namespace flipbook
