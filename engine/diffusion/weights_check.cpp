// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>
#include <vector>

#include "diffusion/checks.h"
#include "diffusion/layer_watch.h"
#include "diffusion/value_statistics.h"
#include "models/checkpoint_tensors.h"
#include "models/model_cache.h"

namespace flipbook {

namespace {

constexpr int64_t bins = 64;
// Of a tensor at once: the largest have some hundred megabytes, and fp32 counts no further than
// 2^24.
constexpr int64_t piece_size = 1 << 22;

struct Part {
    std::string name;
    const torch::nn::Module* network;
};

// In the order in which they take part in a clip.
std::vector<Part> parts_of(const Models& models)
{
    std::vector<Part> parts{{"text_encoder", models.text_encoder.get()},
                            {"unet", models.unet.get()}};
    if (models.motion_module)
        parts.push_back({"motion_module", &models.motion_module->network()});
    for (std::size_t i = 0; i < models.further_modules.size(); ++i)
        parts.push_back(
            {"motion_modules." + std::to_string(i), &models.further_modules[i]->network()});
    parts.push_back({"vae", models.vae.get()});
    return parts;
}

ValueStatistics statistics_of(const at::Tensor& tensor)
{
    ValueStatistics values;
    for (const at::Tensor& piece : tensor.flatten().split(piece_size))
        values.add(piece);
    return values;
}

CheckHistogram histogram_of(const at::Tensor& tensor, const ValueStatistics& values)
{
    CheckHistogram histogram;
    histogram.low = values.low();
    histogram.high = values.high();
    histogram.counts.assign(bins, 0);
    if (histogram.low == histogram.high) {
        histogram.counts.front() = values.count();
        return histogram;
    }
    for (const at::Tensor& piece : tensor.flatten().split(piece_size)) {
        at::Tensor finite = piece.to(at::kFloat);
        if (values.not_finite() > 0)
            finite = finite.masked_select(at::isfinite(finite));
        const at::Tensor counts =
            at::histc(finite, bins, histogram.low, histogram.high).to(at::kCPU, at::kLong);
        for (int64_t bin = 0; bin < bins; ++bin)
            histogram.counts[static_cast<std::size_t>(bin)] +=
                counts.const_data_ptr<int64_t>()[bin];
    }
    return histogram;
}

// The histograms of the layers that were named, a line for each part of their ranges.
CheckTable histogram_table(const std::vector<CheckHistogram>& histograms)
{
    CheckTable table{"histogram", {"part", "layer", "from", "to", "count"}, {}};
    for (const CheckHistogram& histogram : histograms) {
        const double width = (histogram.high - histogram.low) / static_cast<double>(bins);
        for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
            const double from = histogram.low + width * static_cast<double>(bin);
            table.rows.push_back(
                {histogram.part, histogram.layer, from, from + width, histogram.counts[bin]});
        }
    }
    return table;
}

class WeightsCheck {
public:
    explicit WeightsCheck(const CheckRequest& request) : m_request(request) { }

    void look_at(const Part& part, const std::string& layer, const at::Tensor& tensor)
    {
        const ValueStatistics values = statistics_of(tensor);
        m_tensors.rows.push_back({part.name, layer, shape_text(tensor.sizes()), tensor.numel(),
                                  static_cast<std::int64_t>(tensor.nbytes()), values.mean(),
                                  values.deviation(), values.low(), values.high(),
                                  values.not_finite()});
        if (values.not_finite() > 0 && m_report.faults.empty())
            m_report.faults.push_back("The weights " + part.name + "/" + layer
                                      + " are the first with NaN or infinity.");
        const auto& wanted = m_request.layers;
        if (!wanted.empty() && !begins_with_any(layer, wanted)
            && !begins_with_any(part.name + "/" + layer, wanted))
            return;
        CheckHistogram histogram = histogram_of(tensor, values);
        histogram.part = part.name;
        histogram.layer = layer;
        m_report.histograms.push_back(std::move(histogram));
    }

    Result<CheckReport> take_report()
    {
        if (m_report.histograms.empty())
            return Error{ErrorCode::invalid_request, "No weights have a name that begins with "
                                                         + m_request.layers.front() + "."};
        m_report.tables.push_back(std::move(m_tensors));
        if (!m_request.layers.empty())
            m_report.tables.push_back(histogram_table(m_report.histograms));
        return std::move(m_report);
    }

private:
    const CheckRequest& m_request;
    CheckReport m_report;
    CheckTable m_tensors{"tensors",
                         {"part", "layer", "shape", "parameters", "bytes", "mean", "std", "min",
                          "max", "not_finite"},
                         {}};
};

}  // namespace

Result<CheckReport> check_weights(const CheckRequest& request, Pipeline&, JobContext& job)
{
    job.phase_started(Phase::load);
    FLIPBOOK_ASSIGN(const Placement placement, find_placement(request.request.compute));
    FLIPBOOK_ASSIGN(const ModelFiles files, open_model_files(request.request));
    for (const std::string& notice : files.notices)
        job.notice(notice);
    // Plain: packed weights cannot be read.
    ModelCache cache(WeightForm::plain);
    FLIPBOOK_ASSIGN(const Models models, cache.load(files, placement));
    WeightsCheck check(request);
    for (const Part& part : parts_of(models))
        for (const auto& [layer, tensor] : checkpoint_tensors(*part.network)) {
            FLIPBOOK_TRY(job.keep_going());
            check.look_at(part, layer, tensor);
        }
    return check.take_report();
}

}  // namespace flipbook
