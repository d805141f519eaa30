// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <iterator>
#include <system_error>
#include <utility>

#include "catalog/deep_scan.h"
#include "catalog/expected_tensors.h"
#include "catalog/file_hashes.h"
#include "catalog/model_folder.h"
#include "catalog/model_tensors.h"
#include "catalog/module_facts.h"
#include "catalog/page_facts.h"
#include "core/embedding_image.h"
#include "core/mapped_file.h"
#include "core/module_format.h"
#include "core/utf8_path.h"
#include "flipbook/model_catalog.h"
#include "models/diffusers_folder.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

void add_problem(ModelPage& page, const Error& error)
{
    if (page.problems.empty())
        page.problem_code = error.code;
    page.problems.push_back(error.message);
}

std::uint64_t bytes_of(const ModelTensors& tensors)
{
    std::uint64_t bytes = 0;
    for (const TensorFile& file : tensors.files)
        bytes += file.file()->bytes().size();
    return bytes;
}

std::string container_of(const ModelTensors& tensors)
{
    constexpr std::size_t length_bytes = 8;
    const auto bytes = tensors.files.front().file()->bytes();
    const bool is_safetensors =
        bytes.size() > length_bytes && bytes[length_bytes] == std::byte{'{'};
    return is_safetensors ? "safetensors" : "PyTorch";
}

// A textual inversion may be shared as a picture.
std::optional<Result<EmbeddingImage>> read_picture(const fs::path& path)
{
    const auto mapping = MappedFile::open(path);
    if (!mapping || !is_png(mapping.value()->bytes()))
        return std::nullopt;
    return read_embedding_image(mapping.value()->bytes(), path_to_utf8(path));
}

void fill_from_picture(ModelPage& page, const Result<EmbeddingImage>& image)
{
    page.container = "picture";
    if (!image)
        return add_problem(page, image.error());
    const auto width = static_cast<std::int64_t>(image.value().width);
    const auto vectors = static_cast<std::int64_t>(image.value().values.size()) / width;
    ModelTensors tensors;
    tensors.shapes["emb_params"] = {vectors, width};
    tensors.elements[DType::f32] = image.value().values.size();
    page.kind = ModelKind::textual_inversion;
    add_facts(page, tensors);
    if (!image.value().name.empty())
        page.embedding->word = image.value().name;
    add_problems_of_kind(page);
}

void fill_from_tensors(ModelPage& page, const ModelTensors& tensors, const InspectOptions& options)
{
    page.kind = custom_module_kind(tensors.metadata) ? ModelKind::custom_motion_module
                                                     : kind_of_model(tensors.shapes);
    page.file_bytes = bytes_of(tensors);
    add_facts(page, tensors);
    add_metadata(page, tensors.metadata);
    add_problems_of_kind(page);
    const auto networks = networks_of(page.kind, tensors.shapes);
    if (page.problems.empty())
        add_problems_of_networks(page, networks);
    if (options.deep)
        add_findings(page, scan_deeply(tensors, networks));
}

void add_hashes(ModelPage& page, const MappedFile& file,
                const std::map<std::string, std::string>& metadata, const std::stop_token& stop)
{
    const bool is_lora = page.lora.has_value() || page.kind == ModelKind::unknown;
    page.hashes = hash_file(file, is_lora, metadata, stop);
    if (!page.hashes && !stop.stop_requested())
        page.notes.push_back("This program was built without OpenSSL and computes no hashes.");
}

void fill_from_file(ModelPage& page, const InspectOptions& options)
{
    std::error_code ignored;
    page.file_bytes = fs::file_size(page.path, ignored);
    if (const auto picture = read_picture(page.path)) {
        fill_from_picture(page, *picture);
    } else if (const auto card = read_script_card(page.path); card && card.value()) {
        page.container = "TorchScript";
        add_script_facts(page, *card.value());
    } else if (const auto tensors = read_model_tensors(page.path); !tensors) {
        add_problem(page, tensors.error());
    } else {
        page.container = container_of(tensors.value());
        fill_from_tensors(page, tensors.value(), options);
        if (options.hashes)
            add_hashes(page, *tensors.value().files.front().file(), tensors.value().metadata,
                       options.stop);
        return;
    }
    if (const auto file = MappedFile::open(page.path); options.hashes && file)
        add_hashes(page, *file.value(), {}, options.stop);
}

void fill_from_part_folder(ModelPage& page, const InspectOptions& options)
{
    auto file = find_weights(page.path, diffusers_stem);
    if (!file)
        file = find_weights(page.path, transformers_stem);
    const auto tensors = read_model_tensors(file.value());
    if (!tensors)
        return add_problem(page, tensors.error());
    fill_from_tensors(page, tensors.value(), options);
}

void add_tensors(ModelTensors& whole, ModelTensors part)
{
    for (const auto& [dtype, count] : part.elements)
        whole.elements[dtype] += count;
    std::move(part.files.begin(), part.files.end(), std::back_inserter(whole.files));
    whole.metadata.merge(part.metadata);
}

// Families that a folder of this layout tells by the parts it has.
std::optional<ModelKind> kind_of_parts(const fs::path& folder)
{
    std::error_code ignored;
    if (fs::is_directory(folder / "text_encoder_2", ignored)
        && fs::is_directory(folder / "unet", ignored))
        return ModelKind::sdxl_checkpoint;
    if (!fs::is_directory(folder / "transformer", ignored))
        return std::nullopt;
    return fs::is_directory(folder / "text_encoder_3", ignored) ? ModelKind::sd3_checkpoint
                                                                : ModelKind::flux;
}

struct FolderPart {
    const char* folder;
    const char* stem;
    ModelKind kind;
};

// A folder's networks, as far as they can be read.
struct FolderContent {
    ModelTensors whole;  // Its shapes are the UNet's alone.
    std::vector<NetworkNames> networks;
    DeepFindings findings;
    std::uint64_t tensor_count = 0;
};

void append(std::vector<std::string>& names, const std::vector<std::string>& more)
{
    names.insert(names.end(), more.begin(), more.end());
}

Result<void> read_part(ModelPage& page, const FolderPart& part, FolderContent& content, bool deep)
{
    FLIPBOOK_ASSIGN(const fs::path file, find_weights(page.path / part.folder, part.stem));
    FLIPBOOK_ASSIGN(ModelTensors tensors, read_model_tensors(file));
    if (part.kind == ModelKind::unet) {
        const ModelKind kind = kind_of_model(tensors.shapes);
        page.kind = kind == ModelKind::unet ? ModelKind::sd15_checkpoint : kind;
        content.whole.shapes = tensors.shapes;
    }
    const auto networks = networks_of(part.kind, tensors.shapes);
    content.networks.insert(content.networks.end(), networks.begin(), networks.end());
    if (deep) {
        const DeepFindings found = scan_deeply(tensors, networks);
        append(content.findings.not_finite, found.not_finite);
        append(content.findings.all_zero, found.all_zero);
        append(content.findings.duplicated, found.duplicated);
        append(content.findings.extra, found.extra);
    }
    content.tensor_count += tensors.shapes.size();
    add_tensors(content.whole, std::move(tensors));
    return {};
}

void fill_from_model_folder(ModelPage& page, const InspectOptions& options)
{
    constexpr std::array parts{
        FolderPart{"unet", diffusers_stem, ModelKind::unet},
        FolderPart{"vae", diffusers_stem, ModelKind::vae},
        FolderPart{"text_encoder", transformers_stem, ModelKind::text_encoder},
    };
    if (const auto kind = kind_of_parts(page.path)) {
        page.kind = *kind;
        page.base = base_of(*kind);
        return add_problems_of_kind(page);
    }
    page.kind = ModelKind::sd15_checkpoint;
    FolderContent content;
    std::array<bool, parts.size()> is_read{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto outcome = read_part(page, parts[i], content, options.deep);
        is_read[i] = outcome.has_value();
        if (!outcome)
            add_problem(page, outcome.error());
    }
    page.file_bytes = bytes_of(content.whole);
    add_facts(page, content.whole);
    page.tensor_count = content.tensor_count;
    if (page.checkpoint) {
        page.checkpoint->has_vae = is_read[1];
        page.checkpoint->has_text_encoder = is_read[2];
    }
    add_metadata(page, content.whole.metadata);
    if (page.problems.empty())
        add_problems_of_kind(page);
    if (page.problems.empty())
        add_problems_of_networks(page, content.networks);
    if (options.deep)
        add_findings(page, std::move(content.findings));
    std::error_code ignored;
    if (fs::is_directory(page.path / "motion_adapter", ignored))
        page.notes.push_back("It brings a motion module of its own, in motion_adapter/.");
}

void fill(ModelPage& page, const InspectOptions& options)
{
    std::error_code ignored;
    if (!fs::exists(page.path, ignored))
        return add_problem(page,
                           {ErrorCode::not_found, path_to_utf8(page.path) + " does not exist."});
    if (!fs::is_directory(page.path, ignored))
        return fill_from_file(page, options);
    page.container = "diffusers folder";
    if (is_diffusers_model(page.path))
        return fill_from_model_folder(page, options);
    if (is_diffusers_part(page.path))
        return fill_from_part_folder(page, options);
    add_problem(page, {ErrorCode::not_found,
                       path_to_utf8(page.path)
                           + " is a folder and holds no model in the diffusers layout (unet/, vae/,"
                             " text_encoder/)."});
}

}  // namespace

ModelPage inspect_model(const fs::path& path, const InspectOptions& options)
{
    ModelPage page;
    page.path = path;
    fill(page, options);
    if (!page.is_usable() && !page.problem_code)
        page.problem_code = ErrorCode::unsupported_format;
    return page;
}

}  // namespace flipbook
