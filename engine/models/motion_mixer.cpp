// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <system_error>
#include <utility>

#include "core/safetensors.h"
#include "core/utf8_path.h"
#include "flipbook/mixing.h"
#include "models/adapter_names.h"
#include "models/key_maps.h"
#include "models/mix_shares.h"
#include "models/motion_module_files.h"
#include "models/motion_weights.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view leaf = ".weight";

// A module's file as it is, and the names that both are compared by.
struct Source {
    fs::path path;
    Weights raw;
    Weights canonical;
};

Error unsupported(std::string message)
{
    return {ErrorCode::unsupported_format, std::move(message)};
}

Result<Source> open_source(const fs::path& path)
{
    FLIPBOOK_ASSIGN(const MotionModuleFile file, open_motion_module_file(path));
    if (kind_of(file) == "torchscript")
        return unsupported(path_to_utf8(path) + " is a program and has no weights to mix.");
    if (kind_of(file) != "animatediff") {
        FLIPBOOK_ASSIGN(Weights weights, Weights::open(path));
        return Source{path, weights, weights};
    }
    FLIPBOOK_ASSIGN(MotionWeights motion, open_motion(path));
    FLIPBOOK_ASSIGN(Weights raw, Weights::open(motion.weights.path()));
    return Source{path, std::move(raw), std::move(motion.weights)};
}

Result<void> check_alike(const Source& first, const Source& second)
{
    const std::string other = path_to_utf8(second.path);
    for (const std::string& name : first.canonical.names()) {
        if (!second.canonical.contains(name))
            return unsupported(other + " has no tensor \"" + name + "\", which "
                               + path_to_utf8(first.path)
                               + " has: only modules of one kind and shape can be mixed.");
        if (first.canonical.shape(name) != second.canonical.shape(name))
            return unsupported("The tensor \"" + name + "\" is "
                               + shape_text(first.canonical.shape(name)) + " in "
                               + path_to_utf8(first.path) + " and "
                               + shape_text(second.canonical.shape(name)) + " in " + other + '.');
    }
    if (second.canonical.size() != first.canonical.size())
        return unsupported(other + " has "
                           + std::to_string(second.canonical.size() - first.canonical.size())
                           + " tensors that " + path_to_utf8(first.path)
                           + " has not: only modules of one kind and shape can be mixed.");
    return {};
}

// What is to be written, with the tensors that hold the bytes.
class Output {
public:
    explicit Output(std::map<std::string, std::string> metadata) : m_metadata(std::move(metadata))
    { }

    void add(const std::string& name, const at::Tensor& tensor, at::ScalarType dtype)
    {
        m_tensors.emplace_back(name, tensor.to(dtype).contiguous());
    }

    Result<MixReport> write(const MixRequest& request) const
    {
        MixReport report;
        std::vector<TensorView> views;
        for (const auto& [name, tensor] : m_tensors) {
            const auto sizes = tensor.sizes();
            views.push_back(
                {name,
                 tensor.scalar_type() == at::kHalf ? DType::f16 : DType::f32,
                 {sizes.begin(), sizes.end()},
                 {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
        }
        FLIPBOOK_TRY(write_safetensors(request.output, views, m_metadata, request.overwrite));
        report.tensors = views.size();
        std::error_code ignored;
        report.bytes = fs::file_size(request.output, ignored);
        return report;
    }

private:
    std::vector<std::pair<std::string, at::Tensor>> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

Result<void> keep_going(const std::function<bool()>& goes_on)
{
    if (goes_on && !goes_on())
        return Error{ErrorCode::cancelled, "Stopped as asked."};
    return {};
}

Result<MixReport> blend(const Source& first, const Source& second, const MixRequest& request,
                        const std::function<bool()>& goes_on)
{
    FLIPBOOK_ASSIGN(const MixShares shares, MixShares::parse(request.shares));
    Output output(first.raw.metadata());
    for (const std::string& name : first.raw.names()) {
        FLIPBOOK_TRY(keep_going(goes_on));
        const at::Tensor one = first.raw.view(name);
        const at::ScalarType dtype =
            request.half || one.scalar_type() == at::kHalf ? at::kHalf : at::kFloat;
        // Position tables are in no canonical name, and the same in all modules.
        const std::string common = first.canonical.contains(name)
                                       ? name
                                       : canonical_motion_name(name).value_or(std::string());
        if (common.empty() || !second.canonical.contains(common)) {
            output.add(name, one, dtype);
            continue;
        }
        // Sums of fp32 in fp64 round once; a share of 1 is the second bit by bit.
        const double share = shares.at(common);
        const at::Tensor other = second.canonical.view(common).reshape(one.sizes());
        output.add(name, one.to(at::kDouble) * (1 - share) + other.to(at::kDouble) * share, dtype);
    }
    return output.write(request);
}

// "….attn1.to_q" of the weight of an attention's projection; nothing for other tensors.
std::optional<std::string> projection(const std::string& name)
{
    if (name.find(".attn") == std::string::npos || name.find("norm") != std::string::npos
        || name.find(".to_") == std::string::npos || !name.ends_with(leaf))
        return std::nullopt;
    return name.substr(0, name.size() - leaf.size());
}

std::string percent(double share)
{
    return std::to_string(static_cast<int>(100 * share + 0.5)) + " %";
}

Result<MixReport> difference(const Source& first, const Source& second, const MixRequest& request,
                             const std::function<bool()>& goes_on)
{
    Output output(std::map<std::string, std::string>{{"format", "pt"}});
    double all = 0, in_projections = 0, held = 0;  // Squares of differences.
    for (const std::string& name : first.canonical.names()) {
        FLIPBOOK_TRY(keep_going(goes_on));
        const at::Tensor change = second.canonical.view(name).to(at::kDouble)
                                  - first.canonical.view(name).to(at::kDouble);
        const double square = change.square().sum().item<double>();
        all += square;
        const auto layer = projection(name);
        if (!layer)
            continue;
        in_projections += square;
        const auto [u, s, v] = at::linalg_svd(change, /*full_matrices=*/false);
        const std::int64_t rank = std::min(request.difference_rank, s.size(0));
        const at::Tensor root = s.narrow(0, 0, rank).sqrt();
        held += s.narrow(0, 0, rank).square().sum().item<double>();
        const std::string lora = hub_lora_name(*layer);
        output.add(lora + ".down.weight", root.unsqueeze(1) * v.narrow(0, 0, rank), at::kHalf);
        output.add(lora + ".up.weight", u.narrow(1, 0, rank) * root.unsqueeze(0), at::kHalf);
    }
    if (in_projections == 0)
        return unsupported(path_to_utf8(first.path) + " and " + path_to_utf8(second.path)
                           + " do not differ in the attentions' projections, which is what a"
                             " MotionLoRA holds.");
    FLIPBOOK_ASSIGN(MixReport report, output.write(request));
    report.notices.push_back("Of the squared difference, " + percent(in_projections / all)
                             + " lies in the attentions' projections, and rank "
                             + std::to_string(request.difference_rank) + " holds "
                             + percent(held / in_projections) + " of that.");
    return report;
}

Result<void> check_output(const MixRequest& request)
{
    const auto wrong = [](std::string message) {
        return Error{ErrorCode::invalid_request, std::move(message)};
    };
    if (request.output.extension() != ".safetensors")
        return wrong("The output must end in .safetensors.");
    if (request.difference_rank < 0 || request.difference_rank > 1024)
        return wrong("The rank of a difference is 1 to 1024.");
    std::error_code ignored;
    for (const fs::path& input : {request.first, request.second})
        if (fs::equivalent(input, request.output, ignored))
            return wrong(path_to_utf8(request.output)
                         + " is one of the two itself; give the output another name.");
    return {};
}

}  // namespace

Result<MixReport> mix_motion_modules(const MixRequest& request,
                                     const std::function<bool()>& goes_on)
{
    const at::NoGradGuard no_grad;
    FLIPBOOK_TRY(check_output(request));
    FLIPBOOK_ASSIGN(const Source first, open_source(request.first));
    FLIPBOOK_ASSIGN(const Source second, open_source(request.second));
    FLIPBOOK_TRY(check_alike(first, second));
    return request.difference_rank > 0 ? difference(first, second, request, goes_on)
                                       : blend(first, second, request, goes_on);
}

}  // namespace flipbook
