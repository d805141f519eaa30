// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace flipbook {

// Every layer that Stable Diffusion 1.5 and its motion modules can have, under each of its
// spellings (adapter_names.h), to its canonical name: for files of weight changes that are read
// without the model they were made for. Plain C++.
const std::map<std::string, std::string>& sd15_layers();

}  // namespace flipbook
