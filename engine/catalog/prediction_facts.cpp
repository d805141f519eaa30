// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/prediction_facts.h"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace flipbook {

namespace {

// Empty for a word that nobody uses.
std::string canonical(const std::string& word)
{
    if (word == "v" || word == "v_prediction" || word == "v-prediction")
        return "v_prediction";
    if (word == "eps" || word == "epsilon")
        return "epsilon";
    return word == "x0" || word == "sample" ? "sample" : "";
}

// The value of the first line "parameterization: v", without quotation marks; empty if none.
std::string parameterization(const std::filesystem::path& config)
{
    constexpr std::string_view key = "parameterization:";
    constexpr int most_lines = 1000;
    std::ifstream stream(config, std::ios::binary);
    std::string line;
    for (int count = 0; count < most_lines && std::getline(stream, line); ++count) {
        const auto begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos || line.compare(begin, key.size(), key) != 0)
            continue;
        std::string value = line.substr(begin + key.size());
        value.resize(std::min(value.find('#'), value.size()));
        std::erase_if(value, [](char letter) {
            return letter == ' ' || letter == '"' || letter == '\'' || letter == '\r'
                   || letter == '\t';
        });
        return value;
    }
    return {};
}

}  // namespace

std::string prediction_told(const std::filesystem::path& file,
                            const std::map<std::string, std::string>& metadata, bool has_v_mark)
{
    if (has_v_mark)
        return "v_prediction";
    for (const char* key : {"modelspec.prediction_type", "prediction_type"})
        if (const auto found = metadata.find(key); found != metadata.end())
            return canonical(found->second);
    auto config = file;
    config.replace_extension(".yaml");
    return canonical(parameterization(config));
}

}  // namespace flipbook
