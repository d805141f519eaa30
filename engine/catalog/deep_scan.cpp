// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/deep_scan.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "models/key_maps.h"

namespace flipbook {

namespace {

using Bytes = std::span<const std::byte>;

// NaN and infinity have an exponent of ones. The data need not be aligned.
template <class Word> bool has_exponent_of_ones(Bytes bytes, Word exponent)
{
    bool found = false;
    for (std::size_t at = 0; at + sizeof(Word) <= bytes.size(); at += sizeof(Word)) {
        Word word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof(Word));
        found |= (word & exponent) == exponent;
    }
    return found;
}

bool is_not_finite(Bytes bytes, DType dtype)
{
    switch (dtype) {
    case DType::f64:
        return has_exponent_of_ones<std::uint64_t>(bytes, 0x7FF0'0000'0000'0000);
    case DType::f32:
        return has_exponent_of_ones<std::uint32_t>(bytes, 0x7F80'0000);
    case DType::f16:
        return has_exponent_of_ones<std::uint16_t>(bytes, 0x7C00);
    case DType::bf16:
        return has_exponent_of_ones<std::uint16_t>(bytes, 0x7F80);
    case DType::f8_e4m3:  // Has one NaN and no infinity.
        return has_exponent_of_ones<std::uint8_t>(bytes, 0x7F);
    default:
        return false;
    }
}

bool is_all_zero(Bytes bytes)
{
    return bytes.empty()
           || (bytes.front() == std::byte{0}
               && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

// Biases and norms start as zeros or ones; only matrices should be unlike each other.
bool is_weight(const TensorEntry& entry)
{
    const auto extents = std::count_if(entry.shape.begin(), entry.shape.end(),
                                       [](std::int64_t extent) { return extent > 1; });
    return extents >= 2 && !is_position_table(entry.name)
           && !entry.name.ends_with(".positional_encoding");
}

class Scan {
public:
    explicit Scan(DeepFindings& findings) : m_findings(findings) { }

    void look_at(const TensorFile& file, const TensorEntry& entry)
    {
        const Bytes bytes = file.bytes(entry);
        if (is_not_finite(bytes, entry.dtype))
            m_findings.not_finite.push_back(entry.name);
        if (is_weight(entry)) {
            if (is_all_zero(bytes))
                m_findings.all_zero.push_back(entry.name);
            else
                compare(entry, bytes);
        }
        file.release(entry);
    }

private:
    void compare(const TensorEntry& entry, Bytes bytes)
    {
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const auto [first, last] = m_seen.equal_range(std::hash<std::string_view>{}(text));
        for (auto at = first; at != last; ++at) {
            const auto& [name, seen] = at->second;
            if (seen == text) {
                m_findings.duplicated.push_back(entry.name + " = " + name);
                return;
            }
        }
        m_seen.emplace(std::hash<std::string_view>{}(text), std::pair(entry.name, text));
    }

    DeepFindings& m_findings;
    std::unordered_multimap<std::size_t, std::pair<std::string, std::string_view>> m_seen;
};

std::string list_of(const std::vector<std::string>& names)
{
    constexpr std::size_t named = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(named, names.size()); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return names.size() > named ? text + " and others" : text;
}

std::string counted(std::size_t count, const char* what)
{
    return std::to_string(count) + what + (count == 1 ? "" : "s");
}

}  // namespace

DeepFindings scan_deeply(const ModelTensors& tensors, const std::vector<NetworkNames>& networks)
{
    DeepFindings findings;
    Scan scan(findings);
    for (const TensorFile& file : tensors.files)
        for (const TensorEntry& entry : file.entries())
            scan.look_at(file, entry);
    findings.extra = extra_tensors(networks, tensors.shapes);
    return findings;
}

void add_findings(ModelPage& page, DeepFindings findings)
{
    if (const auto& names = findings.not_finite; !names.empty()) {
        if (page.problems.empty())
            page.problem_code = ErrorCode::corrupt;
        page.problems.push_back("NaN or infinity stands in " + counted(names.size(), " tensor")
                                + ", " + list_of(names) + ".");
    }
    if (const auto& names = findings.all_zero; !names.empty())
        page.notes.push_back("Nothing but zeros, as before any training, stands in "
                             + counted(names.size(), " layer") + ": " + list_of(names) + ".");
    if (const auto& names = findings.duplicated; !names.empty())
        page.notes.push_back("The same numbers stand twice, in " + counted(names.size(), " layer")
                             + ": " + list_of(names) + ".");
    if (const auto& names = findings.extra; !names.empty())
        page.notes.push_back("Not used, for no network of its kind has them: "
                             + counted(names.size(), " tensor") + ", " + list_of(names) + ".");
    page.deep = std::move(findings);
}

}  // namespace flipbook
