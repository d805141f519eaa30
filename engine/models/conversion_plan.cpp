// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversion_plan.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "core/atomic_file.h"
#include "core/safetensors.h"
#include "core/utf8_path.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

bool may_be_halved(DType dtype)
{
    return dtype == DType::f64 || dtype == DType::f32 || dtype == DType::bf16;
}

// Whether fp16 holds every number of a tensor; what is NaN stays NaN there.
bool fits_half(const at::Tensor& tensor)
{
    constexpr double largest_half = 65504;
    if (tensor.numel() == 0)
        return true;
    const auto [least, greatest] = at::aminmax(tensor);
    return !(greatest.item<double>() > largest_half || least.item<double>() < -largest_half);
}

// Writes the files of a plan one after another.
class PlanWriter {
public:
    PlanWriter(const ConversionPlan& plan, const ConversionRequest& request,
               const ConversionProgress& progress)
        : m_request(request), m_progress(progress)
    {
        for (const PlannedFile& file : plan.files)
            for (const PlannedTensor& tensor : file.tensors)
                m_all += tensor_bytes(tensor.dtype(), tensor.shape).value_or(0);
    }

    Result<void> write(const PlannedFile& file, const fs::path& target, bool overwrite)
    {
        std::vector<TensorInfo> infos;
        for (const PlannedTensor& tensor : file.tensors) {
            FLIPBOOK_TRY(keep_going());
            infos.push_back({tensor.name, stored_type(tensor), tensor.shape});
        }
        auto metadata = file.metadata;
        metadata.try_emplace("format", "pt");  // Which transformers asks for.
        FLIPBOOK_ASSIGN(SafetensorsWriter writer,
                        SafetensorsWriter::create(target, infos, metadata, overwrite));
        for (std::size_t i = 0; i < infos.size(); ++i) {
            FLIPBOOK_TRY(keep_going());
            const PlannedTensor& planned = file.tensors[i];
            at::Tensor tensor = planned.weights ? planned.weights->view(planned.source)
                                                : at::scalar_tensor(planned.number);
            m_done += tensor.nbytes();
            if (infos[i].dtype != planned.dtype())
                tensor = tensor.to(at::kHalf);
            FLIPBOOK_TRY(writer.append(
                {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}));
            if (planned.weights)
                planned.weights->release(planned.source);
        }
        m_tensors += infos.size();
        return writer.commit();
    }

    std::size_t tensors() const { return m_tensors; }
    const std::vector<std::string>& unhalved() const { return m_unhalved; }

private:
    Result<void> keep_going() const
    {
        if (m_progress && !m_progress(m_done, m_all))
            return Error{ErrorCode::cancelled, "Stopped as asked."};
        return {};
    }

    DType stored_type(const PlannedTensor& tensor)
    {
        const DType dtype = tensor.dtype();
        if (!m_request.half || !tensor.weights || !may_be_halved(dtype))
            return dtype;
        const bool fits = fits_half(tensor.weights->view(tensor.source));
        tensor.weights->release(tensor.source);
        if (!fits)
            m_unhalved.push_back(tensor.name);
        return fits ? DType::f16 : dtype;
    }

    const ConversionRequest& m_request;
    const ConversionProgress& m_progress;
    std::uint64_t m_done = 0;
    std::uint64_t m_all = 0;
    std::size_t m_tensors = 0;
    std::vector<std::string> m_unhalved;  // Tensors that fp16 cannot hold.
};

Result<void> write_text(const fs::path& path, const std::string& text)
{
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(path, /*overwrite=*/false));
    FLIPBOOK_TRY(file.write(std::as_bytes(std::span(text))));
    return file.commit();
}

Result<void> make_folder_of(const fs::path& file)
{
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    if (failure)
        return Error{ErrorCode::io, "The folder \"" + path_to_utf8(file.parent_path())
                                        + "\" cannot be made: " + failure.message() + "."};
    return {};
}

// The paths of all files of a plan, and of the folders that they lie in with a slash at the end.
std::set<std::string> paths_of(const ConversionPlan& plan)
{
    std::set<std::string> paths;
    const auto add = [&paths](const fs::path& path) {
        paths.insert(path_to_utf8(path));
        for (fs::path folder = path.parent_path(); !folder.empty(); folder = folder.parent_path())
            paths.insert(path_to_utf8(folder) + "/");
    };
    for (const PlannedFile& file : plan.files)
        add(file.path);
    for (const TextFile& file : plan.texts)
        add(file.path);
    return paths;
}

Result<void> write_folder(const ConversionPlan& plan, const ConversionRequest& request,
                          PlanWriter& writer)
{
    const auto is_ours = [paths = paths_of(plan)](const std::string& path) {
        return paths.contains(path);
    };
    FLIPBOOK_ASSIGN(AtomicFolder folder,
                    AtomicFolder::create(request.output, request.overwrite,
                                         {is_ours, "conversion of such a model"}));
    for (const PlannedFile& file : plan.files) {
        const fs::path path = folder.temporary_path() / file.path;
        FLIPBOOK_TRY(make_folder_of(path));
        FLIPBOOK_TRY(writer.write(file, path, /*overwrite=*/false));
    }
    for (const TextFile& file : plan.texts) {
        const fs::path path = folder.temporary_path() / file.path;
        FLIPBOOK_TRY(make_folder_of(path));
        FLIPBOOK_TRY(write_text(path, file.text));
    }
    return folder.commit();
}

std::uint64_t size_on_disk(const ConversionPlan& plan, const fs::path& output)
{
    std::error_code ignored;
    if (!plan.is_folder)
        return fs::file_size(output, ignored);
    std::uint64_t size = 0;
    for (const PlannedFile& file : plan.files)
        size += fs::file_size(output / file.path, ignored);
    for (const TextFile& file : plan.texts)
        size += fs::file_size(output / file.path, ignored);
    return size;
}

// "3 tensors: a, b, c", or the first five of them.
std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 5;
    std::string text = names.size() == 1 ? "One tensor" : std::to_string(names.size()) + " tensors";
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? ", " : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text + (names.size() > most ? " and others," : ",");
}

}  // namespace

void PlannedFile::add(const std::string& name, const std::shared_ptr<const Weights>& weights,
                      const std::string& source, Shape shape)
{
    std::vector<std::int64_t> extents = weights->shape(source);
    const bool is_matrix = extents.size() == 2;
    const bool is_convolution = extents.size() == 4 && extents[2] == 1 && extents[3] == 1;
    if (shape == Shape::matrix && is_convolution)
        extents.resize(2);
    else if (shape == Shape::convolution && is_matrix)
        extents.resize(4, 1);
    tensors.push_back({name, std::move(extents), weights, source, 0});
}

std::string left_out_notice(const std::vector<std::string>& names)
{
    if (names.empty())
        return "";
    return listed(names) + (names.size() == 1 ? " is" : " are")
           + " left out, for the new layout has no place for " + (names.size() == 1 ? "it" : "them")
           + ".";
}

ConversionPlan plan_same_names(const std::shared_ptr<const Weights>& weights)
{
    PlannedFile file;
    file.metadata = weights->metadata();
    for (const std::string& name : weights->names())
        file.add(name, weights, name);
    ConversionPlan plan;
    plan.files.push_back(std::move(file));
    return plan;
}

Result<ConversionReport> write_plan(const ConversionPlan& plan, const ConversionRequest& request,
                                    const ConversionProgress& progress)
{
    PlanWriter writer(plan, request, progress);
    if (plan.is_folder)
        FLIPBOOK_TRY(write_folder(plan, request, writer));
    else
        FLIPBOOK_TRY(writer.write(plan.files.front(), request.output, request.overwrite));

    ConversionReport report;
    report.tensors = writer.tensors();
    report.bytes = size_on_disk(plan, request.output);
    for (const std::string& notice : plan.notices)
        if (!notice.empty())
            report.notices.push_back(notice);
    if (!writer.unhalved().empty())
        report.notices.push_back(listed(writer.unhalved())
                                 + " kept as before: fp16 ends at 65504, and values are larger.");
    return report;
}

}  // namespace flipbook
