// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <span>
#include <sstream>
#include <utility>
#include <vector>

#include "core/atomic_file.h"
#include "diffusion/attention_maps.h"
#include "diffusion/checks.h"
#include "diffusion/layer_watch.h"

namespace flipbook {

namespace {

class AttentionWatch final : public LayerWatch {
public:
    explicit AttentionWatch(const CheckRequest& request) : m_request(request) { }

    void observe(const std::string&, const at::Tensor&) override { }
    bool wants_attention() const override { return true; }
    std::optional<std::pair<double, double>> attention_place() const override
    {
        return flipbook::attention_place(m_request);
    }
    void observe_attention(const std::string& name, const at::Tensor& weights) override
    {
        maps.add(name, step(), weights);
    }

    AttentionMaps maps;

private:
    const CheckRequest& m_request;
};

std::string csv_of(const AttentionMap& map)
{
    std::ostringstream text;
    for (std::size_t i = 0; i < map.weights.size(); ++i)
        text << map.weights[i]
             << ((i + 1) % static_cast<std::size_t>(map.frames) == 0 ? '\n' : ',');
    return text.str();
}

// Bright where it is looked at; the brightest place of the map is white.
Frame picture_of(const AttentionMap& map)
{
    constexpr std::size_t cell = 12;
    const auto frames = static_cast<std::size_t>(map.frames), side = frames * cell;
    const float most = *std::max_element(map.weights.begin(), map.weights.end());
    Frame frame;
    frame.size = {static_cast<int>(side), static_cast<int>(side)};
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            const float weight = map.weights[y / cell * frames + x / cell];
            frame.pixels.insert(frame.pixels.end(), 3,
                                static_cast<std::uint8_t>(std::lround(weight / most * 255.0F)));
        }
    return frame;
}

Result<void> write_maps(const std::filesystem::path& folder, CheckReport& report)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    for (const AttentionMap& map : report.maps) {
        const std::string stem =
            map.layer + ".head" + std::to_string(map.head) + ".step" + std::to_string(map.step);
        const std::string csv = csv_of(map);
        FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(folder / (stem + ".csv"), true));
        FLIPBOOK_TRY(file.write(std::as_bytes(std::span(csv))));
        FLIPBOOK_TRY(file.commit());
        report.pictures.push_back({folder / (stem + ".png"), picture_of(map)});
    }
    return {};
}

}  // namespace

Result<CheckReport> check_attention(const CheckRequest& request, Pipeline& pipeline,
                                    JobContext& job)
{
    AttentionWatch watch(request);
    FLIPBOOK_TRY(watch_clip(request, pipeline, watch, job));
    CheckReport report;
    report.maps = watch.maps.sorted();
    if (report.maps.empty())
        return Error{ErrorCode::invalid_request,
                     "The clip has no temporal attention: a motion module was needed."};
    report.tables.push_back(heads_table(report.maps));
    if (!request.output.empty())
        FLIPBOOK_TRY(write_maps(request.output, report));
    return report;
}

}  // namespace flipbook
