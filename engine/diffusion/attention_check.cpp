// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <sstream>
#include <utility>
#include <vector>

#include "core/atomic_file.h"
#include "diffusion/checks.h"
#include "diffusion/layer_watch.h"

namespace flipbook {

namespace {

// The map of one head over the branches and windows of one step, [F, F].
class AttentionWatch final : public LayerWatch {
public:
    explicit AttentionWatch(const CheckRequest& request) : m_request(request) { }

    void observe(const std::string&, const at::Tensor&) override { }
    bool wants_attention() const override { return true; }

    std::optional<std::pair<double, double>> attention_place() const override
    {
        constexpr double scale = 8;  // Pixels of a latent one.
        const Size size = m_request.request.size;
        if (!m_request.place || size.width == 0 || size.height == 0)
            return std::nullopt;
        return std::pair((m_request.place->x + 0.5) * scale / size.width,
                         (m_request.place->y + 0.5) * scale / size.height);
    }

    void observe_attention(const std::string& name, const at::Tensor& weights) override
    {
        const auto heads = weights.mean(0).to(at::kCPU, at::kFloat).unbind(0);
        for (std::size_t head = 0; head < heads.size(); ++head) {
            auto& [sum, count] = maps[{name, static_cast<std::int64_t>(head), step()}];
            // Windows at the end of a clip may be shorter; those of one length are averaged.
            if (!sum.defined() || sum.sizes() != heads[head].sizes()) {
                sum = heads[head].clone();
                count = 1;
            } else {
                sum += heads[head];
                ++count;
            }
        }
    }

    struct Key {
        std::string layer;
        std::int64_t head, step;

        auto operator<=>(const Key&) const = default;
    };
    std::map<Key, std::pair<at::Tensor, int>> maps;

private:
    const CheckRequest& m_request;
};

struct HeadRow {
    AttentionWatch::Key key;
    at::Tensor map;
    double distance = 0;  // Frames that are looked away, on average.
    double own = 0;       // How much a frame looks at itself.
};

HeadRow row_of(const AttentionWatch::Key& key, const at::Tensor& map)
{
    const int64_t frames = map.size(0);
    const at::Tensor places = at::arange(frames, at::kFloat);
    const at::Tensor distances = (places.unsqueeze(0) - places.unsqueeze(1)).abs();
    return {key, map, (map * distances).sum(1).mean().item<double>(),
            map.diagonal().mean().item<double>()};
}

std::string csv_of(const at::Tensor& map)
{
    std::ostringstream text;
    for (int64_t row = 0; row < map.size(0); ++row)
        for (int64_t column = 0; column < map.size(1); ++column)
            text << map[row][column].item<float>() << (column + 1 < map.size(1) ? ',' : '\n');
    return text.str();
}

// Bright where it is looked at; the brightest place of the map is white.
Frame picture_of(const at::Tensor& map)
{
    constexpr int64_t cell = 12;
    const at::Tensor pixels = (map / map.max() * 255.0F)
                                  .round()
                                  .to(at::kByte)
                                  .repeat_interleave(cell, 0)
                                  .repeat_interleave(cell, 1)
                                  .unsqueeze(2)
                                  .repeat({1, 1, 3})
                                  .contiguous();
    Frame frame;
    frame.size = {static_cast<int>(pixels.size(1)), static_cast<int>(pixels.size(0))};
    const auto* first = pixels.const_data_ptr<std::uint8_t>();
    frame.pixels.assign(first, first + pixels.numel());
    return frame;
}

Result<void> write_maps(const std::vector<HeadRow>& rows, const CheckRequest& request,
                        CheckReport& report)
{
    std::error_code failure;
    std::filesystem::create_directories(request.output, failure);
    for (const HeadRow& row : rows) {
        const std::string stem = row.key.layer + ".head" + std::to_string(row.key.head) + ".step"
                                 + std::to_string(row.key.step);
        const std::string csv = csv_of(row.map);
        FLIPBOOK_ASSIGN(AtomicFile file,
                        AtomicFile::create(request.output / (stem + ".csv"), true));
        FLIPBOOK_TRY(file.write(std::as_bytes(std::span(csv))));
        FLIPBOOK_TRY(file.commit());
        report.pictures.push_back({request.output / (stem + ".png"), picture_of(row.map)});
    }
    return {};
}

}  // namespace

Result<CheckReport> check_attention(const CheckRequest& request, JobContext& job)
{
    AttentionWatch watch(request);
    FLIPBOOK_TRY(watch_clip(request, watch, job));
    if (watch.maps.empty())
        return Error{ErrorCode::invalid_request,
                     "The clip has no temporal attention: a motion module was needed."};
    std::vector<HeadRow> rows;
    for (const auto& [key, map] : watch.maps)
        rows.push_back(row_of(key, map.first / static_cast<double>(map.second)));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
        return one.distance > other.distance;
    });
    CheckReport report;
    CheckTable table{"heads", {"layer", "head", "step", "distance", "own"}, {}};
    for (const HeadRow& row : rows)
        table.rows.push_back({row.key.layer, row.key.head, row.key.step, row.distance, row.own});
    report.tables.push_back(std::move(table));
    if (!request.output.empty())
        FLIPBOOK_TRY(write_maps(rows, request, report));
    return report;
}

}  // namespace flipbook
