// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>

#include "core/mapped_file.h"
#include "flipbook/model_page.h"

namespace flipbook {

// The hashes of a file, reading it once; nothing where the program was built without OpenSSL.
// Those of A1111 (its modules/hashes.py): the old one is of the 64 KiB behind the first MiB; that
// of a LoRA is of a safetensors file behind its header, or what kohya-ss left in the metadata.
// Nothing, too, where it was asked to stop.
std::optional<FileHashes> hash_file(const MappedFile& file, bool is_lora,
                                    const std::map<std::string, std::string>& metadata,
                                    const std::stop_token& stop = {});

}  // namespace flipbook
