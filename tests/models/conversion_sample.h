// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <QString>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "flipbook/conversion.h"
#include "tensor_files.h"

namespace flipbook {

inline ConversionRequest request_for(const std::filesystem::path& input,
                                     const std::filesystem::path& output)
{
    ConversionRequest request;
    request.input = input;
    request.output = output;
    return request;
}

inline std::optional<ModelLayout> layout_of(const QString& name)
{
    if (name.isEmpty())
        return std::nullopt;
    return name == "original" ? ModelLayout::original : ModelLayout::diffusers;
}

inline bool convert(const std::filesystem::path& input, const std::filesystem::path& output,
                    const QString& layout = {})
{
    ConversionRequest request = request_for(input, output);
    request.layout = layout_of(layout);
    const auto report = convert_model(request);
    if (!report)
        qWarning("%s", report.error().message.c_str());
    return report.has_value();
}

// What differs first between the tensors of two files: a name, a shape, or a bit.
inline std::string difference(const std::filesystem::path& first,
                              const std::filesystem::path& second)
{
    const auto one = Weights::open(first), other = Weights::open(second);
    if (!one || !other)
        return (one ? other : one).error().message;
    if (one.value().names() != other.value().names())
        return "names";
    for (const std::string& name : one.value().names())
        if (one.value().shape(name) != other.value().shape(name)
            || !has_equal_bits(one.value().view(name), other.value().view(name)))
            return name;
    return "";
}

inline nlohmann::json json_in(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    return nlohmann::json::parse(stream, nullptr, false);
}

}  // namespace flipbook
