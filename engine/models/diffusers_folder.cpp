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

    if (!std::filesystem::is_directory(folder, ignored))
        return Error{ErrorCode::not_found,
                     "The folder " + path_to_utf8(folder)
                         + " is missing; a model in the diffusers layout has unet/, vae/ and"
                           " text_encoder/."};
    for (const auto& item : std::filesystem::directory_iterator(folder, ignored)) {
        const auto extension = item.path().extension();
        if (extension == ".bin" || extension == ".ckpt" || extension == ".pt")
            return Error{ErrorCode::unsupported_format, "The folder " + path_to_utf8(folder)
                                                            + " has its weights only as a pickle, "
                                                            + path_to_utf8(item.path().filename())
                                                            + "; " + stem
                                                            + ".safetensors was needed."};
    }
    return Error{ErrorCode::not_found, "The folder " + path_to_utf8(folder) + " has no " + stem
                                           + ".safetensors, nor its fp16 variant or index."};
}

}  // namespace flipbook
