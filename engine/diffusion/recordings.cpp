// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "core/safetensors.h"
#include "core/utf8_path.h"
#include "diffusion/checks.h"
#include "diffusion/layer_watch.h"
#include "models/weights.h"

namespace flipbook {

namespace {

// Where the layers stand in the order in which they were heard, one a line. A tensor is
// "STEP/WINDOW/LAYER", whole or [mean, std, min, max].
constexpr const char* order_key = "order";

class Recorder final : public LayerWatch {
public:
    explicit Recorder(const CheckRequest& request) : m_request(request) { }

    void observe(const std::string& name, const at::Tensor& activation) override
    {
        const auto& wanted = m_request.layers;
        if (!wanted.empty() && !begins_with_any(name, wanted))
            return;
        const std::string full =
            std::to_string(step()) + '/' + std::to_string(window()) + '/' + name;
        const at::Tensor kept = m_request.whole ? activation : measured(activation);
        // A copy: later layers may overwrite what is heard.
        if (m_tensors
                .emplace(full, kept.to(at::kCPU, at::kFloat, false, /*copy=*/true).contiguous())
                .second)
            m_order += full + '\n';
    }

    Result<void> write(const std::filesystem::path& file) const
    {
        std::vector<TensorView> views;
        for (const auto& [name, tensor] : m_tensors)
            views.push_back(
                {name,
                 DType::f32,
                 tensor.sizes().vec(),
                 {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
        return write_safetensors(file, views,
                                 {{"format", "flipbook-activations"}, {order_key, m_order}}, true);
    }

    std::int64_t count() const { return static_cast<std::int64_t>(m_tensors.size()); }

private:
    const CheckRequest& m_request;
    std::map<std::string, at::Tensor> m_tensors;
    std::string m_order;
};

Error no_recording(const std::filesystem::path& file)
{
    return {ErrorCode::unsupported_format,
            path_to_utf8(file)
                + " is no recording of activations, which has \"order\" in its"
                  " metadata."};
}

Result<std::vector<std::string>> order_of(const Weights& recording)
{
    const auto found = recording.metadata().find(order_key);
    if (found == recording.metadata().end())
        return no_recording(recording.path());
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < found->second.size();) {
        const std::size_t end = std::min(found->second.find('\n', begin), found->second.size());
        names.push_back(found->second.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

struct Departure {
    std::string name;
    double largest = 0, relative = 0;
    bool has_shape = true;
};

Departure departure_of(const std::string& name, const at::Tensor& first, const at::Tensor& second)
{
    Departure departure{name};
    departure.has_shape = first.sizes() == second.sizes();
    if (!departure.has_shape)
        return departure;
    const at::Tensor one = first.to(at::kFloat), other = second.to(at::kFloat);
    departure.largest = (one - other).abs().max().item<double>();
    departure.relative = departure.largest / std::max(one.abs().max().item<double>(), 1e-12);
    return departure;
}

}  // namespace

Result<CheckReport> check_record(const CheckRequest& request, Pipeline& pipeline, JobContext& job)
{
    if (request.output.empty())
        return Error{ErrorCode::invalid_request,
                     "The recording has no file to go to: output was needed."};
    Recorder recorder(request);
    FLIPBOOK_TRY(watch_clip(request, pipeline, recorder, job));
    if (recorder.count() == 0)
        return Error{ErrorCode::invalid_request, "None of the layers that were named was heard."};
    FLIPBOOK_TRY(recorder.write(request.output));
    CheckReport report;
    report.tables.push_back({"recording",
                             {"file", "activations", "whole"},
                             {{path_to_utf8(request.output), recorder.count(), request.whole}}});
    return report;
}

Result<CheckReport> check_compare(const CheckRequest& request, Pipeline&, JobContext&)
{
    // What two programs may differ by in fp32.
    constexpr double tolerance = 1e-3;
    FLIPBOOK_ASSIGN(const Weights first, Weights::open(request.file));
    FLIPBOOK_ASSIGN(const Weights second, Weights::open(request.other));
    FLIPBOOK_ASSIGN(const auto names, order_of(first));
    FLIPBOOK_TRY(order_of(second));
    CheckReport report;
    CheckTable table{"layers", {"activation", "largest_difference", "relative", "agrees"}, {}};
    for (const std::string& name : names) {
        if (!first.contains(name) || !second.contains(name))
            continue;
        const Departure departure = departure_of(name, first.view(name), second.view(name));
        const bool agrees = departure.has_shape && departure.relative <= tolerance;
        table.rows.push_back({name, departure.largest, departure.relative, agrees});
        if (!agrees && report.faults.empty())
            report.faults.push_back(departure.has_shape
                                        ? "The first that departs is " + name + ", by "
                                              + std::to_string(departure.relative)
                                              + " of its largest value."
                                        : "The first that departs is " + name + ", which is "
                                              + shape_text(first.shape(name)) + " and "
                                              + shape_text(second.shape(name)) + ".");
    }
    if (table.rows.empty())
        return Error{ErrorCode::invalid_request, path_to_utf8(request.file) + " and "
                                                     + path_to_utf8(request.other)
                                                     + " have no activation in common."};
    report.tables.push_back(std::move(table));
    return report;
}

}  // namespace flipbook
