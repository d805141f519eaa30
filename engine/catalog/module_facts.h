// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "flipbook/model_page.h"

namespace flipbook {

// What the metadata of a motion module in Flipbook's own format tell: kind, slots and contexts.
void add_module_facts(ModelPage& page, const std::map<std::string, std::string>& metadata);

// The page of a TorchScript archive, from its flipbook.json; a problem where that says nothing.
void add_script_facts(ModelPage& page, const std::string& card);

}  // namespace flipbook
