// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffusers_folder.h"

#include "core/utf8_path.h"

namespace flipbook {

Result<std::filesystem::path> find_weights(const std::filesystem::path& folder,
                                           const std::string& stem)
{
    std::error_code ignored;  // What cannot be looked at counts as absent.
    for (const char* ending : {".safetensors", ".fp16.safetensors", ".safetensors.index.json",
                               ".safetensors.index.fp16.json", ".fp16.safetensors.index.json"})
        if (auto file = folder / (stem + ending); std::filesystem::is_regular_file(file, ignored))
            return file;
    // transformers calls its pickles otherwise.
    const std::string pickle_stem = stem == "model" ? "pytorch_model" : stem;
    for (const char* ending : {".bin", ".fp16.bin", ".bin.index.json"})
        if (auto file = folder / (pickle_stem + ending);
            std::filesystem::is_regular_file(file, ignored))
            return file;

    if (!std::filesystem::is_directory(folder, ignored))
        return Error{ErrorCode::not_found,
                     "The folder " + path_to_utf8(folder)
                         + " is missing; a model in the diffusers layout has unet/, vae/ and"
                           " text_encoder/."};
    return Error{ErrorCode::not_found,
                 "The folder " + path_to_utf8(folder) + " has no " + stem
                     + ".safetensors, nor its fp16 variant, its index or a .bin."};
}

}  // namespace flipbook
