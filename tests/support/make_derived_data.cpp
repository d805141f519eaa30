// SPDX-License-Identifier: GPL-3.0-or-later
//
// make_derived_data SOURCES TABLE TARGET: writes a safetensors file that holds tensors of other
// files under other names. The tests need the same weights in several layouts; a table of names,
// taken from a file that diffusers' converter wrote, is a tenth of the weights' size. SOURCES is a
// folder or a file; the table's "from" is PART/NAME in a diffusers folder, or NAME in a file.
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/safetensors.h"

using namespace flipbook;

namespace {

std::vector<std::pair<std::string, std::filesystem::path>>
source_files(const std::filesystem::path& sources)
{
    if (!std::filesystem::is_directory(sources))
        return {{"", sources}};
    return {{"unet/", sources / "unet" / "diffusion_pytorch_model.safetensors"},
            {"vae/", sources / "vae" / "diffusion_pytorch_model.safetensors"},
            {"text_encoder/", sources / "text_encoder" / "model.safetensors"}};
}

Result<void> make(const std::filesystem::path& sources, const std::filesystem::path& table_file,
                  const std::filesystem::path& target)
{
    std::vector<SafetensorsFile> files;
    std::map<std::string, TensorView> tensors;
    for (const auto& [prefix, path] : source_files(sources)) {
        FLIPBOOK_ASSIGN(auto file, SafetensorsFile::open(path));
        files.push_back(std::move(file));  // Keeps the mapping alive.
        for (const TensorEntry& entry : files.back().entries())
            tensors[prefix + entry.name] = {"", entry.dtype, {}, files.back().bytes(entry)};
    }
    std::ifstream stream(table_file);
    const auto table = nlohmann::json::parse(stream);
    std::vector<TensorView> derived;
    for (const auto& [name, origin] : table["tensors"].items()) {
        TensorView view = tensors.at(origin["from"].get<std::string>());
        view.name = name;
        view.shape = origin["shape"].get<std::vector<std::int64_t>>();
        derived.push_back(std::move(view));
    }
    std::filesystem::create_directories(target.parent_path());
    return write_safetensors(target, derived,
                             table["metadata"].get<std::map<std::string, std::string>>(), true);
}

}  // namespace

int main(int argument_count, char** arguments)
{
    if (argument_count != 4)
        return 2;
    const auto outcome = make(arguments[1], arguments[2], arguments[3]);
    if (!outcome)
        std::fprintf(stderr, "%s\n", outcome.error().message.c_str());
    return outcome ? 0 : 1;
}
